"""Sides of the body: a handout about a left knee that tells to put ice on the right one."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import Kind, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.tokens import masked

_ARM = "arm|forearm|elbow|wrist|hand|fingers?|thumb|shoulder"
_LEG = "leg|thigh|knee|shin|calf|ankle|foot|toes?|heel|hip"
SIDED = regex.compile(
    rf"\b(?P<side>left|right)\s(?:(?P<arm>{_ARM})|(?P<leg>{_LEG})|(?P<face>cheek|jaw|molar|tooth|gum)|(?P<own>eye|ear|breast|groin|kidney|lung|nostril))\b",
    regex.IGNORECASE,
)
GROUPS = ("arm", "leg", "face")
EVENT = regex.compile(
    r"\b(?:surgery|operation|operated|procedure|cast|splint|brace|fractured?|injur(?:y|ed)|broke|broken|replacement|sprain(?:ed)?"
    r"|cataract|implant|biopsy|repair|removed|replaced|taken\sout|pulled|extract\p{L}*|boot|sling|catheter|arthroscopy)\b",
    regex.IGNORECASE,
)
"""Words of a sentence that says what was done, and on which side."""
OTHERWISE = regex.compile(
    r"\b(?:other|both|each|opposite|good|healthy|unaffected|uninjured|strong(?:er)?|instead|cane|crutch(?:es)?|stick|rail(?:ing)?"
    r"|lie|sleep|roll|turn|lean|chest|heart|compare|help(?:s|ing)?|assist(?:s|ed|ing)?|hold\s(?:the|a|on)|then|keep\s\p{L}+ing|continue|usual|before|already|still)\b",
    regex.IGNORECASE,
)
"""Words of a row that may well tell of the other side."""
TELLING = frozenset({Kind.TITLE, Kind.TEXT, Kind.HEADING})
"""Kinds of rows that say what was done; what they tell of the other side may well be so."""


class Sided(NamedTuple):
    """A part of the body with its side, and the row that names it."""

    row: Unit
    written: str
    side: str
    part: str
    event: bool


@across(Severity.WARNING, english=True)
def side_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row tells of the other side than the one that its handout says something was done on."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        told = [found for row in its for found in _sided(row)]
        done = [found for found in told if found.event]
        for first in {found.part: found for found in reversed(done)}.values():
            if any(found.part == first.part and found.side != first.side for found in done):
                continue  # both sides are told of
            yield from _others(first, told)


def _others(first: Sided, told: Sequence[Sided]) -> Iterator[UnitMessage]:
    for found in told:
        other = found.part == first.part and found.side != first.side and found.row.kind not in TELLING
        if other and not OTHERWISE.search(found.row.source):
            both = f"“{found.written}” is not the side of “{first.written}”, as {first.row.id} says"
            yield found.row, f"{both}: which of the two is meant?"


def _sided(row: Unit) -> Iterator[Sided]:
    text = masked(row.source)
    for found in SIDED.finditer(text):
        part = next((name for name in GROUPS if found[name]), "") or found["own"].lower()
        event = row.kind in TELLING and bool(EVENT.search(text))
        yield Sided(row, found[0], found["side"].lower(), part, event)
