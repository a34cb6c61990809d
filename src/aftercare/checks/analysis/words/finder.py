"""Lists of words in a text: one automaton sees where a word of any list may begin, and a pattern looks only there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick

from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import AHEAD, CONTINUOUS, at_once, language_of, lowered, plain, word_end
from ..text.patterns import CLOSING, WHOLE_SYLLABLE, alternatives, matches
from .fused import fused

OFTEN, SELDOM, RARELY = "often", "seldom", "rarely"
LISTED = {
    OFTEN: ("negation",),
    SELDOM: ("bounds", "retold", "instead", "needs", "with"),
    RARELY: ("hollow", "contrary", "listed"),
}
"""Sections of `facts.toml` that are lists of words by name: those that every text is looked through for, and others,
which have automata of their own."""
NUMBERS, QUANTITIES = "numbers", "quantities"
"""Lists of the words for numbers, and of those for a number and its unit."""


class Finder:
    """Finds the words of one list of `facts.toml`, in which an asterisk stands for any letters."""

    def __init__(self, name: str, words: Iterable[str], language: str) -> None:
        """Take the words; the pattern is compiled when the first is seen."""
        self._name, self._words, self._language = name, frozenset(words), language
        self._asked = next((asked for asked in (SELDOM, RARELY) if name.startswith(LISTED[asked])), OFTEN)

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        return _listing(self._words, self._language)

    def begins(self, text: str) -> bool:
        """Whether one of them may begin somewhere in a text, which is known before any is looked for."""
        return self._name in begun(text, self._language, self._asked)

    def finditer(self, text: str) -> Sequence[regex.Match[str]]:
        """Return the words that stand in a text."""
        starts = beginnings(text, self._language, self._name, self._asked)
        return [*matches(self._pattern, starts, text)] if starts else ()

    def search(self, text: str) -> regex.Match[str] | None:
        """Return the first of them, if any."""
        return next(iter(self.finditer(text)), None)

    def count(self, text: str) -> int:
        """Return how many there are."""
        return len(self.finditer(text))

    def cleared(self, text: str) -> str:
        """Return a text with a space in place of each word: of nesteroid*, no -ni is left, which is a "not" itself."""
        for found in reversed(self.finditer(text)):
            text = f"{text[: found.start()]} {text[word_end(text, found.end(), self._language) :]}"
        return text


@cache
def finder(language: str, section: str, key: str) -> Finder | None:
    """Return what finds a list of words; None where a language has none."""
    words = lexicon.load(language, "facts").get(section, {}).get(key, ())
    return Finder(f"{section} {key}", words, language) if words else None


@remembered
def begun(text: str, language: str, asked: str = OFTEN) -> Mapping[str, Sequence[int]]:
    """Return where in a text words of each list may begin, as they were found; other lists have none."""
    automaton, lists = _automaton(language, asked)
    lower = lowered(text)
    found: dict[str, list[int]] = defaultdict(list)
    for place, start, end in automaton.find_matches_as_indexes(lower, overlapping=True) if automaton else ():
        behind, before = start > 0 and lower[start - 1].isalpha(), lower[end : end + 1].isalpha()
        for name, inside, space, further in lists[place] if lower[start - 1 : start] not in AHEAD else ():
            if (inside or not behind) and (further or not before):
                found[name].append(start)
                if space and start:
                    found[name].append(start - 1)
    return found


def beginnings(text: str, language: str, name: str, asked: str = OFTEN) -> Sequence[int]:
    """Return where in a text words of one list may begin, in order. Few lists are asked for, so few are sorted."""
    starts = begun(text, language, asked).get(name)
    return sorted(starts) if starts else ()


class _Begun(NamedTuple):
    """A list with words that begin so."""

    name: str
    inside: bool
    """Whether they may stand behind a letter."""
    space: bool
    """Whether they begin with a space."""
    further: bool
    """Whether a letter may come behind the beginning."""


@cache
def _automaton(language: str, asked: str) -> tuple[AhoCorasick | None, list[list[_Begun]]]:
    """Return what finds the beginnings of words, and the lists with words that begin so."""
    begins: dict[str, dict[tuple[str, bool, bool], bool]] = {}
    loose = language_of(language) in CONTINUOUS
    for name, words, anywhere in _lists(language, asked):
        inside = loose or anywhere or any(word.startswith("*") for word in words)
        for word in at_once(lambda text: lowered(plain(text)), words):
            first = word.strip(" ").removeprefix("*").split(" ")[0]
            further = loose or anywhere or "*" in first or "..." in word or word.endswith("'")
            literal = word.removesuffix(CLOSING).strip("* ").split(" ")[0].split("*")[0]
            lists, key = begins.setdefault(literal, {}), (name, inside, word.startswith(" "))
            lists[key] = further or lists.get(key, False)
    found = [[_Begun(*key, further) for key, further in lists.items()] for lists in begins.values()]
    return (AhoCorasick([*begins]) if begins else None), found


def _lists(language: str, asked: str) -> Iterator[tuple[str, list[str], bool]]:
    """Yield the lists of words of a language by name, and whether words stand inside others there."""
    facts = lexicon.load(language, "facts")
    for section in LISTED[asked]:
        for key, words in facts.get(section, {}).items():
            if isinstance(words, list):
                yield f"{section} {key}", words, False
    if asked == OFTEN:
        counted = facts.get("counted", {})
        yield NUMBERS, _joined(facts.get("numbers", {}), counted), bool(counted)
        yield QUANTITIES, _joined(fused(language)), True


def _joined(*sections: Mapping[str, list[str]]) -> list[str]:
    return [word for section in sections for words in section.values() for word in words]


def _listing(words: Iterable[str], language: str) -> regex.Pattern[str]:
    """Return a pattern for a list of words; those without spaces and stars in them are handed to it as lists."""
    forms = {plain(word) for word in words}
    simple = {word for word in forms if not set(word.removesuffix("*")) & set(f"*' -{CLOSING}")}
    whole, stems = (sorted(word.strip("*") for word in simple if word.endswith("*") is ends) for ends in (False, True))
    edge = "" if language_of(language) in CONTINUOUS else r"(?<![\p{L}\p{M}])"
    after = r"(?![\p{L}\p{M}])" if edge else WHOLE_SYLLABLE
    sources = [rf"{edge}\L<whole>{after}"] * bool(whole) + [rf"{edge}\L<stems>"] * bool(stems)
    source = "|".join(filter(None, (alternatives(forms - simple, language), *sources)))  # "san ou pa" before "san"
    lists = {name: found for name, found in (("whole", whole), ("stems", stems)) if found}
    pattern: regex.Pattern[str] = regex.compile(source, regex.IGNORECASE, **lists)  # type: ignore[arg-type]
    return pattern
