"""What is to be done in one case alone: it is lost, or told as what is not to be done in that case."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.sense.negation import denials, negators
from ...analysis.sense.only import says_only
from ...analysis.text.spans import together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group, of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

BOTH = 2
"""Words more for "not" with which what is not to be done, if something is not so, is to be done only then."""
PLAIN = frozenset({"if", "if_or_even"})
"""Words for a case that need not be the only one."""


def _limited(source: str) -> bool:
    """Whether an English text says that something is to be done in one case alone."""
    return any(hit.name == "only_if" for hit in of_group(source, "en", "condition"))


@check(Severity.ERROR, languages=known)
@given(_limited)
def only_if_lost(unit: Unit) -> Iterator[Result]:
    """What is to be done in one case alone is told as done in no other, whatever else the sentence says.

    Bad [es]: Use it only if you wheeze, and not if you cough. -> Úselo si tiene silbidos, y no si tiene tos.
    Bad [ko]: Use it only if you have not slept. -> 잠을 못 잤다면 사용하지 마십시오.
    Good [es]: Use it only if you wheeze, and not if you cough. -> Úselo solo si tiene silbidos, no si tiene tos.
    """
    for here, there in together(unit.source, unit.target):
        ours = within(of_group(unit.source, "en", "condition"), here)
        theirs = {hit.name for hit in within(of_group(unit.target, unit.language, "condition"), there)}
        if not any(hit.name == "only_if" for hit in ours) or not theirs or not theirs <= PLAIN:
            continue
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        if says_only(target, unit.language):
            continue
        if denials(target, unit.language) - negators(source, "en") >= BOTH:
            continue  # do not use it if you have none
        if "except" not in {hit.name for hit in by_group(target, unit.language).get("extent", ())}:
            yield "what is to be done in one case alone is not told as in that case alone"
