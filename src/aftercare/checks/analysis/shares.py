"""Shares of a whole that are told as so many in so many, or in percent: 6 in 1000 are 0.6 %."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from .memory import TEXTS
from .number import Number
from .quantities import quantities
from .text import language_of
from .tokens import masked

WHOLES = frozenset({4, 5, 8, 10, 20, 25, 40, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10**4, 10**5, 10**6})
"""What a share is told of, one in each ten; other numbers side by side are seldom a share."""
PARTS = {"percent": 100, "permille": 1000}
OUT_OF = regex.compile(r"\s(?:[a-z]+\s)?(?:in|of|out of|per|for)\s(?:every\s|each\s)?", regex.IGNORECASE)
BETWEEN = regex.compile(r"[^\d.,;:!?()。，；：！？、]{1,14}")
"""What stands between the two numbers of a share, in English and in any other language."""


class Share(NamedTuple):
    """A share of a whole, and where its numbers begin."""

    value: Fraction
    starts: frozenset[int]
    in_parts: bool
    """Whether it is told in percent or per mille."""


@lru_cache(maxsize=TEXTS)
def shares(text: str, language: str) -> tuple[Share, ...]:
    """Return the shares that a text tells in either way."""
    found = [(number, unit or _sign_before(number, text)) for number, unit in quantities(text, language)]
    parts = [
        Share(value / PARTS[unit], frozenset({number.start}), in_parts=True)
        for number, unit in found
        if unit in PARTS
        for value in number.values
    ]
    numbers = [number for number, unit in found if unit not in PARTS]
    return (*parts, *_out_of(numbers, masked(text), language))


def _sign_before(number: Number, text: str) -> str:
    """Return the part of a number whose sign stands before it, as in Turkish."""
    return "percent" if masked(text)[: number.start].endswith("%") else ""


def _out_of(numbers: list[Number], text: str, language: str) -> Iterator[Share]:
    """Yield the shares told as so many in so many; some languages tell the whole first."""
    between = OUT_OF if language_of(language) == "en" else BETWEEN
    for one, other in pairwise(numbers):
        low, high = sorted((one.values[0], other.values[0]))
        if 0 < low < high in WHOLES and between.fullmatch(text, one.end, max(one.end, other.start)):
            yield Share(low / high, frozenset({one.start, other.start}), in_parts=False)


def as_share(number: Number, here: tuple[str, str], there: tuple[str, str]) -> bool:
    """Whether a number is part of a share that the other text tells in the other way."""
    own = [share for share in shares(*here) if number.start in share.starts]
    return any(one.value == other.value and one.in_parts != other.in_parts for one in own for other in shares(*there))
