"""Whether a sentence that denies something can hardly be told without a "not"."""

import regex

from ....core.units import Unit
from ...analysis.language.other_language import other_language
from ...analysis.sense.clauses import Pair, joints, parts
from ...analysis.sense.hedges import LEFT
from ...analysis.sense.negation import count_of, implied
from ...analysis.sense.only_then import only_then
from ...analysis.sense.unnamed import loosely, unnamed, worded_freely
from ...analysis.text.segments import words
from ...analysis.words.concepts import by_group
from ...analysis.words.mentions import mentioned, told
from ...registry import SHORT

NOT = regex.compile(r"(?<!,\s|\b(?:or|and|but)\s)\bnot\b", regex.IGNORECASE)
"""A "not" that denies what is said, and not the other half of a contrast: cold, not hot."""
NONE = regex.compile(
    r"\b(?:neither|never|nobody(?!\s(?:is|was)\b)|nothing(?!\s(?:in|to worry|else|here|new|yet|is|was)\b))\b",
    regex.IGNORECASE,
)
"""What denies a whole sentence, as "without" and a "not" in a contrast do not; a place with nothing in it is empty."""
NO = regex.compile(r"\bno\s(?P<what>(?:\w+\s?){1,3})", regex.IGNORECASE)
"""The same of a thing, which may be told in many ways where it is not named: no fee is free, no internet is offline."""
GONE = regex.compile(r"\b(?:left|more|needed|required|necessary|available|found|yet)\b", regex.IGNORECASE)
"""What is said of things that may be told as used up, needless or missing."""
AVOIDING = regex.compile(r"\b(?:avoid|(?:stay|keep) (?:out|off|away))\b", regex.IGNORECASE)
LABEL = 4
"""Words below which a text is a label, and may say with "not" what English says with a prefix or an ending."""


def surely(pair: Pair, whole: Pair, unit: Unit) -> bool:
    """Whether a sentence that denies something can hardly be told without a "not"."""
    source, target = pair
    if only_then(source, target, unit.language):
        return True
    if len(words(unit.source)) < _firm_from(source, unit) and not count_of(source, "en", "firm"):
        return False
    first = parts(target, joints(target, unit.language))[:1]
    if AVOIDING.search(source) and first and implied(first[0], unit.language):
        return False  # avoid sun and alcohol
    if _by_opposite(source, target, unit.language):
        return False  # not worn: taken off
    return not worded_freely(source, whole[1], unit.language) and not _unnamed(*whole, unit.language)


def _by_opposite(source: str, target: str, language: str) -> bool:
    """Whether a translation has the opposite of what is not done with a thing: taken off, which is not worn."""
    ours, theirs = by_group(source, "en"), by_group(target, language)
    shared = ours.keys() & theirs.keys() & LEFT.keys()
    return any({hit.name for hit in ours[group]}.isdisjoint(hit.name for hit in theirs[group]) for group in shared)


def _unnamed(source: str, target: str, language: str) -> bool:
    """Whether what is denied may be told in words that no list has; not so where the text is in another language."""
    free = unnamed(source, target, language) or loosely(source, target, language)
    return free and not other_language(source, target, language)


def _firm_from(source: str, unit: Unit) -> int:
    """Return the words from which on a text with no firm "do not" must deny something in any language."""
    if NOT.search(source):
        return LABEL + 1
    return LABEL if NONE.search(source) or _named(source, unit) else SHORT


def _named(source: str, unit: Unit) -> bool:
    """Whether what there is none of is named in the translation, too."""
    denied = NO.search(source)
    if not denied or GONE.search(source):
        return False
    return not told(unit.target, unit.language)[0].isdisjoint(mentioned(denied["what"]))
