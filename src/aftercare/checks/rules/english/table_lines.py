"""The tables of the English: each with the names of its columns and its lines."""

from collections.abc import Iterator, Sequence

import regex

from ....core.model import Kind, cells
from ....core.units import Unit

TableLine = tuple[Unit, tuple[str, ...]]
Table = tuple[tuple[str, ...], list[TableLine]]
TOTAL = regex.compile(
    r"(?:(?:grand|daily|weekly|day['’]s|week['’]s)\s)?(?:totals?|in\sall|all\stogether|altogether|sum)"
    r"(?:\s(?:for|a|per|of|in|each|daily|dose|amount|intake|tablets|carbs|carbohydrates?)\b.{0,30})?\s?(?:\([^()]*\))?:?",
    regex.IGNORECASE,
)
"""The first cell of a line that adds up those above it."""


def total(cell: str) -> bool:
    """Whether a line that begins with a cell is a total."""
    return bool(TOTAL.fullmatch(cell.strip(" *")))


def tables(rows: Sequence[Unit], *, totals: bool = False) -> Iterator[Table]:
    """Yield the head of each table, and its lines that have as many cells.

    `totals`: those too that add up the others, and are for no weight, day or medicine of their own.
    """
    found: list[Table] = []
    before = ""
    for row in rows:
        if row.kind == Kind.TABLE:
            found.append((cells(row.source), []))
        elif row.kind == Kind.ROW and before in {Kind.TABLE, Kind.ROW} and found:
            found[-1][1].append((row, cells(row.source)))
        before = row.kind
    for head, lines in found:
        if whole := [(row, its) for row, its in lines if len(its) == len(head) and (totals or not total(its[0]))]:
            yield head, whole
