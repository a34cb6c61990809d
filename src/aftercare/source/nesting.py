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

    They say something else below another, and so signatures cover it. A row announces until another does, which is
    below it, or until its own items have come, which have it as parent.
    """
    heading = announcing = ""
    before: dict[str, str] = {}
    for row in rows:
        if row.kind is Kind.SUBHEADING:
            above, announcing = heading, ""
        elif row.kind in LEVELS:
            above, heading, announcing = "", row.id, ""
        elif row.parent:
            above = ""
            announcing = before[announcing] if row.parent == announcing else announcing
        else:
            above = "" if row.kind is Kind.PICTURE else announcing
            if row.kind in ANNOUNCING and row.text.rstrip("* ").endswith(":"):
                before[row.id] = announcing
                announcing = row.id
        yield replace(row, below=above) if above else row
