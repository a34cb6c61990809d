"""What a spreadsheet has made of cells, where the other cells show it: 5-Jan among INRs; 100, 101, 102 mg."""

from collections.abc import Iterator, Sequence

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.scale import SCALE
from .table_lines import tables
from .weekdays import MONTHS

_MONTH = "|".join(month.capitalize() for month in MONTHS)
DAY = regex.compile(rf"\d{{1,2}}-(?:{_MONTH})(?:-\d\d(?:\d\d)?)?|(?:{_MONTH})-\d\d|\d{{4}}-\d\d-\d\d(?:\s00:00:00)?")
SERIAL = regex.compile(r"[45]\d{4}")
"""How many days from 1900 it is to one of about now."""
OF_FRACTION = regex.compile(
    rf"\b(?:\d{{1,2}}-(?:{_MONTH})|(?:{_MONTH})-\d\d)\s(?:inch(?:es)?|cups?|teaspoons?|tablespoons?|tablets?|tsp|tbsp|mL|mg)\b"
)
"""A day where a fraction was: 8-Jan inch."""
NAMED = regex.compile(rf"\b(?:{_MONTH})\p{{Ll}}*\b")
RANGE = regex.compile(r"\d\s?(?:to|[-–]|or|and|/)\s?\d")
DATED = regex.compile(
    r"\b(?:next|last|due|on|(?<!\b(?:a|one|each|per)\s)day|date|when|starts?|ends?|visit|test|appointment)\b",
    regex.IGNORECASE,
)
"""The head of a column that may hold days."""
ANEW = "type what was there anew, with the column formatted as text"
COUNTED, LARGE, TWO = 3, 50, 2
"""Lines that count on by one, and from which amount on no doses do so."""


@across(Severity.WARNING, english=True)
def cell_turned(units: list[Unit]) -> Iterator[UnitMessage]:
    """No cell holds a day that a spreadsheet has made of a range, a fraction or a number, and none counts on by one."""
    every = sources(units)
    for row in every:
        yield from (
            (row, f"“{found[0]}” is what a spreadsheet makes of a fraction: {ANEW}")
            for found in OF_FRACTION.finditer(row.source)
        )
    for head, lines in tables(every):
        for place, title in enumerate(head):
            column = [its[place].strip() for _, its in lines]
            yield from ((lines[at][0], told) for at, told in (*_days(title, column), *_counting(column)))


def _days(title: str, column: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the cells that are a day, if no other cell tells one, and others tell numbers."""
    others = [cell for cell in column if not DAY.fullmatch(cell) and not SERIAL.fullmatch(cell)]
    numbers = [cell for cell in others if regex.search(r"\d", cell)]
    ranges = [cell for cell in others if RANGE.search(cell)]
    if any(NAMED.search(cell) for cell in others) or len(others) < len(column) - 1:
        return
    large = any(regex.search(r"\d{4}", each.replace(",", "")) for each in numbers)
    known = len(ranges) >= TWO if DATED.search(title) else numbers
    for at, cell in enumerate(column if known else ()):
        if DAY.fullmatch(cell):
            yield at, f"“{cell}” is what a spreadsheet makes of 1-2, 1/2 and the like: {ANEW}"
        elif SERIAL.fullmatch(cell) and not large:
            yield at, f"“{cell}” is what a spreadsheet makes of a day: {ANEW}"


def _counting(column: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the second of three amounts, each one more than the one above it, as no doses are."""
    told = [its[0] if len(its := quantities(cell, "en")) == 1 else None for cell in column]
    for at in range(len(column) - COUNTED + 1):
        run = [each for each in told[at : at + COUNTED] if each]
        values = [number.values[0] for number, _ in run]
        units = {unit for _, unit in run}
        measured = len(units) == 1 and (unit := units.pop()) and SCALE[unit][0] in {"mass", "volume"}
        if (
            len(run) == COUNTED
            and measured
            and values[0] >= LARGE
            and values == [values[0] + step for step in range(COUNTED)]
        ):
            listed = ", ".join(f"“{cell}”" for cell in column[at : at + COUNTED])
            yield at + 1, f"{listed} count on by one: was a cell filled down? Write the doses"
            return
