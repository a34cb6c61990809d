"""Signed rows that moved to another kind or place, or are below other English: the same words say something else."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from babel.messages.catalog import Message

from ..core.model import Instruction, Kind
from ..core.people.approvals import Approval
from ..core.people.holding import holding
from . import po, signed_comments
from .book import Book
from .catalog_units import own_row, units
from .po_writer import singular


def moved_rows(book: Book) -> list[str]:
    """Return the rows of a catalog whose signatures held for the earlier kind and place, and do not for today's.

    A signature covers both: whoever edits them changes no word, and must be told. Where an earlier version has signed,
    nobody has edited anything: this one tells the place in other words.
    """
    messages = book.messages
    here = [(row, messages[row.id]) for row in book.rows if row.id in messages]
    moved = {row.id: was for row, message in here if (was := _elsewhere(message, row, book))}
    signed = {unit.id: unit.signed for unit in book.units} if moved else {}
    return [row for row, lines in moved.items() if not {*lines} <= {*signed[row]}]


def _elsewhere(message: Message, row: Instruction, book: Book) -> Sequence[Approval]:
    """Return the signatures that held in the earlier place of a row that has another now."""
    approvals = signed_comments.approvals(message.user_comments)
    was = own_row(message, book.language.tag, book.name) if approvals else None
    if was is None or not was.place or (was.kind, was.place) == (row.kind, row.place):
        return ()
    subject = replace(was.subject, target=singular(message.string))
    held = holding(subject, approvals, signed_comments.keeps(message.user_comments))
    by_earlier_version = row.above and was.kind != Kind.TITLE and not any(each.context for each in held)
    return () if by_earlier_version else held


def parted_rows(book: Book, fresh: po.Po, moved: Iterable[str]) -> dict[str, str]:
    """Return the rows of a catalog whose signatures do not hold any more in what a sync makes of it, with the cause.

    Only because of a row that they are below, which was edited, or has `moved`: whoever does that changes no word of
    them. The outermost is named.
    """
    edited = {*book.outdated, *moved}
    causes = {row.id: next((above.id for above in row.above if above.id in edited), "") for row in book.rows}
    below = [row for row in book.rows if causes[row.id]]
    waiting = (unit.id for unit in units(fresh, book.language, below) if unit.lapsed and unit.parted)
    return {row: causes[row] for row in waiting}
