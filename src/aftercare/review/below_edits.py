"""Which rows are signed along with what they are below: those that an edit of it holds back, and no others."""

from collections.abc import Collection, Iterator, Sequence

from ..catalogs import catalog_units
from ..catalogs.book import Book
from ..core.model import Instruction, Kind
from ..core.units import Status


def below_edits(books: Sequence[Book], rows: Collection[str]) -> tuple[set[str], set[str]]:
    """Return the ids of what is below rows, and apart from them the ids of what must be read and named to be signed.

    What was above such a row is above others today, or something else above it is a draft still. It may say another
    thing here, or will when that is signed.
    """
    below = below_them(books, rows)
    books = books if below else ()
    parted = {unit.id: unit for book in books for unit in book.units if unit.id in below and unit.parted}
    kinds = {unit.subject.warns for unit in parted.values()}
    there = {warns: {each for book in books for each in _standing(book, warns=warns)} for warns in kinds}
    moved = {
        row for row, unit in parted.items() if any(each.context in there[unit.subject.warns] for each in unit.parted)
    }
    moved |= _unread(books, {*rows, *parted}) & {*parted}
    moved |= below_them(books, moved) & {*parted}
    return below - moved, moved


def _unread(books: Sequence[Book], rows: Collection[str]) -> set[str]:
    """Return the ids of what is below rows that are not signed and will not be, for they are not among these."""
    waiting = {unit.id for book in books for unit in book.units if unit.status is not Status.APPROVED}
    return below_them(books, waiting - {*rows})


def _standing(book: Book, *, warns: bool) -> Iterator[str]:
    """Yield the contexts of today that a warning, or another row, would have below each row, those kept included."""
    contexts = catalog_units.contexts(book.messages, book.language.tag)
    for row in book.rows:
        probe = Instruction("", Kind.WARNING if warns else Kind.TEXT, "", above=(*row.above, row))
        yield from contexts.of(probe)[0]


def below_them(books: Sequence[Book], rows: Collection[str]) -> set[str]:
    """Return the ids of all that is below rows."""
    return {row.id for book in books for row in book.rows if any(above.id in rows for above in row.above)}
