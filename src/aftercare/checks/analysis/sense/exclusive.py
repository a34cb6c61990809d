"""What is to be used, taken or done alone, and whether a translation denies just that: only water, and no water."""

import regex

from ..words.concepts import by_group, hits
from ..words.finder import finder
from ..words.mentions import mentioned, told
from .clauses import joints, parts
from .negation import denies_once, implied_alone, negators

ONLY = regex.compile(
    r"\bonly (?:(?:use|drink|eat|with|in|on|to|a|an|the|your|some) )*(?P<what>(?:\w+ ){0,2}\w+?)"
    r"(?=\s*(?:[.,;:!?]|$)| (?:in|on|at|by|to|with|for|from|before|after|during|until|and|or|if|when|while) )",
    regex.IGNORECASE,
)
"""What stands behind "only", up to three words of it."""
WORD = "only "
"""What stands in every text that `ONLY` can match in, found many times faster."""
FREE = frozenset({"bounds", "extent"})
"""Groups of words with which a "not" says only: not more than, not except; so does "not unless"."""


def only_denied(source: str, target: str, language: str) -> bool:
    """Whether English speaks of one thing alone, and the translation says "not" of that thing and of no other."""
    found = ONLY.search(source)
    if not found or implied_alone(target, language) or not denies_once(target, language):
        return False
    if _freely(target, language):
        return False
    begins = found.start() + len(WORD)
    phrases = {(hit.group, hit.name) for hit in hits(source, "en") if hit.start == begins}
    if phrases:
        there = by_group(target, language)
        return any({hit.name for hit in there.get(group, ())} == {name} for group, name in phrases)
    return _told(found["what"], target, language)


def only_turned(source: str, target: str, language: str) -> bool:
    """Whether one clause of several tells a thing alone, and the translation of that clause says "not" of it."""
    if WORD not in source.lower():
        return False
    ours, theirs = parts(source, joints(source, "en")), parts(target, joints(target, language))
    return len(ours) == len(theirs) > 1 and any(
        not negators(one, "en") and only_denied(one, other, language) for one, other in zip(ours, theirs, strict=True)
    )


def _freely(target: str, language: str) -> bool:
    """Whether the "not" of a translation may say only: nothing but, no other, not more than, not unless."""
    besides, groups = finder(language, "negation", "besides"), by_group(target, language)
    unless = any(hit.name != "if" for hit in groups.get("condition", ()))
    return unless or not besides or bool(besides.search(target)) or not FREE.isdisjoint(groups)


def _told(what: str, target: str, language: str) -> bool:
    """Whether every word for a thing is told: of cold water, the water and that it is cold."""
    here, there = told(target, language)[0], by_group(target, language)
    return all(_is_told(word, here, {hit.name for found in there.values() for hit in found}) for word in what.split())


def _is_told(word: str, concepts: frozenset[str], names: set[str]) -> bool:
    known = mentioned(word).keys() | {hit.name for hit in hits(word, "en")}
    return bool(known) and not known.isdisjoint(concepts | names)
