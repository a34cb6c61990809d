"""Doses of a medicine that are ten or a hundred times what other rows say of it: 20 puffs, and elsewhere 2."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import regex

from ....core.model import LEVELS, Kind, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import quantities
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked
from .courses_of_medicines import Named

UNITS = frozenset({"puff", "drop", "pill", "capsule", "milliliter", "milligram", "microgram", "dose_unit"})
TAKE = regex.compile(
    r"\b(?:take|give|use|inject|put|swallow|inhale|repeat|apply|instil+|spray|giving|taking)\b|\|", regex.I
)
OTHERWISE = regex.compile(
    r"\b(?:then|later|first|start\p{L}*|begin\p{L}*|increas\p{L}*|rais\p{L}*|lower\p{L}*|reduc\p{L}*|slowly|adults?|(?<!your\s)child|children"
    r"|(?:day|week|month|step)s?\s\d+|years?|kg|lbs?|pounds?|bottles?|vials?|pens?|box|bag|holds?|contains?|has|comes?|refills?"
    r"|overdose|instead|not\s\d+|or\smore|per|each\s(?:tablet|capsule|m[lL]|dose|syringe)|mix\p{L}*)\b",
    regex.IGNORECASE,
)
"""Words of a sentence whose amount may be for another time or person, or is what a bottle holds."""
MOST = regex.compile(
    r"\b(?:than|up\sto|at\s(?:most|least)|maximum(?:\sof)?|total(?:\sof)?|of|in|all|[\d.,]+\s?(?:to|[-–]))\s$", regex.I
)
"""What stands before the most of a day, the strength of a tablet, or the higher end of a range."""
STRENGTH = regex.compile(
    r"\s?/|\sin\s(?:\d|an?\s|each)|\s(?:tablets?|capsules?|pills?|patch(?:es)?|a\sday|daily)\b", regex.IGNORECASE
)
TIMES = (10, 100)


class Dose(NamedTuple):
    """How much of a medicine a row tells to take."""

    row: Unit
    number: Number
    written: str


@across(Severity.WARNING, english=True)
def ten_times(units: list[Unit]) -> Iterator[UnitMessage]:
    """No dose of a medicine is ten times what other rows of its handout say: 20 puffs, and 2."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        doses: dict[tuple[str, str], list[Dose]] = {}
        for key, dose in _doses([*its]):
            doses.setdefault(key, []).append(dose)
        for (medicine, _), same in doses.items():
            yield from _tenfold(medicine, same)


def _doses(handout: Sequence[Unit]) -> Iterator[tuple[tuple[str, str], Dose]]:
    """Yield what rows tell to take at once of one medicine, if it is told for nobody and for no time in particular."""
    named, heading = Named(handout), ""
    for row in handout:
        named.read(row)
        heading = row.source if row.kind in LEVELS else heading
        if row.kind in {*LEVELS, Kind.TABLE} or regex.search(r"\d", heading):
            continue
        for sentence in (row.source,) if row.kind == Kind.ROW else sentences(row.source):
            text, medicine = masked(sentence), named.of(sentence)
            if medicine and TAKE.search(text) and not OTHERWISE.search(text):
                for number, unit in quantities(sentence, "en"):
                    told = unit in UNITS and not STRENGTH.match(text, number.unit_end)
                    if told and not MOST.search(text, 0, number.start):
                        yield (medicine, unit), Dose(row, number, text[number.start : number.unit_end])


def _tenfold(medicine: str, doses: Sequence[Dose]) -> Iterator[UnitMessage]:
    """Yield the doses that are ten times the next lower one, or less than a tenth, whichever is the rarer."""
    often = Counter(dose.number.values[0] for dose in doses)
    values = sorted(often)
    for less, more in pairwise(values):
        if less and more / less in TIMES:
            one, other = (next(dose for dose in doses if dose.number.values[0] == value) for value in (less, more))
            odd, usual = (one, other) if often[less] < often[more] else (other, one)
            told = f"“{odd.written}” of {medicine} beside “{usual.written}”, as {usual.row.id} says"
            yield odd.row, f"{told}, is ten times as much or as little: count the digits"
