"""What is told as an interval in one text and as a length of time in the other: every 3 days is not for 3 days."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.matching import match
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import Rate, rates
from ...analysis.numbers.scale import days
from ...analysis.text.normal import span
from ...analysis.text.spans import spans
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

COUNTED = regex.compile(r"\d\)?\s(?:\w+\s){1,3}(?:in|within)\s(?:any\s|a\s)?(?:period\sof\s)?$", regex.IGNORECASE)
"""How much there may be in a time, which a translation may tell as that much every so long: 8 tablets in 24 hours."""
BETWEEN = regex.compile(
    r"\b(?:between|apart|wait|ha(?:s|ve) passed|(?:earlier|sooner) than|within [\w ]{1,20} of)\b", regex.IGNORECASE
)
"""What tells an interval without the word "every": not within 4 hours of it, which is 4 hours apart."""


def _lengths(source: str) -> bool:
    """Whether an English text says how long something lasts, or how far apart it is."""
    return any(unit and days(unit) for _, unit in quantities(source, "en"))


@check(Severity.WARNING, languages=known)
@given(_lengths)
def interval_changed(unit: Unit) -> Iterator[Result]:
    """An interval stays one, and no length of time becomes one: every 3 days is not for 3 days.

    Bad [es]:  Take 1 tablet every 6 hours. -> Tome 1 tableta durante 6 horas.
    Bad [fr]:  Wake her every 2 hours. -> Réveillez-la 2 fois.
    Bad [de]:  Take 1 tablet for 3 days. -> Nehmen Sie alle 3 Tage 1 Tablette.
    Good [es]: Take 1 tablet every 6 hours. -> Tome 1 tableta con intervalos de 6 horas.
    Good [fr]: Take it every 24 hours. -> À prendre une fois par jour.
    """
    ours, theirs = _intervals(unit.source, "en"), _intervals(unit.target, unit.language)
    if bool(ours) is bool(theirs) or (rates(unit.source, "en") and rates(unit.target, unit.language)):
        return
    for wanted, (found, _) in _plain_lengths(unit):
        place = span(unit.target, found.start, found.end)
        if any(rate.start <= wanted.start < rate.end for rate in ours):
            yield f"{wanted.written} is an interval in the source, and none here", place
        elif any(rate.start <= found.start < rate.end for rate in theirs):
            yield f"{found.written} is an interval here, and none in the source", place


def _plain_lengths(unit: Unit) -> Iterator[tuple[Number, Quantity]]:
    """Yield the lengths of time that are intervals only where "every" stands there, each with what it has become.

    An interval may be told by saying its number twice, as in "de 6 en 6 horas", and one without a number.
    """
    told = [value for number, _ in quantities(unit.target, unit.language) for value in number.values[:1]]
    for (wanted, length), (found, name) in match(unit.source, unit.target, unit.language).pairs:
        if not length or not days(length) or told.count(found.values[0]) > 1 or found.values[0] == 1:
            continue
        if not COUNTED.search(unit.source, 0, wanted.start) and not _between(unit.source, wanted.start):
            yield wanted, (found, name)


def _between(source: str, place: int) -> bool:
    """Whether the sentence around a place of an English text tells an interval in another way."""
    return any(BETWEEN.search(masked(source), start, end) for start, end in spans(source) if start <= place < end)


def _intervals(text: str, language: str) -> list[Rate]:
    """Return the rates that are told as "every so many hours"."""
    places = {(hit.start, hit.end) for hit in of_group(text, language, "every")}
    return [
        rate
        for rate in rates(text, language)
        if rate.known and any(rate.start <= start and end <= rate.end for start, end in places)
    ]
