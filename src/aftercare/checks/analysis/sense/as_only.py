"""What is denied of all but one thing, and told as "only": not without, not unless, not before, nothing but."""

import regex

from ..words.concepts import by_group, tells
from .asides import BOTH, UNTIL
from .limits import limits
from .negation import count_of, negators

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


def as_only(source: str, target: str, language: str) -> bool:
    """Whether "not without", "not, if not", "not unless" or "none except" is told as "only with" or "only if"."""
    ours = _conditions(source, "en")
    twice = count_of(source, "en", "words") >= BOTH and (count_of(source, "en", "without") or IF.search(source))
    if not (twice or ours & EXCEPTING or _all_but(source) or UNTIL.search(source)) or ours & ONLY:
        return False
    theirs = _conditions(target, language)
    if ours & EXCEPTING and not theirs & EXCEPTING and count_of(target, language, "waiting"):
        return True
    return bool(theirs & ONLY or count_of(target, language, "only"))


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


def only_beyond(source: str, target: str, language: str) -> bool:
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
