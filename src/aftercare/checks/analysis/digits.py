"""Numbers in digits of any script: grouping, decimals, fractions, clock times, years, magnitudes."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from . import lexicon
from .memory import TEXTS
from .readings import GROUP, GROUPED, readings
from .text import Pattern, alternatives, compiled, language_of
from .tokens import RUN


class Number(NamedTuple):
    """One number of a text. `values` holds its readings, the one its language prefers first."""

    values: tuple[Fraction, ...]
    start: int
    end: int
    written: str
    kind: str = "digits"
    """`digits`, `word`, or `name` for digits that are part of a name such as COVID-19."""
    parts: tuple[Fraction, ...] = ()
    """Its groups of digits one by one, where the whole may be two numbers."""
    factor: int = 1
    """What a word behind the digits multiplies them by: 10 ** 6 in 2 million."""
    unit_end: int = 0
    """Where the unit behind it ends; 0 where none stands there."""


DIGITS = regex.compile(
    rf"(?P<date>(?<!\d)\d{{1,4}}([./])\d{{1,2}}\2\d{{2,4}}(?!\d|\2\d))"
    r"|(?P<fraction>(?<![\d/.,])(?:1/[2348]|2/3|3/[48])(?![\d/]))|(?:\d+[\s\u00a0\u202f]?)?[½¼¾⅓⅔⅛⅜⅝⅞]"
    rf"|\d{{1,3}}(?P<group>{GROUP})\d{{3}}(?:(?P=group)\d{{3}})*(?!\d)(?:[.,٫·]\d+)?"
    r"|\d{1,3}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.,٫·]\d+)?",
    regex.ASCII,
)
"""Digits of other scripts are ASCII by now, but for those newer than Python's own tables."""
FIRST = re.compile("[0-9½¼¾⅓⅔⅛⅜⅝⅞]")
"""What every match of `DIGITS` begins with, found many times faster."""
GLUED = regex.compile(
    r"(?:[\p{L}\p{M}--\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}])-?$", regex.V1
)
"""A letter just before the digits makes them part of a name, but not where words follow without spaces."""
LED = regex.compile(r"(?:^|[^\p{L}\p{N}.])\.$")
"""A mark that leads a fraction, as in P < .05."""
CLOCK = regex.compile(r"(?::[0-5]\d)?\s?(?P<half>[ap])\.?\s?m\b", regex.IGNORECASE)
TO = regex.compile(r"(?::[0-5]\d)?\s?(?:to|and|until|till|[-–])\s?", regex.IGNORECASE)
NOON = 12
DOTTED = regex.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
HOUR_AFTER = regex.compile(r"(?:\s?(?:uur|uhr|h|น|hod|hodin|óra|órakor|ora|ore|wib)|'[dt][ae])\b", regex.IGNORECASE)
HOUR_BEFORE = regex.compile(
    r"\b(?:klo|kl|kello|pukul|jam|godz|godzinie|alle|ore|ora|saat|klockan|klokken)\.?\s?$", regex.IGNORECASE
)
LARGEST = 30
"""Digits in a number; longer runs are codes and are compared as written."""
SEPARATED = re.compile(r"[.,;:()]")
MINUTES = regex.compile(r":[0-5]\d")
CENTURY = regex.compile(r"(?:19|20)\d\d[-–/]")
DECADE = regex.compile(r"'?s\b")


def digits(text: str, language: str) -> list[Number]:
    """Return the numbers that a masked text has in digits."""
    found = _shared(_summed([*_digits(text, language)], text), text)
    return _hours_shared(found, text) if language_of(language) == "en" else found


def _digits(text: str, language: str) -> Iterator[Number]:
    for found in _matches(text):
        written, start, end = found[0], found.start(), found.end()
        if len(written) > LARGEST or written == "00":
            continue
        if _is_date_or_time(found, text):
            yield from _date(written, start)
            continue
        parts = _parts(written)
        glued = start > 0 and not text[start - 1].isspace() and GLUED.search(text, max(0, start - 2), start)
        kind = "name" if glued else "digits"
        values = readings(written, language)
        if LED.search(text, max(0, start - 2), start):
            values = readings(f"0.{written}", "en")  # five where it is read as that: ten times as much
        number = Number(values, start, end, written, kind, parts)
        if language_of(language) == "en":
            number = _years(_clock(number, text), text)
        yield _magnified(number, text, language)


def _matches(text: str) -> Iterator[regex.Match[str]]:
    end = 0
    for first in FIRST.finditer(text):
        if first.start() >= end and (found := DIGITS.match(text, first.start())):
            yield found
            end = found.end()


