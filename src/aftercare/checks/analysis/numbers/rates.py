"""How often something is done: twice a day, every 6 hours, every other day, as times in a day."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import regex

from ..text.memory import remembered
from ..text.normal import CONTINUOUS, language_of, word_end
from ..text.tokens import masked
from ..words.concepts import Hit, by_group, hits, of_group
from .quantities import Quantity, quantities
from .scale import days

OFTEN = frozenset({"often", "every"})
EVERY = frozenset({"every", "every_after"})
PERIOD = 40
"""Letters within which the period of a count is looked for."""
CLOSE, RARE = Fraction(2, 100), Fraction(1, 20)
"""How much rates differ at most, in shares, that are the same; and how often in a day is seldom enough for months."""
ONCE = 12
"""A single time counts only right beside its period: Chinese 一次 is "each time" as well."""
RANGE = regex.compile(r"[^\d.,;:]{0,10}")
TO = regex.compile(r"\s\p{L}{1,3}\s|\s?(?:[-–,至到]|ถึง)\s?")
"""What makes a range of two numbers in words: to, bis, a hyphen."""
LINK = regex.compile(r"\s*(?:[^\P{L}\p{Han}\p{Thai}]{1,3}\s+)?")
PARTED = regex.compile(r"[\d.,;:，。、；：()]")


class Rate(NamedTuple):
    """How often, as it stands in a text; a range has two values."""

    times: frozenset[Fraction]
    """Times in a day; in a period that is not told where `known` is false."""
    start: int
    end: int
    known: bool = True
    weak: bool = False
    """Whether it may only be the period of something else: daily."""
    counts: frozenset[Fraction] = frozenset()
    """Times in whatever period, where they are counted."""

    def same(self, other: "Rate") -> bool:
        """Whether two rates may be the same; where a period is not told, the count decides."""
        if self.known and other.known:
            return bool(self.times & other.times) or near(self.times, other.times)
        return bool((self.counts or self.times) & (other.counts or other.times))


def near(ours: frozenset[Fraction], theirs: frozenset[Fraction]) -> bool:
    """Whether two rates are one where months are not counted by the day: every six months, and twice a year."""
    return any(0 < abs(one - other) <= one * CLOSE for one in ours for other in theirs if one < RARE)


@remembered
def rates(text: str, language: str) -> tuple[Rate, ...]:
    """Return how often things are done by a text, in order of place."""
    often = [] if by_group(text, language).keys().isdisjoint(OFTEN) else _often(text, language)
    found = _undated(text, language) if often or language == "en" else ()
    numbers = [(item, _range(place, found, text)) for place, item in enumerate(found)]
    counts = [rate for item, first in numbers for rate in _count(item, first, often, text, language)]
    every = _every(often)
    intervals = [rate for item, first in numbers for rate in _interval(item, first, every, text, language)]
    intervals = [rate for rate in intervals if not any(_holds(hit, rate) for hit in often)]
    once = [number.start for number, unit in found if unit == "time"]
    phrases = [rate for hit in often for rate in _phrase(hit, once) if not _within(hit, [*counts, *intervals])]
    return tuple(sorted([*counts, *intervals, *phrases], key=lambda rate: rate.start))


def _undated(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the numbers of a text, but not of days of the week nor those in a word for a unit: Arabic ساعتين."""
    named, found = of_group(text, language, "weekday"), quantities(text, language)
    whole = {number.start for number, unit in found if unit}
    counted = (item for item in found if item[1] or item[0].start not in whole)
    return tuple(item for item in counted if not any(day.start <= item[0].start < day.end for day in named))


def _often(text: str, language: str) -> list[Hit]:
    return [hit for hit in hits(text, language) if hit.group in OFTEN]


def _range(place: int, found: tuple[Quantity, ...], text: str) -> Quantity | None:
    """Return the number that a range begins with, such as the 4 of "4 to 6 hours"."""
    if not place:
        return None
    (number, unit), (last, _) = found[place - 1], found[place]
    gap = masked(text)[number.end : last.start]
    words = number.kind == last.kind == "word" and bool(TO.fullmatch(gap)) and 1 < number.values[0] < last.values[0]
    joined = (unit == "" and (words or number.kind == last.kind == "digits")) or gap.strip() in {"-", "–"}
    return found[place - 1] if joined and RANGE.fullmatch(gap) and number.end <= last.start else None


