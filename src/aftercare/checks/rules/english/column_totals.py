"""Lines of a table that add up those above them: a Total of 550 mL below 200, 2,200 and 150 mL."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from unicodedata import numeric

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from .column_units import EACH
from .plan_lines import NONE
from .table_lines import tables, total
from .written_amounts import shown

AMOUNT = regex.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?P<decimals>\.\d+)?\s?(?P<part>[½¼¾⅓⅔])?\s?(?P<unit>[\p{L}/]*)"
    r"(?:\s?\(\d[^()]*\))?",
    regex.IGNORECASE,
)
"""An amount that is all of a cell, or has the same in another unit behind it."""
SPAN = regex.compile(r"\d\s?(?:to|through|and|[-–])\s?(?:day\s|week\s)?\d|days\b", regex.IGNORECASE)
"""In the label of a line: what it has may be told for each of several days."""
LONG = regex.compile(r"\b(?:week|month)", regex.IGNORECASE)
"""In what a total is of: the lines may be those of one day."""
PARTS = 2
"""Lines that make a sum."""
Amount = tuple[Fraction, str]


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
                parts = [_amount(line[place]) for line in own]
                above[place] += sum(part[0] for part in parts if part)
                if not spans and (comes := _contradicted(its[0], its[place], parts, above[place])):
                    told = f"“{its[place]}” is told in “{its[0]}”, and the lines above come to {comes}"
                    yield row, f"{told}: correct the total, or the line that is wrong"
            own = []


def _contradicted(label: str, cell: str, parts: Sequence[Amount | None], above: Fraction) -> str:
    """Return what lines come to, if their total has neither that nor what all lines above it come to."""
    whole, known = _amount(cell), [part for part in parts if part]
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


def _amount(cell: str) -> Amount | None:
    """Return the number of a cell, and its unit as it is written there."""
    if NONE.fullmatch(cell.strip()):
        return Fraction(0), ""
    found = AMOUNT.fullmatch(cell.strip())
    if not found or not (found["whole"] or found["decimals"] or found["part"]):
        return None
    number = Fraction(f"{(found['whole'] or '0').replace(',', '')}{found['decimals'] or ''}")
    part = Fraction(numeric(found["part"])).limit_denominator(12) if found["part"] else Fraction(0)
    return number + part, found["unit"]
