"""Blood sugars that a table tells in mg/dL and in mmol/L, in two columns that do not agree."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.scale import SCALE
from .levels import unit_of_level
from .table_lines import tables

NUMBER = regex.compile(r"\d+(?:\.\d+)?")
RATE = SCALE["millimole_per_liter"][1]
NEAR = Fraction(4, 100)
"""How far a blood sugar may be rounded."""
Pair = tuple[str, str]


@across(Severity.WARNING, english=True)
def scales_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """A blood sugar that a line tells in mg/dL and in mmol/L is the same in both, as in another line."""
    for head, lines in tables(sources(units)):
        places = {unit_of_level(title): at for at, title in enumerate(head)}
        if {"mg/dL", "mmol/L"} <= places.keys():
            pairs = [(row, (its[places["mg/dL"]], its[places["mmol/L"]])) for row, its in lines]
            told = [(row, pair) for row, pair in pairs if _numbers(pair)]
            wrong = [(row, pair) for row, pair in told if not _same(pair)]
            if len(wrong) < len(told):  # else it is of something else: cholesterol
                for row, (one, other) in wrong:
                    yield row, f"“{one}” in mg/dL is not “{other}” in mmol/L: correct one of the two"


def _numbers(pair: Pair) -> list[tuple[Fraction, Fraction]]:
    """Return the numbers of two cells, if they are as many."""
    one, other = ([Fraction(number) for number in NUMBER.findall(cell)] for cell in pair)
    return [*zip(one, other, strict=True)] if len(one) == len(other) else []


def _same(pair: Pair) -> bool:
    """Whether two cells say the same, that they are above or below something included."""
    alike = len({NUMBER.sub("#", cell).casefold().strip() for cell in pair}) == 1
    return alike and all(abs(one - other * RATE) <= NEAR * one for one, other in _numbers(pair))
