"""What a file of one language holds, whatever its format: one row for each message."""

import re
from dataclasses import dataclass, field, replace

from ...catalogs import signed_comments
from ...core.model import section_of
from ...core.people.approvals import Approval
from ...core.people.questions import ANONYMOUS
from ...core.text.typography import short_hash
from ...core.units import Unit
from .versions import VERSION, note_hash, place_hashes, texts_version

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
    def _version(self) -> "re.Match[str] | None":
        return VERSION.fullmatch(self.version)

    @property
    def exported(self) -> tuple[str, str, str] | None:
        """Return the parts of `version`; None where it is damaged."""
        match = self._version
        return (match[1], match[2], match[3]) if match else None

    @property
    def note_edited(self) -> bool:
        """Whether the note is another than was exported; the version of an older file does not tell."""
        match = self._version
        return not (match and match[4] == note_hash(self.note))

    @property
    def shown_edited(self) -> bool | None:
        """Whether somebody has written into what is only shown; None where the version, of an older file, tells not."""
        match = self._version
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
        match = self._version
        rest = self.version[match.end(3) :] if match else ""
        return replace(self, version=f"{texts_version(unit)}{rest}")

    def moved(self, unit: Unit) -> bool:
        """Whether the row was elsewhere, or below other English, when it was exported; an older file does not tell."""
        match = self._version
        then = match[5] if match else ""
        return bool(then) and then not in place_hashes(unit)

    def stood(self, unit: Unit, handout: str = "") -> bool:
        """Whether the row stood where this one does when it was exported; its handout may have had another name."""
        section, of, slug = section_of(unit.place).rpartition(" of ")
        there = f"{section}{of}{handout or slug}{unit.place[len(section_of(unit.place)) :]}"
        match = self._version
        return bool(match and match[5] in place_hashes(replace(unit, place=there)))

    def put_at(self, unit: Unit) -> "ExchangeRow":
        """Return the row as if it had stood where this one does when it was exported."""
        match = self._version
        start, end = match.span(5) if match else (0, 0)
        return replace(self, version=f"{self.version[:start]}{place_hashes(unit)[0]}{self.version[end:]}")

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The signatures as values."""
        lines = (line.removeprefix(VOID) for line in self.signatures.splitlines())
        return signed_comments.approvals(f"approved: {line}" for line in lines)


EDITABLE = ("translation", "state", "question")
