"""A blood pressure that is told in cm Hg, as people in Brazil say it: 140/90 is "14 por 9"."""

from fractions import Fraction
from itertools import pairwise

import regex

from ..text import lexicon
from ..text.patterns import alternatives, compiled
from ..text.tokens import masked
from .quantities import Quantity

PRESSURE = regex.compile(r"(?<![\d/])(\d{2,3})/(\d{2,3})(?![\d/])")
TEN = 10


def without_pressures(
    left: list[Quantity], right: list[Quantity], source: str, target: str, language: str
) -> tuple[list[Quantity], list[Quantity]]:
    """Leave out the numbers of blood pressures that a translation tells as a tenth of each, one by the other."""
    joints = lexicon.grammar(language, "pressure_by")
    by = compiled(rf"\s?(?:{alternatives(joints, language)})\s?") if joints else None
    for high, low in PRESSURE.findall(masked(source)) if by else ():
        for upper, lower in pairwise(right):
            told = tuple(number.values[0] * TEN for number, _ in (upper, lower))
            beside = by and by.fullmatch(masked(target), upper[0].end, max(upper[0].end, lower[0].start))
            if told == (Fraction(high), Fraction(low)) and beside:
                right = [item for item in right if item not in (upper, lower)]
                left = [item for item in left if item[0].written not in {high, low}]
    return left, right