def _count(item: Quantity, first: Quantity | None, often: list[Hit], text: str, language: str) -> Iterator[Rate]:
    number, unit = item
    end = max(number.end, number.unit_end)
    direct = next((hit for hit in often if hit.name.startswith("per ") and 0 <= hit.start - number.end <= 1), None)
    if unit != "time" and (unit or not direct or number.values[0] < 1):
        return  # by half every week
    period = direct or _period(number.start, end, often)
    values = {*number.values[:1], *(first[0].values[:1] if first else ())}
    if values == {1} and not (period and _beside(number.start, end, period, text, language)):
        return
    times = frozenset(value * _per(period) for value in values)
    places = [number.start, end, *((period.start, period.end) if period else ())]
    yield Rate(times, min(places), max(places), known=period is not None, counts=frozenset(values))


def _period(start: int, end: int, often: list[Hit]) -> Hit | None:
    possible = [hit for hit in often if hit.name.startswith("per ") or hit.name.startswith("1/")]
    near = [(max(hit.start - end, start - hit.end), hit) for hit in possible]
    near = [(gap, hit) for gap, hit in near if 0 <= gap <= PERIOD]
    return min(near, key=lambda each: (each[0], -each[1].start))[1] if near else None


def _per(period: Hit | None) -> Fraction:
    return 1 / days(period.name.removeprefix("per ").removeprefix("1/")) if period else Fraction(1)


def _beside(start: int, end: int, period: Hit, text: str, language: str) -> bool:
    gap = masked(text)[end : period.start] if period.start >= end else masked(text)[period.end : start]
    limit = ONCE // 2 if language_of(language) in CONTINUOUS else ONCE
    return len(gap) <= limit and not PARTED.search(gap)


def _every(often: list[Hit]) -> list[Hit]:
    """Return the words for "every", but for the beginnings of "every day", behind which it tells for how long."""
    ends = {hit.start: hit.end for hit in sorted(often, key=lambda hit: hit.end)}
    return [hit for hit in often if hit.name in EVERY and hit.end == ends[hit.start]]


def _interval(item: Quantity, first: Quantity | None, every: list[Hit], text: str, language: str) -> Iterator[Rate]:
    number, unit = item
    if not unit or not days(unit):
        return
    start, text = (first or item)[0].start, masked(text)
    end = max(number.end, number.unit_end)
    ends = {end, word_end(text, end, language)}
    for hit in every:
        before = hit.name == "every" and hit.end <= start and LINK.fullmatch(text, hit.end, start)
        after = hit.name == "every_after" and any(0 <= hit.start - place <= 2 for place in ends)
        if before or after:
            values = {*number.values[:1], *(first[0].values[:1] if first else ())} - {0}
            times = frozenset(1 / (value * days(unit)) for value in values)
            yield Rate(times, min(start, hit.start), max(end, hit.end))
            return


def _phrase(hit: Hit, once: list[int]) -> Iterator[Rate]:
    """Yield the rate of a phrase; daily may only be a period, and once a day is none."""
    value, _, unit = hit.name.partition("/")
    if unit and not hit.name.startswith("per "):
        yield Rate(
            frozenset({Fraction(value) / days(unit)}),
            hit.start,
            hit.end,
            weak=value == "1" and not any(hit.start <= place < hit.end for place in once),
        )


def _holds(hit: Hit, rate: Rate) -> bool:
    """Whether an interval is but a part of a phrase: Chinese 每隔一天 is every other day."""
    return not hit.name.startswith("per ") and "/" in hit.name and hit.start <= rate.start and rate.end <= hit.end


def _within(hit: Hit, others: list[Rate]) -> bool:
    return any(rate.start <= hit.start and hit.end <= rate.end for rate in others)
