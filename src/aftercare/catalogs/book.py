"""One catalog as it was read, and its file as it was then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from babel.messages.catalog import Message

from ..core.disk.lock import locked
from ..core.errors import CatalogError
from ..core.language.languages import Language
from ..core.model import Instruction
from ..core.units import Unit
from . import catalog_units, po, stale


@dataclass(frozen=True)
class Book:
    """One catalog as it was read, with the units of its rows."""

    domain: str
    """The slug of the handout, or `INTERFACE`."""
    language: Language
    path: Path
    """Where it is written: always in the project, also when it was read from the package."""
    content: po.Po
    rows: tuple[Instruction, ...]
    before: bytes | None
    """The file as it was when it was read, None where there was none."""
    name: str
    """The path as messages print it."""

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of the rows."""
        return tuple(catalog_units.units(self.content, self.language, self.rows, path=self.name))

    @property
    def messages(self) -> dict[str, Message]:
        """The live messages by row id."""
        return self.content.by_id()

    @property
    def outdated(self) -> set[str]:
        """Ids of rows that the catalog has for other English."""
        found = self.messages
        return {row.id for row in self.rows if row.id in found and not stale.same_english(found[row.id].id, row.text)}


def by_rows(content: po.Po) -> po.Po:
    """Return a catalog whose translations all belong to one row each. Raises CatalogError for any other."""
    content.by_id()
    return content


class ChangedError(CatalogError):
    """Another program has written a catalog between our reading and our writing."""


def changed_since(books: Iterable[Book]) -> list[Path]:
    """Return the files of catalogs that are not on the disk as they were read."""
    return [book.path for book in books if (book.path.read_bytes() if book.path.is_file() else None) != book.before]


def save_books(books: Sequence[Book]) -> list[Path]:
    """Write catalogs and return those that changed; nothing is written if one was changed by others since."""
    if not books:
        return []
    with locked(books[0].path.parents[2]):
        unchanged(books)
        return [book.path for book in books if po.write(book.path, book.content, guard=partial(unchanged, [book]))]


def unchanged(books: Iterable[Book]) -> None:
    """Raise ChangedError where a catalog is not on the disk as it was read."""
    if changed := changed_since(books):
        raise ChangedError(f"{changed[0]}: was changed by another program meanwhile; try again")
