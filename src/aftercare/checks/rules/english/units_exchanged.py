"""One number with two units: 0.6 mg of a medicine in most rows, and 0.6 mcg in one."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from ....core.model import CELLED, Kind, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.quantities import quantities
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked
from .courses_of_medicines import Named

MASSES = frozenset({"milligram", "microgram", "gram"})


class Told(NamedTuple):
    """An amount, as a row has it."""

    row: Unit
    unit: str
    written: str
    medicine: str


@across(Severity.WARNING, english=True)
def unit_exchanged(units: list[Unit]) -> Iterator[UnitMessage]:
    """No amount of a medicine is told in mg, and the same number in mcg or g by another row of its handout."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        first: dict[tuple[str, Fraction], Told] = {}
        for key, told in _told([*its]):
            before = first.setdefault(key, told)
            other = before.medicine and told.medicine and before.medicine != told.medicine
            if before.unit != told.unit and before.row is not told.row and not other:
                yield (
                    told.row,
                    f"“{told.written}” beside “{before.written}”, as {before.row.id} says: correct mg, mcg or g",
                )


def _told(handout: Sequence[Unit]) -> Iterator[tuple[tuple[str, Fraction], Told]]:
    """Yield the amounts of each medicine; those with a point are of one medicine, even where none is named."""
    named = Named(handout)
    for row in handout:
        named.read(row)
        for sentence in (row.source,) if row.kind in CELLED else sentences(row.source):
            text, medicine = masked(sentence), named.of(sentence)
            for number, unit in quantities(sentence, "en"):
                value = number.values[0]
                of = "" if value.denominator > 1 else medicine
                if unit in MASSES and (of or value.denominator > 1):
                    yield (of, value), Told(row, unit, text[number.start : number.unit_end], medicine)
