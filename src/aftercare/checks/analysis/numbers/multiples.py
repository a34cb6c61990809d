"""What the English says that so many of so much come to, or so much so often: two 500 mg tablets (1 g)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

import regex

from .number import Number
from .quantities import Quantity
from .rates import Rate
from .scale import COUNTED, SCALE, equal
from .unit_words import unit_behind

BEFORE = regex.compile(
    r"\s?(?P<mark>[(\[=,:–—-])\s?(?:(?:that is|which is|that makes|making|or|so|for),?\s)?"
    r"(?:(?:(?:a|the|in)\s)?(?:(?P<day>daily\s(?:total|dose))|(?P<all>total|all))(?:\sdose)?(?:\s(?:of|is))?[,:]?\s)?",
    regex.IGNORECASE,
)
BEHIND = regex.compile(
    r"(?P<day>\s(?:in\s)?(?:a|per|each|every|one)\s?day|\sdaily|\s?/\s?day|\sin 24 hours)?"
    r"(?P<all>\s(?:in\s)?(?:all|total)|\saltogether)?",
    regex.IGNORECASE,
)
"""What stands before a whole, and behind it: (a total of 1 g), 1 g in all, 1 g a day."""
ENDS = regex.compile(r"\s?(?:[.)\]]|$)")
OF_EACH = regex.compile(r"\s(?:of|x|×)\s|\s(?P<open>[(\[])", regex.IGNORECASE)
NAME = regex.compile(r"\s\p{Ll}{5,}(?=\s?[(=])")
"""The name of a medicine between what each has and what all have: 2 tablets of 325 mg acetaminophen (650 mg)."""
EACH = regex.compile(r"\seach(?P<close>[)\]])?", regex.IGNORECASE)
TIMES = regex.compile(r"\s?(?:[x×]\s?)?", regex.IGNORECASE)
"""What stands between a count and what each has: 2 tablets of 500 mg (or: 500 mg each), 2 x 500 mg tablets."""
AHEAD = 8
PLUS = regex.compile(r"(?:\b(?:and|plus|with|or)|[+&])\s$", regex.IGNORECASE)
"""What stands before an amount that is added to another."""
RANGE = regex.compile(r"(?:\d\s?[-–]|\b(?:to|or|and))\s?$")


class Whole(NamedTuple):
    """An amount that is told as the whole of what stands before it."""

    amount: Quantity
    said: str
    """`day` or `all`, as words beside it say; empty where it only stands in parentheses or behind a dash."""


class Several(NamedTuple):
    """So many of so much: 2 tablets of 500 mg."""

    start: int
    end: int
    each: Fraction
    whole: Fraction
    unit: str


def whole_behind(end: int, found: Sequence[Quantity], text: str) -> Whole | None:
    """Return the amount that is told right behind a place, as the whole of what stands before it."""
    number, unit = next((item for item in found if item[1] and item[0].start >= end), (None, ""))
    before = BEFORE.fullmatch(text, end, number.start) if number else None
    behind = BEHIND.match(text, number.unit_end) if number else None
    if not number or not before or not behind or not ENDS.match(text, behind.end()):
        return None
    said = next((name for name in ("day", "all") if before[name] or behind[name]), "")
    return Whole((number, unit), said) if said or before["mark"] != "," else None


def miscounted(found: Sequence[Quantity], text: str) -> Iterator[tuple[int, int, Quantity]]:
    """Yield (start, end, the whole) of so many of so much of which another whole is told, before or behind."""
    for place, (number, unit) in enumerate(found):
        if several := _several(found[place:], text):
            whole = whole_behind(several.end, found[place:], text)
            # In parentheses, what each has may be told again; how often is said elsewhere.
            amounts = [several.whole, several.each] if whole and not whole.said else [several.whole]
            added = PLUS.search(text, max(0, several.start - AHEAD), several.start)
            if whole and whole.said != "day" and not added and _differs(amounts, several.unit, whole.amount):
                yield several.start, several.end, whole.amount
        elif unit and (several := _several(found[place + 1 :], text)) and ENDS.match(text, several.end):
            before = BEFORE.fullmatch(text, number.unit_end, max(number.unit_end, several.start))
            if before and before["mark"] in "([=" and _differs([several.whole], several.unit, (number, unit)):
                yield several.start, several.end, (number, unit)


def mistimed(found: Sequence[Quantity], rates: Sequence[Rate], text: str) -> Iterator[tuple[int, int, Quantity]]:
    """Yield (start, end, the whole) of so much so often of which another amount is told for a day."""
    often = {rate.start: rate for rate in rates if rate.known and len(rate.times) == 1}
    begun = 0
    for place, (number, unit) in enumerate(found):
        several = _several(found[place:], text)  # 2 tablets of 500 mg are taken each time, not 500 mg
        each = several or Several(number.start, number.unit_end, number.values[0], number.values[0], unit)
        rate = often.get(each.end + 1)
        if not unit or not rate or number.start < begun or RANGE.search(text, max(0, number.start - 4), number.start):
            continue
        begun = each.end
        whole = whole_behind(rate.end, found[place:], text)
        amounts = [each.whole * times for times in rate.times]
        if whole and whole.said == "day" and _differs(amounts, each.unit, whole.amount):
            yield number.start, rate.end, whole.amount


def _several(found: Sequence[Quantity], text: str) -> Several | None:
    """Return so many of so much, if that is what some amounts begin with."""
    if len(found) < 2 or not found[1][1] or found[1][1] in COUNTED:
        return None
    (number, unit), (each, name) = found[:2]
    end = _end_of_each(number, each, text) if unit in COUNTED - {"time"} else _end_of_pills(number, each, text)
    if not end or unit not in COUNTED | {""}:
        return None
    return Several(number.start, end, each.values[0], each.values[0] * number.values[0], name)


def _end_of_each(number: Number, each: Number, text: str) -> int:
    """Return the end of `2 tablets of 500 mg` and of `2 tablets (500 mg each)`; 0 if it is something else."""
    between = OF_EACH.fullmatch(text, number.unit_end, max(number.unit_end, each.start))
    behind = EACH.match(text, each.unit_end)
    if not between or bool(between["open"]) != bool(behind and behind["close"]):
        return 0
    named = NAME.match(text, each.unit_end)
    return behind.end() if behind else named.end() if named else each.unit_end


def _end_of_pills(number: Number, each: Number, text: str) -> int:
    """Return the end of `two 500 mg tablets` and of `2 x 500 mg tablets`; 0 if it is something else."""
    end = max(number.end, number.unit_end)
    pill = unit_behind(text, each.unit_end, "en") if TIMES.fullmatch(text, end, max(end, each.start)) else None
    return pill.end() if pill and pill.lastgroup in COUNTED else 0


def _differs(amounts: Sequence[Fraction], unit: str, whole: Quantity) -> bool:
    """Whether a whole is none of some amounts; what is not measured alike says nothing."""
    number, name = whole
    alike = SCALE[unit][0] == SCALE[name][0]
    return alike and not any(equal(amount, unit, number.values[0], name, rough=True) for amount in amounts)
