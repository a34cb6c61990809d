"""Rows that end in the middle of a sentence, as a cell does that was cut off: 1 tablet every."""

from collections.abc import Iterator

import regex

from ....core.model import CELLED, LEVELS, Kind, cells
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources

OPEN = regex.compile(
    r"\b(?:every|your|because|with\seach|(?<!\band/)(?:and|or)|\d\s(?:to|or)|from\sthe|(?:at|by)\s(?:least|most)\s\d+)$"
    r"|^(?!.*\b(?:you|what|who|which)\b)(?:press|hold|keep|rest|wait|wear|soak|leave|apply|rinse|shake|take|give)\b.*\sfor$"
    r"|\bnot\s\p{L}{3,}ed\s\d+$|\b(?:the|an|their|its|our|my)$",
    regex.IGNORECASE,
)
"""What no sentence ends with: a number only of what stands before it."""
BEGINS = regex.compile(r"\W*[\p{Lu}\d]")
"""How a sentence, or a cell, begins: else it is a part of one."""
SHORT = 3
"""Words up to which a text is a name."""
NAMES = frozenset({*LEVELS, Kind.TABLE})
"""What has no sentences."""
LED = frozenset({Kind.ITEM, Kind.TABLE, Kind.FILL, Kind.BOX})
"""What goes on with the sentence of the row above it."""


@across(Severity.WARNING, english=True)
def breaks_off(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row, and no cell of a line, ends in the middle of a sentence."""
    rows = [row for row in sources(units) if row.kind != Kind.INTERFACE]
    following = [*(row.kind for row in rows[1:]), ""] if rows else []
    for row, below in zip(rows, following, strict=True):
        goes_on = row.kind == Kind.ITEM or (below in LED and row.kind not in CELLED)
        texts = cells(row.source) if row.kind in CELLED else (row.source,)
        for text in () if goes_on or row.kind in NAMES else texts:
            end = text.rstrip(" *")
            if len(end.split()) >= SHORT and (found := OPEN.search(end)) and BEGINS.match(end):
                words = " ".join(end[: found.end()].split()[-SHORT:])
                yield row, f"the text ends with “{words}”: was the cell cut off? Write the rest of it"
