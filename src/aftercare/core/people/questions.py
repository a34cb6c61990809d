"""Questions about the English: asked beside a translation, answered there, or by an edit of the row."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..text.typography import short_hash, typographic

ANONYMOUS = "reviewer"
MAX_NAME = 100


@dataclass(frozen=True, slots=True)
class Question:
    """`# question: NAME; DATE; text`, to which sync adds the fingerprint of the row that it is about."""

    name: str
    date: str
    """ISO 8601; empty where somebody left it out."""
    text: str
    stamp: str = ""
    """That of the English and its note when it was asked: once either is edited, the question is settled."""
    answer: str = ""

    def open_for(self, stamp: str) -> bool:
        """Whether it waits for an answer in a row of this stamp."""
        return not self.answer and self.stamp in ("", stamp)


def stamp(source: str, note: str) -> str:
    """Return the fingerprint of what the author of the English says in a row."""
    return short_hash(f"{typographic(source)}\0{note.strip()}")


def asker(name: str) -> str:
    """Return a name in the form that fits a comment: one line without semicolons."""
    line = " ".join("".join(char if char.isprintable() else " " for char in name).replace(";", ",").split())
    return line[:MAX_NAME].strip() or ANONYMOUS


def opened(questions: Iterable[Question], now: str) -> tuple[Question, ...]:
    """Return the questions that wait for an answer, in a row whose stamp is `now`."""
    return tuple(question for question in questions if question.open_for(now))
