"""Numbers that have changed places: each is there, but beside the wrong thing."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers import moved
from ...analysis.numbers.matching import match
from ...analysis.numbers.moved import YEAR, Pair
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.rates import RANGE
from ...analysis.text import lexicon
from ...analysis.text.normal import language_of
from ...analysis.text.tokens import masked
from ...registry import Result, check, given

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
MONTH_AFTER = regex.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b")
MONTH_BEFORE = regex.compile(rf"\b{MONTH}\s(?:the\s)?$")
BESIDE = 24
"""Letters between an hour and the day it belongs to."""
IN = regex.compile(r"\b(?:in|since|by|until|before|after|during)\s$", regex.IGNORECASE)
OUT_OF = regex.compile(r"\s(?:in|out of|of)(?: every)?\s", regex.IGNORECASE)
BETWEEN_DAY_AND_YEAR = regex.compile(r"(?:st|nd|rd|th)?(?:\s+of)?[\s,./-]+(?:\p{L}{3,9}\.?[\s,]+)?")


def _several(source: str) -> bool:
    """Whether an English text has two numbers in digits."""
    return sum(number.kind == "digits" for number, _ in quantities(source, "en")) > 1


@check(Severity.WARNING)
@given(_several)
def number_order(unit: Unit) -> Iterator[Result]:
    """Numbers are in the order of the source, unless their units or a date explain why not.

    Bad [es]:  Of 35 patients, 11 came back. -> De 11 pacientes, 35 volvieron.
    Bad [zh-Hans]: On 29 January 2020 it opened. -> 29 年 1 月 2020 日开放。
    Good [zh-Hans]: On 29 January 2020 it opened. -> 2020 年 1 月 29 日开放。
    Good [de]: Take 1 to 2 tablets every 4 to 6 hours. -> Nehmen Sie alle 4 bis 6 Stunden 1 bis 2 Tabletten.
    Good [tr]: Stay 2 metres apart for 15 minutes. -> 15 dakika boyunca 2 metre uzakta durun.
    """
    pairs = match(unit.source, unit.target, unit.language).pairs
    ordered = sorted(
        (pair for pair in pairs if pair[0][0].kind == pair[1][0].kind == "digits"),
        key=lambda pair: pair[0][0].start,
    )
    if len(ordered) < 2 or not (_year_first(unit.language) or _turned(ordered)):
        return
    for group in moved.apart(_unexplained(ordered, unit), unit):
        for (before, one), (after, other) in pairwise(group):
            turned = one[0].start > other[0].start and before[0].values[0] != after[0].values[0]
            if turned and not _hour_and_day(before[0], after[0], unit.source):
                yield f"{before[0].written} and {after[0].written} have changed places"


def _unexplained(pairs: list[Pair], unit: Unit) -> list[Pair]:
    """Leave out the numbers that may stand elsewhere."""
    pairs = _without_years(_without_shares(pairs, unit), unit)
    pairs = moved.without_ordinals(moved.without_dated_years(pairs, unit), unit)
    return moved.without_kept_units(_dates_turned(_without_ranges(pairs, unit), unit))


def _turned(pairs: list[Pair]) -> bool:
    """Whether any number stands before one that it follows in the source; where none does, nothing is explained."""
    places = [found[0].start for _, found in pairs]
    return places != sorted(places)


def _hour_and_day(one: Number, other: Number, source: str) -> bool:
    """Whether one of two numbers is an hour and the other a day of a month: other languages name the day first."""
    hours = [len(number.values) > 1 for number in (one, other)]
    days = [_dated(number, masked(source)) for number in (one, other)]
    gap = max(one.start, other.start) - min(one.end, other.end)
    return gap <= BESIDE and any(hours) and any(days) and hours != days


def _dated(number: Number, text: str) -> bool:
    return bool(MONTH_AFTER.match(text, number.end) or MONTH_BEFORE.search(text, 0, number.start))


def _without_shares(pairs: list[Pair], unit: Unit) -> list[Pair]:
    """Leave out 1 in 4 where the whole comes first: of 4 people one."""
    text, shares = masked(unit.source), set[int]()
    for part, whole in pairwise(pairs):
        less = part[0][0].values[0] < whole[0][0].values[0] and part[1][0].start > whole[1][0].start
        if less and OUT_OF.fullmatch(text, part[0][0].end, max(part[0][0].end, whole[0][0].start)):
            shares |= {id(part), id(whole)}
    return [pair for pair in pairs if id(pair) not in shares]


def _without_years(pairs: list[Pair], unit: Unit) -> list[Pair]:
    """Leave out a year of its own that the translation names first: in 2019; and one that it calls a year."""
    pairs = [pair for pair in pairs if not (pair[1][1] == "year" and YEAR.fullmatch(pair[0][0].written))]
    text, first = masked(unit.source), min((pair[1][0].start for pair in pairs), default=0)
    return [
        pair
        for pair in pairs
        if not (pair[1][0].start == first and YEAR.fullmatch(pair[0][0].written))
        or not IN.search(text, max(0, pair[0][0].start - 12), pair[0][0].start)
    ]


def _without_ranges(pairs: list[Pair], unit: Unit) -> list[Pair]:
    """Leave out the first number of each range that kept its order: the last one has the unit of both."""
    ends = {id(pair) for pair, (one, other) in zip(pairs, pairwise(pairs), strict=False) if _range(one, other, unit)}
    return [pair for pair in pairs if id(pair) not in ends]


def _range(one: Pair, other: Pair, unit: Unit) -> bool:
    """Whether two numbers stand side by side in both texts, as those of "4 to 6 hours" do."""
    texts = masked(unit.source), masked(unit.target)
    sides = [
        not before[1] and bool(after[1]) and RANGE.fullmatch(text[before[0].end : after[0].start])
        for text, before, after in zip(texts, one, other, strict=True)
    ]
    return all(sides)


def _dates_turned(pairs: list[Pair], unit: Unit) -> list[Pair]:
    """Put the year before the day where the language writes dates that way."""
    if not _year_first(unit.language):
        return pairs
    turned, text = list(pairs), masked(unit.source)
    for place, ((day, _), (year, _)) in enumerate(pairwise(pairs)):
        gap = text[day[0].end : year[0].start]
        dated = 1 <= day[0].values[0] <= 31 and 1900 <= year[0].values[0] <= 2100
        turned_there = pairs[place + 1][1][0].start < pairs[place][1][0].start
        if dated and BETWEEN_DAY_AND_YEAR.fullmatch(gap) and (turned_there or _always_year_first(unit.language)):
            turned[place], turned[place + 1] = turned[place + 1], turned[place]
    return turned


def _always_year_first(language: str) -> bool:
    return language_of(language) in {"zh", "ja", "ko"}


@cache
def _year_first(language: str) -> bool:
    locale = lexicon.cldr(language)
    pattern = str(locale.date_formats["long"].pattern) if locale else ""
    return 0 <= pattern.find("y") < pattern.find("d")
