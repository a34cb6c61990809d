"""Lines of a table that add up those above them: a Total of 550 mL below 200, 2,200 and 150 mL."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from .cell_amounts import NONE, Amount, written
from .column_units import EACH
from .table_lines import tables, total
from .written_amounts import shown

SPAN = regex.compile(r"\d\s?(?:to|through|and|[-–])\s?(?:day\s|week\s)?\d|days\b", regex.IGNORECASE)
"""In the label of a line: what it has may be told for each of several days."""
LONG = regex.compile(r"\b(?:week|month)", regex.IGNORECASE)
"""In what a total is of: the lines may be those of one day."""
PARTS = 2
"""Lines that make a sum."""


@across(Severity.WARNING, english=True)
def column_total(units: list[Unit]) -> Iterator[UnitMessage]:
    """A line of a table that is a total has what the lines above it come to."""
    for head, lines in tables(sources(units), totals=True):
        columns = [place for place in range(1, len(head)) if not EACH.search(head[place])]
        own: list[Sequence[str]] = []
        above = dict.fromkeys(columns, Fraction(0))
        for row, its in lines:
            if not total(its[0]):
                own.append(its)
                continue
            spans = any(SPAN.search(line[0]) for line in own)  # such a line is of several days
            for place in columns:
                parts = [written(line[place]) for line in own]
                above[place] += sum(part[0] for part in parts if part)
                if not spans and (comes := _contradicted(its[0], its[place], parts, above[place])):
                    told = f"“{its[place]}” is told in “{its[0]}”, and the lines above come to {comes}"
                    yield row, f"{told}: correct the total, or the line that is wrong"
            own = []


def _contradicted(label: str, cell: str, parts: Sequence[Amount | None], above: Fraction) -> str:
    """Return what lines come to, if their total has neither that nor what all lines above it come to."""
    whole, known = written(cell), [part for part in parts if part]
    units = {
        unit.removesuffix("s"): unit for value, unit in sorted([*known, *([whole] if whole else [])]) if unit and value
    }
    if not whole or NONE.fullmatch(cell) or not PARTS <= len(known) == len(parts) or len(units) > 1:
        return ""
    comes = sum((value for value, _ in known), Fraction(0))
    often = LONG.search(label) and comes and (whole[0] / comes).denominator == 1
    return (
        "" if whole[0] in {comes, above} or often or not comes else f"{shown(comes)} {''.join(units.values())}".strip()
    )
