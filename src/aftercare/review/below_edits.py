"""Which rows are signed along with what they are below: those that an edit of it holds back, and no others."""

from collections.abc import Collection, Sequence

from ..catalogs.book import Book
from ..catalogs.contexts import standing


def below_edits(books: Sequence[Book], rows: Collection[str]) -> tuple[set[str], set[str]]:
    """Return the ids of what is below rows, and apart from them the ids of what has moved there since it was signed.

    What was above such a row is above others today. It may say another thing here, and whoever signs must have read it.
    """
    below = _below(books, rows)
    there = standing(row for book in books for row in book.rows) if below else set()
    parted = {unit.id: unit.parted for book in books for unit in book.units if unit.id in below and unit.parted}
    moved = {row for row, held in parted.items() if any(each.context in there for each in held)}
    moved |= _below(books, moved) & {*parted}
    return below - moved, moved


def _below(books: Sequence[Book], rows: Collection[str]) -> set[str]:
    return {row.id for book in books for row in book.rows if any(above.id in rows for above in row.above)}
