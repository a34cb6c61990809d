"""Texts brought to one form before they are compared: letters, case, and where a place of that form lies."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from .letters import CHANGED, CHANGES, REMOVED
from .memory import briefly
from .segments import characters

CONTINUOUS = frozenset({"zh", "ja", "th", "km", "lo", "my", "ko"})
"""Languages where words have no visible boundaries: no spaces, or (Korean) particles on every word."""
AHEAD = frozenset("เแโใไເແໂໃໄ")
"""Vowels of Thai and Lao that stand before their consonant, so that no word begins behind them: เปิด is no ปิด."""

APART = "\0"
"""Stands in no word, and changes nothing beside it."""


@briefly
def plain(text: str) -> str:
    """Return the text in NFC with ASCII digits and one apostrophe, without points and invisible letters."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    for char in characters(text) & CHANGED:  # a few, where `translate` looks up each character of the text
        text = text.replace(char, CHANGES[char])
    return text


def span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a span of `plain(text)` lies in the text itself; None where that is not known."""
    kept = _kept(text)
    return (kept[start], kept[end - 1] + 1) if start < end <= len(kept) else None


@lru_cache(maxsize=64)
def _kept(text: str) -> tuple[int, ...]:
    """Return the places that `plain` keeps; none where it composes letters, so that places move."""
    if unicodedata.normalize("NFC", text) != text:
        return ()
    if len(plain(text)) == len(text):
        return tuple(range(len(text)))
    return tuple(place for place, letter in enumerate(text) if not REMOVED.match(letter))


@briefly
def lowered(text: str) -> str:
    """Return a text in lower case, with nothing in it that an automaton cannot read; `İ`, `ı` and `ς` are `i` and `σ`.

    Patterns take those letters for each other, too.
    """
    if text.isascii():
        return text.lower()
    return encodable(text.replace("İ", "i").lower().replace("ı", "i").replace("ς", "σ"))


def at_once(function: Callable[[str], str], words: Sequence[str]) -> list[str]:
    """Return what a function makes of each word; it is asked about all of them at once, in a fraction of the time."""
    return function(APART.join(words)).split(APART) if words else []


def holding(*literals: str) -> Callable[[str], bool]:
    """Return what tells whether one of some words in lower case stands anywhere in a text, whatever its case."""
    automaton = AhoCorasick([*map(lowered, literals)])

    def held(text: str) -> bool:
        return bool(automaton.find_matches_as_indexes(lowered(text)))

    return held


@cache
def is_letter(char: str) -> bool:
    """Whether a character is a letter or a mark on one; an empty text is not."""
    return bool(char) and unicodedata.category(char)[0] in "LM"


def word_end(text: str, place: int, language: str) -> int:
    """Return where the word ends that a place is in: what stands behind Turkish `saatte`, of which `saat` is known."""
    if language_of(language) in CONTINUOUS or not (place and is_letter(text[place - 1])):
        return place
    return next((end for end in range(place, len(text)) if not is_letter(text[end])), len(text))


def encodable(text: str) -> str:
    """Put a question mark for each half of a surrogate pair, which an automaton cannot read."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


@cache
def language_of(tag: str) -> str:
    """Return the language of a tag, without script and region."""
    return tag.replace("_", "-").partition("-")[0].lower()
