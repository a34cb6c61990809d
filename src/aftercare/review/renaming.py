"""A row gets another id: its translations, signatures and waivers go with it, since an id says nothing to patients."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Message

from ..catalogs import state_comments
from ..catalogs.merge import Changes, carry, same_english
from ..catalogs.po_writer import singular
from ..catalogs.store import INTERFACE, Book, save_books
from ..core.approvals import Approval, Keep, Subject, Waiver, english_kept, typographic
from ..core.units import Status, Unit


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
            _carry(old, new, self.rename)
        # The new rows first: whoever stops this in between finds a translation twice, and not nowhere.
        books = [to for _, to in self.books] + [old for old, _ in self.books]
        return save_books(list({id(book): book for book in books}.values()))


def suggestions(books: Iterable[Book]) -> Iterator[Rename]:
    """Yield each removed row whose English is that of one row without a translation, in any catalog."""
    books = [book for book in books if book.domain != INTERFACE]
    empty: dict[str, set[str]] = {}
    for book in books:
        for unit in book.units:
            if _unwritten(unit):
                empty.setdefault(typographic(unit.source), set()).add(unit.id)
    for book in books:
        for gone in _removed(book):
            found = empty.get(typographic(singular(gone.id)), set())
            if len(found) == 1 and gone.string:
                yield Rename(gone.context or "", next(iter(found)))


def advice(books: Iterable[Book]) -> Iterator[str]:
    """Yield a line for each row that seems to have got another id, with the command that helps."""
    for rename in dict.fromkeys(suggestions(books)):
        yield f"{rename.new} has the English that {rename.old} had: aftercare rename {rename.old} {rename.new}"


def plan(books_of: Iterable[Sequence[Book]], rename: Rename) -> Renaming:
    """Return what a rename carries over in each language."""
    pairs: list[tuple[Book, Book]] = []
    refused: list[tuple[str, str]] = []
    for books in books_of:
        new = next((book for book in books if rename.new in {row.id for row in book.rows}), None)
        old = next((book for book in books if _find(book, rename.old)), None)
        if old is None or new is None:
            continue
        if _unwritten(next(unit for unit in new.units if unit.id == rename.new)):
            pairs.append((old, new))
        else:
            refused.append((new.language.tag, f"{rename.new} has a translation already"))
    return Renaming(rename, tuple(pairs), tuple(refused))


def _unwritten(unit: Unit) -> bool:
    """Whether no person has written a row's translation; what comes from another project has its author there."""
    return unit.status is Status.MISSING or (unit.status is Status.DRAFT and state_comments.by_machine(unit.origin))


def _removed(book: Book) -> list[Message]:
    rows = {row.id for row in book.rows}
    return [gone for gone in book.content.catalog.obsolete.values() if gone.context not in rows]


def _find(book: Book, row: str) -> Message | None:
    return next((gone for gone in reversed(_removed(book)) if gone.context == row and gone.string), None)


def _carry(old: Book, new: Book, rename: Rename) -> None:
    before, message = _find(old, rename.old), new.messages[rename.new]
    if before is None:
        return
    own = [text for text in message.user_comments if not state_comments.of_draft(text)]
    message.user_comments, message.flags = [], set()
    carry(message, before, Changes())
    unit = next(unit for unit in new.units if unit.id == rename.new)
    if same_english(before.id, message.id):
        there = replace(unit.subject, target=singular(before.string))
        message.user_comments = restamped(before.user_comments, replace(there, row=rename.old), there)
    message.user_comments += [text for text in own if text not in message.user_comments]
    obsolete = old.content.catalog.obsolete
    for key in [key for key, gone in obsolete.items() if gone is before]:
        del obsolete[key]


def restamped(comments: Sequence[str], old: Subject, new: Subject) -> list[str]:
    """Return the comments of a row under its new id; lines that did not hold under the old one stay as they are."""
    keeps = state_comments.keeps(comments)
    sources = [old.source, *english_kept(old, keeps), *(keep.previous for keep in keeps)]
    return [_restamped(text, old, new, sources) for text in comments]


def _restamped(comment: str, old: Subject, new: Subject, sources: Sequence[str]) -> str:
    """Stamp a line for the new id, with the English that it covers."""
    for source in sources:
        there, here = replace(old, source=source), replace(new, source=source)
        approval, keep = state_comments.approval_of(comment), state_comments.keep_of(comment)
        if approval and approval.covers(there):
            return state_comments.approval_comment(Approval.of(here, approval.name, approval.date))
        if keep and keep.covers(there):
            return state_comments.keep_comment(Keep.of(here, keep.name, keep.date, keep.previous))
        for waiver in state_comments.waivers([comment]):
            if waiver.hash and waiver.covers(there):
                return state_comments.waiver_comment(Waiver.of(here, waiver))
    return comment
