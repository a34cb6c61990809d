"""What a reviewer is shown of each row: state, previous English, history, findings."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..catalogs import state_comments
from ..catalogs.below import unnamed
from ..catalogs.book import Book
from ..core.model import Handout
from ..core.numbering import row_numbers
from ..core.people.approvals import Approval
from ..core.text import bidi
from ..core.text.typography import short_hash
from ..core.units import Finding, Status, Unit
from .signable import Checker
from .word_diff import Piece, word_diff

STATES = {
    Status.MISSING: "missing",
    Status.DRAFT: "draft: needs work",
    Status.TRANSLATED: "translated, not signed",
    Status.APPROVED: "approved",
}
UNCOVERED = "; given by an earlier version: it does not cover what is above the row"
INTERFACE_TITLE = "Interface words: labels, banners and the download page"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the page."""

    unit: Unit
    domain: str
    """Its catalog."""
    number: str
    state: str
    target: tuple[Piece, ...]
    changed: tuple[Piece, ...]
    """Word difference from the English that the translation was made from to that of today."""
    history: tuple[str, ...]
    back: str
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """What the row is called on the page: its number, or what it is where it has none."""
        return self.number or self.unit.kind

    @property
    def remarkable(self) -> bool:
        """Whether there is more to say on paper than the two texts."""
        return bool(self.changed or self.history or self.findings)


@dataclass(frozen=True, slots=True)
class Part:
    """The rows under one heading of a handout."""

    title: str
    lines: tuple[Line, ...]


def parts(documents: Sequence[Handout], books: Sequence[Book], check: Checker) -> list[Part]:
    """Return the rows of the handouts by section, then those of the interface, which is the last of the books."""
    numbers = row_numbers(documents)
    *own, interface = books
    found = {line.unit.id: line for book in own for line in _lines(book, numbers, check)}
    sections = [
        Part(part.heading.text, tuple(found[row.id] for row in (part.heading, *part.items)))
        for document in documents
        for part in document.sections
    ]
    return [*sections, Part(INTERFACE_TITLE, tuple(_lines(interface, {}, check)))]


def code_of(units: Iterable[Unit]) -> str:
    """Return ten hex digits that identify exactly these texts, so that a signed paper names what it signed."""
    texts = (f"{unit.id}\0{short_hash(unit.source)}\0{short_hash(unit.target)}" for unit in units)
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:10]


def english_code(units: Iterable[Unit]) -> str:
    """Return twelve hex digits of the English alone."""
    return short_hash("\0".join(f"{unit.id}\0{unit.source}" for unit in units))


def _lines(book: Book, numbers: Mapping[str, str], check: Checker) -> Iterator[Line]:
    messages = book.messages
    for unit in book.units:
        comments = messages[unit.id].user_comments if unit.target else ()
        yield Line(
            unit=unit,
            domain=book.domain,
            number=numbers.get(unit.id, ""),
            state=_state(unit),
            target=tuple(isolated(unit.target, rtl=book.language.rtl)),
            changed=tuple(word_diff(unit.previous, unit.source)) if unit.previous else (),
            history=tuple(_history(unit)),
            back=state_comments.back_translation(comments, unit.target),
            findings=tuple(check(unit)) if unit.target else (),
        )


def _state(unit: Unit) -> str:
    if unit.lapsed:
        return "to be signed again" if unnamed(unit) else "changed since it was signed"
    if unit.subject.warns and unit.status is Status.TRANSLATED and unit.signed:
        return "signed by one of two"
    return STATES[unit.status]


def _history(unit: Unit) -> Iterator[str]:
    """Yield who signed the row, kept it or asked about it, and whether that still holds."""
    for entry in unit.approvals:
        since = (
            "" if entry in unit.signed else UNCOVERED if unnamed(unit) else f"; changed since: {_other(entry, unit)}"
        )
        yield f"Signed by {entry.name}, {entry.date}{since}"
    for keep in unit.keeps:
        yield f"Kept by {keep.name}, {keep.date}, when the English was: {keep.previous}"
    yield from unit.invalid
    yield from asked_about(unit)


def asked_about(unit: Unit) -> Iterator[str]:
    """Yield what was asked about a row, and the answers."""
    for asked in unit.questions:
        waits = "; not answered yet" if asked in unit.open_questions else "; the English was edited since"
        who = ", ".join(filter(None, (asked.name or "somebody", asked.date)))
        yield f"Question of {who}: {asked.text}{f'; answer: {asked.answer}' if asked.answer else waits}"


def _other(entry: Approval, unit: Unit) -> str:
    """Return what is another than when somebody signed."""
    before = replace(unit, source=unit.previous or unit.source)
    if entry in before.signed:
        return "English"
    if entry in unit.parted:
        return "the English that the row is below"
    if entry in before.parted:
        return "English, and that which the row is below"
    return "the translation, or the kind or place of the row"


def isolated(text: str, *, rtl: bool) -> Iterator[Piece]:
    """Yield a text with the runs set apart whose order a right-to-left line would turn."""
    pieces = bidi.runs(text) if rtl else [(text, False)]
    yield from (Piece("ltr" if ltr else "same", piece) for piece, ltr in pieces)
