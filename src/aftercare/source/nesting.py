"""Which row each row of a handout belongs to, or is below."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..core.model import ANNOUNCING, INNER, LEVELS, UNNUMBERED, Instruction, Kind


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
    """
    heading = announcing = ""
    for row in rows:
        announces = row.kind in ANNOUNCING and row.text.rstrip("* ").endswith(":")
        if row.kind in LEVELS:
            heading, above = (heading, heading) if row.kind is Kind.SUBHEADING else (row.id, "")
        else:
            above = "" if announces or row.parent or row.kind in UNNUMBERED else announcing
        if row.kind in LEVELS or announces or row.parent == announcing:
            announcing = row.id if announces else ""
        yield replace(row, below=above) if above else row
