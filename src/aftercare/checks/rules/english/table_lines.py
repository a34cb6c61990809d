"""The tables of the English: each with the names of its columns and its lines."""

from collections.abc import Iterator, Sequence

from ....core.model import Kind, cells
from ....core.units import Unit

TableLine = tuple[Unit, tuple[str, ...]]
Table = tuple[tuple[str, ...], list[TableLine]]


def tables(rows: Sequence[Unit]) -> Iterator[Table]:
    """Yield the head of each table, and its lines that have as many cells."""
    found: list[Table] = []
    before = ""
    for row in rows:
        if row.kind == Kind.TABLE:
            found.append((cells(row.source), []))
        elif row.kind == Kind.ROW and before in {Kind.TABLE, Kind.ROW} and found:
            found[-1][1].append((row, cells(row.source)))
        before = row.kind
    for head, lines in found:
        if whole := [(row, its) for row, its in lines if len(its) == len(head)]:
            yield head, whole
