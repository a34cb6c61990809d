"""How often something is done: twice a day is not three times, and every 8 hours is not 8 times a day."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.matching import match
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.rates import Rate, rates
from ...analysis.numbers.scale import days
from ...analysis.text.normal import span
from ...analysis.text.spans import spans, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

COUNTED = regex.compile(r"\d\)?\s(?:\w+\s){1,3}(?:in|within)\s(?:any\s|a\s)?(?:period\sof\s)?$", regex.IGNORECASE)
"""How much there may be in a time, which a translation may tell as that much every so long: 8 tablets in 24 hours."""
APART = regex.compile(r"\b(?:hours|days|weeks) apart\b", regex.IGNORECASE)
SEVERAL = 2
BETWEEN = regex.compile(r"\b(?:between|apart|wait|ha(?:s|ve) passed|(?:earlier|sooner) than)\b", regex.IGNORECASE)
"""What tells an interval without the word "every"."""


def _rates(source: str) -> tuple[Rate, ...]:
    return rates(source, "en")


def _lengths(source: str) -> bool:
    """Whether an English text says how long something lasts, or how far apart it is."""
    return any(unit and days(unit) for _, unit in quantities(source, "en"))


def _as_needed(text: str, language: str = "en") -> bool:
    return bool(of_group(text, language, "need"))


@check(Severity.ERROR, languages=known)
@given(_rates)
def frequency(unit: Unit) -> Iterator[Result]:
    """Everything is done as often as the source says.

    Bad [es]:  Take 1 tablet twice a day. -> Tome 1 tableta tres veces al día.
    Bad [de]:  Take it every 8 hours. -> Nehmen Sie es 8-mal täglich.
    Bad [ko]:  Use it every other day. -> 매일 사용하십시오.
    Bad [ko]:  Take 5 mg twice a day. -> 5mg을 하루 세 번 복용하십시오.
    Good [ko]: Take 5 mg twice a day. -> 5mg을 하루 두 번 복용하십시오.
    Bad [es]:  Take one tablet once a day. -> Tome una tableta once al día.
    Good [fr]: Take it every 6 hours. -> À prendre quatre fois par jour.
    Good [vi]: Use it every other day. -> Dùng cách ngày.
    Good [ar]: Take it twice a day. -> تناوله مرتين يوميًا.
    """
    source = rates(unit.source, "en")
    if not (target := rates(unit.target, unit.language)):
        return
    for here, there in together(unit.source, unit.target):
        ours, theirs = _telling(within(source, here)), _telling(within(target, there))
        missing = [rate for rate in ours if not any(map(rate.same, theirs))]
        strange = [rate for rate in theirs if not any(map(rate.same, ours)) and _against(rate, missing)]
        strange = strange if missing else _one_of_several(within(source, here), within(target, there))
        if (missing and strange) or (strange := strange or _one_more(unit.source, ours, theirs)):
            found = strange[0]
            wanted = _written(unit.source, (missing or ours)[0])
            message = f"“{wanted}” is “{_written(unit.target, found)}” in the translation"
            place = span(unit.target, found.start, found.end)
            yield message, place


@check(Severity.ERROR, languages=known)
@given(_lengths)
def interval_changed(unit: Unit) -> Iterator[Result]:
    """An interval stays one, and no length of time becomes one: every 3 days is not for 3 days.

    Bad [es]:  Take 1 tablet every 6 hours. -> Tome 1 tableta durante 6 horas.
    Bad [de]:  Take 1 tablet for 3 days. -> Nehmen Sie alle 3 Tage 1 Tablette.
    Good [es]: Take 1 tablet every 6 hours. -> Tome 1 tableta con intervalos de 6 horas.
    Good [fr]: Take it every 24 hours. -> À prendre une fois par jour.
    """
    ours, theirs = _intervals(unit.source, "en"), _intervals(unit.target, unit.language)
    if bool(ours) is bool(theirs) or (rates(unit.source, "en") and rates(unit.target, unit.language)):
        return
    for wanted, found in _plain_lengths(unit):
        place = span(unit.target, found.start, found.end)
        if any(rate.start <= wanted.start < rate.end for rate in ours):
            # A warning: intervals are told in more ways than any list has.
            yield f"{wanted.written} is an interval in the source, and none here", place, Severity.WARNING
        elif any(rate.start <= found.start < rate.end for rate in theirs):
            yield f"{found.written} is an interval here, and none in the source", place


def _plain_lengths(unit: Unit) -> Iterator[tuple[Number, Number]]:
    """Yield the lengths of time that are intervals only where "every" stands there, each with what it has become.

    An interval may be told by saying its number twice, as in "de 6 en 6 horas", and one without a number.
    """
    told = [value for number, _ in quantities(unit.target, unit.language) for value in number.values[:1]]
    for (wanted, length), (found, _) in match(unit.source, unit.target, unit.language).pairs:
        if not length or not days(length) or told.count(found.values[0]) > 1 or found.values[0] == 1:
            continue
        if not COUNTED.search(unit.source, 0, wanted.start) and not _between(unit.source, wanted.start):
            yield wanted, found


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


@check(Severity.WARNING, languages=known)
@given(_as_needed)
def as_needed_lost(unit: Unit) -> Iterator[Result]:
    """What is to be done as needed only is not to be done always.

    Bad [es]:  Take 1 tablet every 6 hours as needed. -> Tome 1 tableta cada 6 horas.
    Good [es]: Take 1 tablet every 6 hours as needed. -> Tome 1 tableta cada 6 horas si es necesario.
    """
    if not _as_needed(unit.target, unit.language):
        yield "“as needed” is missing from the translation"


def _telling(found: list[Rate]) -> list[Rate]:
    """Leave out "daily" beside another rate: it may only be its period."""
    strong = [rate for rate in found if not rate.weak]
    return strong or found


def _one_more(source: str, ours: list[Rate], theirs: list[Rate]) -> list[Rate]:
    """Return the rates of a translation that contradict one that the source tells with its interval as well."""
    if not ours or not APART.search(source) or not all(rate.known and rate.same(ours[0]) for rate in ours):
        return []
    return [rate for rate in theirs if rate.known and not rate.same(ours[0])]


def _one_of_several(ours: list[Rate], theirs: list[Rate]) -> list[Rate]:
    """Return the other rate in place of one of several that are all the same in the source: every night, once a day."""
    if len(ours) != len(theirs) or len(ours) < SEVERAL or not all(rate.known and rate.same(ours[0]) for rate in ours):
        return []
    return [rate for rate in theirs if rate.known and not rate.same(ours[0])]


def _against(rate: Rate, missing: list[Rate]) -> bool:
    """Whether a rate contradicts: a count without its period says nothing against "daily"."""
    return any(rate.known or not other.weak for other in missing)


def _written(text: str, rate: Rate) -> str:
    return masked(text)[rate.start : rate.end]
