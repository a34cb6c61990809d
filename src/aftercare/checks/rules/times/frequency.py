"""How often something is done: twice a day is not three times, and every 8 hours is not 8 times a day."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.rates import Rate, rates
from ...analysis.numbers.scale import COUNTED, days
from ...analysis.sense.opposing import compatible
from ...analysis.sense.stepped import stepped
from ...analysis.text.normal import span
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group, of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

APART = regex.compile(r"\b(?:hours|days|weeks) apart\b", regex.IGNORECASE)
SEVERAL = 2


def _rates(source: str) -> tuple[Rate, ...]:
    return rates(source, "en")


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
    daily = [rate for rate in source if rate.weak]
    for here, there in together(unit.source, unit.target):
        ours, theirs = _telling(within(source, here)), _telling(within(target, there))
        missing = [rate for rate in ours if not any(map(rate.same, theirs))]
        strange = [rate for rate in theirs if not any(map(rate.same, [*ours, *daily])) and _against(rate, missing)]
        named = _times_of_day(unit.target, unit.language, there) if strange else 0
        strange = [
            rate
            for rate in strange
            if not (
                _told_by_times(rate, missing, named)
                or _counted(unit, here, rate, missing)
                or _of_something(unit, here, rate)
                or any(stepped(count, unit) for count in rate.counts)
            )
        ]
        strange = strange if missing else _one_of_several(within(source, here), within(target, there))
        if (missing and strange) or (strange := strange or _one_more(unit.source, ours, theirs)):
            found = strange[0]
            wanted = _written(unit.source, (missing or ours)[0])
            message = f"“{wanted}” is “{_written(unit.target, found)}” in the translation"
            place = span(unit.target, found.start, found.end)
            yield message, place


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


def _times_of_day(text: str, language: str, place: Span) -> int:
    """Return how many times of day a sentence names, one with the other."""
    groups = by_group(text, language)
    if any(hit.name == "or" for hit in within(groups.get("join", ()), place)):
        return 0
    named: list[str] = []
    for hit in within(groups.get("day", ()), place):
        if not any(compatible("day", hit.name, other) for other in named):
            named.append(hit.name)
    return len(named)


def _told_by_times(rate: Rate, missing: list[Rate], times: int) -> bool:
    """Whether "every day", or once each, goes with as many times of day as there are in all: morning and evening."""
    single = rate.known and rate.times == {1} and (rate.weak or rate.counts == {1})
    return single and times > 1 and all(other.times == {times} for other in missing)


def _counted(unit: Unit, here: Span, rate: Rate, missing: list[Rate]) -> bool:
    """Whether the times of day of the English are told with their number, too: twice a day, morning and evening."""
    times = _times_of_day(unit.source, "en", here)
    return times > 1 and all(_told_by_times(other, [rate], times) for other in missing)


def _of_something(unit: Unit, here: Span, rate: Rate) -> bool:
    """Whether what seems a rate counts something else, as the English does: 10 movements, or 5 (pounds) in a week."""
    told = [name for number, name in quantities(unit.target, unit.language) if rate.start <= number.start < rate.end]
    often = rates(unit.source, "en")
    return any(
        rate.counts & set(number.values) and (not name or ("" in told and not (name in COUNTED or days(name))))
        for number, name in quantities(unit.source, "en")
        if number.kind == "digits" and here[0] <= number.start < here[1]
        if not any(each.start <= number.start < each.end for each in often)
    )


def _written(text: str, rate: Rate) -> str:
    return masked(text)[rate.start : rate.end]
