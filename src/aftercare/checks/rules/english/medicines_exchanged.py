"""A medicine that one row of a handout names alone, where it tells how to take the medicine of all other rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import regex

from ....core.model import Kind, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked
from ...analysis.words.medicines import medicines

_NAME = r"(?:your\s|the\s)?(?P<name>\p{L}+)"
_FORM = r"(?:\s(?:tablets?|capsules?|pills?|liquid))?"
HOW = regex.compile(
    rf"^(?:please\s|always\s)?(?:take|give|swallow|finish|chew|use)\s{_NAME}{_FORM}"
    r"(?:\s(?:with\s(?:food|or\swithout|a\s(?:full\s)?glass|plenty|water|milk|breakfast|dinner|a\smeal)|whole|exactly|on\san\sempty|until\b[^.;]*\bgone"
    r"|at\s(?:about\s)?the\ssame\stime|(?:before|after)\s(?:meals|breakfast|dinner|food)))\b"
    rf"|^(?:do\snot\sstop|don['’]t\sstop|never\sstop|keep|continue)\s(?:taking|giving|using)\s{_NAME}\b"
    rf"|\b(?:miss(?:ed)?|forget|forgot|late\swith|vomits?\safter)\s(?:a\s|your\s|the\s)?(?:dose\sof\s)?{_NAME}\b",
    regex.IGNORECASE,
)
"""How to take a medicine that other rows have told of: nothing says how much, how often or for what."""
OTHERWISE = regex.compile(
    r"\b(?:if\sneeded|for\spain|instead|only|other|usual|regular|too|also)\b|\d\s?m[gL]\b", regex.IGNORECASE
)
MANY = 3
"""Rows that name a medicine from which on a handout is about it."""


@across(Severity.WARNING, english=True)
def medicine_exchanged(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row tells how to take a medicine that its handout, which is about another, names nowhere else."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        yield from _within([*its])


def _within(handout: Sequence[Unit]) -> Iterator[UnitMessage]:
    often = Counter(name for row in handout for name in medicines(row.source))
    if len(often) == 1:
        return
    usual, many = max(often.items(), key=lambda each: each[1], default=("", 0))
    for row in handout if many >= MANY else ():
        alone = [name for name in medicines(row.source) if often[name] == 1]
        for sentence in sentences(row.source) if alone else ():
            found = HOW.search(masked(sentence))
            if found and found["name"].casefold() in alone and not OTHERWISE.search(sentence):
                yield (
                    row,
                    f"{found['name']} stands in this row alone, and {usual} in {many}: which of the two is meant?",
                )
