"""Rows that wait only to be signed again, by the row above them that has changed."""

from collections.abc import Iterator, Mapping

from ..core.model import Instruction
from ..core.text.counting import counted, listed
from ..core.units import Unit
from .book import Book

MOST = 6
"""Rows that a line names."""


def waiting_below(book: Book) -> Iterator[str]:
    """Yield what waits in a catalog: how many rows, which, and below what."""
    units = {unit.id: unit for unit in book.units}
    groups: dict[str, list[str]] = {}
    for row in book.rows:
        if units[row.id].to_sign_again:
            groups.setdefault(_changed(row, units), []).append(row.id)
    for above, rows in groups.items():
        why = f"below {above}, which has changed" if above else "since they have moved or changed"
        yield f"{counted(len(rows), 'row')} to be signed again {why}: {listed(rows, MOST)}"


def _changed(row: Instruction, units: Mapping[str, Unit]) -> str:
    """Return the outermost row above another that has changed since it was signed, if the other has not itself."""
    above = (each.id for each in row.above if units[each.id].stale)
    return next(above, "") if units[row.id].parted else ""
