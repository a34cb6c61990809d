"""Signed rows that moved to another kind or place, where the same words are another instruction."""

from dataclasses import replace

from babel.messages.catalog import Message

from ..core.model import Instruction
from . import signed_comments
from .book import Book
from .catalog_units import own_row
from .po_writer import singular


def moved_rows(book: Book) -> list[str]:
    """Return the rows of a catalog whose signatures held for the earlier kind and place, and do not for today's.

    A signature covers both: whoever edits them changes no word, and must be told.
    """
    messages = book.messages
    return [row.id for row in book.rows if row.id in messages and _moved(messages[row.id], row, book)]


def _moved(message: Message, row: Instruction, book: Book) -> bool:
    approvals = signed_comments.approvals(message.user_comments)
    was = own_row(message, book.language.tag, book.name) if approvals else None
    if was is None or not was.place or (was.kind, was.place) == (row.kind, row.place):
        return False
    subject = replace(was.subject, target=singular(message.string))
    return any(approval.covers(subject) for approval in approvals)
