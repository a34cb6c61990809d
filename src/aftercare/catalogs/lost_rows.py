"""Rows that a catalog lacks though they are not new: its file was cut off, or rows were deleted in it."""

from collections.abc import Callable, Sequence

from ..core.counting import listed, one_line
from . import po
from .book import Book
from .merge import Changes
from .po_header import EPOCH


def lost_rows(book: Book, before: Callable[[], po.Po | None], changes: Changes) -> list[str]:
    """Return the rows that a sync adds to a catalog, and that the last one had left there.

    `before` returns the template of that sync. A catalog of another day was not brought up to it: it has been away
    with a translator, say, and what it lacks is new there. One without any day has lost it with the rest.
    """
    template = before() if changes.added and book.before is not None else None
    if template is None:
        return []
    day = book.content.catalog.creation_date
    known = template.by_id() if day in (template.catalog.creation_date, EPOCH) else {}
    return [row for row in changes.added if row in known]


def told_lost(book: Book, rows: Sequence[str]) -> str:
    """Return what is said of such rows."""
    was = "was" if len(rows) == 1 else "were"
    remedy = f"if the file was cut off or edited by mistake, restore it, as with git checkout {book.name}"
    return f"{book.name}: {one_line(listed(rows, 2))} {was} gone, and {was} added empty; {remedy}"
