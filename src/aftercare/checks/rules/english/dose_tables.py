"""Tables of doses by weight, age or blood sugar: lines that overlap, that leave one out, that cannot be right."""

from collections.abc import Iterator, Sequence
from itertools import chain

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from .banded_lines import Line, banded, leads, rising
from .bands import unit_of, usual_weight
from .column_units import many_times, unit_named, units_contradicted
from .dose_columns import amount, doses_contradicted, litres, repeated
from .levels import out_of_order, unit_of_level, usual_unit
from .listed_levels import listed_levels
from .table_lines import tables
from .written_amounts import CORRECT

IN_TWO = "is in two lines"


@across(Severity.WARNING, english=True)
def dose_table(units: list[Unit]) -> Iterator[UnitMessage]:
    """The lines of a table by weight, age, blood sugar or week do not overlap or leave gaps, and doses rise with it."""
    every = sources(units)
    for head, whole in chain(tables(every), listed_levels(every)):
        lines = banded(head, whole)
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
            yield from _between(place, rising(place, lines), dosed=_dosed(head, lines)) if leads(place, lines) else ()
        for line in lines:
            yield from ((line.row, f"“{kg.written}” is not “{lb.written}”{CORRECT}") for lb, kg in line.askew)
        yield from _doses(head, lines)


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
    if place is None or not leads(place, lines):
        return
    pairs = rising(place, lines)
    for column, title in enumerate(head):
        if not any(line.bands[column] for line in lines):
            steps = [(one.bands[place], one.cells[column], two.bands[place], two.cells[column]) for one, two in pairs]
            yield from ((pairs[at][1].row, told) for at, told in doses_contradicted(title, steps))
