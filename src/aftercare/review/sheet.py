"""The review sheet: one HTML file with every row of a language, for screen and paper, that needs no tools."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..catalogs import state_comments
from ..catalogs.store import Book, read_books, row_numbers
from ..core import bidi
from ..core.approvals import digest
from ..core.config import Config
from ..core.languages import Language
from ..core.model import Handout, Kind
from ..core.templating import environment
from ..core.units import Finding, Severity, Status, Unit
from .signing import Checker
from .word_diff import Piece, word_diff

STATES = {
    Status.MISSING: "missing",
    Status.DRAFT: "draft: needs work",
    Status.TRANSLATED: "translated, not signed",
    Status.APPROVED: "approved",
}
INTERFACE_TITLE = "Interface words: labels, banners and the download page"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet."""

    unit: Unit
    number: str
    state: str
    target: tuple[Piece, ...]
    changed: tuple[Piece, ...]
    """Word difference from the English that the translation was made from to that of today."""
    history: tuple[str, ...]
    back: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the sheet."""

    title: str
    lines: tuple[Line, ...]


def sheet(config: Config, documents: Sequence[Handout], language: Language, *, check: Checker) -> str:
    """Return the HTML of the review sheet of a language."""
    *books, interface = read_books(config, documents, language, [document.slug for document in documents])
    numbers = row_numbers(documents)
    found = {line.unit.id: line for book in books for line in _lines(book, numbers, check, rtl=language.rtl)}
    parts = [
        Part(part.heading.text, tuple(found[row.id] for row in (part.heading, *part.items)))
        for document in documents
        for part in document.sections
    ]
    parts.append(Part(INTERFACE_TITLE, tuple(_lines(interface, {}, check, rtl=language.rtl))))
    lines = [line for part in parts for line in part.lines]
    return (
        environment("review")
        .get_template("sheet.html.j2")
        .render(
            language=language,
            clinic=config.clinic,
            paper="A4" if config.paper == "a4" else "letter",
            parts=parts,
            counts=Counter(line.state for line in lines),
            placeholders={name: value for name, value in config.clinic.placeholders.items() if value},
            code=sheet_code(line.unit for line in lines),
            error=Severity.ERROR,
        )
    )


def sheet_code(units: Iterable[Unit]) -> str:
    """Return ten hex digits that identify exactly these texts, so that a signed paper names what it signed."""
    texts = (f"{unit.id}\0{digest(unit.source)}\0{digest(unit.target)}" for unit in units)
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:10]


def _lines(book: Book, numbers: Mapping[str, str], check: Checker, *, rtl: bool) -> Iterator[Line]:
    messages = book.messages
    for unit in book.units:
        comments = messages[unit.id].user_comments if unit.target else ()
        yield Line(
            unit=unit,
            number=numbers.get(unit.id, ""),
            state=_state(unit),
            target=tuple(isolated(unit.target, rtl=rtl)),
            changed=tuple(word_diff(unit.previous, unit.source)) if unit.previous else (),
            history=tuple(_history(unit)),
            back=state_comments.back_translation(comments, unit.target),
            findings=tuple(check(unit)) if unit.target else (),
        )


def _state(unit: Unit) -> str:
    if unit.lapsed:
        return "changed since it was signed"
    if unit.kind == Kind.WARNING and unit.status is Status.TRANSLATED and unit.signed:
        return "signed by one of two"
    return STATES[unit.status]


def _history(unit: Unit) -> Iterator[str]:
    """Yield who signed the row and who kept it, and whether that still holds."""
    before = replace(unit, source=unit.previous or unit.source)
    for entry in unit.approvals:
        since = "" if entry in unit.signed else "; changed since: the translation, or where the row stands"
        if since and entry in before.signed:
            since = "; changed since: English"
        yield f"Signed by {entry.name}, {entry.date}{since}"
    for keep in unit.keeps:
        yield f"Kept by {keep.name}, {keep.date}, when the English was: {keep.previous}"
    yield from unit.invalid


def isolated(text: str, *, rtl: bool) -> Iterator[Piece]:
    """Yield a text with the runs set apart whose order a right-to-left line would turn."""
    pieces = bidi.runs(text) if rtl else [(text, False)]
    yield from (Piece("ltr" if ltr else "same", piece) for piece, ltr in pieces)
