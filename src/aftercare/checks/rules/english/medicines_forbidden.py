"""Medicines that one row of a handout forbids and another orders, and lists that have one medicine twice."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import LEVELS, Kind, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked
from ...analysis.words.medicines import medicines
from .headings import name_cases

_NAME = r"\p{L}+(?:\s\([^()]+\))?"
_LIST = rf"(?P<list>{_NAME}(?:,\s{_NAME})*(?:,?\s(?:or|and)\s{_NAME})?)"
BAN = regex.compile(
    rf"^(?:please\s)?(?:(?:do\snot|don['’]t|never)\s(?:take|give|use)|avoid(?:\s(?:taking|giving|using))?)\s{_LIST}\.?$",
    regex.IGNORECASE,
)
"""What forbids medicines in every case, and for all time."""
ORDER = regex.compile(
    r"(?:^|[,:]\s)(?:please\s)?(?:take|give|use)\s(?P<name>\p{L}+)\b(?=[^.;]*\d|\sfor\s(?:pain|fever)\b)"
    r"|^for\s(?:pain|fever)[^.;,]*,\s(?:please\s)?(?:take|give|use)\s(?P<name>\p{L}+)\b",
    regex.IGNORECASE,
)
"""What orders an amount of a medicine, or says what it is for."""
LISTED = regex.compile(r"\p{L}+(?:(?:,?\s(?:or|and)|,)\s\p{L}+)+")
AFTER = regex.compile(
    r"\b(?P<name>\p{L}{5,})\s(?:within|at\sleast|less\sthan)\s\d+\s\p{L}+\s(?:after|of|before)\s(?:you\stake\s)?(?P=name)\b(?!\sdose)",
    regex.IGNORECASE,
)
WORD = regex.compile(r"\p{L}+")


class Said(NamedTuple):
    """A medicine that a row forbids or orders, and the heading that row stands below."""

    row: Unit
    name: str
    heading: str


@across(Severity.WARNING, english=True)
def medicine_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row forbids a medicine that another row of its handout orders, and none has one twice in a list."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        handout = [*its]
        bans, orders = _said(handout)
        for ban in bans:
            other = next((each for each in orders if each.name == ban.name and not _parted(ban, each)), None)
            if other:
                yield ban.row, f"{ban.name} is forbidden here, and {other.row.id} orders it: correct one of the two"
        for row in handout:
            yield from ((row, f"“{written}” has {name} twice: correct one") for written, name in _twice(row))


def _said(handout: Sequence[Unit]) -> tuple[list[Said], list[Said]]:
    """Return what the rows of a handout forbid, and what they order."""
    bans: list[Said] = []
    orders: list[Said] = []
    heading = ""
    for row in handout:
        heading = row.source if row.kind in LEVELS else heading
        for sentence in sentences(row.source) if medicines(row.source) else ():
            text = masked(sentence)
            if ban := BAN.match(text):
                bans += (Said(row, name, heading) for name in medicines(ban["list"]))
            elif order := ORDER.search(text):
                orders += (Said(row, name, heading) for name in medicines(order["name"]))
    return bans, orders


def _parted(one: Said, other: Said) -> bool:
    """Whether the headings say that the two hold at other times, or for others."""
    return one.heading != other.heading and name_cases((one.heading, other.heading), {one.name})


def _twice(row: Unit) -> Iterator[tuple[str, str]]:
    """Yield the lists of a row in which a medicine stands twice, and what is to be some time after itself."""
    for found in AFTER.finditer(masked(row.source)):
        yield from ((found[0], name) for name in medicines(found["name"]))
    for found in LISTED.finditer(masked(row.source)):
        named = [word.casefold() for word in WORD.findall(found[0])]
        for name in medicines(found[0]):
            if named.count(name) > 1:
                yield found[0], name
