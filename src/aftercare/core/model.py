"""The types that the rest of the package passes around. Values only: no files, no gettext, no HTML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from .pictures.pictograms import Picture


class Kind(StrEnum):
    """The role of a CSV row on the page."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    STEP = "step"
    DO = "do"
    DONT = "dont"
    WARNING = "warning"
    CONTACT = "contact"
    ITEM = "item"
    """One of several things under the row before."""
    TABLE = "table"
    """The head of a table: the names of its columns, separated by `|`."""
    ROW = "row"
    """A line of the table before."""
    FILL = "fill"
    """A line to write on by hand; several, separated by `|`, stand side by side."""
    BOX = "box"
    """A box to write in by hand."""
    PICTURE = "picture"
    """A picture by itself; the text says what is in it, for those who cannot see it."""
    INTERFACE = "interface"
    """An interface message; never the kind of a CSV row."""


ROW_KINDS = tuple(kind for kind in Kind if kind is not Kind.INTERFACE)
"""The kinds a CSV row may have."""
INNER = {
    Kind.ITEM: frozenset({Kind.TEXT, Kind.STEP, Kind.DO, Kind.DONT, Kind.WARNING, Kind.CONTACT}),
    Kind.ROW: frozenset({Kind.TABLE}),
}
"""The kinds that belong to a row before them, and the kinds that this may be."""
BLANKS = frozenset({Kind.FILL, Kind.BOX})
"""Left empty for the hand of the nurse."""
UNNUMBERED = BLANKS | {Kind.PICTURE}
"""What is between the lists, and has no number."""
CELLED = frozenset({Kind.TABLE, Kind.ROW, Kind.FILL})
CELL = "|"
LEVELS = {Kind.TITLE: 1, Kind.HEADING: 2, Kind.SUBHEADING: 3}
"""Level of the heading that a kind of row makes."""

IN_WARNING = (", under warning ", ", over warnings")
"""In the place of a row that is printed in the box of a warning: an item of it, or its heading."""

BELOW = ", below "
"""In the place of a row that says something else below another."""
ABOVE = re.compile(r"(.*, (?:under(?: warning)?|below) )(\S+)")
"""The place of a row that has another above it, up to the id of that, and the id."""

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def section_of(place: str) -> str:
    """Return the place of a row without the row above it: its section and its handout."""
    return place.partition(",")[0]


def handout_of(place: str) -> str:
    """Return the handout of a row from its place; nothing for a word of the interface."""
    return section_of(place).rpartition(" of ")[2]


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
    handout: str = ""
    parent: str = ""
    """Id of the row that an item or a line of a table belongs to."""
    below: str = ""
    """Id of the heading that a subheading is below, or of the row that announces this one: "If you take insulin:"."""
    above: tuple["Instruction", ...] = field(default=(), repr=False)
    """What gives the row its sense, outermost first: the headings, the rows that announce it, what it belongs to."""
    in_warning: bool = False
    """Whether the row is printed in the box of a warning: as an item of one, or as the heading of nothing else."""
    picture: Picture | None = None
    """What is set beside a heading, for the eye alone; or by itself, if the row is of kind `picture`."""

    @property
    def comments(self) -> list[str]:
        """What a translator is told about the message: its kind and place, and the note of the CSV."""
        return [text for text in (f"{self.kind}, {self.place}" if self.place else "", self.note) if text]

    @property
    def warns(self) -> bool:
        """Whether the row is a warning or part of one."""
        return self.kind is Kind.WARNING or self.in_warning

    @property
    def place(self) -> str:
        """Where the row is, as translators are told and signatures cover.

        `section day-1 of microneedling`, and with a parent `section day-1 of microneedling, under ID`; where that is a
        warning, `under warning ID`. The heading of nothing but warnings stands `over warnings`. With another row above
        it that gives it its sense, `below ID`.
        """
        under, over = IN_WARNING if self.in_warning else (", under ", "")
        beside = f"{under}{self.parent}" if self.parent else over
        beside += f"{BELOW}{self.below}" if self.below else ""
        return f"section {self.section} of {self.handout}{beside}" if self.handout else ""


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


def cells(text: str) -> tuple[str, ...]:
    """Return the cells of a text; bars around the whole line are no cells."""
    line = text.strip()
    inside = line[1:-1] if len(line) > 1 and line[0] == line[-1] == CELL else line
    return tuple(cell.strip() for cell in inside.split(CELL))


def rows_of(handouts: Iterable[Handout]) -> list[Instruction]:
    """Return the rows of handouts in the order of the CSV."""
    return [row for handout in handouts for row in handout.rows]
