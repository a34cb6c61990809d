"""Which row each row of a handout belongs to, or is below."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from ..core.model import INNER, LEVELS, Instruction, Kind

ANNOUNCING = INNER[Kind.ITEM] | {*INNER}
"""The kinds that may announce what stands below."""
_ANNOUNCES = re.compile(r"(?:[:\ufe55\uff1a\u2026]|\.{3})(?:\([^()]*\)|[^\w(]|_)*+$")
"""A colon or an ellipsis, and no word behind it: a bracket, a mark, an empty cell, the address of a link."""


def nested(rows: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield the rows of a handout with what they belong to and what they are below."""
    return _with_above(_in_boxes(_with_parents(rows)))


def announces(row: Instruction) -> bool:
    """Whether what is below a row says something else below another: "If you take insulin:", "over 3 months…"."""
    return row.kind in ANNOUNCING and bool(_ANNOUNCES.search(row.text))


def _with_parents(rows: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield rows; an item or a line of a table knows which row it belongs to."""
    outer: Instruction | None = None
    for row in rows:
        if row.kind in INNER and outer:
            yield replace(row, parent=outer.id, in_warning=outer.kind is Kind.WARNING)
        else:
            outer = row
            yield row


def _in_boxes(rows: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield rows; the heading of nothing but warnings stands in their box."""
    for _, section in groupby(rows, key=lambda row: row.section):
        heading, *rest = section
        boxed = heading.kind is not Kind.TITLE and bool(rest) and all(row.warns for row in rest)
        yield replace(heading, in_warning=True) if boxed else heading
        yield from rest


def _with_above(rows: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield rows with all that is above them: title, heading, and what a row announces, as "If you take insulin:".

    They say something else below another, and so signatures cover it.
    """
    known: dict[str, Instruction] = {}
    above = _Above()
    for row in rows:
        below, nearest = above.pass_on(row)
        over = known.get(nearest)
        known[row.id] = replace(row, below=below, above=(*over.above, over) if over else ())
        yield known[row.id]


class _Above:
    """What is above the next row of a handout, by id.

    A row announces until another does, which is below it; once the items of one have come, the next that announces is
    beside it. An item or a line of a table announces those after it that belong to the same row.
    """

    def __init__(self) -> None:
        self.title = self.heading = self.level = ""
        self.announcing = self.parent = self.inner = ""
        self.before: dict[str, str] = {}
        self.listed: set[str] = set()

    def pass_on(self, row: Instruction) -> tuple[str, str]:
        """Return what a row is below, as its place says, and what is nearest above it; go on to the next."""
        if row.kind in LEVELS:
            return self._heading(row)
        if row.parent:
            return "", self._item(row)
        if row.kind is Kind.PICTURE:
            return "", ""
        announcing = announces(row)
        if announcing and self.announcing in self.listed:
            self.announcing = self.before[self.announcing]
        below = self.announcing
        if announcing:
            self.before[row.id], self.announcing = below, row.id
        return below, below or self.level

    def _heading(self, row: Instruction) -> tuple[str, str]:
        self.announcing, self.level = "", row.id
        if row.kind is Kind.SUBHEADING:
            return self.heading, self.heading
        title, self.heading = self.title, row.id
        self.title = title or row.id
        return "", title

    def _item(self, row: Instruction) -> str:
        """Return what is nearest above an item: what it belongs to, or an item before that announces it."""
        inner = self.inner if self.parent == row.parent else ""
        self.listed.add(row.parent)
        self.parent, self.inner = row.parent, row.id if announces(row) else inner
        return row.parent if announces(row) else inner or row.parent
