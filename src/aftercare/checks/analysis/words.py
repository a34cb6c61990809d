"""Numbers in words, and in the numerals of Chinese and Japanese."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from . import lexicon
from .digits import Number
from .finder import NUMBERS, begun
from .text import CONTINUOUS, Pattern, alternatives, compiled, is_letter, language_of, lowered, plain

HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2, "○": 0}
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN_NUMBER = regex.compile(
    "(?P<parts>[二三四五六七八九十])分之(?P<share>[一二三四五六七八九])|[〇零一二三四五六七八九十百千万萬亿億两兩]+"
)
HUNDRED = 100
HUNDREDS = regex.compile(
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine) hundred (?:and )?\p{L}+(?:[ -]\p{L}+)?", regex.IGNORECASE
)
TENS = frozenset(map(Fraction, range(20, 100, 10)))


@cache
def counts(value: int, language: str) -> bool:
    """Whether a language's word for a number from eleven to ninety-nine is known, as one word or as two."""
    if not (grammar := lexicon.load(language, "dosing")):
        return False
    forms = lexicon.load(language, "facts").get("numbers", {})
    if str(value) in forms or language_of(language) == "zh":
        return True
    return value % 10 > 0 and str(value - value % 10) in forms and not grammar.get("grammar", {}).get("whole_numbers")


def words(text: str, language: str) -> Iterator[Number]:
    """Yield the numbers that a masked text has in words; forty and five side by side are one number."""
    if language_of(language) in {"zh", "ja"}:
        yield from _han(text)
    found = _joined(text, language)
    yield from _with_hundreds([*found], text) if language_of(language) == "en" else found


def _joined(text: str, language: str) -> Iterator[Number]:
    previous: Number | None = None
    for start, end, values in _word_hits(text, language):
        number = Number(values, start, end, text[start:end], "word")
        joined = previous and previous.values[0] in TENS and number.values[0] < 10
        if previous and joined and text[previous.end : start] in {"-", " "}:
            total = previous.values[0] + number.values[0]
            parts = previous.values[0], number.values[0]
            number = Number((total,), previous.start, end, text[previous.start : end], "word", parts)
        elif previous:
            yield previous
        previous = number
    if previous:
        yield previous


def _with_hundreds(found: list[Number], text: str) -> Iterator[Number]:
    """Yield the numbers of an English text, one hundred and thirty-six being one."""
    place = 0
    while place < len(found):
        part = found[place : place + 3]
        if len(part) == 3 and HUNDREDS.fullmatch(text, part[0].start, part[2].end) and part[2].values[0] < HUNDRED:
            high, low = part[0].values[0] * HUNDRED, part[2].values[0]
            start, end = part[0].start, part[2].end
            yield Number((high + low,), start, end, text[start:end], "word", (high, low))
            place += 3
        else:
            yield found[place]
            place += 1


def _word_hits(text: str, language: str) -> list[tuple[int, int, tuple[Fraction, ...]]]:
    if not (starts := begun(text, language).get(NUMBERS)):
        return []
    forms, names = _number_words(language), _capitalized(language)
    found, end = [], 0
    for start in starts:
        if start < end or not (size := forms.fitting(text, start)):
            continue
        end = start + size
        word = lowered(text[start:end])
        if word in forms.values and not (word in names and text[start].islower()):
            found.append((start, end, forms.values[word]))
    return found


@cache
def _capitalized(language: str) -> frozenset[str]:
    """Return the number words of English that are names, and other words in small letters: May and March."""
    forms = lexicon.load(language, "facts").get("numbers", {}).values() if language_of(language) == "en" else ()
    return frozenset(lowered(form) for words in forms for form in words if form[0].isupper())


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
            yield from (item for item in found if item[1] in self.whole)


@cache
def _number_words(language: str) -> NumberWords:
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


def _han(text: str) -> Iterator[Number]:
    for found in HAN_NUMBER.finditer(text):
        fraction = found["parts"] and Fraction(han_value(found["share"]), han_value(found["parts"]))
        if not fraction and _follow(found[0]):
            yield from _han_digits(found)
            continue
        value = fraction or Fraction(han_value(found[0]))
        yield Number((value,), found.start(), found.end(), found[0], "word")


def _follow(written: str) -> bool:
    """Whether a numeral is two digits of which one follows on the other: 两三天 is two or three days."""
    one, other = (HAN.get(letter, 0) for letter in written) if len(written) == len("两三") else (0, 0)
    return 0 < one == other - 1


def _han_digits(found: regex.Match[str]) -> Iterator[Number]:
    for place, letter in enumerate(found[0], found.start()):
        yield Number((Fraction(HAN[letter]),), place, place + 1, letter, "word")


def han_value(written: str) -> int:
    """Return the value of a Chinese or Japanese numeral: 二十四 is 24, 两百 is 200, 二〇二〇 is 2020."""
    if len(written) > 1 and all(letter in HAN for letter in written):
        return int("".join(str(HAN[letter]) for letter in written))
    total = section = digit = 0
    for letter in written:
        if letter in HAN:
            digit = HAN[letter]
        elif letter in HAN_UNITS:
            section, digit = section + (digit or 1) * HAN_UNITS[letter], 0
        else:
            total, section, digit = (total + section + digit or 1) * HAN_MYRIADS[letter], 0, 0
    return total + section + digit
