"""Numbers that move with what they belong to, so that their order tells nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from ....core.units import Unit
from ..text.tokens import masked
from ..words.concepts import of_group
from .number import Number
from .quantities import Quantity

Pair = tuple[Quantity, Quantity]
YEAR = regex.compile(r"(?:19|20)\d\d")
ORDINAL = regex.compile(r"(?:st|nd|rd|th)\b")
ORDINAL_THERE = regex.compile(r"-\p{L}{1,3}\b|[ºª]")
"""What makes a number the first or second in languages that write a sign for it; in Chinese it stands before."""
FIRST = "第"
BRACKETS = regex.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
DATED = 6
"""Letters between a month and its year: Spanish "de"."""


def apart(pairs: Sequence[Pair], unit: Unit) -> Iterator[list[Pair]]:
    """Yield the pairs of numbers whose order is to be compared: those of each part in brackets, and the others."""
    ours, theirs = ([hit.span() for hit in BRACKETS.finditer(masked(text))] for text in (unit.source, unit.target))
    groups = defaultdict[int, list[Pair]](list)
    for pair in pairs:
        groups[_inside(pair[0][0], ours) if _inside(pair[1][0], theirs) else 0].append(pair)
    yield from groups.values()


def _inside(number: Number, brackets: Iterable[tuple[int, int]]) -> int:
    """Return where the brackets around a number close; 0 where none are."""
    return next((end for start, end in brackets if start < number.start < end), 0)


def without_dated_years(pairs: Sequence[Pair], unit: Unit) -> list[Pair]:
    """Leave out each year behind a month in both texts: a date is named where the language likes it."""
    years = [pair for pair in pairs if YEAR.fullmatch(pair[0][0].written)]
    if not years:
        return [*pairs]
    ours, theirs = _month_ends(unit.source, "en"), _month_ends(unit.target, unit.language)
    dated = {id(pair) for pair in years if _behind(pair[0][0], ours) and _behind(pair[1][0], theirs)}
    return [pair for pair in pairs if id(pair) not in dated]


def _month_ends(text: str, language: str) -> list[int]:
    return [hit.end for hit in of_group(text, language, "month")]


def _behind(number: Number, ends: Iterable[int]) -> bool:
    return any(0 < number.start - end <= DATED for end in ends)


def without_ordinals(pairs: Sequence[Pair], unit: Unit) -> list[Pair]:
    """Leave out what is an ordinal in both texts: the 1st group."""
    source, target = masked(unit.source), masked(unit.target)
    return [
        (one, other) for one, other in pairs if not (ORDINAL.match(source, one[0].end) and _ordinal(other[0], target))
    ]


def _ordinal(number: Number, text: str) -> bool:
    return bool(ORDINAL_THERE.match(text, number.end)) or text[: number.start].endswith(FIRST)


def without_kept_units(pairs: Sequence[Pair]) -> list[Pair]:
    """Leave out the numbers of a unit that are in their order: `units` would tell if it were the wrong one."""
    marks = [_mark(source) for source, _ in pairs]
    kept = {mark for mark in marks if mark and _in_order([pair for pair in pairs if mark == _mark(pair[0])])}
    return [pair for pair, mark in zip(pairs, marks, strict=True) if not (mark in kept and mark == _mark(pair[1]))]


def _in_order(pairs: Sequence[Pair]) -> bool:
    places = [target[0].start for _, target in pairs if _mark(target) == _mark(pairs[0][0])]
    return all(one < other for one, other in pairwise(places))


def _mark(quantity: Quantity) -> str:
    number, unit = quantity
    return unit or ("large" if number.factor > 1 else "")
