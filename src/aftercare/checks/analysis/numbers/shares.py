"""Shares of a whole that are told as so many in so many, or in percent: 6 in 1000 are 0.6 %."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import regex

from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import language_of
from ..text.tokens import masked
from .number import Number
from .parts_of_one import parts_told
from .quantities import quantities

WHOLES = frozenset({4, 5, 8, 10, 20, 25, 40, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10**4, 10**5, 10**6})
"""What a share is told of, one in each ten; other numbers side by side are seldom a share."""
NEAR = Fraction(1, 10)
"""How much of a share may be rounded: 1 in 8 told as 12 %."""
TENTHS = 10
PARTS = {"percent": 100, "permille": 1000}
OUT_OF = regex.compile(r"\s(?:[a-z]+\s)?(?:in|of|out of|per|for)\s(?:every\s|each\s)?", regex.IGNORECASE)
BETWEEN = regex.compile(r"[^\d.,;:!?()。，；：！？、]{1,14}")
"""What stands between the two numbers of a share, in English and in any other language."""


class Share(NamedTuple):
    """A share of a whole, and where its numbers begin."""

    value: Fraction
    starts: frozenset[int]


@remembered
def shares(text: str, language: str) -> tuple[Share, ...]:
    """Return the shares that a text tells in either way."""
    found = [(number, unit or _sign_before(number, text)) for number, unit in quantities(text, language)]
    parts = [
        Share(value / PARTS[unit], frozenset({number.start}))
        for number, unit in found
        if unit in PARTS
        for value in number.values
    ]
    return (*parts, *_tenths([number for number, _ in found], masked(text), language), *out_of(text, language))


def _tenths(numbers: list[Number], text: str, language: str) -> Iterator[Share]:
    """Yield the shares told in tenths, for which East Asian languages have a word."""
    words = tuple(lexicon.load(language, "facts").get("grammar", {}).get("tenths", ()))
    for number in numbers if words else ():
        if 0 < number.values[0] < TENTHS and text.startswith(words, number.end):
            yield Share(number.values[0] / TENTHS, frozenset({number.start}))


@remembered
def out_of(text: str, language: str) -> tuple[Share, ...]:
    """Return the shares that are told as so many in so many."""
    numbers = [
        number
        for number, unit in quantities(text, language)
        if unit not in PARTS and not (number.kind == "word" and number.written.lower() in {"every", "each"})
    ]
    return tuple(_out_of(numbers, masked(text), language))


def _sign_before(number: Number, text: str) -> str:
    """Return the part of a number whose sign stands before it, as in Turkish."""
    return "percent" if masked(text)[: number.start].endswith("%") else ""


def _out_of(numbers: list[Number], text: str, language: str) -> Iterator[Share]:
    """Yield the shares told as so many in so many; some languages tell the whole first."""
    between = OUT_OF if language_of(language) == "en" else BETWEEN
    for one, other in pairwise(numbers):
        low, high = sorted((one.values[0], other.values[0]))
        if 0 < low < high in WHOLES and between.fullmatch(text, one.end, max(one.end, other.start)):
            yield Share(low / high, frozenset({one.start, other.start}))


def one_in(text: str, language: str) -> frozenset[Fraction]:
    """Return the shares told as one in so many, also in three or six, where nothing else makes them one."""
    numbers = [number for number, unit in quantities(text, language) if unit not in PARTS]
    return frozenset(
        1 / other.values[0]
        for one, other in pairwise(numbers)
        if one.values[0] == 1
        and 1 < other.values[0] <= TENTHS
        and BETWEEN.fullmatch(masked(text), one.end, max(one.end, other.start))
    )


def alike(one: Fraction, other: Fraction) -> bool:
    """Whether one share may be the other one rounded: 1 in 8 as 12 %."""
    return abs(one - other) <= NEAR * max(one, other)


def as_share(number: Number, here: tuple[str, str], there: tuple[str, str]) -> bool:
    """Whether a number is part of a share that the other text tells in other numbers or in words."""
    own = [share for share in shares(*here) if number.start in share.starts]
    told = {share.value for share in shares(*there)} | parts_told(*there) if own else set()
    return any(share.value in told for share in own)
