"""Which row each row of a handout belongs to, or is below."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..core.model import ANNOUNCING, INNER, LEVELS, Instruction, Kind


def nested(rows: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield the rows of a handout with what they belong to and what they are below."""
    return _below(_with_parents(rows))


def _with_parents(rows: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield rows; an item or a line of a table knows which row it belongs to."""
    outer: Instruction | None = None
    for row in rows:
        if row.kind in INNER and outer:
            yield replace(row, parent=outer.id, in_warning=outer.kind is Kind.WARNING)
        else:
            outer = row
            yield row


def _below(rows: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield rows; a subheading knows its heading, and what a row announces knows that row: "If you take insulin:".

    They say something else below another, and so signatures cover it. Items that are announced have that as parent.
    A text announces all until the next that does; a step that announces is below it, and announces until the next does.
    """
    heading = outer = inner = ""
    for row in rows:
        announces = row.kind in ANNOUNCING and row.text.rstrip("* ").endswith(":")
        if row.kind is Kind.SUBHEADING:
            above, outer, inner = heading, "", ""
        elif row.kind in LEVELS:
            above, heading, outer, inner = "", row.id, "", ""
        elif row.parent:
            above = ""
            outer, inner = (each if each != row.parent else "" for each in (outer, inner))
        elif announces and row.kind is Kind.TEXT:
            above, outer, inner = "", row.id, ""
        elif announces:
            above, inner = outer, row.id
        else:
            above = "" if row.kind is Kind.PICTURE else inner or outer
        yield replace(row, below=above) if above else row
