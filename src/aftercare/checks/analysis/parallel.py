"""Weigh whether a text is the whole translation of another: length, sentences, and what both must mention.

Every figure is a log-likelihood ratio in nats: how much likelier is what we see if the translation is whole
and of this text (positive), or if something else happened (negative). The spreads were measured on published
translations of health texts; the proportions of length are in the lexicons.
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick

from .lexicon import load
from .quantities import quantities
from .segments import between_spaces, fold, prose, script_of, scripts, words
from .sounds import sounds

TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.,'’/-]*+(?<![.,'’/-])|%")
LETTERS = regex.compile(r"[\p{L}\p{M}]+")
ASCII_LETTERS = re.compile("[a-z]+")
CAPITALS = re.compile(r"[A-Z][A-Za-z0-9.,'/-]*[A-Z]")
"""What stands in every short form in our own alphabet."""
NUMBER = regex.compile(r"\p{Nd}+(?:[.,٫٬  ]\p{Nd}+)*")
CLOCK = regex.compile(r"\d{1,2}(?::\d\d)?\s?[AaPp]\.?[Mm]\b")
DEFAULT_RATIO = 1.05
COGNATE = 1.2
"""The most that a word of the same sounds tells."""
SHARE = 0.4
"""How many of the long words of English have such a cognate in a good translation."""
SPELLINGS = 4.2
"""Sounds that any one of a word may be, were all as frequent."""


LONG_STEM = 5
LONG_STEMS = {"Han": 2, "Hangul": 2, "Devanagari": 3, "Gujarati": 3, "Thai": 4, "Arabic": 4}
"""Letters from which on the beginning of a word is hardly that of another."""


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


def digits(number: str) -> str:
    """Return the digits of a number in any decimal script as ASCII, separators left out."""
    if number.isascii():
        return number if number.isdigit() else "".join(filter(str.isdigit, number))
    return "".join(str(int(char)) for char in number if char.isdecimal())


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
    if wanted := _stems(tag):
        told, _ = _told(target, tag)
        for concept, start in _mentioned(source).items():
            if concept in wanted:
                yield _anchor(concept, start, concept in told, 2.2, -1.6)


def unasked(source: str, target: str, tag: str) -> int:
    """Return how many words for concepts a text has, long enough to be no others, that its source has none for."""
    mentioned = _mentioned(source).keys()
    return sum(mentioned.isdisjoint(concepts) for concepts in _told(target, tag)[1])


@lru_cache(maxsize=4096)
def _told(target: str, tag: str) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """Return the concepts that a text mentions, and those of each stem so long that it is hardly another's."""
    if not (found := _stem_automaton(tag)):
        return frozenset(), ()
    automaton, stems = found
    places = automaton.find_matches_as_indexes(_lettered(fold(target)), overlapping=True)
    there = [stems[place] for place in {place for place, *_ in places}]
    told = frozenset(concept for concepts, _ in there for concept in concepts)
    return told, tuple(concepts for concepts, sure in there if sure)


@cache
def _stem_automaton(tag: str) -> tuple[AhoCorasick, list[tuple[tuple[str, ...], bool]]] | None:
    """Return what finds the stems of concepts in a language, with the concepts of each and whether it is long."""
    concepts: dict[str, list[str]] = {}
    for concept, listed in _stems(tag).items():
        for stem in _begun(listed, inside=_takes_prefixes(tag)):
            concepts.setdefault(stem, []).append(concept)
    stems = [(tuple(names), _is_long(stem.strip())) for stem, names in concepts.items()]
    return (AhoCorasick([*concepts]), stems) if stems else None


def _is_long(stem: str) -> bool:
    """Whether few other words have these letters; a character of some scripts says more than one of ours."""
    return len(stem) >= LONG_STEMS.get(script_of(stem[0]), LONG_STEM)


def _lettered(text: str) -> str:
    """Return the words of a text in lower case, each between single spaces."""
    return f" {' '.join(ASCII_LETTERS.findall(text) if text.isascii() else between_spaces(LETTERS, text))} "


def _holds(text: str, stems: tuple[str, ...]) -> bool:
    """Whether one of some stems stands in a text."""
    for stem in stems:  # noqa: SIM110  (asked for every text, and a generator takes as long again)
        if stem in text:
            return True
    return False


