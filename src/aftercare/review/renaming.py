"""When a row gets another id, its translations, signatures and waivers move with it: patients never see an id."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from babel.messages.catalog import Message

from ..catalogs import state_comments
from ..catalogs.book import Book, save_books
from ..catalogs.changes import Changes
from ..catalogs.merge import carry
from ..catalogs.po_writer import singular
from ..catalogs.store import INTERFACE
from ..core.people.origins import by_machine
from ..core.text.counting import one_line
from ..core.text.typography import typographic
from ..core.units import Status, Unit
from .restamping import restamped


@dataclass(frozen=True, slots=True)
class Rename:
    """An id that left the table, and the row that has its English now."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """The effect of a rename; nothing is written before `write`."""

    rename: Rename
    books: tuple[tuple[Book, Book], ...]
    """The catalog that has the old row, and the one that has the new; mostly the same."""
    refused: tuple[tuple[str, str], ...]
    """Language tag and reason of each catalog that stays as it is."""

    @property
    def languages(self) -> list[str]:
        """The tags of the languages that carry something over."""
        return [to.language.tag for _, to in self.books]

    def write(self) -> list[Path]:
        """Carry everything over, and return the files changed."""
        for old, new in self.books:
            carry_over(old, new, self.rename)
        # The new rows first: whoever stops this in between finds a translation twice, and not nowhere.
        books = [to for _, to in self.books] + [old for old, _ in self.books]
        return save_books(list({id(book): book for book in books}.values()))


def suggestions(books: Iterable[Book]) -> Iterator[Rename]:
    """Yield each removed row whose English is that of one row without a translation, in any catalog.

    A row that has a translation in a language that the removed one has one in was there before: it is another.
    """
    books = [book for book in books if book.domain != INTERFACE]
    empty: dict[str, set[str]] = {}
    written = {(book.language.tag, unit.id) for book in books for unit in book.units if not unwritten(unit)}
    for unit in (unit for book in books for unit in book.units if unwritten(unit)):
        empty.setdefault(typographic(unit.source), set()).add(unit.id)
    rows = {row.id for book in books for row in book.rows}
    found: dict[Rename, bool] = {}
    for book in books:
        for gone in (each for each in removed(book, rows) if each.string):
            for new in empty.get(typographic(singular(gone.id)), set()):
                rename = Rename(gone.context or "", new)
                found[rename] = found.get(rename, True) and (book.language.tag, new) not in written
    old = Counter(rename.old for rename in found)
    yield from (rename for rename, free in found.items() if free and old[rename.old] == 1)


def has_left(book: Book) -> bool:
    """Whether a catalog has translations of rows that are none of its own, as one that got another id."""
    return any(gone.string for gone in removed(book, {row.id for row in book.rows}))


def advice(books: Iterable[Book], without: Container[Rename] = ()) -> Iterator[str]:
    """Yield a line for each row that seems to have got another id, with the command that helps, `without` some.

    It will be copied into a shell, and the old id is what a catalog says.
    """
    for rename in (each for each in dict.fromkeys(suggestions(books)) if each not in without):
        old = one_line(rename.old)
        yield f"{rename.new} has the English that {old} had: aftercare rename {quote(old)} {rename.new}"


def plan_rename(books_of: Iterable[Sequence[Book]], rename: Rename) -> Renaming:
    """Return what a rename carries over in each language."""
    pairs: list[tuple[Book, Book]] = []
    refused: list[tuple[str, str]] = []
    for every in books_of:
        books = [book for book in every if book.domain != INTERFACE]  # whose rows nobody can give another id
        new = next((book for book in books if rename.new in {row.id for row in book.rows}), None)
        old = next((book for book in books if _find(book, rename.old)), None)
        if old is None or new is None:
            continue
        if unwritten(next(unit for unit in new.units if unit.id == rename.new)):
            pairs.append((old, new))
        else:
            refused.append((new.language.tag, f"{rename.new} has a translation already"))
    return Renaming(rename, tuple(pairs), tuple(refused))


def unwritten(unit: Unit) -> bool:
    """Whether no person has written a row's translation; what comes from another project has its author there."""
    return unit.status is Status.MISSING or (unit.status is Status.DRAFT and by_machine(unit.origin))


def removed(book: Book, rows: Container[str | None]) -> list[Message]:
    """Return the entries whose row none has any more; in the catalog of a handout that is gone, all may be such."""
    entries = (*book.content.catalog.obsolete.values(), *book.messages.values())
    return [gone for gone in entries if gone.context not in rows]


def _find(book: Book, row: str) -> Message | None:
    """Return what a removed row has left: a translation, or a question about it that nobody has answered by one."""
    found = (gone for gone in reversed(removed(book, {row.id for row in book.rows})) if gone.context == row)
    return next((gone for gone in found if gone.string or gone.user_comments), None)


def carry_over(old: Book, new: Book, rename: Rename) -> None:
    """Put what a removed row had under the row that it is now, stamped for its new id."""
    before, message = _find(old, rename.old), new.messages[rename.new]
    if before is None:
        return
    own = [text for text in message.user_comments if not state_comments.of_draft(text)]
    message.user_comments, message.flags = [], message.flags & {"python-brace-format"}
    carry(message, before, Changes())
    unit = next(unit for unit in new.units if unit.id == rename.new)
    there = replace(unit.subject, source=singular(before.id), target=singular(before.string))
    lines = restamped(before.user_comments, replace(there, row=rename.old), there, before.previous_id)
    message.user_comments = lines
    message.user_comments += [text for text in own if text not in message.user_comments]
    catalog = old.content.catalog
    for key in [key for key, gone in catalog.obsolete.items() if gone is before]:
        del catalog.obsolete[key]
    if old.messages.get(rename.old) is before:  # its handout is gone
        catalog.delete(before.id, before.context)
