"""A number of a text."""

from fractions import Fraction
from typing import NamedTuple


class Number(NamedTuple):
    """One number of a text. `values` holds its readings, the one its language prefers first."""

    values: tuple[Fraction, ...]
    start: int
    end: int
    written: str
    kind: str = "digits"
    """`digits`, `word`, or `name` for digits that are part of a name such as COVID-19."""
    parts: tuple[Fraction, ...] = ()
    """Its groups of digits one by one, where the whole may be two numbers."""
    factor: int = 1
    """What a word behind the digits multiplies them by: 10 ** 6 in 2 million."""
    unit_end: int = 0
    """Where the unit behind it ends; 0 where none stands there."""
