"""Bounds that English denies and others tell as limits: not more than as at most, not less than as at least."""

import regex

from ..numbers.quantities import quantities
from ..words.concepts import of_group, tells
from ..words.dose_words import known
from ..words.finder import finder
from .limits import limits
from .negation import count_of

FROM_ON = regex.compile(r"\bfrom\b[^.;:,]{1,30}\bon(?:wards?)?\b", regex.IGNORECASE)
"""A lower bound that many languages tell with the word for "at least"."""
LIMITS = {"more": "most", "less": "least"}
"""What a bound is when it is denied."""
EXCEEDING = regex.compile(
    r"(?:\b(?:not?|never)|n['’]t)\b(?! longer\b(?! than))[^.;:]{0,40}\b(?:later|longer|more|over|above|exceed)\b",
    regex.IGNORECASE,
)
"""What is denied beyond a time or an amount, which is at most that much then."""
NO_LONGER = regex.compile(r"\bno longer than\b", regex.IGNORECASE)
"""What denies such a thing, and is a bound itself."""
OFTENER = regex.compile(r"(?:\b(?:not?|never)|n['’]t)\b[^.;:]{0,40}\bmore often than every\b", regex.IGNORECASE)
"""What is denied more often than every so long, which is at least that long apart."""
SOONER = regex.compile(
    r"(?:\b(?:not?|never)|n['’]t)\b[^.;:]{0,40}\b(?:less|before|earlier|sooner|until|till)\b", regex.IGNORECASE
)
"""What is denied up to a time or an amount, which is at least that much then."""

NOT_WITHIN = regex.compile(r"(?:\b(?:not?|never)|n['’]t)\b[^.;:]{0,60}\bwithin\b", regex.IGNORECASE)
"""What is denied within a time, which lasts longer, or is for later."""

LIMITED = regex.compile(r"\blimit(?:s|ed|ing)?\b[^.;:]{1,60}\bto\b", regex.IGNORECASE)
"""What sets a limit without a "not", which others deny beyond it: no more than that."""
BEYOND = frozenset({"more", "most"})
"""Bounds with which they do; some languages have the "not" in the words for "at most"."""
BOUNDING = regex.compile(
    r"\b(?:wait|lasts?|fast|limit\w*|most|least|still|within|until|more|less|under|below|over|above)\b",
    regex.IGNORECASE,
)
"""What bounds an amount or a time without a "not"."""


def denied_beyond(source: str, target: str, language: str) -> bool:
    """Whether "limit it to" is told as not more than that."""
    if not LIMITED.search(source):
        return False
    told = {value for limit in limits(target, language) if limit.name in BEYOND for value in limit.values}
    return any(not told.isdisjoint(number.values) for number, _ in quantities(source, "en"))


def bounded(source: str, clause: str, language: str) -> bool:
    """Whether English tells a bound, and a clause an amount or a time, which "not" may bound in many ways."""
    told = any(unit and number.values[0] != 1 for number, unit in quantities(clause, language))
    return told and BOUNDING.search(source) is not None


def as_lasting(source: str, target: str, language: str) -> bool:
    """Whether "not gone within 2 hours" is told as "for more than 2 hours"."""
    if not NOT_WITHIN.search(source):
        return False
    told = {value for limit in limits(target, language) if limit.name == "more" for value in limit.values}
    return any(not told.isdisjoint(number.values) for number, _ in quantities(source, "en"))


def as_limit(source: str, target: str, language: str) -> bool:
    """Whether "not more than" is told as "at most", or "not less than" as "at least"."""
    ours, theirs = _bounds(NO_LONGER.sub(" ", source), "en"), _bounds(target, language)
    if FROM_ON.search(source):
        ours |= {"least"}
    if any(
        words.search(source) and name in theirs - ours
        for words, name in ((SOONER, "least"), (OFTENER, "least"), (EXCEEDING, "most"))
    ):
        return True
    if EXCEEDING.search(source) and "more" not in theirs and _only(target, language) and not _only(source, "en"):
        return True
    return any(bound in ours and limit in theirs and bound not in theirs for bound, limit in LIMITS.items())


def _only(sentence: str, language: str) -> bool:
    """Whether a sentence says "only"; without a lexicon of doses, as its list of such words has it."""
    if known(language):
        return tells(sentence, language, "extent", "only")
    return bool(count_of(sentence, language, "only"))


def _bounds(sentence: str, language: str) -> set[str]:
    """Return the bounds of a sentence; without a lexicon of doses, only the limits are known."""
    if known(language):
        return {hit.name for hit in of_group(sentence, language, "bounds")}
    return {
        limit for limit in LIMITS.values() if (words := finder(language, "bounds", limit)) and words.search(sentence)
    }
