"""What English denies and a translation tells by its opposite, which no "not" is needed for: not wet as dry."""

from itertools import pairwise

import regex

from ..text import lexicon
from ..text.memory import remembered
from ..text.rough_sentences import rough_sentences
from ..words.concepts import of_group
from ..words.finder import finder
from .clauses import joints, parts
from .negation import count_of, implied, negation_places, negators

REACH = 70
"""Letters behind a "not" within which the word stands that it denies."""
STOP = regex.compile(
    r"[.;:!?(]|,\s(?:but|and|or)\b|\b(?:but|unless|because|until|till|if|when|while|before)\b", regex.IGNORECASE
)
"""Where a "not" reaches no further."""
LITERALLY = {"stop": ("action", "stop")}
"""Words of doses for what English denies, with which it is no more told by its opposite."""
LASTING = regex.compile(
    r"(?:\bnot|n['’]t)\b[^.;:]{0,25}\b(?:better|improv\w+|go(?:ne|es)? (?:away|down)|heal(?:ed)?|clear(?:ed)? up"
    r"|stopped)\b|\b(?:has|have|is|are)(?: not|n['’]t) gone\b"
    r"|\b(?:does(?: not|n['’]t)|(?:if|when) [^,.;:]{1,40}\b(?:do not|don['’]t|has not|hasn['’]t))\s"
    r"(?:stop(?!\s(?!bleed|hurt|itch|leak|cough)\w+ing)|resolve|settle|subside|ease|lessen"
    r"|let up|come down)",
    regex.IGNORECASE,
)
"""What has not become better, and so lasts."""
MISSED = regex.compile(
    r"\b(?:if|when) you(?:['’]ve| have)? (?:miss|missed|forget|forgot|forgotten|fail)\b|\b(?:errors?|missing)\b",
    regex.IGNORECASE,
)
"""A case that other languages tell with a plain verb, and what is wrong whatever could not be done."""


PROTECTING = regex.compile(r"\b(?:protect(?:s|ed|ing)?|expir\w+|clos(?:e|es|ed)|shut)\b", regex.IGNORECASE)
"""What other languages tell with words that say no: with that for avoiding, for lacking or for off."""


def retold(source: str, target: str, language: str) -> bool:
    """Whether everything that English denies is told by its opposite: keep it dry, for do not get it wet."""
    clauses = denied_clauses(source)
    found = [_instead(source, clause, target, language) for clause in clauses]
    return bool(clauses) and all(found)


def denied_clauses(source: str) -> list[str]:
    """Return what stands behind each "not" of an English sentence, up to where it reaches."""
    places = [*negation_places(source, "en"), (len(source), len(source))]
    return [
        STOP.split(source[begin : min(end, begin + REACH)], maxsplit=1)[0] for (_, begin), (end, _) in pairwise(places)
    ]


def implied_beside(source: str) -> int:
    """Return how often English says no in another way, or what others tell so; a dose that somebody misses aside."""
    return implied(MISSED.sub(" ", source), "en") + len(PROTECTING.findall(source))


def moved(pairs: list[tuple[str, str]], language: str) -> int:
    """Return how many clauses say no in another way where the English of that place does not: in another order."""
    return sum(
        not negators(source, "en")
        and implied(target, language) - count_of(target, language, "waiting")
        > implied(source, "en") + count_of(source, "en", "hedges")
        for source, target in pairs
    )


def _instead(source: str, clause: str, target: str, language: str) -> bool:
    """Whether what a clause denies is told by its opposite, which the English does not say as well.

    Where it is to stop a medicine, nothing else of the clause counts: alone, at night.
    """
    names = names_of(clause)
    first = [name for name in names if name in LITERALLY]
    return any(_told(name, source, target, language) for name in first or names)


@remembered
def names_of(clause: str) -> tuple[str, ...]:
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
