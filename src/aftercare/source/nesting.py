"""Which row each row of a handout belongs to, or is below."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from ..core.model import ANNOUNCING, INNER, LEVELS, Instruction, Kind


def nested(rows: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield the rows of a handout with what they belong to and what they are below."""
    return _with_above(_in_boxes(_with_parents(rows)))


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

    They say something else below another, and so signatures cover it. A row announces until another does, which is
    below it, or until its own items have come, which have it as parent.
    """
    title = heading = level = announcing = ""
    before: dict[str, str] = {}
    known: dict[str, Instruction] = {}
    for row in rows:
        below = nearest = ""
        if row.kind is Kind.SUBHEADING:
            below = nearest = heading
            level, announcing = row.id, ""
        elif row.kind in LEVELS:
            nearest = title
            title = title or row.id
            heading = level = row.id
            announcing = ""
        elif row.parent:
            nearest = row.parent
            announcing = before[announcing] if row.parent == announcing else announcing
        elif row.kind is not Kind.PICTURE:
            below, nearest = announcing, announcing or level
            if row.kind in ANNOUNCING and row.text.rstrip("* ").endswith(":"):
                before[row.id] = announcing
                announcing = row.id
        over = known.get(nearest)
        known[row.id] = replace(row, below=below, above=(*over.above, over) if over else ())
        yield known[row.id]
