"""Numbers in a text by their value: digits of every script, words, CJK numerals, clock times, magnitudes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

import regex
from babel import Locale, UnknownLocaleError

from . import lexicon
from .text import CONTINUOUS, alternatives, compiled, language_of, plain
from .tokens import RUN, masked


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text. `values` holds its readings, the one its language prefers first."""

    values: tuple[Fraction, ...]
    start: int
    end: int
    written: str
    kind: str = "digits"
    """`digits`, `word`, or `name` for digits that are part of a name such as COVID-19."""
    parts: tuple[Fraction, ...] = ()
    """Its groups of digits one by one, where the whole may be two numbers."""


GROUP = r"[,.'٬\u00a0\u202f\u2009 ]"
DIGITS = regex.compile(
    rf"(?P<date>(?<!\d)\d{{1,4}}([./])\d{{1,2}}\2\d{{2,4}}(?!\d|\2\d))"
    r"|(?P<fraction>(?<![\d/.,])(?:1/[2348]|2/3|3/[48])(?![\d/]))|(?:\d+\s?)?[½¼¾⅓⅔⅛⅜⅝⅞]"
    rf"|\d{{1,3}}(?P<group>{GROUP})\d{{3}}(?:(?P=group)\d{{3}})*(?!\d)(?:[.,٫]\d+)?"
    r"|\d{1,3}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.,٫]\d+)?"
)
MARK = regex.compile(r"\D")
GROUPED = regex.compile(rf"\d{{1,3}}({GROUP})\d{{3}}(?:\1\d{{3}})*|\d{{1,3}}(?:,\d\d)*,\d{{3}}")
GLUED = regex.compile(
    r"(?:[\p{L}\p{M}--\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}])-?$", regex.V1
)
"""A letter just before the digits makes them part of a name, but not where words follow without spaces."""
VULGAR = dict(zip("½¼¾⅓⅔⅛⅜⅝⅞", map(Fraction, "1/2 1/4 3/4 1/3 2/3 1/8 3/8 5/8 7/8".split()), strict=True))
CLOCK = regex.compile(r"(?::[0-5]\d)?\s?(?P<half>[ap])\.?\s?m\b", regex.IGNORECASE)
HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2, "○": 0}
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN_NUMBER = regex.compile("[〇零一二三四五六七八九十百千万萬亿億两兩]+")
TENS = frozenset(map(Fraction, range(20, 100, 10)))
LARGEST = 30
"""Digits in a number; longer runs are codes and are compared as they stand."""


