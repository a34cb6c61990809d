"""Rows that announce those below them without a colon, which would say so: nobody is asked about them together."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from ....core.model import Kind, section_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources

ANNOUNCES = regex.compile(
    r"(?:only\s)?(?:if|when|whenever|unless|until|while|after|before|once|in\scase|as\s(?:long|soon)\sas)\s[^,;]*"
    r"|(?:for|on|during)\s(?!more\b)\S++(?:\s\S++){0,7}"
    r"|.*\b(?:do\s(?:this|these(?:\sthings)?)|the\sfollowing(?:\s\p{L}+)?|as\sfollows|(?:these|the\snext)\ssteps|(?:in\s)?this\s(?:way|order))",
    regex.IGNORECASE,
)
"""A case and no sentence, or the end of a sentence that goes on below."""
ENDED = regex.compile(r"[\p{P}\p{S}]\W*$")
SENTENCE = regex.compile(r"[.!?]\W*$")
LEADING = frozenset({Kind.TEXT, Kind.STEP, Kind.DO, Kind.DONT, Kind.WARNING})
"""What may announce, and be announced, without belonging together."""


@across(Severity.WARNING, english=True)
def lead_in_open(units: list[Unit]) -> Iterator[UnitMessage]:
    """A row that announces those below it ends with a colon: what is signed below it is signed with it then."""
    for row, below in pairwise(sources(units)):
        beside = row.kind in LEADING and below.kind in LEADING and section_of(row.place) == section_of(below.place)
        if (
            beside
            and not ENDED.search(row.source)
            and SENTENCE.search(below.source)
            and ANNOUNCES.fullmatch(row.source)
        ):
            told = f"“{row.source}” ends without a mark: does it announce what is below it?"
            yield row, f"{told} End it with a colon, or make it a heading"
