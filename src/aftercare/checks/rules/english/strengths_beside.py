"""Amounts of a section that are told in mg and in tablets or mL, and of which one has ten times as much in each."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from ....core.model import CELLED
from ....core.units import Unit
from ...across import UnitMessage
from ...analysis.words.medicines import medicines
from .mg_in_each import Told, mass_of, told_twice, unlike
from .written_amounts import CORRECT, shown

SEVERAL = regex.compile(
    r"(?<![\d.,])(?P<mass>\d+(?:\.\d+)?)\s?(?P<unit>mc?g),\s(?P<many>[2-9])\s(?:tablets|capsules|pills)\b"
)
"""An amount that each of several tablets has, or all of them: 500 mg, 2 tablets."""
TEN = frozenset({10, 100})
PRODUCTS = frozenset(map(Fraction, ("1.5", "2", "2.5", "3", "4", "5", "6", "8")))
"""How many times stronger one tablet may be than another of the same medicine that is taken with it."""


def unlike_beside(section: Sequence[Unit]) -> Iterator[UnitMessage]:
    """Yield what has ten times as much in each as another amount of a section with one medicine."""
    first: dict[str, tuple[Unit, Told]] = {}
    for row in section:
        own: dict[str, Told] = {}
        for told in () if row.kind in CELLED else told_twice(row.source):
            before, other = first.setdefault(told.kind, (row, told))
            beside = own.setdefault(told.kind, told)
            if unlike(told.share, beside.share) and _times(told, beside) not in PRODUCTS:
                yield row, f"{_odd(told, beside)}{CORRECT}"
            elif _times(told, other) in TEN:
                yield row, f"{_odd(told, other)}, as {before.id} has it{CORRECT}"


def unlike_several(section: Sequence[Unit]) -> Iterator[UnitMessage]:
    """Yield what fits neither reading of an amount of several tablets of the same medicine: 500 mg, 2 tablets."""
    several: dict[str, tuple[Unit, regex.Match[str]]] = {}
    for row in section:
        named = medicines(row.source) if row.kind not in CELLED else ()
        if len(named) != 1:
            continue
        if found := SEVERAL.search(row.source):
            several.setdefault(named[0], (row, found))
        before, first = several.get(named[0], (row, found))
        if first and before is not row:
            readings = mass_of(first), mass_of(first) / int(first["many"])
            for told in told_twice(row.source):
                if told.kind == "pill" and all(unlike(told.share, each) for each in readings):
                    yield row, f"“{told.written}” is not “{first[0]}”, as {before.id} says{CORRECT}"


def _times(one: Told, other: Told) -> Fraction:
    return max(one.share, other.share) / min(one.share, other.share)


def _odd(told: Told, other: Told) -> str:
    return f"“{told.written}” is {shown(told.share)} mg in each, not {shown(other.share)} as in “{other.written}”"
