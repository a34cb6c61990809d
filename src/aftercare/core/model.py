"""The types that the rest of the package passes around. Values only: no files, no gettext, no HTML."""

import datetime as dt
import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What a row of the CSV is on the page."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    STEP = "step"
    WARNING = "warning"
    CONTACT = "contact"


LEVELS = {Kind.TITLE: 1, Kind.HEADING: 2, Kind.SUBHEADING: 3}
"""Level of the heading that a kind of row makes."""

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Status(IntEnum):
    """How far a translation has come; a higher status is nearer to a patient."""

    MISSING = 0
    DRAFT = 1
    TRANSLATED = 2
    APPROVED = 3

    @property
    def label(self) -> str:
        """The lower-case name used in reports and in the manifest."""
        return self.name.lower()


class Severity(StrEnum):
    """How bad a finding is. Errors block a release; warnings ask for a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def digest(text: str) -> str:
    """Return the 12 hex digits that stand for a text in approvals and waivers (SHA-256 of its NFC form)."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Instruction:
    """One row of the CSV: one message."""

    id: str
    kind: Kind
    text: str
    note: str = ""
    section: str = ""
    line: int = 0
    """Line of the CSV, counted as a text editor does."""


@dataclass(frozen=True, slots=True)
class Section:
    """The rows under one heading; `level` 2 or 3 is that of the heading, 1 that of the title."""

    id: str
    level: int
    heading: Instruction
    items: tuple[Instruction, ...] = ()


@dataclass(frozen=True, slots=True)
class Handout:
    """One document in English: its first section holds the title."""

    slug: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> Instruction:
        """The row of kind `title`."""
        return self.sections[0].heading

    @property
    def rows(self) -> tuple[Instruction, ...]:
        """Every row in the order of the CSV, headings included."""
        return tuple(row for section in self.sections for row in (section.heading, *section.items))


@dataclass(frozen=True, slots=True)
class Language:
    """What the pipeline knows of one language."""

    tag: str
    """BCP-47, the shortest form: `es`, `pt-BR`, `zh-Hans`."""
    locale: str
    """Folder below `locales/`: the tag with underscores."""
    cldr: str
    """The CLDR locale that data is taken from; empty where CLDR has none."""
    name: str
    endonym: str
    script: str
    """ISO 15924: `Latn`, `Arab`, `Hans`."""
    direction: str
    """`ltr` or `rtl`."""
    fonts: tuple[str, ...]
    """Font families of the PDF, the first that has a character wins."""
    web_fonts: str
    """Value of CSS `font-family`."""
    region: str = ""
    """Territory whose glyph shapes are meant (`CN`, `TW`), where that matters."""
    engines: dict[str, str] = field(default_factory=dict)
    """Engine name → the code that engine uses, where it is not the tag itself."""

    @property
    def rtl(self) -> bool:
        """Whether the script runs from right to left."""
        return self.direction == "rtl"


@dataclass(frozen=True, slots=True)
class Approval:
    """A signature under one row: `# approved: NAME, CREDENTIAL; DATE; SOURCE-HASH; TARGET-HASH`."""

    name: str
    """Name and credential, as signed."""
    date: dt.date
    source_hash: str
    target_hash: str

    def covers(self, source: str, target: str) -> bool:
        """Whether neither text has changed since the signature."""
        return (self.source_hash, self.target_hash) == (digest(source), digest(target))


@dataclass(frozen=True, slots=True)
class Waiver:
    """`# waive: CHECK; NAME; reason`, stamped by sync with `; SOURCE-HASH; TARGET-HASH`."""

    check: str
    name: str
    reason: str
    source_hash: str = ""
    target_hash: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One message in one language, as a check or a page sees it. `target` is empty where it is missing."""

    id: str
    source: str
    target: str
    language: str
    """BCP-47 tag of the target."""
    status: Status = Status.MISSING
    note: str = ""
    kind: str = ""
    previous: str = ""
    """The English that the translation was made from, where it has changed since."""
    origin: str = ""
    """`google 2026-11-22` where a machine wrote the draft."""
    approvals: tuple[Approval, ...] = ()
    """Every signature in the file, those that no longer hold included."""
    waivers: tuple[Waiver, ...] = ()
    path: str = ""
    line: int = 0

    @property
    def stale(self) -> bool:
        """Whether somebody signed this row and one of its texts has changed since."""
        lapsed = any(not approval.covers(self.source, self.target) for approval in self.approvals)
        return lapsed and self.status is not Status.APPROVED


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say about a unit. `span` is the (start, end) in the target, where known."""

    unit: Unit
    check: str
    severity: Severity
    message: str
    span: tuple[int, int] | None = None

    def __str__(self) -> str:
        """`es/microneedling.day-1.makeup: 48 is missing [numbers]`."""
        return f"{self.unit.language}/{self.unit.id}: {self.message} [{self.check}]"


@dataclass(frozen=True, slots=True)
class Page:
    """One built file: a line of the manifest."""

    handout: str
    language: str
    edition: str
    format: str
    path: str
    """Relative to the output folder, with forward slashes."""
    status: str
    sha256: str
