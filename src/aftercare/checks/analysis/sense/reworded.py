"""What English denies and others tell without a "not": only if, at most, wait until, stay in bed."""

import regex

from ..words.concepts import of_group, tells
from ..words.dose_words import known
from ..words.fitting import unfitting
from .acts import as_always, as_kept, as_left_out, as_little, as_none, as_still, as_taken_along
from .as_only import as_later, as_only, only_beyond
from .asides import UNTIL, as_opposite
from .clauses import joints, parts
from .denied_bounds import as_lasting, as_limit
from .lest import as_lest
from .limits import bound_opposed
from .negation import count_of, implied, implied_places
from .retold import LASTING, implied_beside
from .waiting import as_wait

EATING = regex.compile(
    r"(?:\b(?:not|no|never|nothing|cannot)|n['’]t)\b[^.;:!?]{0,30}\b(?:eat|food|drink|by mouth)\b"
    r"|\beat (?:or drink )?nothing\b",
    regex.IGNORECASE,
)
UNFED = regex.compile(r"\bwithout (?:any )?(?:food|eating|a meal)\b", regex.IGNORECASE)
EITHER = regex.compile(r"\bwith or without\b", regex.IGNORECASE)
STOPPING = regex.compile(
    r"(?<!\b(?:does|did|has|had) ?)(?:\b(?:not|never)|(?<!\b(?:does|did|has|had))n['’]t)\s(?:\w+ly\s)?stop\b",
    regex.IGNORECASE,
)
"""What is not to be stopped, where "stop" says no a second time."""
SKIPPING = regex.compile(r"(?:\b(?:not|never)|n['’]t)\s(?:\w+ly\s)?(?:skip|miss|leave out|omit)\b", regex.IGNORECASE)
"""What is not to be left out, where others say no a second time: do not stop taking it."""
LONGER = regex.compile(r"(?:\bnot|n['’]t)\swait\s(?:any )?(?:longer|more) than\b", regex.IGNORECASE)
"""What is to be done within a time, which others tell without a word for waiting."""
WAITING_FOR = regex.compile(r"(?:\bnot|n['’]t)\swait\s(?:for|until|till)\b", regex.IGNORECASE)
"""What is to be done before something else happens, which others tell with that word alone."""
BOTH = ("extent", "result")
"""Groups of words of which some say no in other languages, and not in English: only, negative."""
WITHOUT_DOING = regex.compile(
    r"(?:\b(?:not|never)|n['’]t)\b[^.;:]{0,60}\bwithout (?:first )?\w+ing\b", regex.IGNORECASE
)
"""What is not to be done before something else is."""


def reworded(source: str, target: str, language: str) -> bool:
    """Whether what is denied is told in another way: as impossible, as fasting, as at most, as closed, as lasting."""
    said = _said_no(source, target, language)
    lasts = bool(LASTING.search(source)) and bool(count_of(target, language, "still"))
    ways = (
        _either,
        _fasts,
        _within,
        _in_time,
        as_limit,
        as_lasting,
        as_lest,
        as_only,
        as_later,
        only_beyond,
        as_always,
        as_taken_along,
        as_still,
        as_kept,
        as_little,
        as_left_out,
        as_none,
        as_wait,
        as_opposite,
        bound_opposed,
    )
    return said or lasts or any(way(source, target, language) for way in ways)


def _said_no(source: str, target: str, language: str) -> bool:
    """Whether a translation says no in another way more often than the English; "do not stop" says so once."""
    theirs, ours = implied(target, language) - unfitting(source, target, language), implied_beside(source)
    theirs -= _of_both(source, target, language)
    if STOPPING.search(source) and known(language) and not UNTIL.search(source):
        stops = of_group(target, language, "action")
        places = implied_places(target, language)
        theirs -= sum(any(hit.start < end and start < hit.end for hit in stops) for start, end in places)
        ours -= 1
    if SKIPPING.search(source):
        theirs -= 1
    return theirs > ours


def _of_both(source: str, target: str, language: str) -> int:
    """Return how many words that say no are those for what English says as well: only, or a negative result."""
    theirs = [hit for group in BOTH for hit in of_group(target, language, group)]
    said = {(hit.group, hit.name) for group in BOTH for hit in of_group(source, "en", group)} if theirs else ()
    places = implied_places(target, language) if said else ()
    told = [hit for hit in theirs if (hit.group, hit.name) in said]
    return sum(any(hit.start < end and start < hit.end for hit in told) for start, end in places)


def _fasts(source: str, target: str, language: str) -> bool:
    """Whether "do not eat" is told as fasting, or "without food" as on an empty stomach."""
    if UNFED.search(source):
        return _on_empty(target, language)
    told = bool(EATING.search(source)) and bool(count_of(target, language, "fasting"))
    return told and not count_of(source, "en", "fasting") and not STOPPING.search(source)


def _within(source: str, target: str, language: str) -> bool:
    """Whether "do not wait longer than" is told as doing it within that time."""
    return LONGER.search(source) is not None and not count_of(target, language, "waiting")


def _in_time(source: str, target: str, language: str) -> bool:
    """Whether "do not wait for the pain to get bad" is told as doing it before that."""
    if not WAITING_FOR.search(source) or count_of(target, language, "waiting"):
        return False
    return tells(target, language, "when", "before")


def _either(source: str, target: str, language: str) -> bool:
    """Whether "with or without" is told as one or the other, or as whatever else is so: fasting or after a meal."""
    if not EITHER.search(source):
        return False
    return _on_empty(target, language) or bool(count_of(target, language, "either"))


def _on_empty(target: str, language: str) -> bool:
    """Whether a translation speaks of fasting, or of an empty stomach."""
    empty = tells(target, language, "meal", "empty")
    return empty or bool(count_of(target, language, "fasting"))


def told_first(source: str, target: str, language: str) -> bool:
    """Whether "not without doing that" is told as doing that before it."""
    if not WITHOUT_DOING.search(source):
        return False
    said = {hit.name for hit in of_group(source, "en", "when")}
    clauses = parts(target, joints(target, language))
    return any(
        hit.name not in said and not count_of(clause, language, "without")
        for clause in clauses
        for hit in of_group(clause, language, "when")
    )
