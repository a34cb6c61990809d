"""What English denies and others tell without a "not": only if, at most, wait until, stay in bed."""

import regex

from ..words.concepts import by_group, of_group, tells
from ..words.dose_words import known
from ..words.fitting import unfitting
from .acts import as_always, as_kept, as_left_out, as_little, as_none, as_still, as_taken_along
from .asides import BOTH, UNTIL, as_opposite
from .clauses import joints, parts
from .denied_bounds import as_lasting, as_limit
from .lest import as_lest
from .limits import bound_opposed, limits
from .negation import count_of, implied, implied_places, negators
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
NOT_BEFORE = regex.compile(r"(?:\b(?:not|never)|n['’]t)\b(?! wait)[^.;:]{0,60}\bbefore\b", regex.IGNORECASE)
"""What is done only later: no milk before the age of one."""
IF = regex.compile(r"\bif\b", regex.IGNORECASE)
EXCEPTING = frozenset({"unless", "except"})
BUT = regex.compile(
    r"\b(?:anything|anyone|anybody|anywhere|nothing|nobody|no one|none|any \w+|no \w+) (?:but|other than|besides)\b"
    r"|\bnothing else\b",
    regex.IGNORECASE,
)
"""What is denied of all but one thing."""
ONLY = frozenset({"only", "only_if"})
LONGER = regex.compile(r"(?:\bnot|n['’]t)\swait\s(?:any )?(?:longer|more) than\b", regex.IGNORECASE)
"""What is to be done within a time, which others tell without a word for waiting."""
WAITING_FOR = regex.compile(r"(?:\bnot|n['’]t)\swait\s(?:for|until|till)\b", regex.IGNORECASE)
"""What is to be done before something else happens, which others tell with that word alone."""
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
        _as_only,
        as_later,
        _only_beyond,
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
    if STOPPING.search(source) and known(language) and not UNTIL.search(source):
        stops = of_group(target, language, "action")
        places = implied_places(target, language)
        theirs -= sum(any(hit.start < end and start < hit.end for hit in stops) for start, end in places)
        ours -= 1
    if SKIPPING.search(source):
        theirs -= 1
    return theirs > ours


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


def _as_only(source: str, target: str, language: str) -> bool:
    """Whether "not without", "not, if not", "not unless" or "none except" is told as "only with" or "only if"."""
    ours = _conditions(source, "en")
    twice = count_of(source, "en", "words") >= BOTH and (count_of(source, "en", "without") or IF.search(source))
    if not (twice or ours & EXCEPTING or _all_but(source) or UNTIL.search(source)) or ours & ONLY:
        return False
    theirs = _conditions(target, language)
    if ours & EXCEPTING and not theirs & EXCEPTING and count_of(target, language, "waiting"):
        return True
    return bool(theirs & ONLY or count_of(target, language, "only"))


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


def _all_but(source: str) -> bool:
    """Whether English denies all but one thing, and nothing beside it, as in "do not eat; drink nothing but water"."""
    found = BUT.search(source)
    return found is not None and (found[0][:1] in "Aa" or not negators(BUT.sub(" ", source), "en"))


def _conditions(sentence: str, language: str) -> set[str]:
    """Return the names of the words that make a condition or an exception."""
    groups = by_group(sentence, language)
    return {hit.name for group in ("extent", "condition") for hit in groups.get(group, ())}


def later_only(target: str, language: str) -> bool:
    """Whether a translation says only when, or to wait."""
    only = _conditions(target, language) & ONLY or count_of(target, language, "only")
    return bool(only or count_of(target, language, "waiting"))


def _only_beyond(source: str, target: str, language: str) -> bool:
    """Whether "not if it is below 60" is told as only if it is above that."""
    if not IF.search(source) or not later_only(target, language):
        return False
    ours, theirs = (
        {(limit.values, limit.up) for limit in limits(*text)} for text in ((source, "en"), (target, language))
    )
    return any((values, not up) in theirs for values, up in ours)


def as_later(source: str, target: str, language: str) -> bool:
    """Whether "not before" is told as only after."""
    return (
        bool(NOT_BEFORE.search(source))
        and later_only(target, language)
        and not tells(target, language, "when", "before")
    )
