"""Tables of a sheet: a head and its rows, or only the texts where a table is used for layout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...core.model import CELL
from .pieces import Piece, Role

HEAD = "taken for the head of a table"
MERGED = "cells were merged: their words were put in each"
SEVERAL = "a cell had several lines"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table as the sheet has it."""

    cells: tuple[str, ...]
    doubt: str = ""


def of_table(found: Sequence[Line]) -> Iterator[Piece]:
    """Yield the pieces of a table, its first line as the head; empty lines and empty columns say nothing.

    A line of one cell above the head comes before the table. One line, or one column, is not a table.
    """
    lines = _filled(found)
    while lines and len(lines[0].cells) == 1:
        yield Piece(lines.pop(0).cells[0])
    if len(lines) < len(("head", "line")):
        yield from (Piece(cell) for line in lines for cell in line.cells if cell)
        return
    head, *rest = lines
    yield Piece(_joined(head), Role.TABLE, doubt=f"{HEAD}; {head.doubt}" if head.doubt else HEAD)
    yield from (Piece(_joined(line), Role.ROW, doubt=line.doubt) for line in rest)


def _filled(found: Sequence[Line]) -> list[Line]:
    """Return the lines and columns in which something is said."""
    lines = [line for line in found if any(line.cells)]
    width = max((len(line.cells) for line in lines), default=0)
    columns = {at for at in range(width) if any(line.cells[at : at + 1] not in {(), ("",)} for line in lines)}
    return [Line(tuple(cell for at, cell in enumerate(line.cells) if at in columns), line.doubt) for line in lines]


def _joined(line: Line) -> str:
    """Return the cells on one line, in bars where the outer ones would be lost."""
    text = f" {CELL} ".join(line.cells)
    return text if line.cells[0] and line.cells[-1] else f"{CELL} {text} {CELL}"
