"""Rows that got another id and another text at once: only a person can say whether they are the same."""

from collections.abc import Container, Iterable, Iterator
from difflib import get_close_matches
from shlex import quote

from ..catalogs.book import Book
from ..catalogs.po_writer import singular
from ..catalogs.store import INTERFACE
from ..core.text.counting import one_line
from ..core.text.typography import typographic
from .renaming import Rename, removed, unwritten

NEAR = 0.85
"""How much of its letters the English of a row shares with what another had that may be the same."""
MOST = 200
"""Rows of a handout without a translation up to which they are compared: one that is new has nothing but such."""


def advice(books: Iterable[Book], without: Container[Rename] = ()) -> Iterator[str]:
    """Yield a line for each row whose English is nearly that of one that has left the same handout, `without` some."""
    books = [book for book in books if book.domain != INTERFACE]
    rows = {row.id for book in books for row in book.rows}
    written = {unit.id for book in books for unit in book.units if not unwritten(unit)}
    found = dict.fromkeys(rename for book in books for rename in _near(book, rows, written) if rename not in without)
    for rename in found:
        old = one_line(rename.old)
        yield (
            f"{rename.new} has nearly the English that {old} had; if it is the same row, keep its translations:"
            f" aftercare rename {quote(old)} {rename.new}"
        )


def _near(book: Book, rows: Container[str | None], written: Container[str]) -> Iterator[Rename]:
    new = {typographic(unit.source): unit.id for unit in book.units if unit.id not in written}
    gone = [each for each in removed(book, rows) if each.string] if 0 < len(new) <= MOST else []
    for each in gone:
        before = typographic(singular(each.id))
        match get_close_matches(before, new, n=2, cutoff=NEAR):
            case [only] if only != before:
                yield Rename(each.context or "", new[only])
