"""How much a tablet or a mL has, as one row says, and what other rows tell that does not fit."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import CELLED, Kind, cells, handout_of, section_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.words.medicines import medicines
from .mg_in_each import OF_EACH, each_milliliter, mass_of, told_twice, unlike
from .strengths import column_shares
from .strengths_beside import unlike_beside, unlike_several
from .table_lines import tables
from .written_amounts import CORRECT, shown

_MASS = r"(?P<mass>\d+(?:\.\d+)?)\s?(?P<unit>mc?g)"
PILL = regex.compile(
    rf"\beach\s(?:tablet|capsule|pill)\s(?:has|contains|is|holds)\s{_MASS}\b"
    rf"|\b(?:tablets?|capsules?|pills?)\sof\s{_MASS}\b|(?<![\d.,]){_MASS},\s(?:1|one)\s(?:tablet|capsule|pill)\b",
    regex.IGNORECASE,
)
"""How much a tablet has; of several the amount before them may be the whole."""
TWO = 2


class Stated(NamedTuple):
    """How many mg a tablet or a mL of a medicine has, by a row; the medicine may not be named."""

    row: Unit
    written: str
    kind: str
    each: Fraction
    medicine: str
    mass: str = ""
    """How many mg that is of several mL, as it is written."""


@across(Severity.WARNING, english=True)
def strength_told_twice(units: list[Unit]) -> Iterator[UnitMessage]:
    """What a section says that each tablet or mL has fits the amounts that it tells in tablets or mL and in mg."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        handout = [*its]
        yield from _exchanged([found for row in handout for found in _stated(row)])
        for section in [handout] if _of_one(handout) else _sections(handout):
            yield from _within(section)


def _sections(handout: Sequence[Unit]) -> Iterator[list[Unit]]:
    yield from ([*its] for _, its in groupby(handout, lambda row: section_of(row.place)))


def _of_one(rows: Sequence[Unit]) -> bool:
    """Whether rows name one medicine at most."""
    return len({name for row in rows for name in medicines(row.source)}) < TWO


def _within(section: Sequence[Unit]) -> Iterator[UnitMessage]:
    stated = [found for row in section for found in _stated(row) if found.each]
    alone = _of_one(section)
    yield from unlike_several(section)
    if not stated:
        yield from unlike_beside(section) if alone else ()
        return
    for row in section:
        yield from _unlike(row, _about(row, stated, alone=alone))
    if alone:
        yield from _in_tables(section, stated)


def _stated(row: Unit) -> Iterator[Stated]:
    """Yield what a row, or a cell in the head of a table, says that each tablet or mL has."""
    for text in cells(row.source) if row.kind == Kind.TABLE else () if row.kind in CELLED else (row.source,):
        named = medicines(text)
        medicine = named[0] if len(named) == 1 else ""
        for found in OF_EACH.finditer(text):
            yield Stated(row, found[0], "volume", each_milliliter(found), medicine, found["mass"])
        for found in PILL.finditer(text):
            yield Stated(row, found[0], "pill", mass_of(found), medicine)


def _about(row: Unit, stated: Sequence[Stated], *, alone: bool) -> list[Stated]:
    """Return what is stated of the medicine of a row; of a section with one medicine, all. A table has its own head."""
    named = medicines(row.source)
    if alone:
        return [each for each in stated if not {row.kind, each.row.kind} <= CELLED]
    return [] if row.kind in CELLED or len(named) != 1 else [each for each in stated if each.medicine == named[0]]


def _exchanged(stated: Sequence[Stated]) -> Iterator[UnitMessage]:
    """Yield a strength that has the mg of another of its medicine in other mL: 160 mg in 1 mL beside 160 mg/5 mL."""
    first: dict[tuple[str, str], Stated] = {}
    for each in (each for each in stated if each.kind == "volume"):
        before = first.setdefault((each.medicine or section_of(each.row.place), each.mass), each)
        if before.row.id != each.row.id and before.each != each.each:
            yield (
                each.row,
                f"“{each.written}” is not “{before.written}”, as {before.row.id} says{CORRECT}",
            )


def _only(stated: Sequence[Stated], kind: str) -> Stated | None:
    """Return what is stated of tablets, or of mL, if no two strengths are."""
    found = [each for each in stated if each.kind == kind]
    return found[0] if len({each.each for each in found}) == 1 else None


def _unlike(row: Unit, stated: Sequence[Stated]) -> Iterator[UnitMessage]:
    """Yield the amounts of a row that do not fit what is stated."""
    for told in told_twice(row.source) if stated else ():
        only = _only(stated, told.kind)
        if only and unlike(told.share, only.each):
            yield row, f"“{told.written}” is not “{only.written}”, as {only.row.id} says{CORRECT}"


def _in_tables(section: Sequence[Unit], stated: Sequence[Stated]) -> Iterator[UnitMessage]:
    """Yield what is stated, where all lines of a table tell another strength."""
    for head, lines in tables(section):
        columns = [*zip(*(its for _, its in lines), strict=True)]
        for _, other, kind, shares in column_shares(head, columns):
            only, alike = _only(stated, kind), {each for _, each in shares}
            if only and len(alike) == 1 and len(shares) > 1 and unlike(each := alike.pop(), only.each):
                yield (
                    only.row,
                    f"“{only.written}” is not {shown(each)} mg in each, as “{head[other]}” has it{CORRECT}",
                )
