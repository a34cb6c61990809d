"""The English source: one CSV, checked as a whole, with all problems reported at once."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from ..core.disk.files import read_regular
from ..core.disk.inputs import Reader
from ..core.errors import SourceError
from ..core.model import CELL, CELLED, LEVELS, Handout, Instruction, Kind, Section, cells
from ..core.pictures.pictograms import Picture
from ..core.text.unmerged import UNMERGED
from .cell_rules import SLUG, shown, taken
from .faults import Fault, by_handout, once
from .interface import interface_rows
from .nesting import nested
from .pictures import named, picture_problems
from .rules import problems
from .sorting import SORTED, is_sorted
from .spreadsheet import CUT, Rows, Table, read_rows, too_long

COLUMNS = ("id", "handout", "section", "kind", "text", "note")
OPTIONAL = ("picture",)


@dataclass(frozen=True, slots=True)
class Source:
    """What a CSV holds."""

    handouts: tuple[Handout, ...]
    """Those that can be used, in the order of their rows."""
    faults: Mapping[str, tuple[str, ...]]
    """What is wrong with each of the others, as `NAME:LINE: COLUMN: what is wrong and how to fix it`."""
    slugs: tuple[str, ...]
    """The names of all, in the order of their rows."""
    unread: tuple[str, ...] = ()
    """The columns that people have added for themselves."""

    def chosen(self, slugs: Collection[str] = ()) -> tuple[Handout, ...]:
        """Return some handouts, or all. Raises SourceError where one of them has a fault."""
        told = [line for slug, lines in self.faults.items() if not slugs or slug in slugs for line in lines]
        if told:
            raise SourceError(list(dict.fromkeys(told)))
        return tuple(handout for handout in self.handouts if not slugs or handout.slug in slugs)

    def asked(self, slugs: Collection[str] = ()) -> tuple[Handout, ...]:
        """Do the same for a command that can be asked for some, and say so where others have no fault."""
        try:
            return self.chosen(slugs)
        except SourceError as error:
            if slugs or not self.handouts:
                raise
            others = f"the other handouts have no fault: --handout {self.handouts[0].slug}, say, goes on with one"
            raise SourceError([*error.problems, others]) from None


def read_source(  # noqa: PLR0913 - what the rules go by
    path: Path,
    placeholders: frozenset[str],
    *,
    name: str,
    reader: Reader = read_regular,
    tags: frozenset[str] = frozenset(),
    labels: tuple[str, ...] = (),
) -> Source:
    """Return the handouts of a CSV; a bad row stops its own handout alone.

    `name` is the path as messages print it, `tags` are those of the project's languages, `labels` those of its
    telephones, which are words of the interface. Raises SourceError for a file that is no such table.
    """
    read = read_rows(path, COLUMNS, name=name, reader=reader, optional=OPTIONAL)
    table = read.table
    for row in table.values():
        row["kind"] = row["kind"].lower()  # some spreadsheets begin every cell with a capital letter
    if not table:
        raise SourceError([f"{name}:1: no rows below the header; restore the instructions, then run this again"])
    draw = cache(lambda picture: named(picture, path.parent, reader))
    words = frozenset(row.id for row in interface_rows(labels))
    found = sorted({*problems(table, placeholders, tags, words), *picture_problems(table, draw)})
    stopped = _stopped(read, found)
    sound = {line: row for line, row in table.items() if row["handout"] not in stopped}
    slugs = list(dict.fromkeys(row["handout"] for row in table.values()))
    told = {slug: tuple(f"{name}:{line}: {text}" for line, text in once(lines)) for slug, lines in stopped.items()}
    faults = {_name(slug): told[slug] for slug in slugs if slug in told}
    return Source(_handouts(sound, draw), faults, tuple(map(_name, slugs)), read.unread)


def _stopped(read: Rows, found: Sequence[Fault]) -> dict[str, list[Fault]]:
    """Return the faults by handout.

    Where cells have slipped, the last are lost or a merge is unfinished, nothing else is said of it; nor is anything
    else of a table that has been sorted, which stops all of them: where the sections are whole, steps may not be.
    """
    alone = by_handout(read.table, [(line, "") for line in read.slipped], read.slipped)
    grouped = {slug: [(lines[0][0], too_long([line for line, _ in lines]))] for slug, lines in alone.items()}
    cut = by_handout(read.table, [(read.cut, CUT)], [read.cut]) if read.cut else {}
    parted = by_handout(read.table, [(line, UNMERGED) for line in read.unmerged], read.unmerged)
    unmerged = {slug: lines[:1] for slug, lines in parted.items()}
    told = by_handout(read.table, found) | grouped | cut | unmerged
    if told and is_sorted(read.table):
        return {row["handout"]: [(min(read.table), SORTED)] for row in read.table.values()}
    return told


def _name(slug: str) -> str:
    """Return how a handout is called: in quotes where it cannot have that name, which something else may have."""
    if re.fullmatch(SLUG, slug) and not taken(slug):
        return slug
    return f'"{shown(slug)}"'


def _handouts(table: Table, draw: Callable[[str], Picture]) -> tuple[Handout, ...]:
    drawn = {row["id"]: draw(row["picture"]) for row in table.values() if row.get("picture")}
    grouped = groupby(table.items(), key=lambda row: row[1]["handout"])
    return tuple(_handout(slug, rows, drawn) for slug, rows in grouped)


def _handout(slug: str, rows: Iterable[tuple[int, dict[str, str]]], drawn: Mapping[str, Picture]) -> Handout:
    items = list(nested(_instruction(slug, line, row, drawn) for line, row in rows))
    sections = []
    for section, group in groupby(items, key=lambda item: item.section):
        heading, *rest = group
        sections.append(Section(section, LEVELS[heading.kind], heading, tuple(rest)))
    return Handout(slug, tuple(sections))


def _instruction(slug: str, line: int, row: dict[str, str], drawn: Mapping[str, Picture]) -> Instruction:
    kind = Kind(row["kind"])
    text = f" {CELL} ".join(cells(row["text"])) if kind in CELLED else row["text"]
    return Instruction(row["id"], kind, text, row["note"], row["section"], line, slug, picture=drawn.get(row["id"]))
