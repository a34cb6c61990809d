"""The types that the rest of the package passes around. Values only: no files, no gettext, no HTML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
    INTERFACE = "interface"
    """An interface message; never the kind of a CSV row."""


ROW_KINDS = tuple(kind for kind in Kind if kind is not Kind.INTERFACE)
"""The kinds a CSV row may have."""
LEVELS = {Kind.TITLE: 1, Kind.HEADING: 2, Kind.SUBHEADING: 3}
"""Level of the heading that a kind of row makes."""

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


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

    @property
    def comments(self) -> list[str]:
        """What a translator is told about the message: its kind and place, and the note of the CSV."""
        return [text for text in (f"{self.kind}, {self.place}" if self.place else "", self.note) if text]

    @property
    def place(self) -> str:
        """Where the row stands, as translators are told and signatures cover: `section day-1 of microneedling`."""
        return f"section {self.section} of {self.handout}" if self.handout else ""


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


def rows_of(handouts: Iterable[Handout]) -> list[Instruction]:
    """Return the rows of handouts in the order of the CSV."""
    return [row for handout in handouts for row in handout.rows]
