"""Times of the day: 8 in the morning is not 8 in the evening."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from operator import attrgetter

import regex

from ...core.units import Severity, Unit
from ..analysis import lexicon
from ..analysis.concepts import Hit, of_group
from ..analysis.digits import HOUR_AFTER
from ..analysis.dose_words import known
from ..analysis.memory import TEXTS
from ..analysis.quantities import quantities
from ..analysis.spans import Span, together, within
from ..analysis.tokens import masked
from ..registry import Result, check, given
from ..saying import said

FIRST, SECOND = frozenset({"am", "morning", "midnight"}), frozenset({"pm", "noon", "afternoon", "evening"})
GAP = 24
"""Letters between an hour and the word for the half of the day."""
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth"})
MINUTES = regex.compile(r"[^\d,;()]{1,6}")
AROUND = 4
"""Hours on each side among which the nearest is."""
NOON, BOTH = 12, 2
EVENING, MIDNIGHT = 6, 12
"""From one hour up to the other, a night belongs to the second half of the day."""


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as it stands in a text, its minutes included."""

    value: Fraction
    start: int
    end: int
    in_digits: bool


@lru_cache(maxsize=TEXTS)
def halves(text: str, language: str) -> tuple[Hit, ...]:
    """Return the words for a part of the day that stand beside an hour, named `am` and `pm`."""
    return tuple(Hit("half", half, hit.start, hit.end) for hit, _, half in _with_hours(text, language))


@lru_cache(maxsize=TEXTS)
def _with_hours(text: str, language: str) -> tuple[tuple[Hit, Hour, str], ...]:
    """Return the same with the hour beside each and the half of the day."""
    found = of_group(text, language, "day")
    hours = _hours(text, language) if found else ()
    result = []
    for hit in found:
        place = bisect_left(hours, hit.start, key=attrgetter("start"))
        beside = hours[max(0, place - AROUND) : place + AROUND]
        near = [(max(hour.start - hit.end, hit.start - hour.end), hour) for hour in beside]
        near = [(gap, hour) for gap, hour in near if 0 <= gap <= GAP]
        # In "one at night, 10 o'clock" one is a tablet.
        hour = min(near, key=lambda each: (each[0], not each[1].in_digits))[1] if near else None
        if hour and (half := _half(hit, hour)):
            result.append((hit, hour, half))
    return tuple(result)


@lru_cache(maxsize=TEXTS)
def _hours(text: str, language: str) -> tuple[Hour, ...]:
    hours: list[Hour] = []
    for number, unit in quantities(text, language):
        value, gap = number.values[0], masked(text)[hours[-1].end : number.start] if hours else ""
        part = len(number.written) == 2 and value < 60 and MINUTES.fullmatch(gap)
        ends = gap[:1].isspace() and (unit == "hour" or HOUR_AFTER.match(masked(text), number.end))
        if hours and hours[-1].value <= 24 and part and not ends:
            hours[-1] = replace(hours[-1], end=number.end)
        elif number.written.casefold() in ORDINALS or (language == "en" and unit == "hour"):  # the first dose tonight
            continue
        elif unit in {"", "hour"} and 0 <= value <= 24 and value.denominator == 1:  # half a tablet tonight is no hour
            hours.append(Hour(value, number.start, max(number.end, number.unit_end), number.kind != "word"))
    return tuple(sorted(hours, key=attrgetter("start")))


def _half(hit: Hit, hour: Hour) -> str:
    """Return the half of the day; a night belongs to both."""
    if hit.name == "night":
        return "pm" if hour.value % 12 >= EVENING and hour.value % 24 != MIDNIGHT else "am"
    return "am" if hit.name in FIRST else "pm" if hit.name in SECOND else ""


def _halves(source: str) -> tuple[Hit, ...]:
    return halves(source, "en")


@check(Severity.ERROR, languages=known)
@given(_halves)
def time_of_day(unit: Unit) -> Iterator[Result]:
    """An hour before noon stays one, and so does one after noon.

    Bad [es]:  Do not eat after 8:30 AM. -> No coma después de las 8:30 p. m.
    Bad [zh-Hans]: Do not eat after 8:30 AM. -> 晚上8:30以后请勿进食。
    Bad [de]: Take it at 8 PM. -> Nehmen Sie es um 8 Uhr ein.
    Bad [tr]: We are open from 7 AM to 6 PM. -> Akşam 7'den sabah 6'ya kadar açığız.
    Good [de]: Take it at 8 PM. -> Nehmen Sie es um 20 Uhr ein.
    Good [ru]: We are open from 8 AM to 5 PM. -> Мы открыты с 8 до 17.
    Good [tl]: Do not eat after 8:30 AM. -> Huwag kumain pagkatapos ng 8:30 ng umaga.
    """
    source = halves(unit.source, "en")
    target = halves(unit.target, unit.language)
    if not target and _half_lost(unit, source):
        severity = Severity.ERROR if _counts_to_24(unit.language) else Severity.WARNING
        yield "whether it is before noon or after it is not told", None, severity
    for here, there in together(unit.source, unit.target) if target else ():
        ours, theirs = within(source, here), within(target, there)
        names, others = {hit.name for hit in ours}, {hit.name for hit in theirs}
        if names != others and (len(names) == len(others) == 1 or len(ours) == len(theirs) == _told(unit.source, here)):
            yield said(unit, *next(pair for pair in zip(ours, theirs, strict=False) if pair[0].name != pair[1].name))
        elif crossed := _crossed(_by_hour(unit.source, "en", here), _by_hour(unit.target, unit.language, there)):
            yield said(unit, *crossed)


def _by_hour(text: str, language: str, place: Span) -> dict[Fraction, Hit]:
    """Return the halves of the day in a sentence by their hours; nothing where one hour is told in both."""
    found = _with_hours(text, language)
    first, last = (bisect_left(found, end, key=lambda each: each[0].start) for end in place)
    inside = [(hour.value % NOON, hit._replace(name=half)) for hit, hour, half in found[first:last]]
    return dict(inside) if len({hour for hour, _ in inside}) == len({(hour, hit.name) for hour, hit in inside}) else {}


def _crossed(ours: dict[Fraction, Hit], theirs: dict[Fraction, Hit]) -> tuple[Hit, Hit] | None:
    """Return two words for the half of one hour that differ, where both texts tell the same hours."""
    if len(ours) < BOTH or ours.keys() != theirs.keys():
        return None
    pairs = ((ours[hour], theirs[hour]) for hour in ours)
    return next((pair for pair in pairs if pair[0].name != pair[1].name), None)


def _told(source: str, place: Span) -> int:
    """Return how many hours an English sentence tells in digits: each has its half of the day, or one is a tablet."""
    return sum(masked(source)[hour.start].isdigit() for hour in within(_hours(source, "en"), place))


@cache
def _counts_to_24(language: str) -> bool:
    """Whether the hours of a language go on after noon by CLDR, so that 8 without a word is before it."""
    locale = lexicon.cldr(language)
    return locale is not None and "H" in str(locale.time_formats["short"].pattern)


def _half_lost(unit: Unit, source: tuple[Hit, ...]) -> bool:
    """Whether an hour after noon is told by its number alone, which is one before noon then."""
    late = [hour for hour in _hours(unit.target, unit.language) if not 1 <= hour.value < NOON]
    told = late or of_group(unit.target, unit.language, "day")
    hours = {hour.value for hour in _hours(unit.source, "en")} & {h.value for h in _hours(unit.target, unit.language)}
    return bool(hours) and not told and {hit.name for hit in source} == {"pm"}