@lru_cache(maxsize=8192)
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order of place; spans are those of `masked(text)`."""
    text = masked(text)
    found = _shared([*_digits(text, language)], text)
    taken = [(number.start, number.end) for number in found]
    found += [
        number
        for number in _words(text, language)
        if not any(start < number.end and number.start < end for start, end in taken)
    ]
    return tuple(sorted(found, key=lambda number: number.start))


def _digits(text: str, language: str) -> Iterator[Number]:
    for found in DIGITS.finditer(text):
        written, start, end = found[0], found.start(), found.end()
        if len(written) > LARGEST or written == "00":
            continue
        if found["date"] and not GROUPED.fullmatch(written):
            yield from _date(written, start)
            continue
        parts = tuple(Fraction(part) for part in RUN.findall(written))
        kind = "name" if GLUED.search(text, max(0, start - 2), start) else "digits"
        number = Number(_readings(written, language), start, end, written, kind, parts)
        if language_of(language) == "en":
            number = _years(_clock(number, text), text)
        yield _magnified(number, text, language)


def _shared(found: list[Number], text: str) -> list[Number]:
    """Give the first number of a range the magnitude of the second: 2 to 3 million."""
    for place, (first, second) in enumerate(pairwise(found)):
        gap = text[first.end : second.start]
        alone = len(second.values) > len(first.values) and second.values[0] != second.values[-1]
        if alone and len(gap) <= 6 and not regex.search(r"[.,;:()]", gap):
            factor = second.values[0] / second.values[-1] if second.values[-1] else 1
            found[place] = replace(first, values=(*first.values, first.values[0] * factor))
    return found


def _date(written: str, start: int) -> Iterator[Number]:
    for part in RUN.finditer(written):
        yield Number((Fraction(part[0]),), start + part.start(), start + part.end(), part[0])


def _readings(written: str, language: str) -> tuple[Fraction, ...]:
    """Return what the digits may mean: 1.500 is 1500 in German, but someone may have meant the English 1.5."""
    if written.isdigit():
        return (Fraction(int(written)),)
    if written[-1] in VULGAR:
        return (Fraction(written[:-1].strip() or 0) + VULGAR[written[-1]],)
    if "/" in written:
        return (Fraction(written),)
    groups, marks = RUN.findall(written), MARK.findall(written)
    joined, decimal = Fraction("".join(groups)), Fraction(f"{''.join(groups[:-1])}.{groups[-1]}")
    if not GROUPED.fullmatch(written):
        return (decimal,)
    if len(marks) > 1 or marks[0] not in ".,":
        return (joined,)
    if language_of(language) == "en" and not written.endswith(".000"):
        return (decimal,) if marks[0] == "." else (joined,)
    return (
        (decimal, joined)
        if marks[0] == decimal_mark(language) or written.startswith("0")
        else (joined, decimal)
    )


@cache
def decimal_mark(language: str) -> str:
    """Return the decimal mark of a language by CLDR; a point where CLDR does not know the language."""
    locale = cldr(language)
    symbols = locale.number_symbols.get("latn", {}) if locale else {}
    return str(symbols.get("decimal", "."))


@cache
def cldr(language: str) -> Locale | None:
    """Return the CLDR locale of a language; None rather than that of another language (ht gives French)."""
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return None
    same = {language_of(language), lexicon.SAME_WORDS.get(language_of(language), "")}
    return locale if lexicon.SAME_WORDS.get(locale.language, locale.language) in same else None


def _clock(number: Number, text: str) -> Number:
    """Add the other reading of a clock time: 5 PM is 17, 17:00 may become 5 in the afternoon."""
    hour, half = number.values[0], CLOCK.match(text, number.end)
    if half and hour <= 12:
        other = hour % 12 + (12 if half["half"] in "pP" else 0)
        return replace(number, values=(hour, other, *((Fraction(24),) if other == 0 else ())))
    if 13 <= hour <= 23 and regex.match(r":[0-5]\d", text, pos=number.end):
        return replace(number, values=(hour, hour - 12))
    return number


def _years(number: Number, text: str) -> Number:
    """Add the readings of 16 in 2015-16, of 30 in the 1930s, and of the end of their 50s."""
    value, before = number.values[0], text[max(0, number.start - 5) : number.start]
    if len(number.written) == 2 and regex.fullmatch(r"(?:19|20)\d\d[-–/]", before):
        return replace(number, values=(value, value + 100 * int(before[:2])))
    if value % 10 == 0 and regex.match(r"'?s\b", text, pos=number.end):
        shorter = (value % 100,) if value >= 1000 else ()
        return replace(number, values=(value, *shorter), parts=(value, value + 10))
    return number


def _magnified(number: Number, text: str, language: str) -> Number:
    pattern, values = _magnitudes(language)
    found = pattern and pattern.match(text, number.end)
    if not found:
        return number
    factor = next(values[name] for name, hit in found.groupdict().items() if hit)
    larger = tuple(value * factor for value in number.values)
    return replace(number, values=(*larger, *number.values), end=found.end())


@cache
def _magnitudes(language: str) -> tuple[regex.Pattern[str] | None, dict[str, int]]:
    section = lexicon.load(language, "facts").get("magnitudes", {})
    groups = {f"x{power}": (int(power), alternatives(words, language)) for power, words in section.items()}
    ordered = sorted(groups.items(), key=lambda item: -item[1][0])
    source = "|".join(f"(?P<{name}>{words})" for name, (_, words) in ordered)
    return compiled(rf"[\s-]?[余多个]?(?:{source})" if source else ""), {
        name: value for name, (value, _) in ordered
    }


def _words(text: str, language: str) -> Iterator[Number]:
    if language_of(language) in {"zh", "ja"}:
        yield from _han(text)
    previous: Number | None = None
    for start, end, values in _word_hits(text, language):
        number = Number(values, start, end, text[start:end], "word")
        joined = previous and previous.values[0] in TENS and number.values[0] < 10
        if previous and joined and text[previous.end : start] in {"-", " "}:
            total = previous.values[0] + number.values[0]
            number = Number((total,), previous.start, end, text[previous.start : end], "word")
        elif previous:
            yield previous
        previous = number
    if previous:
        yield previous


def _word_hits(text: str, language: str) -> list[tuple[int, int, tuple[Fraction, ...]]]:
    pattern, values = _number_words(language)
    hits = pattern.finditer(text) if pattern else ()
    return [(*hit.span(), values[hit[0].casefold()]) for hit in hits if hit[0].casefold() in values]


@cache
def _number_words(language: str) -> tuple[regex.Pattern[str] | None, dict[str, tuple[Fraction, ...]]]:
    """Return a pattern for the number words of a language, and the values of each; stems match by their start."""
    data = lexicon.load(language, "facts")
    free, counted = _values_of(data.get("numbers", {})), _values_of(data.get("counted", {}))
    if not free:
        return None, {}
    edge, loose = r"[\p{L}\p{M}]", bool(counted) or language_of(language) in CONTINUOUS
    counters = alternatives(data.get("counters", {}).get("words", ()), "zh")
    shapes = [
        rf"\L<whole>(?!{edge})",
        r"\L<stems>",
        *([rf"\L<counted>(?=\s?(?:{counters}))"] if counted else []),
    ]
    source = rf"(?<!{edge})(?:{'|'.join(shapes)})" + (r"|\L<whole>" if loose else "")
    lists = {
        "whole": [word for word in free if not word.endswith("*")] or ["\0"],
        "stems": [word[:-1] for word in free if word.endswith("*")] or ["\0"],
        "counted": [*counted],
    }
    used = {name: words for name, words in lists.items() if rf"\L<{name}>" in source}
    pattern = regex.compile(source, regex.IGNORECASE, **used)
    return pattern, {word.removesuffix("*").casefold(): values for word, values in (counted | free).items()}


def _values_of(section: Mapping[str, Iterable[str]]) -> dict[str, tuple[Fraction, ...]]:
    """Turn value → words into word → values: Monday is the first day here and the second there."""
    found: dict[str, tuple[Fraction, ...]] = {}
    for value, words in section.items():
        for word in map(plain, words):
            found[word] = (*found.get(word, ()), Fraction(value))
    return found


def _han(text: str) -> Iterator[Number]:
    for found in HAN_NUMBER.finditer(text):
        value = han_value(found[0])
        yield Number((Fraction(value),), found.start(), found.end(), found[0], "word")


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
