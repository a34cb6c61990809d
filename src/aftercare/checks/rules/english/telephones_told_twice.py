"""Telephone numbers of one handout that are to be the same: the nurse line is 555-0100 here, and 555-0110 there."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.segments import lower_words
from ...analysis.text.tokens import phones
from ...profile import Profile
from .telephones import SAME, slipped

WHOSE = regex.compile(r"(?:[.?!|;]\s?|\b(?:call|phone|telephone|reach|dial|contact)\b)", regex.IGNORECASE)
"""What stands before the words that say whose a number is."""
US = frozenset({"us", "clinic", "office"})
FILLER = regex.compile(
    r"a|the|our|your|my|this|at|on|or|is|for|tel|number|line|please|now|today|right|away|immediately|once",
    regex.IGNORECASE,
)
LONG = 5
"""Words from which on they say more than whose a number is."""
DIGITS = 10
"""Of a number without the 1, or the + and the country, before it."""


class Told(NamedTuple):
    """A number, the row that has it, and whose it is said to be."""

    row: Unit
    written: str
    digits: str
    whose: frozenset[str]


@across(Severity.WARNING, english=True)
def telephone_contradicted(units: list[Unit], profile: Profile) -> Iterator[UnitMessage]:
    """No handout gives two numbers for the same that differ by a slip of the hand."""
    ours = [line.e164[-DIGITS:] for line in profile.lines]
    for _, its in groupby(sources(units), lambda row: handout_of(row.place)):
        first: dict[str | frozenset[str], Told] = {}
        for told in (each for row in its for each in _told(row)):
            before = [first.setdefault(key, told) for key in (told.whose, told.digits[-SAME:]) if key]
            rest = (each for each in before if each.row.id != told.row.id)
            other = next((each for each in rest if slipped(each.digits, told.digits)), None)
            if other and told.digits not in ours and not any(slipped(told.digits, each) for each in ours):
                said = f"“{told.written}” is not “{other.written}”, as {other.row.id} says"
                yield told.row, f"{said} but for a slip of the hand: correct one of the two"


def _told(row: Unit) -> Iterator[Told]:
    end = 0
    for digits, written in phones(row.source):
        start = row.source.find(written, end)
        ahead = WHOSE.split(row.source[end:start].rstrip(" |:,(–-"))[-1]
        whose = frozenset(word for word in lower_words(ahead) if not FILLER.fullmatch(word))
        whose = US if whose & US and len(whose) == 1 else whose if len(whose) < LONG else frozenset()
        yield Told(row, written, digits[-DIGITS:], whose)
        end = start + len(written)
