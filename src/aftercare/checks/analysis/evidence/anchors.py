"""What a translation keeps in one way or another: numbers, names, things mentioned, words that sound alike."""

import math
from bisect import bisect_left
from collections.abc import Container, Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import regex

from ..numbers.quantities import quantities
from ..text.memory import remembered
from ..text.segments import fold, prose, scripts, words
from ..text.sounds import sounds
from ..words.mentions import mentioned, stems_of, tells_freely, told
from .parallel import CLOCK, NUMBER, TOKEN, digits, numbers

COGNATE = 1.2
"""The most that a word of the same sounds tells."""
SHARE = 0.4
"""How many of the long words of English have such a cognate in a good translation."""
SPELLINGS = 4.2
"""Sounds that any one of a word may be, were all as frequent."""


SHOUTED = regex.compile(r"\b\p{Lu}{2,}(?:\s\p{Lu}+){2,}\b")
"""Words in capitals one after the other, which are no names for that."""

Anchor = tuple[int, float]
"""Something that a translation keeps in one way or another, by where it is in the English: a number, a name, a concept,
a cognate; and the evidence of this anchor that the text is a translation."""


class Anchors(NamedTuple):
    """The anchors of a text in order of place: where they are, and what each tells."""

    starts: tuple[int, ...] = ()
    weights: tuple[float, ...] = ()

    def between(self, start: int, end: int) -> tuple[float, ...]:
        """Return what the anchors in a part of the English tell."""
        return self.weights[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


class Mention(NamedTuple):
    """What an English text mentions: what to look for in a translation, and the anchors where it is there or not."""

    sought: str
    there: Anchor
    missing: Anchor


def _mention(sought: str, start: int, there: float, missing: float) -> Mention:
    return Mention(sought, (start, there), (start, missing))


def anchors(source: str, target: str, tag: str, *, heard: bool = True) -> Anchors:
    """Return what the translation should mention, with whether it does; cognates are missing unless they are heard."""
    found = [*_numbers(source, target, tag)] if _numbers_of(source) else []
    text = fold(target)
    found += [there if sought in text else missing for sought, there, missing in _names_of(source)]
    wanted, (here, _) = stems_of(tag), told(target, tag)
    found += [
        there if sought in here or tells_freely(target, sought, tag) else missing
        for sought, there, missing in _concepts_of(source)
        if sought in wanted
    ]
    if not scripts(target)["Han"]:
        found += _cognates(source, target, wanted) if heard else _unheard(source, wanted)
    return Anchors(*zip(*sorted(found, key=_START), strict=True))


_START = itemgetter(0)


def _numbers(source: str, target: str, tag: str) -> Iterator[Anchor]:
    there = numbers(target)
    grouped = "|".join(value for value in there if len(value) > 4)
    for value, found, missing in _numbers_of(source):
        if len(value) > 1:
            yield found if value in there or value in grouped else missing
        elif value in there:
            yield found
        elif not _in_words(value, target, tag):
            yield missing


def _in_words(value: str, target: str, tag: str) -> bool:
    """Whether a number is told in words; one is not, for its word may be an article."""
    return int(value) > 1 and any(int(value) == number.values[0] for number, _ in quantities(target, tag))


@remembered
def _numbers_of(source: str) -> tuple[Mention, ...]:
    found = NUMBER.finditer(prose(source))
    placed = ((m.start(), digits(m[0])) for m in found if not CLOCK.match(source, m.start()))
    return tuple(
        _mention(value, start, 2.2, -2.6) if len(value) > 1 else _mention(value, start, 2.0, -1.2)
        for start, value in placed
    )


@remembered
def _names_of(source: str) -> tuple[Mention, ...]:
    """Return the short forms of an English text, and then its names."""
    short, long, loud = [], [], [found.span() for found in SHOUTED.finditer(prose(source))]
    for match in TOKEN.finditer(prose(source)):
        word, start = match[0].removesuffix("'s").removesuffix("’s"), match.start()
        if CLOCK.match(match[0]) or any(begin <= start < end for begin, end in loud):
            continue
        if any(map(str.isupper, word[1:])):
            short.append(_mention(fold(word), start, 1.8, -1.0))
        elif word[0].isupper() and len(word) > 4 and start > 1 and source[start - 2] not in ".?!:\n":
            long.append(_mention(fold(word)[:5], start, 3.0, -0.3))
    return (*short, *long)


@remembered
def _concepts_of(source: str) -> tuple[Mention, ...]:
    return tuple(_mention(concept, start, 2.2, -1.6) for concept, start in mentioned(source).items())


def _cognates(source: str, target: str, concepts: Container[str]) -> Iterator[Anchor]:
    """Yield the cognates that a text may have, but for words that are looked for as concepts."""
    text = sounds(target)
    for word, start, code, missing in _long_words(source):
        if word not in concepts:
            yield (start, _heard(len(text), len(code))) if code in text else missing


def _unheard(source: str, concepts: Container[str]) -> list[Anchor]:
    """Return the same as if none were there."""
    return [missing for word, _, _, missing in _long_words(source) if word not in concepts]


@cache
def _heard(there: int, code: int) -> float:
    """Return the evidence of a cognate: the longer the text and the shorter the word, the likelier it is chance."""
    chance = -math.expm1(-there / SPELLINGS**code)
    return min(COGNATE, math.log((SHARE + (1 - SHARE) * chance) / chance)) if there else COGNATE


@remembered
def _long_words(source: str) -> tuple[tuple[str, int, str, Anchor], ...]:
    """Return the words that may have cognates, with the sounds at their beginning; the name of a concept by itself."""
    chosen = (word for word in dict.fromkeys(words(source)) if len(word) > 5 and word.islower())
    coded = ((word, source.find(word), sounds(word)) for word in chosen)
    mentions = mentioned(source)
    return tuple(
        (word if word in mentions else "", start, code[: 5 if len(code) < 7 else 6], (start, -0.2))
        for word, start, code in coded
        if len(code) > 3
    )
