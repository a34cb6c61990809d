"""Lines of a table whose last cell is the sum of the others: 20 mg, 10 mg and 20 mg are 50 mg a day."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from .cell_amounts import written
from .column_units import unit_named
from .table_lines import tables
from .written_amounts import CORRECT, shown

ENOUGH, PARTS = 2, 2
"""Lines that must come to their last cell before others are told not to, and how many cells are added up."""


@across(Severity.WARNING, english=True)
def line_total(units: list[Unit]) -> Iterator[UnitMessage]:
    """The last cell of a line is the sum of the others, in a table where it is in most lines."""
    for head, lines in tables(sources(units), totals=True):
        told = [(row, its[-1], found) for row, its in lines if (found := _amounts(head, its))]
        wrong = [(row, cell, sum(parts)) for row, cell, (*parts, whole) in told if sum(parts) != whole]
        right = len(told) - len(wrong)
        if right >= ENOUGH and right > len(wrong):
            for row, cell, comes in wrong:
                yield row, f"“{cell}” is not what the cells before it come to, {shown(comes)}{CORRECT}"


def _amounts(head: Sequence[str], line: Sequence[str]) -> list[Fraction]:
    """Return the amounts of a line from its second cell on, if all are in one unit."""
    found = [written(cell) for cell in line[1:]]
    known = [each for each in found if each]
    units = {unit.removesuffix("s") for value, unit in known if value and unit} or {*map(unit_named, head[1:])} - {""}
    if len(known) < len(found) or len(found) <= PARTS or len(units) > 1 or not known[-1][0]:
        return []
    return [value for value, _ in known]
