"""Tables of doses by weight, age or blood sugar: lines that overlap, that leave one out, that cannot be right."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from .bands import Band, bands, unit_of, usual_weight
from .column_units import LED, many_times, unit_named, units_contradicted
from .dose_columns import amount, doses_contradicted, is_key, litres, repeated
from .levels import LEVELS, levels, out_of_order, unit_of_level, usual_unit
from .listed_levels import listed_levels
from .table_lines import TableLine, tables
from .written_amounts import CORRECT

IN_TWO = "is in two lines"


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


@across(Severity.WARNING, english=True)
def dose_table(units: list[Unit]) -> Iterator[UnitMessage]:
    """The lines of a table by weight, age, blood sugar or week do not overlap or leave gaps, and doses rise with it."""
    every = sources(units)
    for head, whole in chain(tables(every), listed_levels(every)):
        lines = _banded(head, whole)
        rows, columns = [line.row for line in lines], [*zip(*(line.cells for line in lines), strict=True)]
        for place, column in enumerate(columns):
            yield from ((rows[at], told) for at, told in litres(column))
            if len({line.cells[:place] for line in lines}) == 1:
                yield from ((rows[at], told) for at, told in out_of_order([line.bands[place] for line in lines]))
            alike = len({line.medicine for line in lines}) == 1
            if not any(line.bands[place] for line in lines) and (alike or unit_named(head[place])):
                yield from ((rows[at], told) for at, told in units_contradicted(head[place], column))
            yield from ((rows[at], told) for at, told in (many_times(column) if alike else ()))
            yield from ((rows[at], told) for at, told in repeated(columns) if not place)
            yield from _written(head[place], place, lines)
            yield from _between(place, _rising(place, lines), dosed=_dosed(head, lines)) if _leads(place, lines) else ()
        for line in lines:
            for one, other in combinations([band for band in line.bands if band and not band.turned], 2):
                if {one.kind, other.kind} == {"pound", "kilogram"} and not one.same(other):
                    yield line.row, f"“{other.written}” is not “{one.written}”{CORRECT}"
        yield from _doses(head, lines)


def _banded(head: Sequence[str], lines: Sequence[TableLine]) -> list[Line]:
    """Return the lines of a table with the weights, ages and levels in their cells."""
    columns = zip(*(its for _, its in lines), strict=True)
    banded = [
        [one or other for one, other in zip(levels(title, column), bands(title, column), strict=True)]
        for title, column in zip(head, columns, strict=True)
    ]
    return [Line(*line, its) for line, its in zip(lines, zip(*banded, strict=True), strict=True)]


def _leads(place: int, lines: Sequence[Line]) -> bool:
    """Whether lines are for the weights and ages in a column: behind a height, such are what is told of it."""
    return all(line.bands[at] or is_key(line.cells[at]) for line in lines for at in range(place))


def _written(title: str, place: int, lines: Sequence[Line]) -> Iterator[UnitMessage]:
    """Yield weights and ages that are turned round, or in another unit than the head of their column says."""
    column = [line.bands[place] for line in lines]
    named, level = usual_weight(title, column), usual_unit(title, column)
    where = f"under “{title}”" if unit_of(title) else f"among weights in {named}s"
    for row, _, found in lines:
        band = found[place]
        if band and band.turned:
            yield row, f"“{band.written}” is turned round: write the less first"
        if band and named and band.kind in {"pound", "kilogram"} and band.kind != named:
            yield row, f"“{band.written}” stands {where}: write it in that unit"
        if band and level and unit_of_level(band.written) not in {level, ""}:
            yield row, f"“{band.written}” stands under “{title}”: write it in {level}"


def _rising(place: int, lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return each two lines with bands in a column, from the least weight on, of which the second follows the first."""
    lows = [band.low or 0 for line in lines if (band := line.bands[place])]
    falls = sum(one > other for one, other in pairwise(lows))
    ordered = lines[::-1] if 2 * falls >= len(lows) > 1 else lines
    return [(one, other) for one, other in pairwise(ordered) if _same(one, other, place) and _alike(one, other, place)]


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


def _dosed(head: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether a table tells how much of a medicine is given; how many ounces a baby drinks need not be as exact."""
    told = (amount(cell, unit_named(title)) for line in lines for cell, title in zip(line.cells, head, strict=True))
    return any(each and each[1] != "ounce" for each in told)


def _between(place: int, pairs: Sequence[tuple[Line, Line]], *, dosed: bool) -> Iterator[UnitMessage]:
    """Yield bands that overlap the one before, or begin later than that ends, or unlike others right there."""
    known = [(one, other) for pair in pairs for one, other in [[line.bands[place] for line in pair]] if one and other]
    touching = sum(one.shares(other) for one, other in known)
    shared = dosed and touching <= len(known) - touching
    for line, following in pairs:
        one, other = line.bands[place], following.bands[place]
        if not one or not other:
            continue
        if one.meets(other):
            also = IN_TWO if one.written == other.written else f"overlaps “{one.written}”"
            yield following.row, f"“{other.written}” {also}: let each {one.what} be in one"
        elif shared and one.shares(other):
            begins = f"begins with the end of “{one.written}”, as other lines do not"
            also = IN_TWO if one.written == other.written else begins
            yield following.row, f"“{other.written}” {also}: let each {one.what} be in one"
        elif one.leaves_out(other):
            yield following.row, f"there is no line for what is between “{one.written}” and “{other.written}”"


def _doses(head: Sequence[str], lines: Sequence[Line]) -> Iterator[UnitMessage]:
    """Yield doses that cannot be right beside those of the line before, by the first column of weights or ages."""
    place = next((place for place in range(len(head)) if sum(bool(line.bands[place]) for line in lines) > 1), None)
    if place is None or not _leads(place, lines):
        return
    pairs = _rising(place, lines)
    for column, title in enumerate(head):
        if not any(line.bands[column] for line in lines):
            steps = [(one.bands[place], one.cells[column], two.bands[place], two.cells[column]) for one, two in pairs]
            yield from ((pairs[at][1].row, told) for at, told in doses_contradicted(title, steps))
