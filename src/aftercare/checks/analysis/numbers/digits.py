"""Numbers in digits of any script: grouping, decimals, fractions, clock times, years, magnitudes."""

import re
from collections.abc import Iterator
from fractions import Fraction

import regex

from ..text.memory import remembered
from ..text.normal import language_of
from ..text.tokens import RUN
from .magnitudes import magnified, shared, summed
from .number import Number
from .readings import GROUP, GROUPED, readings

DIGITS = regex.compile(
    rf"(?P<date>(?<!\d)\d{{1,4}}([./])\d{{1,2}}\2\d{{2,4}}(?!\d|\2\d))"
    r"|(?P<fraction>(?<![\d/.,])(?:1/[2348]|2/3|3/[48])(?![\d/]))|(?:\d+[\s\u00a0\u202f]?)?[½¼¾⅓⅔⅛⅜⅝⅞]"
    rf"|\d{{1,3}}(?P<group>{GROUP})\d{{3}}(?:(?P=group)\d{{3}})*(?!\d)(?:[.,٫·]\d+)?"
    r"|\d{1,3}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.,٫·]\d+)?",
    regex.ASCII,
)
"""Digits of other scripts are ASCII by now, but for those newer than Python's own tables."""
PLAIN = re.compile(r"[0-9]+(?![0-9.,/'٬٫·½¼¾⅓⅔⅛⅜⅝⅞]|\s[0-9½¼¾⅓⅔⅛⅜⅝⅞])")
"""Digits alone, as most numbers are written, found many times faster."""
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
MINUTES = regex.compile(r":[0-5]\d")
CENTURY = regex.compile(r"(?:19|20)\d\d[-–/]")
DECADE = regex.compile(r"'?s\b")


def digits(text: str, language: str) -> list[Number]:
    """Return the numbers that a masked text has in digits."""
    found = shared(summed([*_digits(text, language)], text), text)
    return _hours_shared(found, text) if language_of(language) == "en" else found


def _digits(text: str, language: str) -> Iterator[Number]:
    for found in _matches(text):
        written, start, end = found[0], found.start(), found.end()
        if len(written) > LARGEST or written == "00":
            continue
        if not written.isdigit() and _is_date_or_time(found, text):
            yield from _date(written, start)
            continue
        parts = _parts(written)
        glued = start > 0 and not text[start - 1].isspace() and GLUED.search(text, max(0, start - 2), start)
        kind = "name" if glued else "digits"
        values = readings(written, language)
        if text[start - 1 : start] == "." and LED.search(text, max(0, start - 2), start):
            values = readings(f"0.{written}", "en")  # five where it is read as that: ten times as much
        number = Number(values, start, end, written, kind, parts)
        if language_of(language) == "en":
            number = _years(_clock(number, text), text)
        yield magnified(number, text, language)


def _matches(text: str) -> Iterator[re.Match[str] | regex.Match[str]]:
    end = 0
    for first in FIRST.finditer(text):
        place = first.start()
        if place >= end and (found := PLAIN.match(text, place) or DIGITS.match(text, place)):
            yield found
            end = found.end()


def _is_date_or_time(found: re.Match[str] | regex.Match[str], text: str) -> bool:
    """Whether the groups are numbers of their own: 15.3.2024, and 9.30 uur as many languages write a time."""
    if found["date"]:
        return not GROUPED.fullmatch(found[0])
    if not DOTTED.fullmatch(found[0]):
        return False
    before = HOUR_BEFORE.search(text, max(0, found.start() - 8), found.start())
    return bool(before or HOUR_AFTER.match(text, found.end()))


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


def _date(written: str, start: int) -> Iterator[Number]:
    for part in RUN.finditer(written):
        yield Number((Fraction(part[0]),), start + part.start(), start + part.end(), part[0])


@remembered
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
