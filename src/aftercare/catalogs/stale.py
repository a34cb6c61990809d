"""Rows whose English has changed since they were translated: how they are marked, and when that ends."""

from collections.abc import Sequence

from babel.messages.catalog import Message

from ..core.people.approvals import Subject
from ..core.text.typography import typographic
from .po_writer import singular

STALE_NOTE = "The English has changed since this was translated; compare it with the previous text."
STAMP = "translation then: "
"""Comes with the note: the fingerprint of the row as it was, so that an edit taken back restores just that."""


def same_english(one: object, other: object) -> bool:
    """Whether two texts differ in their typography alone, which makes no translation stale."""
    return one == other or typographic(singular(one)) == typographic(singular(other))  # type: ignore[arg-type]


def stale_notes(message: Message) -> list[str]:
    """Return the note of a row that a person had translated, with its stamp; none for a draft."""
    if not marked_stale(message):
        return []
    return [STALE_NOTE, *(note for note in message.auto_comments if note.startswith(STAMP))]


def marked_stale(message: Message) -> bool:
    """Whether a person had translated the row before its English changed."""
    return bool(message.fuzzy) and STALE_NOTE in " ".join(message.auto_comments)  # polib folds it


def stamp_of(message: Message) -> str:
    """Return the fingerprint of a row that is about to become stale."""
    return STAMP + _fingerprint(message, singular(message.id))


def taken_back(before: Message, message: Message) -> bool:
    """Whether the English is again what the row was translated from, and nothing else has changed."""
    stamp = STAMP + _fingerprint(before, singular(message.id))
    return marked_stale(before) and stamp in before.auto_comments


def untouched(message: Message) -> bool:
    """Whether a stale row still has the translation that it had when its English was edited."""
    return any(STAMP + _fingerprint(message, text) in message.auto_comments for text in message.previous_id)


def settle(message: Message) -> None:
    """Take away the marks of a stale row: a person has settled that its translation holds."""
    message.flags.discard("fuzzy")
    message.previous_id = []
    left = [text for text in message.auto_comments if not text.startswith(STAMP)]
    start, end = _noted(left)
    message.auto_comments = [*left[:start], *left[end:]]


def _noted(comments: Sequence[str]) -> tuple[int, int]:
    """Return where the note stands among extracted comments, which polib folds into several; (0, 0) if nowhere."""
    begins = (at for at, text in enumerate(comments) if text and STALE_NOTE.startswith(text))
    ends = ((at, at + size) for at in begins for size in range(1, len(STALE_NOTE.split()) + 1))
    return next((place for place in ends if " ".join(comments[slice(*place)]) == STALE_NOTE), (0, 0))


def _fingerprint(message: Message, source: str) -> str:
    """Return 32 hex digits of a row's texts; its id and place have nothing to do with what it says."""
    texts = Subject("", "", "", "", source, singular(message.string))
    return texts.hash("translated")[:32]