def _is_date_or_time(found: regex.Match[str], text: str) -> bool:
    """Whether the groups are numbers of their own: 15.3.2024, and 9.30 uur as many languages write a time."""
    if found["date"]:
        return not GROUPED.fullmatch(found[0])
    if not DOTTED.fullmatch(found[0]):
        return False
    before = HOUR_BEFORE.search(text, max(0, found.start() - 8), found.start())
    return bool(before or HOUR_AFTER.match(text, found.end()))


def _shared(found: list[Number], text: str) -> list[Number]:
    """Give the first number of a range the magnitude of the second: 2 to 3 million."""
    for place, (first, second) in enumerate(pairwise(found)):
        gap = text[first.end : second.start]
        alone = second.factor > 1 and len(second.values) > len(first.values) and second.values[0] != second.values[-1]
        if alone and len(gap) <= 6 and not SEPARATED.search(gap):
            factor = second.values[0] / second.values[-1] if second.values[-1] else 1
            found[place] = first._replace(values=(*first.values, first.values[0] * factor))
    return found


def _hours_shared(found: list[Number], text: str) -> list[Number]:
    """Give the first hour of a range the half of the day of the second: 2 to 7 p.m. is 14 to 19."""
    for end, last in enumerate(found):
        late = CLOCK.match(text, last.end)
        for place in range(max(0, end - 2), end) if late and late["half"] in "pP" else ():
            first = found[place]
            plain = len(first.values) == 1 and 0 < first.values[0] < NOON
            if plain and TO.fullmatch(text, first.end, max(first.end, last.start)):
                found[place] = first._replace(values=(first.values[0], first.values[0] + NOON))
    return found


def _summed(found: list[Number], text: str) -> list[Number]:
    """Make one number of two that stand side by side with their magnitudes: 2억 9600만."""
    if sum(number.factor > 1 for number in found) < 2:
        return found
    for place, (first, second) in reversed([*enumerate(pairwise(found))]):
        if first.factor > second.factor > 1 and not text[first.end : second.start].strip():
            total, written = first.values[0] + second.values[0], text[first.start : second.end]
            found[place : place + 2] = [Number((total,), first.start, second.end, written)]
    return found


def _date(written: str, start: int) -> Iterator[Number]:
    for part in RUN.finditer(written):
        yield Number((Fraction(part[0]),), start + part.start(), start + part.end(), part[0])


@lru_cache(maxsize=TEXTS)
def _parts(written: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(int(part)) for part in RUN.findall(written))


def _clock(number: Number, text: str) -> Number:
    """Add the other reading of a clock time: 5 PM is 17, 17:00 may become 5 in the afternoon."""
    hour, half = number.values[0], CLOCK.match(text, number.end)
    if half and hour <= 12:
        other = hour % 12 + (12 if half["half"] in "pP" else 0)
        return number._replace(values=(hour, other, *((Fraction(24),) if other == 0 else ())))
    if 13 <= hour <= 23 and MINUTES.match(text, number.end):
        return number._replace(values=(hour, hour - 12))
    return number


def _years(number: Number, text: str) -> Number:
    """Add the readings of 16 in 2015-16, of 30 in the 1930s, and of the end of their 50s."""
    value, before = number.values[0], text[max(0, number.start - 5) : number.start]
    if len(number.written) == 2 and CENTURY.fullmatch(before):
        return number._replace(values=(value, value + 100 * int(before[:2])))
    if value % 10 == 0 and DECADE.match(text, number.end):
        shorter = (value % 100,) if value >= 1000 else ()
        return number._replace(values=(value, *shorter), parts=(value, value + 10))
    return number


def _magnified(number: Number, text: str, language: str) -> Number:
    pattern, values = _magnitudes(language)
    found = pattern and pattern.match(text, number.end)
    if not found:
        return number
    factor = values[str(found.lastgroup)]
    larger = tuple(value * factor for value in number.values)
    return number._replace(values=(*larger, *number.values), end=found.end(), factor=factor)


@cache
def _magnitudes(language: str) -> tuple[Pattern, dict[str, int]]:
    section = lexicon.load(language, "facts").get("magnitudes", {})
    groups = {f"x{power}": (int(power), alternatives(words, language)) for power, words in section.items()}
    ordered = sorted(groups.items(), key=lambda item: -item[1][0])
    source = "|".join(f"(?P<{name}>{words})" for name, (_, words) in ordered)
    return compiled(rf"[\s-]?[余多个]?(?:{source})" if source else ""), {name: value for name, (value, _) in ordered}
