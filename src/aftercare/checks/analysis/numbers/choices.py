"""Two numbers of which one follows on the other, for one thing: two or three days."""

from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import regex

from ..text.memory import remembered
from ..text.tokens import masked
from ..words.concepts import of_group
from .quantities import Quantity, quantities
from .scale import COUNTED, days

BETWEEN = regex.compile(r"\s?[-–~,、]\s?|\s\p{L}{1,5}\s")
"""What stands between two numbers of which one follows on the other: two-three, two or three."""
BESIDE = regex.compile(r"\s?")
"""The same where nothing does: 两三. One and two are more often numbers of their own: every two days."""
TWO = 2


class Choice(NamedTuple):
    """Two numbers of which one follows on the other, for one thing: two or three days."""

    values: frozenset[int]
    unit: str
    start: int
    end: int


def counted(unit: str) -> bool:
    """Whether something is taken, done or waited for so often or so long."""
    return unit in COUNTED or bool(unit and days(unit))


@remembered
def choices(text: str, language: str) -> tuple[Choice, ...]:
    """Return what a text counts as one number or the next one, in words."""
    found = [item for item in quantities(text, language) if item[0].kind == "word"]
    if not found:
        return ()
    pairs = [pair for pair in pairwise(found) if _is_choice(*pair, text, language) or _either(*pair, text, language)]
    both = [
        (frozenset(map(int, (*one.values[:1], *other.values[:1]))), one, other, unit)
        for (one, _), (other, unit) in pairs
    ]
    both += [(frozenset(map(int, one.values)), one, one, unit) for one, unit in found if _is_next(one.values, unit)]
    return tuple(Choice(values, unit, one.start, other.end) for values, one, other, unit in both)


def _is_choice(one: Quantity, other: Quantity, text: str, language: str) -> bool:
    values = one[0].values[0], other[0].values[0]
    if one[1] or one[0].end > other[0].start or not _is_next(values, other[1]):
        return False
    gap = masked(text)[one[0].end : other[0].start]
    beside = BETWEEN.fullmatch(gap) or (BESIDE.fullmatch(gap) and (not gap or values[0] > 1))
    return bool(beside) and not _tells_when(one[0].start, text, language)


def _tells_when(start: int, text: str, language: str) -> bool:
    """Whether what looks like a number says before or after: Italian "prima di due ore"."""
    return any(hit.start <= start < hit.end for hit in of_group(text, language, "when"))


def _either(one: Quantity, other: Quantity, text: str, language: str) -> bool:
    """Whether an "or" and nothing else parts a number from the next one: one tablet or two tablets, Thai "1 or 2"."""
    start, end = max(one[0].end, one[0].unit_end), other[0].start
    alike = one[1] in {"", other[1]} or {one[1], other[1]} <= COUNTED
    if not alike or not _is_next((one[0].values[0], other[0].values[0]), other[1]):
        return False
    prose, joins = masked(text), of_group(text, language, "join")
    ors = [hit for hit in joins if hit.name == "or" and start <= hit.start <= hit.end <= end]
    return any(not f"{prose[start : hit.start]}{prose[hit.end : end]}".strip() for hit in ors)


def _is_next(values: tuple[Fraction, ...], unit: str) -> bool:
    return counted(unit) and len(values) == TWO and values[0] % 1 == 0 and values[0] + 1 == values[1]
