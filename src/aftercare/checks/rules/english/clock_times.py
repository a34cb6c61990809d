"""Times of day of the English: out of order in the steps of a day, or not as far apart as they should be."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from ....core.model import Kind, cells, section_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.rates import Rate, rates
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked
from .written_amounts import CORRECT

TIME = r"(?:(?:12\s)?(?P<word>noon|midnight)|(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s?(?P<half>[ap])(?:m\b|\.m\.))"
CLOCK = regex.compile(TIME, regex.IGNORECASE)
BEGIN = regex.compile(rf"(?:at\s|by\s)?(?P<time>{TIME})(?:\s?(?:[:,–—-]|to\s)|$)", regex.IGNORECASE)
"""How a step begins that is to be done at a time of day."""
FIRST = regex.compile(
    r"\s?[:,(]?\s?(?:(?:for example|such as|e\.g\.)[,:]?\s)?(?:(?:take it|that is)\s)?(?:at\s)?", regex.IGNORECASE
)
NEXT = regex.compile(r"(?:,|,?\sand|\s&)\s(?:(?:again\s)?at\s)?", regex.IGNORECASE)
"""What stands between how often something is done and the times of day, and between those."""
ENDS = regex.compile(r"\s?(?:[.;()]|$)")
AWAKE = regex.compile(
    r"\b(?:awake|waking|daytime|during the day|or|until|start(?:ing)?|begin(?:ning)?)\b", regex.IGNORECASE
)
ANOTHER_DAY = regex.compile(
    r"\b(?:next|another|second|following) (?:day|morning)\b|\bday of\b|\btomorrow\b", regex.IGNORECASE
)
HOUR, DAY = 60, 24 * 60
NOON = DAY // 2
ENOUGH = 3
"""Steps of a day of which one may be told to be out of order."""


@across(Severity.WARNING, english=True)
def times_out_of_order(units: list[Unit]) -> Iterator[UnitMessage]:
    """The steps of one day, and the lines of a table that begin with a time of day, are in its order."""
    lists: dict[tuple[str, bool], list[tuple[Unit, str, int]]] = {}
    elsewhere: set[str] = set()
    for row in sources(units):
        section = section_of(row.place)
        if ANOTHER_DAY.search(row.source):
            elsewhere.add(section)
        its = row.source if row.kind != Kind.ROW else cells(row.source)[0]
        if row.place and (found := BEGIN.match(its)) and (at := minutes(found)) is not None:
            beside = row.place if row.kind == Kind.ROW else section
            lists.setdefault((beside, row.kind == Kind.ROW), []).append((row, found["time"], at))
    for (beside, _), steps in lists.items():
        at = _misplaced([time for *_, time in steps])
        if at and beside.partition(",")[0] not in elsewhere:
            (_, before, start), (row, time, place) = steps[at - 1 : at + 1]
            _, after, end = steps[at + 1] if at + 1 < len(steps) else (row, "", place)
            between = (place - start) % DAY + (end - place) % DAY > DAY
            where = f"is not between “{before}” and “{after}”" if between else f"stands behind “{before}”"
            yield row, f"“{time}” {where}: correct the time, or put the rows in order"


def _misplaced(times: Sequence[int]) -> int:
    """Return the place of the time that is not between its neighbours; 0 where there is none, or another day begins."""
    if len(times) < ENOUGH:
        return 0
    gaps = [(other - one) % DAY for one, other in pairwise(times)]
    between = [at for at in range(1, len(gaps)) if gaps[at - 1] + gaps[at] > DAY]
    if between:
        return max(between, key=lambda at: gaps[at - 1])
    if gaps[-1] > NOON and times[-1] >= NOON:
        return len(gaps)
    return 1 if sum(gaps) >= DAY > sum(gaps[1:]) and gaps[0] > NOON and times[1] >= NOON else 0


@across(Severity.WARNING, english=True)
def times_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """Times of day are as many, and as far apart, as the English says how often: every 12 hours, at 8 AM and 8 PM."""
    for row in sources(units):
        for sentence in sentences(row.source):
            text = masked(sentence)
            clocks = [*CLOCK.finditer(text)]
            if clocks and not AWAKE.search(text):
                for rate in rates(sentence, "en"):
                    if (listed := _listed(rate, clocks, text)) and not _fits(rate, listed):
                        times = text[listed[0].start() : listed[-1].end()]
                        yield row, f"“{text[rate.start : rate.end]}” is not “{times}”{CORRECT}"


def _listed(rate: Rate, clocks: Sequence[regex.Match[str]], text: str) -> list[regex.Match[str]]:
    """Return the times of day that are told right behind how often something is done, if nothing else is."""
    found: list[regex.Match[str]] = []
    end = rate.end
    for clock in clocks if rate.known and len(rate.times) == 1 and not rate.weak else ():
        if clock.start() >= end and (NEXT if found else FIRST).fullmatch(text, end, clock.start()):
            found.append(clock)
            end = clock.end()
    return found if ENDS.match(text, end) else []


def _fits(rate: Rate, listed: Sequence[regex.Match[str]]) -> bool:
    """Whether times of day are so many a day, or so many hours apart."""
    times = [each for clock in listed if (each := minutes(clock)) is not None]
    often = min(rate.times)
    if len(times) != len(listed) or often < 1:
        return True
    if len({*times}) < len(times):
        return False
    if rate.counts:
        return len(listed) == often
    apart = DAY / often
    gaps = [(other - one) % DAY for one, other in pairwise(times)]
    return len(times) <= often and all(gap == apart for gap in gaps)


def minutes(clock: regex.Match[str]) -> int | None:
    """Return the minutes from midnight to a time of day; None where there is no such."""
    if word := clock["word"]:
        return NOON if word.lower() == "noon" else 0
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if not 1 <= hour <= 12 or minute >= HOUR:
        return None
    return (hour % 12 + (12 if clock["half"].lower() == "p" else 0)) * HOUR + minute
