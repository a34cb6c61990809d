"""How much a tablet or a mL has, as one row says, and what other rows tell that does not fit."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import CELLED, Kind
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.words.medicines import medicines
from .mg_in_each import OF_EACH, each_milliliter, mass_of, told_twice, unlike
from .strengths import column_shares
from .table_lines import tables

PILL = regex.compile(
    r"\beach\s(?:tablet|capsule|pill)\s(?:has|contains|is|holds)\s(?P<mass>\d+(?:\.\d+)?)\s?(?P<unit>mc?g)\b",
    regex.IGNORECASE,
)


class Stated(NamedTuple):
    """How many mg a tablet or a mL has, by a row."""

    row: Unit
    written: str
    kind: str
    each: Fraction


@across(Severity.WARNING, english=True)
def strength_told_twice(units: list[Unit]) -> Iterator[UnitMessage]:
    """What a section says that each tablet or mL has fits the amounts that it tells in tablets or mL and in mg."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: row.place.partition(",")[0]):
        section = [*its]
        stated = [found for row in section if row.kind not in CELLED for found in _stated(row)]
        if stated and len({name for row in section for name in medicines(row.source)}) < 2:
            for kind in ("volume", "pill"):
                alike = [found for found in stated if found.kind == kind]
                if len({found.each for found in alike}) == 1:
                    yield from _unlike(alike[0], section)


def _stated(row: Unit) -> Iterator[Stated]:
    """Yield what a row says that each tablet or mL has."""
    for found in OF_EACH.finditer(row.source):
        yield Stated(row, found[0], "volume", each_milliliter(found))
    for found in PILL.finditer(row.source):
        yield Stated(row, found[0], "pill", mass_of(found))


def _unlike(stated: Stated, section: Sequence[Unit]) -> Iterator[UnitMessage]:
    """Yield the rows and tables whose amounts do not fit what is stated."""
    says = f"“{stated.written}”, as {stated.row.id} says"
    for row in section if stated.each else ():
        for told in told_twice(row.source):
            if told.kind == stated.kind and unlike(told.share, stated.each):
                yield row, f"“{told.written}” is not {says}"
    for head, lines in tables(section) if stated.each else ():
        columns = [*zip(*(its for _, its in lines), strict=True)]
        for _, other, kind, shares in column_shares(head, columns):
            alike = {each for _, each in shares}
            if kind == stated.kind and len(alike) == 1 and len(shares) > 1 and unlike(each := alike.pop(), stated.each):
                yield stated.row, f"“{stated.written}” is not {float(each):.4g} mg in each, as “{head[other]}” has it"
