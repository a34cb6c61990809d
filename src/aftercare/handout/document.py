"""One handout in one language, ready to be shown: the model behind Markdown, HTML and PDF alike."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from ..core.clinic import Clinic
from ..core.languages import Language
from ..core.markup import visible
from ..core.model import BLANKS, Kind, cells, label
from ..core.pictures import Picture
from .places import Place
from .wording import Fact, Phrase, Wording
from .words import Words


class State(StrEnum):
    """The release state of a handout. Only `source`, `approved` and `kept` are cleared for patients."""

    SOURCE = "source"
    MISSING = "missing"
    DRAFT = "draft"
    TRANSLATED = "translated"
    STALE = "stale"
    KEPT = "kept"
    """Approved before the English of some rows was edited, and shown as it was then."""
    APPROVED = "approved"

    @property
    def released(self) -> bool:
        """Whether the handout is cleared for publication."""
        return self in {State.SOURCE, State.KEPT, State.APPROVED}


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is printed. Headings have no number; the others count through the whole handout."""

    id: str
    kind: Kind
    text: str
    """With placeholders filled. English, and `translated` False, where there is no translation."""
    english: str
    number: int | None = None
    translated: bool = True
    prefix: str = ""
    """Key of the word to show before the text, where only the tick or the cross says whether to do it."""
    place: int = 0
    """Of an item or a line of a table: its place under the row that it belongs to, from 1."""
    inner: tuple["Row", ...] = ()
    """The items under the row, or the lines of the table of which it is the head."""
    picture: Picture | None = None
    """Of a heading: what is set beside it, for the eye alone."""

    @property
    def label(self) -> str:
        """The number as it is printed: `7`, or `7.2`; empty where there is none."""
        return "" if self.number is None else label(self.number, self.place)

    @property
    def blank(self) -> bool:
        """Whether it is a line or a box to write in by hand."""
        return self.kind in BLANKS

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of a line of a table, or of blanks that stand side by side."""
        return cells(self.text)

    @property
    def cell_pairs(self) -> tuple[tuple[str, str], ...]:
        """The cells, each with the same one in English; empty where the English has fewer."""
        english = cells(self.english)
        return tuple((cell, english[at] if at < len(english) else "") for at, cell in enumerate(self.cells))

    @property
    def lines(self) -> tuple["Row", ...]:
        """The row, and those that belong to it."""
        return (self, *self.inner)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a section that stand together: all of them in a warning box, or blanks, or neither."""

    warning: bool
    blank: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and the rows under it, without those that belong to one.

    What follows the title at once has no heading of its own.
    """

    id: str
    level: int
    heading: Row | None
    rows: tuple[Row, ...]
    course: bool = False
    """Whether this is one of several sections in a row that are points in time, such as day 1, day 2."""

    @property
    def lines(self) -> tuple[Row, ...]:
        """The heading, where there is one, and the rows."""
        rows = tuple(line for row in self.rows for line in row.lines)
        return (self.heading, *rows) if self.heading else rows

    @property
    def groups(self) -> tuple[Group, ...]:
        """The rows in order; warnings that follow each other share a box, and draw in nothing else."""
        runs = groupby(self.rows, key=lambda row: (row.kind is Kind.WARNING, row.blank))
        return tuple(Group(*what, tuple(rows)) for what, rows in runs)

    @property
    def warning(self) -> bool:
        """Whether all of this is a warning, so that its heading belongs in the box."""
        return bool(self.rows) and all(row.kind is Kind.WARNING for row in self.rows)


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a format needs, as plain text; formats escape it."""

    slug: str
    language: Language
    state: State
    title: Row
    blocks: tuple[Block, ...]
    """All sections in order, the title apart."""
    banners: tuple[tuple[str, str], ...]
    """(text in the language, the same in English) for what the page begins with."""
    fact_parts: tuple[Fact, ...]
    """The block at the end."""
    places: tuple[Place, ...]
    """Where the reader finds help: the clinic, or each of its sites."""
    has_sites: bool
    """Whether the places are sites, whose telephones are always among their facts."""
    clinic: Clinic
    known: tuple[tuple[str, str], ...]
    """(as written, address) of the telephone numbers and web addresses of the clinic and its sites."""
    words: Words
    reviewed: str
    """Who signed, and the day of the last signature, in the language; empty where nobody has."""
    code: str
    """Ten hex digits that identify exactly these texts."""
    paper: str
    editions: tuple[str, ...] = ("standard",)
    """As what it is built: `standard`, `large`, `bilingual`."""
    changed: tuple[str, ...] = ()
    """Ids of the rows whose English has been edited since, where the state is `kept`."""
    address: str = ""
    """Of this handout on the web, for its QR code; empty where the settings give none."""

    @property
    def name(self) -> str:
        """The title as plain words, for what cannot show it any other way."""
        return visible(self.title.text)

    @property
    def digest(self) -> str:
        """SHA-256 of everything that is shown: equal digests, equal pages."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def courses(self) -> tuple[tuple[Block, ...], ...]:
        """The sections in order; those of one course of time stand together, and so do those between."""
        return tuple(tuple(blocks) for _, blocks in groupby(self.blocks, key=lambda block: block.course))

    def phrase(self, key: str) -> Phrase:
        """Return a word of the interface, which is English where the language has none."""
        return Wording(self.words, self.language)[key]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, title and headings included."""
        return (self.title, *(row for block in self.blocks for row in block.lines))

    @property
    def untranslated(self) -> tuple[str, ...]:
        """Ids of rows that are shown in English because they have no translation."""
        return tuple(row.id for row in self.rows if not row.translated)
