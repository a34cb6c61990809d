"""Rows that end in the middle of a sentence, as a cell does that was cut off: 1 tablet every."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import regex

from ....core.model import CELLED, LEVELS, Kind, cells, handout_of
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
SENTENCES = frozenset({Kind.TEXT, Kind.STEP, Kind.DO, Kind.DONT})
"""Kinds that have sentences; a warning may name a sign alone."""
MARKED = regex.compile(r"(?:[^\p{L}\s]|\p{Lu}|\w\.\w+|\d\s?(?:sec|min|hrs?|m[lL]|m?c?g|kg|lbs?|oz|cm|ft|in|reps?))$")
"""What a sentence ends with, or a telephone number, a web address, a short form and a number with one."""
LEADS = regex.compile(r"(?:if|when|for|while|before|after)\b", regex.IGNORECASE)
MANY = 8
"""Sentences of a handout of which one may be told to have no mark."""


@across(Severity.WARNING, english=True)
def breaks_off(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row, and no cell of a line, ends in the middle of a sentence, or as the only one without a full stop."""
    rows = [row for row in sources(units) if row.kind != Kind.INTERFACE]
    yield from _unmarked(rows)
    following = [*(row.kind for row in rows[1:]), ""] if rows else []
    for row, below in zip(rows, following, strict=True):
        goes_on = row.kind == Kind.ITEM or (below in LED and row.kind not in CELLED)
        texts = cells(row.source) if row.kind in CELLED else (row.source,)
        for text in () if goes_on or row.kind in NAMES else texts:
            end = text.rstrip(" *")
            if len(end.split()) >= SHORT and (found := OPEN.search(end)) and BEGINS.match(end):
                words = " ".join(end[: found.end()].split()[-SHORT:])
                yield row, f"the text ends with “{words}”: was the cell cut off? Write the rest of it"


def _unmarked(rows: Sequence[Unit]) -> Iterator[UnitMessage]:
    """Yield the one sentence of a handout that has no mark at its end; what leads in may have none."""
    told = [(row, below) for row, below in pairwise([*rows, None]) if row and row.kind in SENTENCES]
    for _, its in groupby(told, lambda pair: handout_of(pair[0].place)):
        handout = [*its]
        bare = [pair for pair in handout if not MARKED.search(pair[0].source.rstrip())]
        if len(bare) != 1 or len(handout) < MANY:
            continue
        (row, below), end = bare[0], " ".join(bare[0][0].source.split()[-SHORT:])
        led = LEADS.match(row.source) or (below and below.kind in LED)
        if not led and len(row.source.split()) >= SHORT and not OPEN.search(end):
            yield row, f"the text ends with “{end}”, as the only one without a full stop: was the cell cut off?"
