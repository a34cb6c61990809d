"""Things that a text mentions, in the words that the lexicons have for them: a fever, the doctor, water."""

from collections.abc import Mapping
from functools import cache
from itertools import chain

import regex
from ahocorasick_rs import AhoCorasick

from ..text.lexicon import load
from ..text.memory import briefly, remembered
from ..text.normal import plain
from ..text.runs import Runs
from ..text.segments import fold, script_of

BORROWED = frozenset(load("en", "style")["words"]["borrowed"].split())
"""Concepts whose English word other languages have as well, so that it is not left standing there: oral, level."""
LETTERS = Runs(r"[\p{L}\p{M}]+")
CLOCK = regex.compile(r"\d\s?[ap]\.?\s?m\b|\d:\d\d", regex.IGNORECASE)
OF_A_CLOCK = frozenset({"hour", "minute", "morning", "night"})
"""Concepts by which other languages tell a time of day: 8 a.m. is the hour of eight in the morning."""
LONG_STEM = 5
LONG_STEMS = {"Han": 2, "Hangul": 2, "Devanagari": 3, "Gujarati": 3, "Thai": 4, "Arabic": 4}
"""Letters from which on the beginning of a word is hardly that of another."""


def unasked(source: str, target: str, tag: str) -> int:
    """Return how many words for concepts a text has, long enough to be no others, that its source has none for."""
    known = _known(source)
    return sum(known.isdisjoint(concepts) for concepts in told(target, tag)[1])


@remembered
def _known(source: str) -> frozenset[str]:
    """Return the concepts that an English text mentions, and those by which its times of day may be told."""
    return frozenset(mentioned(source)) | (OF_A_CLOCK if CLOCK.search(source) else frozenset())


@briefly
def told(target: str, tag: str) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """Return the concepts that a text mentions, and those of each stem so long that it is hardly another's."""
    if not (found := _stem_automaton(tag)):
        return frozenset(), ()
    automaton, stems = found
    places = automaton.find_matches_as_indexes(lettered(fold(plain(target))), overlapping=True)
    here = frozenset(chain.from_iterable([stems[place][0] for place, _, _ in places]))
    return here, tuple(stems[place][0] for place in sorted(_apart(places)) if stems[place][1])


def _outermost(found: tuple[int, int, int]) -> tuple[int, int]:
    """Return what sorts stems by where they begin, the longest first."""
    _, start, end = found
    return start, -end


def _apart(places: list[tuple[int, int, int]]) -> set[int]:
    """Return the stems that stand outside a longer one: German rauch for smoke is also in Gebrauch, which is use."""
    outside, reached = set(), 0
    for place, _, end in sorted(places, key=_outermost):
        if end > reached:
            outside.add(place)
            reached = end
    return outside


@cache
def _stem_automaton(tag: str) -> tuple[AhoCorasick, list[tuple[tuple[str, ...], bool]]] | None:
    """Return what finds the stems of concepts in a language, with the concepts of each and whether it is long."""
    concepts: dict[str, list[str]] = {}
    for concept, listed in stems_of(tag).items():
        for stem in _begun(listed, inside=_takes_prefixes(tag)):
            concepts.setdefault(stem, []).append(concept)
    stems = [(tuple(names), _is_long(stem.strip())) for stem, names in concepts.items()]
    return (AhoCorasick([*concepts]), stems) if stems else None


def _is_long(stem: str) -> bool:
    """Whether few other words have these letters; a character of some scripts says more than one of ours."""
    return len(stem) >= LONG_STEMS.get(script_of(stem[0]), LONG_STEM)


def lettered(text: str) -> str:
    """Return the words of a text in lower case, each between single spaces."""
    return f" {' '.join(LETTERS.findall(text))} "


def _holds(text: str, stems: tuple[str, ...]) -> bool:
    """Whether one of some stems stands in a text."""
    for stem in stems:  # noqa: SIM110  (asked for every text, and a generator takes as long again)
        if stem in text:
            return True
    return False


@remembered
def mentioned(source: str) -> dict[str, int]:
    """Return the concepts that an English text mentions, with where it does first."""
    pattern, concepts = _english_forms()
    found: dict[str, int] = {}
    for match in pattern.finditer(source.lower()):
        word = match[0]
        if concept := concepts.get(word) or concepts.get(word.removesuffix("s")):
            found.setdefault(concept, match.start())
    return found


@cache
def _english_forms() -> tuple[regex.Pattern[str], dict[str, str]]:
    """Return what finds words, those with a hyphen among them that are listed, and the concept of each listed one."""
    concepts = {form: name for name, forms in load("en", "style")["anchors"].items() for form in forms.split()}
    joined = (rf"\b{regex.escape(form)}s?\b" for form in concepts if not form.isalnum())
    return regex.compile("|".join([*joined, r"\w+"])), concepts


def stems_of(tag: str) -> Mapping[str, str]:
    """Return what the words of a language for each concept begin with."""
    listed: Mapping[str, str] = load(tag, "style").get("anchors", {})
    return listed


def tells_freely(target: str, concept: str, tag: str) -> bool:
    """Whether a text may tell a concept in other words: "do not" for avoid, two full days for 48 hours."""
    stems = load(tag, "style").get("anchors_freely", {}).get(concept)
    return stems is not None and _holds(lettered(fold(plain(target))), _begun(stems, inside=_takes_prefixes(tag)))


def _takes_prefixes(tag: str) -> bool:
    return bool(load(tag, "style").get("words", {}).get("prefixes"))


def foreign_concept(word: str, tag: str) -> bool:
    """Whether an English word names a concept that this language has other words for."""
    concept = _english_forms()[1].get(word, "")
    stems = None if concept in BORROWED else stems_of(tag).get(concept)
    return stems is not None and not _holds(f" {fold(word)} ", _begun(stems, inside=_takes_prefixes(tag)))


@cache
def _begun(stems: str, *, inside: bool) -> tuple[str, ...]:
    """Return what begins words between spaces; whole words up to two letters; parts of words that take prefixes."""
    parts = []
    for stem in fold(plain(stems)).split():
        spaced = script_of(stem[0]) in {"Latin", "Cyrillic", "Greek"}
        within = not spaced or len(stem) > 4 or (inside and len(stem) > 3)
        parts.append(stem if within else f" {stem} " if len(stem) < 3 else f" {stem}")
    return tuple(parts)
