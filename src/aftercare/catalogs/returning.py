"""What is kept of a row that returns to a catalog, there and in others: the newest of it."""

import datetime as dt
from dataclasses import dataclass, field

from babel.messages.catalog import Message

from ..core.model import Instruction
from . import signed_comments
from .stale import same_english


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other catalogs of the language hold of rows that are not theirs any more."""

    live: list[Message] = field(default_factory=list)
    obsolete: list[Message] = field(default_factory=list)
    left: list[Message] = field(default_factory=list)
    """Rows that are live in the catalog of a handout that has left the CSV."""


def kept(gone: list[Message], others: Elsewhere, entry: Instruction) -> Message | None:
    """Return what is kept of a row that has returned.

    A handout that left with the row had it after the catalog itself, unless people have signed it here later.
    """
    own, left = latest(gone, entry), latest(others.left, entry)
    if own and left and _signed_on(own) > _signed_on(left):
        return own
    return left or own or latest(others.obsolete, entry)


def _signed_on(message: Message) -> dt.date:
    return max((each.date for each in signed_comments.approvals(message.user_comments)), default=dt.date.min)


def latest(gone: list[Message], entry: Instruction) -> Message | None:
    """Return the obsolete message of a row that has returned, the last of those with the same English, or of all."""
    found = [message for message in gone if message.context == entry.id]
    same = [message for message in found if same_english(message.id, entry.text)]
    return next(reversed(same or found), None)
