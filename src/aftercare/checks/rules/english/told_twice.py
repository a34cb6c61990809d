"""What the English tells twice in one row, and otherwise the second time: no translation of it can be right."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.multiples import ENDS
from ...analysis.numbers.rates import Rate, rates
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, of_group
from .written_amounts import CORRECT

AGAIN = regex.compile(r"\s?[(\[,–—-]\s?(?:(?:that is|that means|i\.e\.|or|=),?\s)?", regex.IGNORECASE)
"""What stands between how often and the same in other words."""
BEGINS = regex.compile(
    r"\s?[(\[,:]\s?(?:at\s(?:about\s)?the\ssame\stime\s)?(?:(?:in|at|before)\s)?(?:the\s)?", regex.IGNORECASE
)
LISTED = regex.compile(r"(?:,|\sand|,\sand|\s&)\s(?:(?:in|at|before)\s)?(?:the\s)?", regex.IGNORECASE)
"""What stands between how often and the times of day, and between those."""
AWAKE = regex.compile(r"[^.;)]{0,20}\b(?:awake|waking|daytime|during the day)\b", regex.IGNORECASE)
"""Then the hours of the night do not count."""
OF_TWO = regex.compile(r"\s(?:(?:from|of)\s)?(?:each|the|one\san)\s?other\b", regex.IGNORECASE)
"""Behind how far two medicines are apart, each of which is taken more rarely."""
APART = regex.compile(r"[.;:,]|\b(?:or|not|never|if|unless|instead|than|but|then|avoid)\b|n['’]t\b", regex.IGNORECASE)
"""What parts two ways of taking a medicine, of which only one holds."""
BESIDE = 12
"""Letters between two ways of taking one medicine: and on an; of another more is told."""
TWICE = 2
"""Times a day from which on one time of day is too few."""
OR = regex.compile(r"\b(?:or|to)\b|[-–]")
"""In how often, where that is a range: once or twice a day."""


@across(Severity.WARNING, english=True)
def rate_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """How often something is done is the same where the English tells it twice."""
    for row in sources(units):
        text = masked(row.source)
        for one, other in pairwise(rates(row.source, "en")):
            if _again(one, other, text) and not one.same(other):
                yield (
                    row,
                    f"“{text[one.start : one.end]}” is not “{text[other.start : other.end]}”{CORRECT}",
                )
        for rate in rates(row.source, "en"):
            listed = _listed(rate, of_group(row.source, "en", "day"), text)
            # In the morning, before breakfast, is one time.
            if (
                listed
                and (len(listed) > 1 or min(rate.times) >= TWICE)
                and rate.counts.isdisjoint({len(listed), len({hit.name for hit in listed})})
            ):
                yield (
                    row,
                    f"“{text[rate.start : rate.end]}” is not “{text[listed[0].start : listed[-1].end]}”{CORRECT}",
                )


def _listed(rate: Rate, times: Sequence[Hit], text: str) -> list[Hit]:
    """Return the times of day that stand behind how often, if nothing else does: morning, noon and night."""
    found: list[Hit] = []
    end = rate.end
    alone = not OR.search(text, max(0, rate.start - 4), rate.end)
    for hit in times if alone and rate.known and rate.counts == rate.times else ():
        if hit.start >= end and (LISTED if found else BEGINS).fullmatch(text, end, hit.start):
            found.append(hit)
            end = hit.end
    return found if ENDS.match(text, end) else []


def _again(one: Rate, other: Rate, text: str) -> bool:
    """Whether two rates stand beside each other; "daily" alone may only be when: daily, 5 times a week."""
    counted = not one.weak or text[one.start : one.end].lower().startswith("once")
    told = counted and one.known and other.known and not other.weak and not AWAKE.match(text, other.end)
    told = told and not OF_TWO.match(text, other.end)
    return told and bool(AGAIN.fullmatch(text, one.end, max(one.end, other.start)))


@across(Severity.WARNING, english=True)
def meals_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """Nothing in the English is to be taken with food and on an empty stomach."""
    for row in sources(units):
        text = masked(row.source)
        for one, other in pairwise(of_group(row.source, "en", "meal")):
            near = other.start - one.end <= BESIDE and not APART.search(text, one.end, other.start)
            if near and {one.name, other.name} == {"food", "empty"}:
                yield (
                    row,
                    f"“{text[one.start : one.end]}” is not “{text[other.start : other.end]}”{CORRECT}",
                )
