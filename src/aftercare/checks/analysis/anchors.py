"""What a translation keeps in one way or another: numbers, names, things mentioned, words that sound alike."""

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from .mentions import mentioned, stems_of, told
from .parallel import CLOCK, NUMBER, TOKEN, digits
from .quantities import quantities
from .segments import fold, prose, scripts, words
from .sounds import sounds

COGNATE = 1.2
"""The most that a word of the same sounds tells."""
SHARE = 0.4
"""How many of the long words of English have such a cognate in a good translation."""
SPELLINGS = 4.2
"""Sounds that any one of a word may be, were all as frequent."""


class Anchor(NamedTuple):
    """Something that a translation keeps in one way or another: a number, a name, a concept, a cognate."""

    text: str
    start: int
    found: bool
    weight: float
    """The evidence of this anchor that the text is a translation."""


def _anchor(text: str, start: int, found: object, if_found: float, if_missing: float) -> Anchor:
    return Anchor(text, start, bool(found), if_found if found else if_missing)


@lru_cache(maxsize=4096)
def anchors(source: str, target: str, tag: str) -> tuple[Anchor, ...]:
    """Return what the translation should mention, with whether it does."""
    found = [*_numbers(source, target, tag), *_names(source, target), *_concepts(source, target, tag)]
    taken = {anchor.text for anchor in found}
    if not scripts(target)["Han"]:
        found += [anchor for anchor in _cognates(source, target) if anchor.text not in taken]
    return tuple(sorted(found, key=_place))


def _place(anchor: Anchor) -> int:
    return anchor.start


Mention = tuple[str, int, str]
"""What an English text mentions, where, and what to look for in a translation."""


def _numbers(source: str, target: str, tag: str) -> Iterator[Anchor]:
    if not (wanted := _numbers_of(source)):
        return
    there = {digits(match[0]) for match in NUMBER.finditer(target)}
    grouped = "|".join(value for value in there if len(value) > 4)
    for written, start, value in wanted:
        if len(value) > 1:
            yield _anchor(written, start, value in there or value in grouped, 2.2, -2.6)
        elif value in there or not _in_words(value, target, tag):
            yield _anchor(written, start, value in there, 2.0, -1.2)


def _in_words(value: str, target: str, tag: str) -> bool:
    """Whether a number is told in words; one is not, for its word may be an article."""
    return int(value) > 1 and any(int(value) == number.values[0] for number, _ in quantities(target, tag))


@lru_cache(maxsize=4096)
def _numbers_of(source: str) -> tuple[Mention, ...]:
    found = NUMBER.finditer(prose(source))
    return tuple((m[0], m.start(), digits(m[0])) for m in found if not CLOCK.match(source, m.start()))


def _names(source: str, target: str) -> Iterator[Anchor]:
    text = fold(target)
    short, long = _names_of(source)
    for word, start, part in short:
        yield _anchor(word, start, part in text, 1.8, -1.0)
    for word, start, part in long:
        yield _anchor(word, start, part in text, 3.0, -0.3)


@lru_cache(maxsize=4096)
def _names_of(source: str) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the short forms of an English text, and its names."""
    short, long = [], []
    for match in TOKEN.finditer(prose(source)):
        word, start = match[0].removesuffix("'s").removesuffix("’s"), match.start()
        if CLOCK.match(match[0]):
            continue
        if any(map(str.isupper, word[1:])):
            short.append((word, start, fold(word)))
        elif word[0].isupper() and len(word) > 4 and start > 1 and source[start - 2] not in ".?!:\n":
            long.append((word, start, fold(word)[:5]))
    return tuple(short), tuple(long)


def _concepts(source: str, target: str, tag: str) -> Iterator[Anchor]:
    if wanted := stems_of(tag):
        here, _ = told(target, tag)
        for concept, start in mentioned(source).items():
            if concept in wanted:
                yield _anchor(concept, start, concept in here, 2.2, -1.6)


def _cognates(source: str, target: str) -> Iterator[Anchor]:
    text = sounds(target)
    for word, start, code in _long_words(source):
        yield _anchor(word, start, code in text, _heard(len(text), len(code)), -0.2)


@cache
def _heard(there: int, code: int) -> float:
    """Return the evidence of a cognate: the longer the text and the shorter the word, the likelier it is chance."""
    chance = -math.expm1(-there / SPELLINGS**code)
    return min(COGNATE, math.log((SHARE + (1 - SHARE) * chance) / chance)) if there else COGNATE


@lru_cache(maxsize=4096)
def _long_words(source: str) -> tuple[Mention, ...]:
    """Return the words that may have cognates, with the sounds at their beginning."""
    chosen = (word for word in dict.fromkeys(words(source)) if len(word) > 5 and word[0].islower())
    coded = ((word, sounds(word)) for word in chosen)
    return tuple((word, source.find(word), code[: 5 if len(code) < 7 else 6]) for word, code in coded if len(code) > 3)
