"""Words of science with a prefix that has an opposite: hypoglycemia and hyperglycemia."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from ..text.lexicon import load
from ..text.memory import remembered
from ..text.segments import fold
from ..text.sounds import sounds
from ..text.tokens import masked

WORD = regex.compile(r"[A-Za-z]+")
LEAST, ENOUGH = 2, 3
"""Consonants by which two words behind a prefix are told to be the same, and those that are compared."""


class Prefixed(NamedTuple):
    """A word with such a prefix."""

    prefix: str
    word: str
    stem: str
    span: tuple[int, int]


@cache
def opposites() -> dict[str, str]:
    """Return the opposite of each prefix."""
    listed: dict[str, str] = load("und", "prefixes")["opposites"]
    return listed | {other: one for one, other in listed.items()}


@cache
def _anywhere() -> regex.Pattern[str]:
    """Return what finds words with a prefix in any language."""
    listed = load("und", "prefixes")["prefixes"]
    names = (
        f"(?P<{name}>{'|'.join(sorted(map(fold, forms), key=len, reverse=True))})" for name, forms in listed.items()
    )
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(names)})[-‐]?(?P<stem>\p{{L}}{{3,}})")


@cache
def _in_english() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?P<prefix>{'|'.join(opposites())})-?(?!and|or\b)(?P<stem>[a-z]{{3,}})", regex.IGNORECASE)


@remembered
def turnable(source: str) -> tuple[Prefixed, ...]:
    """Return the words of an English text with a prefix of which it has no opposite, neither as such nor in a word."""
    text = masked(source)
    found = [
        Prefixed(hit["prefix"].lower(), hit[0], fold(hit["stem"]), hit.span()) for hit in _in_english().finditer(text)
    ]
    said = frozenset(word.lower() for word in WORD.findall(text)) if found else frozenset()
    return tuple(each for each in found if not _opposed(each, found) and said.isdisjoint(_apart(each.prefix)))


def _opposed(one: Prefixed, found: list[Prefixed]) -> bool:
    return any(other.prefix == opposites()[one.prefix] and alike(one.stem, other.stem) for other in found)


@cache
def _apart(prefix: str) -> frozenset[str]:
    """Return the English words that say the opposite of a prefix apart; so does that alone: pre- and postnatal."""
    other = opposites()[prefix]
    return frozenset({other, *load("und", "prefixes")["apart"][other]})


def prefixed(target: str) -> Iterator[Prefixed]:
    """Yield the words of a translation with a prefix that has an opposite."""
    for hit in _anywhere().finditer(fold(masked(target))):
        prefix = next(name for name in opposites() if hit[name])
        yield Prefixed(prefix, hit[0], hit["stem"], hit.span())


def alike(one: str, other: str) -> bool:
    """Whether two words are the same as far as their first consonants tell, both with a vowel first or both not."""
    ours, theirs = sounds(one)[:ENOUGH], sounds(other)[:ENOUGH]
    size = min(len(ours), len(theirs))
    begins = bool(sounds(one[0])) == bool(sounds(other[0]))
    return begins and size >= LEAST and ours[:size] == theirs[:size]
