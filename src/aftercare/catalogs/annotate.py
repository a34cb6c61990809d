"""Writes findings into the catalogs as comments, where translators' editors show them."""

from collections.abc import Iterable
from pathlib import Path

from ..core.disk.lock import locked
from ..core.language.languages import Language
from ..core.units import Finding
from . import po
from .book import Book
from .state_comments import check_note, is_check_note
from .store import Store


def annotate(
    store: Store, language: Language, findings: Iterable[Finding], domains: Iterable[str] | None = None
) -> list[Path]:
    """Put each finding as a comment above its row, replacing those of the previous run; return the files written.

    `domains` names the catalogs to look at; those left out have just these already.

    They are extracted comments (`#. check …`): no editor takes them for the translator's own.
    """
    notes = notes_of(findings)
    books = [store.book(language, domain) for domain in (store.rows if domains is None else domains)]
    wrong = [
        book
        for book in books
        if book.before is not None and noted(book) != {row: notes[row] for row in book.messages if row in notes}
    ]
    if not wrong:
        return []

    def written(book: Book) -> po.Po:
        authored = {row.id: row.note for row in book.rows}
        for row, message in book.messages.items():
            own = [text for text in message.auto_comments if not is_check_note(text) or text == authored.get(row)]
            message.auto_comments = [*own, *notes.get(row, [])]
        return book.content

    with locked(store.config.locales):
        return [book.path for book in wrong if store.rewrite(book, written)]


def notes_of(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """Return the comments that findings are noted as, by row."""
    notes: dict[str, list[str]] = {}
    for found in findings:
        notes.setdefault(found.unit.id, []).append(check_note(found))
    return notes


def noted(book: Book) -> dict[str, list[str]]:
    """Return the findings in a catalog by row."""
    authored = {row.id: row.note for row in book.rows}
    found = {
        row: [text for text in message.auto_comments if is_check_note(text) and text != authored.get(row)]
        for row, message in book.messages.items()
    }
    return {row: texts for row, texts in found.items() if texts}
