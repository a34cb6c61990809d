"""Numbers in words, and in the numerals of Chinese and Japanese."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from ..text import lexicon
from ..text.normal import language_of, lowered
from ..words.finder import NUMBERS, beginnings
from .han_numerals import han_numbers
from .number import Number
from .number_words import number_words

TEN, HUNDRED = 10, 100
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
        yield from han_numbers(text)
    found = _joined(text, language)
    yield from _with_hundreds([*found], text) if language_of(language) == "en" else found


def _joined(text: str, language: str) -> Iterator[Number]:
    previous: Number | None = None
    for start, end, values in _word_hits(text, language):
        number = Number(values, start, end, text[start:end], "word")
        if previous and _one(previous, number, text, language):
            total = previous.values[0] + number.values[0]
            parts = previous.values[0], number.values[0]
            number = Number((total,), previous.start, end, text[previous.start : end], "word", parts)
        elif previous:
            yield previous
        previous = number
    if previous:
        yield previous


def _one(high: Number, low: Number, text: str, language: str) -> bool:
    """Whether two words are one number: forty and five, or ciento and cuarenta; not where the first is of a percent."""
    between, (more, less) = text[high.end : low.start], (high.values[0], low.values[0])
    joints = lexicon.load(language, "facts").get("joints", {})
    if less < TEN and more % HUNDRED in TENS and (more < HUNDRED or joints):
        return between in {"-", " ", *joints.get("tens", ())}
    hundreds = more % HUNDRED == 0 and more < HUNDRED * TEN and 0 < less < HUNDRED
    after = text[: high.start].lower().endswith(tuple(joints.get("after", ())))
    return hundreds and between in joints.get("hundreds", ()) and not after


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
    if not (starts := beginnings(text, language, NUMBERS)):
        return []
    forms, names = number_words(language), _capitalized(language)
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
