"""Pieces of a sheet → rows of the table: nothing left out, nothing added, every doubt told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ...core.model import INNER, Kind
from ..interface import interface_rows
from ..table import COLUMNS
from .kinds import ALARM, kind_of
from .pieces import Piece, Role, heads
from .row_names import free, slug_of
from .sentences import sentences

LABEL = re.compile(r"([^.:!?]{1,40}:)\s+(?=\S)")
"""What a list item begins with where it has a heading of its own: `Day 1: skin will be red`."""
BLANK = re.compile(r"_{3,}|\u2026{2,}|\.{5,}")
"""A line to write on, as it is typed."""
LABELS = 3
"""Lines that may stand side by side."""
_HEADINGS = {Role.HEADING: Kind.HEADING, Role.SUBHEADING: Kind.SUBHEADING}
_TITLES = {*_HEADINGS, Role.UNKNOWN}
_TABLES = {Role.TABLE: Kind.TABLE, Role.ROW: Kind.ROW}


@dataclass(slots=True)
class Draft:
    """The rows of one handout as they are drafted."""

    slug: str
    rows: list[dict[str, str]] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    """Row id → what a person should look at."""
    section: str = "title"
    under: bool = False
    """Whether a heading of the sheet's own is open, so that those of list items stand below it."""
    alarm: bool = False
    """Whether the heading of the section says when to call."""
    _ids: set[str] = field(default_factory=lambda: {row.id for row in interface_rows()})
    _sections: set[str] = field(default_factory=lambda: {"title"})

    def open(self, text: str, kind: Kind) -> None:
        """Begin a section with its heading."""
        if kind is not Kind.TITLE:
            self.section = free(slug_of(text) or "part", self._sections)
        self.alarm = kind is not Kind.TITLE and ALARM.search(text) is not None
        self.add(kind, text, "title" if kind is Kind.TITLE else "heading")

    def say(self, text: str, *, item: bool, level: int = 0) -> None:
        """Add a sentence to the section; a deeper item belongs to the row before it that is none."""
        kind, doubts = kind_of(text, item=item, alarm=self.alarm, under=self._outer() if level else None)
        row = self.add(kind, text, slug_of(text) or "text")
        self.doubts += [(row, doubt) for doubt in doubts]

    def _outer(self) -> Kind | None:
        """Return the kind of the row that an item would belong to, if one may."""
        rows = (Kind(row["kind"]) for row in reversed(self.rows) if row["section"] == self.section)
        kind = next((kind for kind in rows if kind is not Kind.ITEM), None)
        return kind if kind in INNER[Kind.ITEM] else None

    def fill(self, labels: Sequence[str]) -> None:
        """Add lines to write on after their labels."""
        told = [label for label in labels if any(map(str.isalnum, label))]
        if told:
            self.add(Kind.FILL, " | ".join(told), slug_of(told[0]) or "line")
        if len(told) < len(labels):
            self.doubt("a line to write on that follows has no label, and is left out; give it a row of kind fill")

    def doubt(self, text: str) -> None:
        """Note a doubt about the row added last."""
        self.doubts.append((self.rows[-1]["id"], text))

    def add(self, kind: Kind, text: str, name: str) -> str:
        """Add a row of a kind to the section, and return its id."""
        place = self.slug if kind is Kind.TITLE else f"{self.slug}.{self.section}"
        row = free(f"{place}.{name}", self._ids)
        values = (row, self.slug, self.section, kind.value, text, "")
        self.rows.append(dict(zip(COLUMNS, values, strict=True)))
        return row


def draft(pieces: Sequence[Piece], slug: str, fallback: str) -> Draft:
    """Return the rows of a sheet; `fallback` is the title where the sheet begins without one."""
    found = Draft(slug)
    rest = list(pieces)
    if rest and (rest[0].role is Role.TITLE or (rest[0].role in _TITLES and heads(rest[0].text))):
        found.open(rest.pop(0).text, Kind.TITLE)
    else:
        found.open(fallback, Kind.TITLE)
        found.doubt("the sheet has no title; this is its file name")
    for labelled, group in groupby(_levelled(rest), key=_label):
        run = list(group)
        for piece in run:
            _place(found, piece, labelled=bool(labelled) and len(run) > 1)
    return found


def _levelled(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces, each item as deep as it lies below the outermost of its list, or below the text before the list."""
    led = False
    for listed, group in groupby(pieces, key=lambda piece: piece.role is Role.ITEM):
        run = list(group)
        outermost = min(piece.level for piece in run) - led
        if listed:
            yield from (replace(piece, level=piece.level - outermost) for piece in run)
            continue
        yield from run[:-1]
        led = _leads(run[-1])
        yield replace(run[-1], role=Role.TEXT) if led else run[-1]


def _leads(piece: Piece) -> bool:
    """Whether a list below a text says what it begins to say: `Call us if you have any of these signs:`."""
    begins = piece.role is Role.UNKNOWN and piece.text.endswith(":")
    return begins and (not heads(piece.text) or ALARM.search(piece.text) is not None)


def _place(found: Draft, piece: Piece, *, labelled: bool) -> None:
    if piece.role not in _TABLES and (blanks := _blanks(piece.text)):
        found.fill(blanks)
        return
    if piece.role in {Role.TITLE, *_HEADINGS} or (piece.role is Role.UNKNOWN and heads(piece.text)):
        found.open(piece.text, _HEADINGS.get(piece.role, Kind.HEADING))
        found.under = True
        if piece.role is Role.UNKNOWN:
            found.doubt("taken for a heading")
        return
    text = piece.text
    if labelled and (label := LABEL.match(text)):
        found.open(label[1], Kind.SUBHEADING if found.under else Kind.HEADING)
        text = text[label.end() :]
    if piece.role in _TABLES:
        found.add(_TABLES[piece.role], text, slug_of(text) or "cells")
    else:
        for sentence in sentences(text):
            found.say(sentence, item=piece.role is Role.ITEM, level=piece.level)
    if piece.level > 1:
        found.doubt("was nested deeper in the list; items have one level")
    if piece.doubt:
        found.doubt(piece.doubt)


def _blanks(text: str) -> list[str]:
    """Return the labels of the lines to write on that a text is, empty for a line that has none; else nothing."""
    *labels, rest = BLANK.split(text)
    told = [label.strip(" :") for label in labels]
    return told if told and not rest.strip(" .") and len(told) <= LABELS else []


def _label(piece: Piece) -> bool:
    return piece.role is Role.ITEM and piece.level == 0 and LABEL.match(piece.text) is not None
