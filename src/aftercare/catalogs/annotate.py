"""Writes the findings of the last check into the catalogs, where a translator's editor shows them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..core.config import Config
from ..core.languages import Language
from ..core.model import Handout
from ..core.units import Finding
from .merge import CHECK_NOTE
from .state_comments import is_check_note
from .store import read_books, save_books


def annotate(
    config: Config, documents: Sequence[Handout], language: Language, findings: Iterable[Finding]
) -> list[Path]:
    """Put each finding as a comment above its row, in place of those of the check before; return the files written.

    They are extracted comments (`#. check …`): no editor takes them for the translator's own.
    """
    notes: dict[str, list[str]] = {}
    for found in findings:
        notes.setdefault(found.unit.id, []).append(f"{CHECK_NOTE}{found.severity} {found.check}: {found.message}")
    books = [book for book in read_books(config, documents, language) if book.before is not None]
    for book in books:
        authored = {unit.id: unit.note for unit in book.units}
        for row, message in book.content.by_id().items():
            own = [text for text in message.auto_comments if not is_check_note(text) or text == authored.get(row)]
            message.auto_comments = [*own, *notes.get(row, [])]
    return save_books(books) if books else []
