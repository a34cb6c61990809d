"""What may be denied in words that no list has: the translation does not name the very thing that English denies."""

import regex

from ..text import lexicon
from ..text.segments import words as words_of
from ..words.concepts import by_group, hits
from ..words.dose_words import known
from ..words.finder import finder
from ..words.mentions import mentioned, told
from .asides import WITHOUT
from .limits import limits
from .negation import count_of, negators, plainly
from .retold import LASTING, LITERALLY, denied_clauses, names_of, told_literally

CLOSE = 40
"""Letters behind a "not" within which the word stands that it denies."""
SHORT = 14
"""Words of English up to which a sentence is worded so freely; in longer ones such words say something else."""
FORBIDDEN = regex.compile(
    r"\b(?:do not|don['’]t|never|(?:must|should|may|can) ?not|(?:must|should|ca)n['’]t)\b", regex.IGNORECASE
)
"""What tells somebody not to do something."""
DATE = r"(?:the |its |their |this )?(?:expir|use[ -]by|best[ -]before|date\b|\d|noon|tomorrow|next\b|\w+day\b)"
DATED = {
    name: regex.compile(rf"(?:\b(?:not|never)|n['’]t)\b[^.;:]{{0,60}}\b{name} {DATE}", regex.IGNORECASE)
    for name in ("before", "after")
}
"""What is not to be done before or after a date or a time."""
BEYOND = regex.compile(r"\b(?:longer|more|later) than\b", regex.IGNORECASE)
"""A time that may be told as that from which on somebody is to be asked: beyond 5 days, ask your doctor."""
LONGER = regex.compile(
    r"\b(?:if|when|once)\b[^.;:]{0,40}\bno longer (?:have|has|feel|feels|hurts?|is|are)\b", regex.IGNORECASE
)
"""A case in which something is over."""
HEAD = regex.compile(r"[\s*_]*(?:(?:be|to|have|even|ever|also|get|go|let|your)\s+)*(?P<verb>\w+)", regex.IGNORECASE)
"""The verb that is denied."""
OTHER = regex.compile(rf"{LASTING.pattern}|\b(?:no|any) (?:longer|more)\b", regex.IGNORECASE)
"""The same and what is over, of which "still" is the opposite."""


def unnamed(source: str, target: str, language: str) -> bool:
    """Whether a translation has no word for what English denies, and may tell the same in words that no list has."""
    clauses = denied_clauses(source)
    if len(words_of(source)) > SHORT:
        return False
    if any(_other_bound(words, name, source, target, language) for name, words in DATED.items()):
        return True
    nowhere = bool(clauses) and all(_nowhere(clause[:CLOSE], target, language) for clause in clauses)
    return nowhere and not _head_told(source, target, language)


def _nowhere(clause: str, target: str, language: str) -> bool:
    """Whether something of a clause is not told as it is, though the words of the language for it are known.

    Those for stopping a medicine are too many, and nobody must be told to do it.
    """
    names = names_of(clause)
    if not LITERALLY.keys().isdisjoint(names):
        return False
    return any(finder(language, "retold", name) and not told_literally(name, target, language) for name in names)


def _other_bound(words: regex.Pattern[str], name: str, source: str, target: str, language: str) -> bool:
    """Whether English denies "before" or "after", and the translation has no word for it: from then on, or by then."""
    bound = finder(language, "bounds", name)
    return bool(words.search(source) and bound and not bound.search(target) and not negators(target, language))


def loosely(source: str, target: str, language: str) -> bool:
    """Whether a translation has a word that may stand for a "not", and English none like it: always off, rare, only."""
    if len(words_of(source)) > SHORT or OTHER.search(source) or limits(source, "en"):
        return False
    if not FORBIDDEN.search(source) or _named(source, target, language):
        return False
    lists = lexicon.load("en", "facts")
    return any(
        (words := finder(language, "instead", name)) and words.search(target) and not _says(source, name)
        for name in sorted(lists["instead"].keys() - lists["retold"].keys())
    )


def _says(source: str, name: str) -> bool:
    """Whether the English has such a word itself."""
    own = finder("en", "instead", name)
    return own is None or own.search(source) is not None


def _named(source: str, target: str, language: str) -> bool:
    """Whether a translation names what English denies, or its verb."""
    names = {name for clause in denied_clauses(source) for name in names_of(clause[:CLOSE])}
    literally = any(told_literally(name, target, language) for name in names)
    return literally or _head_told(source, target, language) or _place_told(source, target, language)


def _place_told(source: str, target: str, language: str) -> bool:
    """Whether a translation names the way of lying that English denies."""
    denied = {hit.name for clause in denied_clauses(source) for hit in by_group(clause, "en").get("lying", ())}
    return any(hit.name in denied for hit in by_group(target, language).get("lying", ()))


def _head_told(source: str, target: str, language: str) -> bool:
    """Whether a translation tells the very verb that English denies."""
    heads = [HEAD.match(clause) for clause in denied_clauses(source)]
    there, groups = told(target, language)[0], by_group(target, language)
    for head in filter(None, heads):
        said = {(hit.group, hit.name) for hit in hits(head["verb"], "en")}
        same = {(group, hit.name) for group, found in groups.items() for hit in found}
        if said & same or not there.isdisjoint(mentioned(head["verb"])):
            return True
    return False


def worded_freely(source: str, target: str, language: str) -> bool:
    """Whether a case that is over may be told without "not", and "not without" as the one before the other.

    Which is before which is not seen. Where little of a language is known, "not without" may be told in any way.
    """
    if LONGER.search(source) and negators(source, "en") == 1:
        return True
    if not WITHOUT.search(source):
        return False
    before = finder(language, "bounds", "before")
    earlier = before is not None and before.search(target) is not None
    return not known(language) or earlier or (BEYOND.search(source) is not None and _with(target, language))


def _with(target: str, language: str) -> bool:
    """Whether a translation that does not say "without" either must tell in another way what is to be there."""
    return bool(lexicon.load(language, "facts")["negation"].get("without")) and not count_of(
        plainly(target, language), language, "without"
    )
