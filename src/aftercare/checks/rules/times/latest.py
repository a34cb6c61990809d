"""What must have happened by a time, and is told as happening after it."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import negators
from ...analysis.text.normal import span
from ...analysis.text.spans import together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

LATEST = regex.compile(r"\b(?:no(?:t)? later than|at the latest)\b", regex.IGNORECASE)
AFTER = regex.compile(r"\bafter\b", regex.IGNORECASE)
NEAR = 16
"""Letters between "after" and the time."""
TIME = regex.compile(r"\d")


@check(Severity.ERROR, languages=known)
@given(LATEST.search)
def latest_turned(unit: Unit) -> Iterator[Result]:
    """What is to be done no later than at a time is not to be done after it.

    Bad [es]: Drink your last water no later than 9 pm. -> Beba agua por última vez después de las 9 de la noche.
    Good [es]: Drink your last water no later than 9 pm. -> Después de las 9 de la noche no beba más agua.
    Good [es]: Drink your last water no later than 9 pm. -> Beba agua por última vez a las 9 de la noche a más tardar.
    """
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        groups = by_group(unit.target, unit.language)
        if not LATEST.search(source) or AFTER.search(source) or negators(target, unit.language):
            continue
        if any(hit.name == "most" for hit in within(groups.get("bounds", ()), there)):
            continue
        after = [hit for hit in within(groups.get("when", ()), there) if hit.name == "after"]
        for hit in after:
            if TIME.search(masked(unit.target), hit.end, min(there[1], hit.end + NEAR)):
                yield "no later than then is after it here", span(unit.target, hit.start, hit.end)
                return
