"""What a file of one language holds, whatever its format: one row for each message."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ...catalogs import signed_comments
from ...catalogs.book import Book
from ...core.errors import CatalogError
from ...core.model import section_of
from ...core.people.approvals import Approval
from ...core.people.questions import ANONYMOUS
from ...core.text.counting import one_line
from ...core.text.typography import short_hash
from ...core.units import Status, Unit
from ..lines import asked_about
from ..signing import Checker
from .versions import DONE, VERSION, note_hash, place_hashes, texts_version, work_state

VOID = "void: "
"""Stands before a signature on other texts than those beside it, or on a row that needs work."""


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """One message; the field names are the column heads. Only `translation`, `state` and `question` are read back."""

    number: str
    """The number on the page, where it has one."""
    row: str
    kind: str
    english: str
    translation: str
    state: str
    """`needs work`, `translated`, or nothing where there is no translation."""
    note: str
    previous: str
    """The English that the translation was made from, where it has changed since."""
    signatures: str
    """One a line, as in the catalog, `void: ` before those that count no more; they are shown, and never read back."""
    findings: str
    """What the checks say, one finding a line; shown, and never read back."""
    language: str
    catalog: str
    version: str
    """What was exported: hashes of English and translation, the state, and hashes of note, place and what is shown."""
    question: str = ""
    """What somebody asks the author of the English; written into an empty column, and read back."""
    asked: str = ""
    """What was asked about the row before, and answered, one a line; shown, and never read back."""
    problem: str = ""
    """Why the row of a file cannot be read; empty if it can."""
    remarks: tuple[str, ...] = ()
    """What a reviewer has noted beside the row: comments on cells, notes of a CAT tool."""
    beside: str = ""
    """What is in columns that are not ours; it is left aside."""
    by: str = ANONYMOUS
    """Who asks."""
    on: str = ""
    """The day of the question in ISO form; empty: that of the import."""
    approved: str = field(default="", compare=False)
    """`yes` where enough people have signed just these texts, for formats that have a mark for it."""

    @property
    def exported(self) -> tuple[str, str, str] | None:
        """Return the parts of `version`; None where it is damaged."""
        match = VERSION.fullmatch(self.version)
        return (match[1], match[2], match[3]) if match else None

    @property
    def note_edited(self) -> bool:
        """Whether the note is another than was exported; the version of an older file does not tell."""
        match = VERSION.fullmatch(self.version)
        return not (match and match[4] == note_hash(self.note))

    @property
    def shown_edited(self) -> bool | None:
        """Whether somebody has written into what is only shown; None where the version, of an older file, tells not."""
        match = VERSION.fullmatch(self.version)
        shown = self.previous + self.findings + self.signatures + self.asked
        return match[6] != note_hash(shown) if match and match[6] else None

    @property
    def given(self) -> str:
        """What it was given out as: a hash of the translation, and the state; nothing where `version` is damaged."""
        _, target, state = self.exported or ("", "", "")
        return f"{target}-{state}" if target else ""

    def is_for(self, unit: Unit) -> bool:
        """Whether the row was given out with the English that the project has."""
        return (self.exported or ("",))[0] == short_hash(unit.source)

    def given_as(self, unit: Unit) -> "ExchangeRow":
        """Return the row as if it had been given out with what the catalog has now."""
        match = VERSION.fullmatch(self.version)
        rest = self.version[match.end(3) :] if match else ""
        return replace(self, version=f"{texts_version(unit)}{rest}")

    def moved(self, unit: Unit) -> bool:
        """Whether the row was elsewhere, or below other English, when it was exported; an older file does not tell."""
        match = VERSION.fullmatch(self.version)
        then = match[5] if match else ""
        return bool(then) and then not in place_hashes(unit)

    def stood(self, unit: Unit, handout: str = "") -> bool:
        """Whether the row stood where this one does when it was exported; its handout may have had another name."""
        section, of, slug = section_of(unit.place).rpartition(" of ")
        there = f"{section}{of}{handout or slug}{unit.place[len(section_of(unit.place)) :]}"
        match = VERSION.fullmatch(self.version)
        return bool(match and match[5] in place_hashes(replace(unit, place=there)))

    def put_at(self, unit: Unit) -> "ExchangeRow":
        """Return the row as if it had stood where this one does when it was exported."""
        match = VERSION.fullmatch(self.version)
        start, end = match.span(5) if match else (0, 0)
        return replace(self, version=f"{self.version[:start]}{place_hashes(unit)[0]}{self.version[end:]}")

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The signatures as values."""
        lines = (line.removeprefix(VOID) for line in self.signatures.splitlines())
        return signed_comments.approvals(f"approved: {line}" for line in lines)


EDITABLE = ("translation", "state", "question")


def refuse_outdated(books: Iterable[Book]) -> None:
    """Raise CatalogError where catalogs are behind the English: what is given out could not come back."""
    if late := sorted(set().union(*(book.outdated for book in books))):
        raise CatalogError(f"the English has changed in {', '.join(late)}; run aftercare sync, then export")


def export_rows(books: Iterable[Book], numbers: Mapping[str, str], check: Checker | None = None) -> list[ExchangeRow]:
    """Return the rows of a language, with what `check` finds in them.

    Raises CatalogError where the catalogs are behind the English.
    """
    books = list(books)
    refuse_outdated(books)
    return [
        _row(unit, book.domain, numbers.get(unit.id, ""), _found(unit, check) if check else "")
        for book in books
        for unit in book.units
    ]


def _found(unit: Unit, check: Checker) -> str:
    found = check(unit) if unit.target else ()
    return "\n".join(f"{each.severity}: {each.message} [{each.check}]" for each in found)


def _row(unit: Unit, domain: str, number: str, findings: str) -> ExchangeRow:
    signatures = "\n".join(_signature(entry, unit) for entry in unit.approvals)
    asked = "\n".join(map(one_line, asked_about(unit)))
    place, shown = place_hashes(unit)[0], note_hash(unit.previous + findings + signatures + asked)
    return ExchangeRow(
        number=number,
        row=unit.id,
        kind=unit.kind,
        english=unit.source,
        translation=unit.target,
        state=work_state(unit),
        note=unit.note,
        previous=unit.previous,
        signatures=signatures,
        findings=findings,
        language=unit.language,
        catalog=domain,
        version=f"{texts_version(unit)}-{note_hash(unit.note)}@{place}/{shown}",
        asked=asked,
        approved="yes" if unit.status is Status.APPROVED else "",
    )


def _signature(entry: Approval, unit: Unit) -> str:
    """Return a signature as it is shown: nobody must take one for valid that counts no more."""
    counts = entry in unit.signed and work_state(unit) == DONE
    return f"{'' if counts else VOID}{signed_comments.approval_comment(entry).removeprefix('approved: ')}"
