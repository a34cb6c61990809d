"""The most of a medicine a day that is less than one dose of it: 600 mg every 6 hours, and at most 240 mg a day."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import CELLED, Kind, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.rates import rates
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked
from .courses_of_medicines import TAKE, Named
from .written_amounts import CORRECT

UNITS = frozenset({"milligram", "pill", "capsule", "milliliter", "puff", "drop"})
MOST = regex.compile(
    r"\b(?:(?:no|not)\s(?:(?:take|give|use)\s)?more\sthan|at\smost|up\sto|a\smaximum\sof)\s$", regex.IGNORECASE
)
A_DAY = regex.compile(
    r"[^.;,\d]{0,30}\b(?:(?:in|within|per|a|each|every)\s(?:any\s)?(?:24\shours|day)|daily)\b", regex.IGNORECASE
)
"""What stands before the most of a day, and behind it."""
OTHERS = regex.compile(r"\b(?:adults?|children|under|over|younger|older|if|unless|when)\b|\d\s?kg\b", regex.IGNORECASE)
"""Words of a sentence that may be for others."""
NEAR = 40


class Dose(NamedTuple):
    """How much of a medicine is taken at once."""

    row: Unit
    value: Fraction
    written: str


@across(Severity.WARNING, english=True)
def most_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """No most of a day is less than one dose of the same medicine in its handout."""
    rows = [row for row in sources(units) if row.place and row.kind not in {*CELLED, Kind.INTERFACE}]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        doses: dict[tuple[str, str], Dose] = {}
        told = [*_told([*its])]
        for key, dose, limited in told:
            if not limited:
                doses.setdefault(key, dose)
        for key, most, limited in told:
            dose = doses.get(key, most)
            if limited and most.value < dose.value:
                yield most.row, f"“{most.written}” is less than one dose, “{dose.written}” ({dose.row.id}){CORRECT}"


def _told(handout: Sequence[Unit]) -> Iterator[tuple[tuple[str, str], Dose, bool]]:
    """Yield the doses of each medicine by unit, and the most of a day, and which of the two it is."""
    named = Named(handout)
    for row in handout:
        named.read(row)
        for sentence in sentences(row.source):
            text, medicine = masked(sentence), named.of(sentence)
            for number, unit in quantities(sentence, "en") if medicine and not OTHERS.search(text) else ():
                dose = Dose(row, min(number.values), text[number.start : number.unit_end])
                limited = MOST.search(text, 0, number.start)
                if unit in UNITS and limited and A_DAY.match(text, number.unit_end):
                    yield (medicine, unit), dose, True
                elif unit in UNITS and not limited and TAKE.search(text) and _often(number, sentence):
                    yield (medicine, unit), dose, False


def _often(number: Number, sentence: str) -> bool:
    """Whether it is told right behind an amount how often it is taken."""
    return any(0 < rate.start - number.unit_end < NEAR for rate in rates(sentence, "en") if rate.known)
