"""How a length of time belongs to what is done: for 3 days is not in 3 days, and within them not after them."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.matching import match
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.relations import relation
from ...analysis.numbers.scale import COUNTED
from ...analysis.sense.denied_bounds import NOT_WITHIN
from ...analysis.sense.limits import limits
from ...analysis.sense.negation import denies
from ...analysis.sense.waiting import after_waiting
from ...analysis.text import lexicon
from ...analysis.text.memory import remembered
from ...analysis.text.normal import span, word_end
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group
from ...analysis.words.finder import finder
from ...registry import Result, check, given

LATER = {("later", "before")}
"""What no "not" makes up for: start it again 12 hours later, and 12 hours before."""
SURE = {("in", "for"), ("within", "after"), *LATER}
DOUBTFUL = {("for", "after"), ("after", "for"), ("after", "within")}
"""What a word of the source is turned into; "for" may be told as "until after", and not gone after 10 minutes as within
them, so these may be right."""
LASTING = regex.compile(
    r"\b(?:if|when)\b[^.;:]{0,60}(?:\b(?:not|never|no)\b|n['’]t\b)[^.;:]{0,60}\b(?:within|after)\b", regex.IGNORECASE
)
"""A case in which something has not come about in time, or after it, of which either may be said."""
OVER = frozenset({"within", "after"})
"""How a time is told in such a case."""

OF = regex.compile(r"\s?(?:of|after)\b")
"""What stands behind a time that is counted from something: within 3 days of the operation."""
NEAR = 3
"""Letters between a length of time and the "after" that belongs to it."""


def covered(language: str) -> bool:
    """Whether the words that stand beside a length of time are known."""
    return lexicon.has(language, "dosing", "length")


@remembered
def _related(source: str) -> bool:
    return any(relation(item, source, "en") for item in quantities(source, "en"))


def _limited(source: str) -> bool:
    """Whether an English text says how much may be taken: "in 24 hours" may be told as "for 24 hours" then."""
    counted = any(name in COUNTED for _, name in quantities(source, "en"))
    return counted or bool(limits(source, "en")) or denies(masked(source), "en")


@check(Severity.ERROR, languages=covered)
@given(_related)
def length_turned(unit: Unit) -> Iterator[Result]:
    """What is to be done within a time is not to be done after it, and what in some days, not for some days.

    Bad [es]:  Come back in 3 days. -> Vuelva durante 3 días.
    Bad [de]:  Call us within 24 hours. -> Rufen Sie uns nach 24 Stunden an.
    Bad [zh-Hans]: You may shower after 24 hours. -> 您可以在24小时内淋浴。
    Good [es]: Come back in 3 days. -> Vuelva dentro de 3 días.
    Good [de]: Call us within 24 hours. -> Rufen Sie uns binnen 24 Stunden an.
    Good [ko]: Take up to 4 tablets in 24 hours. -> 24시간 동안 4정까지 복용하십시오.
    Good [ko]: Do not drive for 24 hours. -> 24시간 이내에는 운전하지 마십시오.
    """
    for ours, theirs in match(unit.source, unit.target, unit.language).pairs:
        here, there = relation(ours, unit.source, "en"), relation(theirs, unit.target, unit.language)
        if "within" in here and not there and _once_over(ours, theirs, unit):
            there = frozenset({"after"})
        turned = {(one, other) for one in here for other in there}
        if not turned or not turned <= SURE | DOUBTFUL or ("in" in here and _limited(unit.source)):
            continue
        if turned != LATER and denies(masked(unit.source), "en") != denies(masked(unit.target), unit.language):
            continue  # not for a day: only after a day
        if here & OVER and _lasts(masked(unit.source)):
            continue  # if it is not better within a day: after a day
        if "within" in here and _at_the_latest(unit):
            continue
        if turned == {("for", "after")} and after_waiting(masked(unit.source), masked(unit.target), unit.language):
            continue
        severity = Severity.WARNING if SURE.isdisjoint(turned) else Severity.ERROR
        place = span(unit.target, theirs[0].start, max(theirs[0].end, theirs[0].unit_end))
        yield f"{min(here)} {ours[0].written} in the source, {' or '.join(sorted(there))} it here", place, severity


def _lasts(source: str) -> bool:
    """Whether something goes on, or is for later, that is not so within a time."""
    return bool(LASTING.search(source) or NOT_WITHIN.search(source))


def _once_over(ours: Quantity, theirs: Quantity, unit: Unit) -> bool:
    """Whether what is so within a time of something is told as so that time after it."""
    end = max(theirs[0].end, theirs[0].unit_end)
    end = word_end(masked(unit.target), end, unit.language)
    if not OF.match(masked(unit.source), max(ours[0].end, ours[0].unit_end)) or denies(masked(unit.source), "en"):
        return False
    if limits(unit.target, unit.language):
        return False
    when = by_group(unit.target, unit.language).get("when", ())
    return {hit.name for hit in when} == {"after"} and any(0 <= hit.start - end <= NEAR for hit in when)


def _at_the_latest(unit: Unit) -> bool:
    """Whether a translation says that something is so at the latest."""
    words = finder(unit.language, "bounds", "latest")
    return bool(words and words.search(masked(unit.target)))
