"""Lines of a table with the weights, ages and levels in their cells, and which of them follow one another."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from ....core.units import Unit
from .bands import Band, bands
from .column_units import LED
from .dose_columns import is_key
from .levels import LEVELS, levels
from .table_lines import TableLine


class Line(NamedTuple):
    """A row of a table with its cells, and the weights and ages in them."""

    row: Unit
    cells: tuple[str, ...]
    bands: tuple[Band | None, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What else the line is for, such as one of two medicines."""
        return tuple(cell for cell, band in zip(self.cells, self.bands, strict=True) if not band and is_key(cell))

    @property
    def medicine(self) -> tuple[str, ...]:
        """The same without a time of day or a weekday: one medicine is taken at many."""
        return tuple(cell for cell in self.key if not LED.fullmatch(cell))

    @property
    def askew(self) -> list[tuple[Band, Band]]:
        """What it has in pounds and in kilograms that is not the same: one of them overlaps other lines, too."""
        pairs = combinations([band for band in self.bands if band and not band.turned], 2)
        return [(one, two) for one, two in pairs if {one.kind, two.kind} == {"pound", "kilogram"} and not one.same(two)]


def banded(head: Sequence[str], lines: Sequence[TableLine]) -> list[Line]:
    """Return the lines of a table with the weights, ages and levels in their cells."""
    columns = zip(*(its for _, its in lines), strict=True)
    banded = [
        [one or other for one, other in zip(levels(title, column), bands(title, column), strict=True)]
        for title, column in zip(head, columns, strict=True)
    ]
    return [Line(*line, its) for line, its in zip(lines, zip(*banded, strict=True), strict=True)]


def leads(place: int, lines: Sequence[Line]) -> bool:
    """Whether lines are for the weights and ages in a column: behind a height, such are what is told of it."""
    return all(line.bands[at] or is_key(line.cells[at]) for line in lines for at in range(place))


def rising(place: int, lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return each two lines with bands in a column, from the least weight on, of which the second follows the first."""
    lows = [band.low or 0 for line in lines if (band := line.bands[place])]
    falls = sum(one > other for one, other in pairwise(lows))
    ordered = lines[::-1] if 2 * falls >= len(lows) > 1 else lines
    pairs = [(one, two) for one, two in pairwise(ordered) if _same(one, two, place) and _alike(one, two, place)]
    return [pair for pair in pairs if not any(line.askew for line in pair)]


def _same(one: Line, other: Line, place: int) -> bool:
    """Whether two lines are for the same; of a blood sugar, what stands before it says so, not what is to be done."""
    band = one.bands[place]
    if band and band.kind in LEVELS:
        return one.cells[:place] == other.cells[:place]
    return one.key == other.key


def _alike(one: Line, other: Line, place: int) -> bool:
    first, second = one.bands[place], other.bands[place]
    if not first or not second or first.kind != second.kind or first.turned or second.turned:
        return False
    return (first.low or 0) <= (second.low or 0)  # else another part of the table begins
