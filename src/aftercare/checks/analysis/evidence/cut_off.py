"""Whether a translation breaks off before its end."""

import math
from functools import cache

from ..text.lexicon import load
from ..text.segments import scripts, words
from .anchors import Anchors
from .weighing import CLOSING, FINAL, SHORTER, final, length_evidence

BRACKETS = (("(", ")"), ("（", "）"), ("«", "»"), ("„", "“”"), ("「", "」"), ("《", "》"))
OPENING = tuple(left for left, _ in BRACKETS)
UNMARKED = frozenset({"Thai", "Lao"})
"""Scripts whose sentences end without a mark."""


def ending(source: str, target: str, tag: str) -> float:
    """Return the evidence that the target breaks off before its end."""
    never, suffixes = _last_words(tag)
    found = words(target)
    if not found:
        return 0.0
    last, ends, evidence = found[-1].lower(), final(source), 0.0
    if (
        last in never
        and not (final(target) and (_may_end(found[-1], tag) or found[-2:-1] == found[-1:]))
        and target.rstrip()[-1:] not in ":："
        and target.rstrip(CLOSING + FINAL + "…").lower().endswith(last)
    ):
        evidence += 0 if _dangling(source) else 4
    elif suffixes and ends and len(words(source)) > 2:
        evidence += -1.5 if last.endswith(suffixes) else 0 if final(target) else 2
    if ends and UNMARKED.isdisjoint(scripts(target)):
        evidence += -0.4 if final(target) else 1.5
    if _open(target) > _open(source):
        evidence += 2.5
    if ends and target[-1:].isdecimal():
        evidence += 2.5  # a number that has lost what it counts
    return evidence


@cache
def _last_words(tag: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that no sentence of a language ends with, and the endings that all last words have."""
    lexicon = load(tag, "style").get("words", {})
    return frozenset(lexicon.get("never_last", "").split()), tuple(lexicon.get("last", "").split())


def _may_end(word: str, tag: str) -> bool:
    """Whether a word such as others never end with may before a full stop: a name, what a switch says, a pronoun."""
    return word[:1].isupper() or word in load(tag, "style").get("words", {}).get("pronouns", "").split()


def _dangling(source: str) -> bool:
    """Whether the English itself leaves off where something is to follow: "Reviewed by"."""
    found = words(source.lower())
    last = load("en", "style")["words"]["never_last"].split()
    return not final(source) and bool(found) and found[-1] in {*last, "on", "in"}


def _open(text: str) -> int:
    """Return how many brackets and quotation marks are opened and not closed."""
    if not any(map(text.__contains__, OPENING)):
        return 0
    return sum(max(0, text.count(left) - sum(map(text.count, right))) for left, right in BRACKETS if left in text)


def tail(source: str, found: Anchors) -> float:
    """Return the evidence that what the end of the source mentions is missing."""
    end = found.between(math.floor(0.55 * len(source)) + 1, len(source))
    return -0.5 * sum(max(weight, -2.0) for weight in end)


def cut_evidence(source: str, target: str, tag: str, found: Anchors) -> float:
    """Return the evidence that the target breaks off."""
    return length_evidence(source, target, tag, SHORTER) + ending(source, target, tag) + tail(source, found)
