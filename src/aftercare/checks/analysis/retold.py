"""What English denies and a translation tells by its opposite, which no "not" is needed for: not wet as dry."""

from functools import lru_cache

import regex

from . import lexicon
from .clauses import joints, parts
from .concepts import by_group, hits, of_group
from .dose_words import known
from .finder import finder
from .limits import limits
from .memory import TEXTS
from .mentions import mentioned, told
from .negation import count_of, implied, negation_places, negators
from .segments import words as words_of
from .text import rough_sentences

REACH = 70
"""Letters behind a "not" within which the word stands that it denies."""
CLOSE = 40
"""The same where nothing else tells it."""
STOP = regex.compile(
    r"[.;:!?(]|,\s(?:but|and|or)\b|\b(?:but|unless|because|until|till|if|when|while|before)\b", regex.IGNORECASE
)
"""Where a "not" reaches no further."""
LITERALLY = {"stop": ("action", "stop")}
"""Words of doses for what English denies, with which it is no more told by its opposite."""
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
HEAD = regex.compile(r"\s*(?:(?:be|to|have|even|ever|also|get|go|let|your)\s+)*(?P<verb>\w+)", regex.IGNORECASE)
"""The verb that is denied."""
LASTING = regex.compile(
    r"(?:\bnot|n['’]t)\b[^.;:]{0,25}\b(?:better|improv\w+|go(?:ne|es)? (?:away|down)|heal(?:ed)?|clear(?:ed)? up"
    r"|stopped)\b",
    regex.IGNORECASE,
)
"""What has not become better, and so lasts."""
OTHER = regex.compile(rf"{LASTING.pattern}|\b(?:no|any) (?:longer|more)\b", regex.IGNORECASE)
"""The same and what is over, of which "still" is the opposite."""
MISSED = regex.compile(
    r"\b(?:if|when) you(?:['’]ve| have)? (?:miss|missed|forget|forgot|forgotten|fail)\b", regex.IGNORECASE
)
"""A case that other languages tell with a plain verb."""


def retold(source: str, target: str, language: str) -> bool:
    """Whether everything that English denies is told by its opposite: keep it dry, for do not get it wet."""
    clauses = denied_clauses(source)
    found = [_instead(source, clause, target, language) for clause in clauses]
    return bool(clauses) and all(found)


def denied_clauses(source: str) -> list[str]:
    """Return what stands behind each "not" of an English sentence, up to where it reaches."""
    places = negation_places(source, "en")
    begins = [end for _, end in places]
    ends = [*(start for start, _ in places[1:]), len(source)]
    return [
        STOP.split(source[begin : min(end, begin + REACH)], maxsplit=1)[0]
        for begin, end in zip(begins, ends, strict=True)
    ]


def implied_beside(source: str) -> int:
    """Return how often English says no in another way, a dose that somebody misses aside."""
    return implied(MISSED.sub(" ", source), "en")


def moved(pairs: list[tuple[str, str]], language: str) -> int:
    """Return how many clauses say no in another way where the English of that place does not: in another order."""
    return sum(
        not negators(source, "en")
        and implied(target, language) > implied(source, "en") + count_of(source, "en", "hedges")
        for source, target in pairs
    )


def _instead(source: str, clause: str, target: str, language: str) -> bool:
    """Whether what a clause denies is told by its opposite, which the English does not say as well."""
    return any(_told(name, source, target, language) for name in _names(clause))


def unnamed(source: str, target: str, language: str) -> bool:
    """Whether a translation has no word for what English denies, and may tell the same in words that no list has."""
    clauses = denied_clauses(source)
    if len(words_of(source)) > SHORT:
        return False
    if any(_other_bound(words, name, source, target, language) for name, words in DATED.items()):
        return True
    return bool(clauses) and all(
        any(not told_literally(name, target, language) for name in _names(clause[:CLOSE]) if _literal(name, language))
        for clause in clauses
    )


def _other_bound(words: regex.Pattern[str], name: str, source: str, target: str, language: str) -> bool:
    """Whether English denies "before" or "after", and the translation has no word for it: from then on, or by then."""
    bound = finder(language, "bounds", name)
    return bool(words.search(source) and bound and not bound.search(target) and not negators(target, language))


def loosely(source: str, target: str, language: str) -> bool:
    """Whether a translation has a word that may stand for a "not", and English none like it: always off, rare, only."""
    if len(words_of(source)) > SHORT or OTHER.search(source) or limits(source, "en"):
        return False
    names = {name for clause in denied_clauses(source) for name in _names(clause[:CLOSE])}
    if any(told_literally(name, target, language) for name in names):
        return False
    if not FORBIDDEN.search(source) or _head_told(source, target, language):
        return False
    lists = lexicon.load("en", "facts")
    for name in sorted(lists["instead"].keys() - lists["retold"].keys()):
        words, own = finder(language, "instead", name), finder("en", "instead", name)
        if words and own and words.search(target) and not own.search(source):
            return True
    return False


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


def _literal(name: str, language: str) -> bool:
    """Whether the words of a language for the very thing are known."""
    return finder(language, "retold", name) is not None or (name in LITERALLY and known(language))


@lru_cache(maxsize=TEXTS)
def _names(clause: str) -> tuple[str, ...]:
    """Return the names of what an English clause speaks of, among what may be told by its opposite."""
    lists = ((name, finder("en", "retold", name)) for name in lexicon.load("en", "facts")["retold"])
    return tuple(name for name, words in lists if words and words.search(clause))


def _told(name: str, source: str, target: str, language: str) -> bool:
    words, own = finder(language, "instead", name), finder("en", "instead", name)
    if not words or told_literally(name, target, language):
        return False
    more = words.count(target) > (own.count(source) if own else 0)
    return more or (bool(words.search(target)) and _merged(source, target, language))


def told_literally(name: str, target: str, language: str) -> bool:
    """Whether the translation has a word for the very thing that English denies."""
    group, meaning = LITERALLY.get(name, ("", ""))
    words = finder(language, "retold", name)
    listed = words is not None and words.search(target) is not None
    return listed or any(hit.name == meaning for hit in of_group(target, language, group))


def _merged(source: str, target: str, language: str) -> bool:
    """Whether two clauses are told as one: keep it straight and do not bend it, as keep it straight."""
    return len(rough_sentences(source)) == 1 and len(parts(target, joints(target, language))) < len(
        parts(source, joints(source, "en"))
    )
