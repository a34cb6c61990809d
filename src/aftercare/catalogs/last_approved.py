"""Notes what was approved beside a row whose English was edited, for projects that keep reviewed pages."""

from collections.abc import Iterable

from babel.messages.catalog import Message

from ..core.language.languages import Language
from ..core.model import Instruction
from ..core.people.approvals import LastApproved
from ..core.states import before_edit
from ..core.text.typography import typographic
from ..core.units import Status, Unit
from . import catalog_units, po, signed_comments


def note(content: po.Po, language: Language, wanted: Iterable[Instruction]) -> None:
    """Write down what was approved until an edit, before a translator changes it; forget what may not come back."""
    messages = content.by_id()
    for row in catalog_units.units(content, language, wanted):
        if row.status in {Status.APPROVED, Status.MISSING} or _taken_back(row):
            forget(messages[row.id])
        elif (then := before_edit(row)) and then.source == row.source:
            forget(messages[row.id])  # it was edited above the row alone
        elif then and not any(line.covers(row.subject) for line in row.last_approved):
            _write(messages[row.id], row, then)


def _taken_back(row: Unit) -> bool:
    """Whether the English is again what it was, beside another translation: the next edit must not bring that back."""
    return any(typographic(then.source) == typographic(row.source) for then in row.last_approved)


def _write(message: Message, row: Unit, then: Unit) -> None:
    forget(message)
    line = LastApproved.of(row.subject, then.source, then.target)
    message.user_comments.append(signed_comments.last_approved_comment(line))


def forget(message: Message) -> None:
    """Take the note away."""
    message.user_comments = [text for text in message.user_comments if not signed_comments.last_approved([text])]
