"""Numbers of one handout whose digits have changed places: a heart rate over 130 here, and over 103 there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import CELL, Kind, cells, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked

SUBJECT = regex.compile(
    r"\b(?:(?P<pulse>heart\srate|pulse)|(?P<flow>peak\sflow)|(?P<sugar>(?:blood\s)?(?:sugar|glucose))"
    r"|(?P<pressure>blood\spressure)|(?P<oxygen>oxygen))\b",
    regex.IGNORECASE,
)
"""What is measured again and again, and told in the same numbers all over a handout."""
NUMBER = regex.compile(
    r"(?<![\d.,:/-])\d{2,3}(?![\d.,:]\d|\d|\s?(?:beats|minutes|hours|seconds|days|weeks|g|mg|mL|grams)\b)"
)
BEATS = regex.compile(r"(?<![\d.,:/-])(?P<beats>\d{2,3})\sbeats\b", regex.IGNORECASE)
TENS = 10


class Told(NamedTuple):
    """A number with the row that tells it."""

    row: Unit
    number: str


@across(Severity.WARNING, english=True)
def digits_swapped(units: list[Unit]) -> Iterator[UnitMessage]:
    """No number is another one of the same thing in its handout with two digits exchanged: 103 for 130."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        measured: dict[str, list[Told]] = {}
        for subject, told in _measured([*its]):
            measured.setdefault(subject, []).append(told)
        for same in measured.values():
            yield from _swapped(same)


def _measured(handout: Sequence[Unit]) -> Iterator[tuple[str, Told]]:
    """Yield the numbers of rows with what they tell of: what their sentence names before them, or their column."""
    head: tuple[str, ...] = ()
    for row in handout:
        head = cells(row.source) if row.kind == Kind.TABLE else head
        if row.kind == Kind.ROW:
            for title, cell in zip(head, cells(row.source), strict=False):
                if subject := SUBJECT.search(title):
                    yield from ((str(subject.lastgroup), Told(row, found[0])) for found in NUMBER.finditer(cell))
        elif CELL not in row.source:
            for sentence in sentences(row.source):
                text = masked(sentence)
                yield from (("pulse", Told(row, found["beats"])) for found in BEATS.finditer(text))
                if subject := SUBJECT.search(text):
                    found = NUMBER.finditer(text, subject.end())
                    yield from ((str(subject.lastgroup), Told(row, each[0])) for each in found)


def _swapped(told: Sequence[Told]) -> Iterator[UnitMessage]:
    """Yield the numbers that are told once, and whose digits another number has that is told before, or more often."""
    often = Counter(each.number for each in told)
    first = {each.number: (at, each.row.id) for at, each in [*enumerate(told)][::-1]}
    for at, (row, number) in enumerate(told):
        for other in _exchanged(number) if often[number] == 1 else ():
            before, where = first.get(other, (at, row.id))
            tens = int(number) % TENS == int(other) % TENS == 0
            if where != row.id and not tens and (often[other] > 1 or before < at):
                yield row, f"“{number}” is “{other}”, as {where} says, in another order: correct one of the two"


def _exchanged(number: str) -> Iterator[str]:
    """Yield a number with each two digits that stand beside each other exchanged."""
    for at in range(1, len(number)):
        other = f"{number[: at - 1]}{number[at]}{number[at - 1]}{number[at + 1 :]}"
        if other != number and not other.startswith("0"):
            yield other
