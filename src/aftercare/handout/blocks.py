"""What a handout is made of when it is shown: rows, groups of rows, and blocks."""

from dataclasses import dataclass
from itertools import groupby

from ..core.model import UNNUMBERED, Kind, cells
from ..core.numbering import label
from ..core.pictures.pictograms import Picture


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
    """Of a heading: what is set beside it, for the eye alone. Of a row of kind `picture`: what is set."""

    @property
    def label(self) -> str:
        """The number as it is printed: `7`, or `7.2`; empty where there is none."""
        return "" if self.number is None else label(self.number, self.place)

    @property
    def blank(self) -> bool:
        """Whether it is a picture, or a line or a box to write in by hand: it is in no list."""
        return self.kind in UNNUMBERED

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of a line of a table, or of blanks side by side."""
        return cells(self.text)

    @property
    def cell_pairs(self) -> tuple[tuple[str, str], ...]:
        """The cells, each with the same one in English; empty where the English has fewer, or says the same."""
        english = cells(self.english)
        pairs = ((cell, english[at] if at < len(english) else "") for at, cell in enumerate(self.cells))
        return tuple((cell, "" if cell.split() == other.split() else other) for cell, other in pairs)

    @property
    def lines(self) -> tuple["Row", ...]:
        """The row, and those that belong to it."""
        return (self, *self.inner)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a section that are shown together: all of them in a warning box, or without numbers, or neither."""

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
