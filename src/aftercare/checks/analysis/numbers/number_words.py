"""The words that a language has for numbers, and where a text has one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from ..text import lexicon
from ..text.normal import CONTINUOUS, is_letter, language_of, lowered, plain
from ..text.patterns import Pattern, alternatives, compiled


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, in the form of `lowered`."""

    values: Mapping[str, tuple[Fraction, ...]]
    """What each word or stem may be."""
    whole: frozenset[str]
    stems: frozenset[str]
    """What words begin with that go on in any way."""
    counted: frozenset[str]
    """Words that are numbers before a counter only."""
    all: frozenset[str]
    """Every one of these."""
    counters: Pattern
    sizes: Mapping[str, tuple[int, ...]]
    """How long the words are that begin with a letter, the longest first."""
    loose: bool
    """Whether words stand inside others, too."""

    def fitting(self, text: str, start: int) -> int:
        """Return the length of the number word at a place; 0 if there is none."""
        apart = not (start and is_letter(text[start - 1]))
        if not apart and not self.loose:
            return 0
        lower = lowered(text)
        begins = ((size, lower[start : start + size]) for size in self.sizes.get(lower[start], ()))
        found = [(size, word) for size, word in begins if len(word) == size and word in self.all]
        if not found:
            return 0
        return next((size for size, _ in self._words(text, start, found, apart=apart)), 0)

    def _words(self, text: str, start: int, found: list[tuple[int, str]], *, apart: bool) -> Iterator[tuple[int, str]]:
        """Yield the words among the beginnings of a text, the surest first."""
        if apart:
            ends = ((size, word) for size, word in found if word in self.whole)
            yield from (item for item in ends if not is_letter(text[start + item[0] : start + item[0] + 1]))
            yield from (item for item in found if item[1] in self.stems)
            counted = (item for item in found if item[1] in self.counted)
            yield from (item for item in counted if self.counters and self.counters.match(text, start + item[0]))
        if self.loose:
            inside = (item for item in found if item[1] in self.whole)
            yield from (item for item in inside if apart or item[0] > 1 or self._counts(text, start + item[0]))

    def _counts(self, text: str, end: int) -> bool:
        """Whether a word of one letter inside another one is a number: before a counter, where a language has them."""
        return not self.counters or self.counters.match(text, end) is not None


@cache
def number_words(language: str) -> NumberWords:
    """Return the number words of a language."""
    data = lexicon.load(language, "facts")
    free, counted = _values_of(data.get("numbers", {})), _values_of(data.get("counted", {}))
    counters = alternatives(data.get("counters", {}).get("words", ()), "zh") if counted else ""
    whole = frozenset(lowered(word) for word in free if not word.endswith("*"))
    stems = frozenset(lowered(word[:-1]) for word in free if word.endswith("*"))
    before_counters = frozenset(map(lowered, counted))
    return NumberWords(
        values={lowered(word.removesuffix("*")): values for word, values in (counted | free).items()},
        whole=whole,
        stems=stems,
        counted=before_counters,
        all=whole | stems | before_counters,
        counters=compiled(rf"\s?(?:{counters})" if counters else ""),
        sizes=_sizes(whole | stems | before_counters),
        loose=bool(counted) or language_of(language) in CONTINUOUS,
    )


def _sizes(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in found.items()}


def _values_of(section: Mapping[str, Iterable[str]]) -> dict[str, tuple[Fraction, ...]]:
    """Turn value → words into word → values: Monday is the first day here and the second there."""
    found: dict[str, tuple[Fraction, ...]] = {}
    for value, words in section.items():
        for word in map(plain, words):
            found[word] = (*found.get(word, ()), Fraction(value))
    return found
