"""A bound beyond which nothing is to be done, told as one beyond which it is: do not lift more than 5 kg."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import SEMICOLON, STOPS
from ...analysis.sense.conditions import conditional
from ...analysis.sense.limits import Limit, limits
from ...analysis.sense.negation import closing, count_of, denies
from ...analysis.sense.only import says_only
from ...analysis.text import lexicon
from ...analysis.text.normal import span
from ...analysis.text.spans import spans
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

BANNED = regex.compile(r"\b(?:(?:do|must|should) not|don['’]t|never)\s[^,.;:]*$", regex.IGNORECASE)
"""What stands before an English bound that is not to be passed."""
ASKED = regex.compile(r"[^.;:!?]*\b(?:without|before)\b", regex.IGNORECASE)
"""What stands behind one that may be passed after something else, which others tell as something to be done first."""


def _denied(source: str) -> list[Limit]:
    """Return the bounds of an English text beyond which nothing is to be done."""
    prose = masked(source)
    free = (limit for limit in limits(source, "en") if limit.name == "more" and not conditional(source, limit, "en"))
    return [limit for limit in free if BANNED.search(prose[: limit.start]) and not ASKED.match(prose, limit.end)]


@check(Severity.ERROR, languages=known)
@given(_denied)
def limit_denial_lost(unit: Unit) -> Iterator[Result]:
    """What must not be done beyond a bound is not to be done beyond it, whatever else is denied.

    Bad [es]:  Do not smoke; do not lift more than 5 kg. -> No fume; levante más de 5 kg.
    Good [es]: Do not smoke; do not lift more than 5 kg. -> No fume; no levante más de 5 kg.
    Good [es]: Do not smoke; do not lift more than 5 kg. -> No fume; levante como mucho 5 kg.
    """
    theirs = [limit for limit in limits(unit.target, unit.language) if not limit.firm]
    for ours in _denied(unit.source):
        told = [each for each in theirs if each.unit == ours.unit and {*each.values} & {*ours.values}]
        if told and all(each.name == ours.name and _is_asked_for(unit, each) for each in told):
            found = told[0]
            message = f"the source forbids it beyond {ours.values[0]}, the translation does not"
            yield message, span(unit.target, found.start, found.end)


def _is_asked_for(unit: Unit, limit: Limit) -> bool:
    """Whether nothing that may belong to a bound denies it: before it, or behind it where a "not" stands there."""
    if conditional(unit.target, limit, unit.language):
        return False
    begin, end = next(place for place in spans(unit.target) if limit.start < place[1])
    before, behind = masked(unit.target)[begin : limit.start], masked(unit.target)[limit.end : end]
    if not lexicon.grammar(unit.language, "negation_follows"):
        behind = f"{SEMICOLON.split(before)[-1]} … {STOPS.split(behind)[0]}"
    concord = count_of(behind, unit.language, "concord")
    return not (concord or denies(behind, unit.language) or closing(behind, unit.language)) and not says_only(
        masked(unit.target)[begin:end], unit.language
    )
