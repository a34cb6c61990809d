"""The English source: one CSV, checked as a whole, with all problems reported at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from ..core.errors import SourceError
from ..core.files import read_regular
from ..core.inputs import Reader
from ..core.model import CELL, CELLED, INNER, LEVELS, Handout, Instruction, Kind, Section, cells
from ..core.pictures import Picture
from .pictures import named, picture_problems
from .rules import problems
from .spreadsheet import read_table

COLUMNS = ("id", "handout", "section", "kind", "text", "note")
OPTIONAL = ("picture",)


def read_handouts(
    path: Path,
    placeholders: frozenset[str],
    *,
    name: str,
    reader: Reader = read_regular,
    tags: frozenset[str] = frozenset(),
) -> tuple[Handout, ...]:
    """Return the handouts of a CSV in the order of their rows.

    `name` is the path as messages print it, `tags` are those of the project's languages. Raises SourceError with every
    bad row as `name:LINE: COLUMN: what is wrong and how to fix it`.
    """
    table = read_table(path, COLUMNS, name=name, reader=reader, optional=OPTIONAL)
    if not table:
        raise SourceError([f"{name}:1: no rows below the header; restore the instructions, then run this again"])
    if found := sorted({*problems(table, placeholders, tags), *picture_problems(table, path.parent, reader)}):
        raise SourceError([f"{name}:{line}: {text}" for line, text in found])
    drawn = {row["id"]: named(row["picture"], path.parent, reader) for row in table.values() if row.get("picture")}
    grouped = groupby(table.items(), key=lambda row: row[1]["handout"])
    return tuple(_handout(slug, rows, drawn) for slug, rows in grouped)


def _handout(slug: str, rows: Iterable[tuple[int, dict[str, str]]], drawn: Mapping[str, Picture]) -> Handout:
    plain = (_instruction(slug, line, row) for line, row in rows)
    items = list(_with_parents(replace(row, picture=drawn.get(row.id)) for row in plain))
    sections = []
    for section, group in groupby(items, key=lambda item: item.section):
        heading, *rest = group
        sections.append(Section(section, LEVELS[heading.kind], heading, tuple(rest)))
    return Handout(slug, tuple(sections))


def _instruction(slug: str, line: int, row: dict[str, str]) -> Instruction:
    kind = Kind(row["kind"])
    text = f" {CELL} ".join(cells(row["text"])) if kind in CELLED else row["text"]
    return Instruction(row["id"], kind, text, row["note"], row["section"], line, slug)


def _with_parents(rows: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield rows; an item or a line of a table knows which row it belongs to."""
    outer = ""
    for row in rows:
        if row.kind in INNER:
            yield replace(row, parent=outer)
        else:
            outer = row.id
            yield row
