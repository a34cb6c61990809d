"""When a handout gets another slug, its rows go along: their translations, and the signatures that name the handout.

A signature holds in its own handout, since the same words may be another instruction in another. A handout that has
left the table and has come back under another name is the same, as far as row, kind, section and texts are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from babel.messages.catalog import Message

from ..catalogs.book import Book, save_books
from ..catalogs.po_writer import singular
from ..catalogs.store import INTERFACE
from ..core.model import Instruction
from ..core.people.approvals import Subject
from ..core.text.counting import one_line
from ..core.text.typography import typographic
from ..core.units import Unit
from . import near_renames, renaming
from .renaming import Rename, carry_over, removed, unwritten
from .restamping import restamped


@dataclass(frozen=True, slots=True)
class Rehousing:
    """What goes along with a handout in one language; nothing is written before `write`."""

    old: str
    book: Book
    """The catalog of the handout as it is called today."""
    gone: tuple[Book, ...]
    """That of the slug of before, if it is still there."""
    ids: Mapping[str, str]
    """Id of today → id of before, of the rows that have something to carry over."""

    def write(self) -> list[Path]:
        """Carry everything over, and return the files changed."""
        for new, old in self.ids.items():
            for book in self.gone if new != old else ():
                carry_over(book, self.book, Rename(old, new))
        units = {unit.id: unit for unit in self.book.units}
        for row in self.book.rows:
            if row.id in self.ids:
                message = self.book.messages[row.id]
                subject = _as_written(units[row.id], message)
                comments, there = message.user_comments, _there(subject, row, self.old, self.ids)
                message.user_comments = restamped(comments, there, subject, message.previous_id)
        return save_books([self.book, *self.gone])


def _as_written(unit: Unit, message: Message) -> Subject:
    """Return what a row is as its catalog has it now: something may just have been carried over."""
    return replace(unit.subject, source=singular(message.id), target=singular(message.string))


def _there(subject: Subject, row: Instruction, slug: str, ids: Mapping[str, str]) -> Subject:
    """Return what somebody has signed who signed a row in the handout of before."""
    return replace(subject, row=ids.get(row.id, row.id), place=replace(row, handout=slug).place)


def plan_rehousing(books: Sequence[Book], old: str, new: str) -> Rehousing | None:
    """Return what a handout that is called `new` today takes over of `old`, which has left the table; None if nothing.

    `books` are the catalogs of one language, those of handouts that are gone included.
    """
    book = next((each for each in books if each.domain == new and each.rows), None)
    gone = tuple(each for each in books if each.domain == old and not each.rows)
    return _plan(book, gone, old, _left(books, gone)) if book else None


def _left(books: Iterable[Book], gone: Iterable[Book]) -> Mapping[str, list[str]]:
    """Return the rows of a handout that no handout has any more, by their English."""
    known = {row.id for each in books for row in each.rows}
    found: dict[str, list[str]] = {}
    for message in (each for book in gone for each in removed(book, known) if each.string):
        found.setdefault(typographic(singular(message.id)), []).append(message.context or "")
    return found


def _plan(book: Book, gone: tuple[Book, ...], old: str, left: Mapping[str, list[str]]) -> Rehousing | None:
    ids = {}
    for unit in book.units if left else ():
        same = left.get(typographic(unit.source), []) if unwritten(unit) else []
        named = _named(unit, book, old)
        if found := named if named in same else same[0] if len({*same}) == 1 else "":
            ids[unit.id] = found
    stayed = {unit.id: unit.id for unit in book.units if unit.id not in ids and unit.target}
    rows = {row.id: row for row in book.rows}
    void = [unit for unit in book.units if unit.id in stayed and unit.lapsed]
    if there := dict(_signed_there(book, void, rows, old, ids)):
        ids |= stayed | there
    own = ids and any(unit.signed for unit in book.units if ids.get(unit.id, unit.id) == unit.id)  # another handout
    return Rehousing(old, book, gone, ids) if ids and not own else None


def _named(unit: Unit, book: Book, old: str) -> str:
    """Return the id of a row that began with the slug of its handout, with that of before."""
    return unit.id.replace(f"{book.domain}.", f"{old}.", 1)


def _signed_there(
    book: Book, void: Iterable[Unit], rows: Mapping[str, Instruction], old: str, ids: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the rows with lines that held in the handout of before, with the id that they had there."""
    for unit in void:
        message = book.messages[unit.id]
        subject, comments = _as_written(unit, message), message.user_comments
        for was in dict.fromkeys((unit.id, _named(unit, book, old))):
            there = _there(subject, rows[unit.id], old, {**ids, unit.id: was})
            if restamped(comments, there, subject, message.previous_id) != comments:
                yield unit.id, was
                break


def rehoused(books: Iterable[Book]) -> Iterator[Rehousing]:
    """Yield the handouts that seem to have got another slug, in each language."""
    by_language: dict[str, list[Book]] = {}
    for book in books:
        by_language.setdefault(book.language.tag, []).append(book)
    for mine in by_language.values():
        for one in (book for book in mine if not book.rows):
            left = _left(mine, [one])
            plans = (_plan(book, (one,), one.domain, left) for book in mine if book.rows and book.domain != INTERFACE)
            yield from filter(None, plans)


def advice(books: Iterable[Book]) -> Iterator[str]:
    """Yield a line for each handout and each row that seems to have got another name, with the command that helps."""
    books = [*books]
    plans = [*rehoused(books)]
    for old, new in dict.fromkeys((plan.old, plan.book.domain) for plan in plans):
        yield (
            f"{new} has rows of {one_line(old)}, whose signatures do not hold in another handout; if it is the same"
            f" one under another name, carry them over: aftercare rename {quote(one_line(old))} {new}"
        )
    told = {Rename(old, new) for plan in plans for new, old in plan.ids.items()}
    yield from renaming.advice(books, told)
    yield from near_renames.advice(books, told | {*renaming.suggestions(books)})