@lru_cache(maxsize=4096)
def _mentioned(source: str) -> dict[str, int]:
    """Return the concepts that an English text mentions, with where it does first."""
    pattern, concepts = _english_forms()
    found: dict[str, int] = {}
    for match in pattern.finditer(source.lower()):
        found.setdefault(concepts[match[1]], match.start())
    return found


@cache
def _english_forms() -> tuple[regex.Pattern[str], dict[str, str]]:
    concepts = {form: name for name, forms in load("en", "style")["anchors"].items() for form in forms.split()}
    listed = "|".join(sorted(map(regex.escape, concepts), key=len, reverse=True))
    return regex.compile(rf"\b({listed})s?\b"), concepts


def _stems(tag: str) -> Mapping[str, str]:
    stems: Mapping[str, str] = load(tag, "style").get("anchors", {})
    return stems


def _takes_prefixes(tag: str) -> bool:
    return bool(load(tag, "style").get("words", {}).get("prefixes"))


def foreign_concept(word: str, tag: str) -> bool:
    """Whether an English word names a concept that this language has other words for."""
    stems = _stems(tag).get(_english_forms()[1].get(word, ""))
    return stems is not None and not _holds(f" {fold(word)} ", _begun(stems, inside=_takes_prefixes(tag)))


@cache
def _begun(stems: str, *, inside: bool) -> tuple[str, ...]:
    """Return what begins words between spaces; whole words up to two letters; parts of words that take prefixes."""
    parts = []
    for stem in map(fold, stems.split()):
        spaced = script_of(stem[0]) in {"Latin", "Cyrillic", "Greek"}
        within = not spaced or len(stem) > 4 or (inside and len(stem) > 3)
        parts.append(stem if within else f" {stem} " if len(stem) < 3 else f" {stem}")
    return tuple(parts)


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


@lru_cache(maxsize=4096)
def lengths(source: str, target: str) -> tuple[int, int]:
    """Return both lengths without spaces and without what both texts share: numbers, names, addresses."""
    there = [token for token in _marked(source) if token in target]
    shared = frozenset(there).intersection(_tokens(target)) if there else frozenset[str]()
    return _length(source) - _known(source, shared), _length(target) - _known(target, shared)


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(between_spaces(TOKEN, text))


@lru_cache(maxsize=4096)
def _marked(source: str) -> frozenset[str]:
    """Return the tokens of a text that a translation may have as they are: those with capitals, digits or marks."""
    return frozenset(token for token in TOKEN.findall(source) if not token.isalpha() or any(map(str.isupper, token)))


@lru_cache(maxsize=4096)
def _length(text: str) -> int:
    return len("".join(prose(text).split()))


def _known(text: str, shared: frozenset[str]) -> int:
    return sum(len(token) for token in _tokens(prose(text)) if token in shared) if shared else 0


@lru_cache(maxsize=4096)
def log_ratio(source: str, target: str, tag: str) -> float:
    """Return how much longer the translation is than expected, as a logarithm: 0 as expected, -0.7 half of it."""
    before, after = lengths(source, target)
    ratio = load(tag, "style").get("length", {}).get("ratio", DEFAULT_RATIO)
    return math.log((after + 5) / (ratio * before + 5))


@lru_cache(maxsize=4096)
def _digits_of(source: str) -> str:
    """Return the numbers of a text, and all its digits in a row."""
    return "|".join([*{digits(match[0]) for match in NUMBER.finditer(source)}, digits(source)])


def strangers(source: str, target: str) -> int:
    """Return how many numbers and short forms of the target the source does not have."""
    numbers = {digits(match[0]) for match in NUMBER.finditer(prose(target))}
    joined = _digits_of(source) if numbers else ""
    text, latin = fold(source), not scripts(target)["Latin"] * 2 > sum(scripts(target).values())
    found = _tokens(prose(target)) if latin and CAPITALS.search(target) else ()
    names = {word for word in found if word.isascii() and sum(map(str.isupper, word)) > 1}
    return sum(len(number) > 1 and number not in joined for number in numbers) + sum(fold(n) not in text for n in names)
