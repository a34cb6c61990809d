"""A sheet as plain text: rejoins broken lines, and finds lists and tables by bullets, tabs and bars."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ...core.model import CELL, cells
from .lists import NUMBER, Lists, column, mark
from .pieces import END, INVISIBLE, Piece, Role, clean, heads
from .tables import Line, of_table

PAGE = re.compile(r"(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[-–—]\s*\d{1,3}\s*[-–—]", re.IGNORECASE)
"""A page number, with nothing else on its line."""
WIDEST = 120
"""No program breaks lines later than this: a text with longer lines has one for each paragraph."""
FULL = 0.6
"""A line shorter than this part of the widest ends its paragraph."""
_DRAWN = re.compile(r"\s*[+|][-=+|:\s]*[-=][-=+|:\s]*")
"""A line that only draws a table."""


@dataclass(slots=True)
class _Text:
    """The pieces read so far, and what earlier lines say about the next one."""

    full: float
    """A line with fewer characters ends its paragraph."""
    found: list[Piece] = field(default_factory=list)
    gap: bool = True
    last: str = ""
    _lists: Lists = field(default_factory=Lists)
    _next: set[int] = field(default_factory=lambda: {1})
    """Numbers that an item may have."""

    def read(self, line: str) -> None:
        """Add a line: an item, the next line of the paragraph before, or a paragraph."""
        text = clean(line)
        if not text or PAGE.fullmatch(text):
            self.gap = self.gap or not text
            return
        if begun := self._mark(line.translate(INVISIBLE).strip()):
            level = self._lists.level(column(line), begun[0], gap=self.gap)
            self.found.append(Piece(clean(begun.string[begun.end() :]), Role.ITEM, level))
        elif self.found and _goes_on(self.found[-1], text, gap=self.gap, full=len(self.last) >= self.full):
            self.found[-1] = replace(self.found[-1], text=f"{self.found[-1].text} {text}")
        else:
            self._lists.close()
            self.found.append(Piece(text))
        self.gap, self.last = False, text

    def add(self, table: Iterable[Piece]) -> None:
        """Add a table."""
        self._lists.close()
        self.found += table
        self.gap = True

    def _mark(self, text: str) -> re.Match[str] | None:
        """Return the bullet or number that a line begins with; `30. Apply` after `a factor of` is none."""
        begun = mark(text)
        number = int(begun[1]) if begun and begun.re is NUMBER and begun[1] else 0
        if number and number not in self._next and self.found and not END.search(self.found[-1].text):
            return None
        self._next.add(number + 1)
        return begun


def of_lines(lines: Sequence[str | list[Line]]) -> list[Piece]:
    """Return the pieces of a plain text, and of the tables between its lines."""
    widest = max((len(clean(line)) for line in lines if isinstance(line, str)), default=0)
    found = _Text(widest * FULL if widest <= WIDEST else float("inf"))
    for _, group in groupby(lines, key=type):
        run = list(group)
        _read(found, [line for line in run if isinstance(line, str) and not _DRAWN.fullmatch(line)])
        for table in run:
            if not isinstance(table, str):
                found.add(of_table(table))
    return found.found


def _read(found: _Text, lines: Sequence[str]) -> None:
    """Add lines, and the tables that tabs or bars make of them."""
    for parted, group in groupby(lines, key=_parted):
        run = list(group)
        if table := _table(run, parted) if parted else []:
            found.add(of_table(table))
            continue
        for line in run:
            found.read(line)


def _parted(line: str) -> str:
    """Return what parts the cells of a line, if anything does."""
    text = line.strip()
    return "" if mark(text) else CELL if CELL in text else "\t" if "\t" in text else ""


def _table(lines: Sequence[str], parted: str) -> list[Line]:
    """Return the lines of a table, or none if they have not the same cells; several tabs may set one cell apart."""
    ways = [cells] if parted == CELL else [lambda line: re.split(r"\t+", line.strip()), lambda line: line.split("\t")]
    for way in ways:
        table = [tuple(map(clean, way(line))) for line in lines]
        if len(table) > 1 and len({len(line) for line in table}) == 1:
            return [Line(line) for line in table]
    return []


def _goes_on(piece: Piece, text: str, *, gap: bool, full: bool) -> bool:
    """Whether a line belongs to the paragraph before it: its sentence is not at its end, or its line was full."""
    if piece.role is Role.ROW:
        return False
    ended = bool(END.search(piece.text))
    if not ended and text[0].islower():
        return True
    if gap or not full:
        return False
    return not (ended and heads(text))
