"""Rows of the English that are in another language."""

import re
from collections.abc import Iterator, Sequence

from ....core.language.languages import language
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.language.other_language import other_language, strange_script
from ...analysis.text.segments import words
from ...analysis.text.tokens import masked

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
"""What somebody is to say, in whatever language."""
BRIEF, PLAIN = 7, 5
"""Words, and those in small letters among them, below which a text may be names and short forms alone."""

UNITS = frozenset({"mg", "mcg", "ml", "kg", "lb", "oz", "cm", "mm"})
"""Small letters that are of no language."""
OURS = frozenset(
    {
        "the",
        "of",
        "to",
        "and",
        "or",
        "with",
        "your",
        "you",
        "us",
        "if",
        "off",
        "ask",
        "days",
        "weeks",
        "months",
        "years",
        "hours",
    }
)
"""Words of which a text in another language has few."""


@across(Severity.WARNING, english=True)
def not_english(units: list[Unit]) -> Iterator[UnitMessage]:
    """Each row of the English is in English: a translation in its place would be released as it is."""
    for row in sources(units):
        text = QUOTED.sub(" ", masked(row.source))
        if script := strange_script("", text, "en"):
            yield row, f"most of this is in {script} script; write it in English"
        elif _whole(words(text)) and (found := other_language("", text, "en")) and not _names(text, found):
            yield row, f"this reads as {found}; write it in English"


def _names(text: str, tag: str) -> bool:
    """Whether a text names its language: a notice to those who speak it, as law asks for."""
    return language(tag).endonym.partition(" ")[0].casefold() in text.casefold()


def _whole(told: Sequence[str]) -> bool:
    if 5 * len(OURS.intersection(word.lower() for word in told)) >= len(told):
        return False
    return len(told) >= BRIEF and sum(word.islower() and len(word) > 1 and word not in UNITS for word in told) >= PLAIN
