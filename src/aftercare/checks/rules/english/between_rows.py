"""Rows of one handout that order the same thing otherwise: 5 doses in 24 hours at most, and 4."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import BLANKS, CELLED, LEVELS, Kind, handout_of, section_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.overlap import overlap
from ...analysis.text.segments import sentences
from ...analysis.words.claims import DENIED, claimed, contradicts
from ...analysis.words.medicines import medicines
from .courses_of_medicines import Named, orders_of
from .headings import WHEN, name_cases
from .orders import Order, orders

SILENT = frozenset({*CELLED, *BLANKS, Kind.PICTURE, Kind.TITLE, Kind.INTERFACE})
"""Kinds of rows that order nothing by themselves."""
OTHER = regex.compile(r"\b(?i:other|next|another|second|new)\b|\p{Ll}[,:]?\s\p{Lu}\p{Ll}+")
"""What may name another medicine between two rows: a name that no list has begins with a capital letter."""
FIRST = 3
"""Orders of one thing with which each further one is compared."""


class Said(NamedTuple):
    """An order with the row that gives it."""

    row: Unit
    at: int
    order: Order
    headings: tuple[str, str]
    """The heading and the subheading over it."""


class Around:
    """What the rows of a handout name, by section, and how many before each may name a medicine, or lead to others."""

    def __init__(self, handout: Sequence[Unit]) -> None:
        """Look at each row once."""
        self.named: dict[str, set[str]] = {}
        self.others, self.leading = [0], [0]
        for row in handout:
            names = set() if DENIED.search(row.source) else {*medicines(row.source)}
            self.named.setdefault(section_of(row.place), set()).update(names)
            self.others.append(self.others[-1] + bool(names or OTHER.search(row.source)))
            self.leading.append(self.leading[-1] + row.source.rstrip().endswith(":"))


@across(Severity.WARNING, english=True)
def rows_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row tells another amount, time, limit or meal for the same thing than an earlier row of its handout."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        handout = [*its]
        alike: dict[object, list[Said]] = {}
        for said in _said(handout):
            alike.setdefault((said.order.kind, said.order.about, _under(said.row)), []).append(said)
        around = Around(handout)
        pairs = (pair for same in alike.values() for pair in _pairs(same))
        found = {other.row.id: (one, other) for one, other in pairs if _otherwise(one, other, around)}
        for one, other in found.values():
            both = f"“{other.order.written}” is not “{one.order.written}”, as {one.row.id} says of the same"
            yield other.row, f"{both}: write one of the two, or in both when it holds"


def _said(rows: Sequence[Unit]) -> Iterator[Said]:
    heading = subheading = ""
    named = Named(rows)
    for at, row in enumerate(rows):
        named.read(row)
        if row.kind in LEVELS:
            heading, subheading = (heading, row.source) if row.kind == Kind.SUBHEADING else (row.source, "")
        if row.kind in SILENT:
            continue
        for sentence in sentences(row.source):
            told = (*orders(sentence), *orders_of(sentence, named.of(sentence)))
            yield from (Said(row, at, order, (heading, subheading)) for order in told)
            if WHEN.search(sentence):
                break


def _pairs(same: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Yield orders of one thing in pairs: each beside the first ones, so that many cost no more than they are."""
    return ((one, other) for at, other in enumerate(same) for one in same[: min(at, FIRST)])


def _otherwise(one: Said, other: Said, around: Around) -> bool:
    """Whether two orders about the same contradict each other: where they stand, both must hold."""
    if one.at == other.at or one.order.value & other.order.value or _known(one.row, other.row):
        return False
    return not (_parted(one, other, around) or (one.order.dosed and _of_another(one, other, around)))


def _parted(one: Said, other: Said, around: Around) -> bool:
    """Whether headings, or a lead-in between two rows, may say that they hold in other cases."""
    if one.headings == other.headings:
        return around.leading[other.at] > around.leading[one.at + 1]
    pairs = zip(one.headings, other.headings, strict=True)
    headings = [heading for pair in pairs if len({*pair}) > 1 for heading in pair]
    return name_cases(headings, one.order.about)


def _under(row: Unit) -> str:
    return row.place.partition(",")[2]


def _known(one: Unit, other: Unit) -> bool:
    """Whether two rows contradict each other by most of their words, which is told of all handouts together."""
    ours, theirs = claimed(one), claimed(other)
    return overlap(frozenset(ours[0]), frozenset(theirs[0])) and bool(contradicts(ours, theirs))


def _of_another(one: Said, other: Said, around: Around) -> bool:
    """Whether two orders may be for two medicines: neither names one, and what is around them may name others."""
    if medicines(one.row.source) and medicines(other.row.source):
        return False
    if one.headings == other.headings:
        return around.others[other.at] > around.others[one.at + 1]
    ours, theirs = (around.named[section_of(said.row.place)] for said in (one, other))
    return bool(ours and theirs) and not ours & theirs
