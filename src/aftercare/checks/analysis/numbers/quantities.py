"""The numbers of a text with the unit beside each."""

from fractions import Fraction
from functools import cache

import regex

from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import CONTINUOUS, language_of
from ..text.patterns import Pattern, alternatives, compiled, matches
from ..text.tokens import masked
from ..words.finder import QUANTITIES, beginnings
from ..words.fused import fused_pattern, whole
from .number import Number
from .numerals import numbers
from .scale import COUNTED, HALF
from .unit_words import before_age, unit_behind, units_before

_LETTERS = regex.compile(r"[\p{L}\p{M}]{1,8}")
_OF_ONE = regex.compile(r"[^\d.,;:()]{0,5}")
_TO = regex.compile(r"\s?[-–]\s?|\s\p{L}{1,5}\s")
_FROM = regex.compile(r"\d{1,3}\s?(?:[-–]|to|and)\s?$")
_RANGE = regex.compile(r"\s?(?:[-–]|to|and|or)\s?\d")
SIX = 6
"""The hour from which some languages begin to count anew."""
CLOSING = ".,;!?)"
"""Marks behind a number that part it from what follows; so does the end of the text. Swedish writes 8:e for 8th."""
Quantity = tuple[Number, str]
"""A number and its unit, empty where none is known."""


@remembered
def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the numbers of a text with the unit beside each; an empty unit where none is known."""
    found: list[Quantity] = []
    for number in numbers(text, language):
        if not (found and number.end <= found[-1][0].unit_end) or _is_next(found[-1][0], number):
            _add(found, number, text, language)  # else it is the half of "a tablet and a half"
    starts = beginnings(masked(text), language, QUANTITIES)
    pattern, values = fused_pattern(language) if starts else (None, {})
    for hit in matches(pattern, starts, masked(text)) if pattern and starts else ():
        value, name = values[str(hit.lastgroup)]
        item = (Number((value,), hit.start(), hit.end(), hit[0], "word", unit_end=hit.end()), name)
        found = _with_fused(found, item) if name in COUNTED else [*found, item]
    return tuple(found)


def _add(found: list[Quantity], number: Number, text: str, language: str) -> None:
    """Add a number with its unit to those before it, of which it may be a part."""
    end = _end(found[-1][0]) if found else 0
    item = _with_unit(number, text, language, after=end)
    if number.end <= end:
        found.pop()  # a second dose: the article counts nothing
    elif found and not item[1] and _goes_on(found[-1], number, text, language):
        item = (item[0], found[-1][1])
    elif found and _is_part(found[-1], item, text):
        item = (found.pop()[0]._replace(unit_end=item[0].unit_end), item[1])
    found.append(item)


def _end(number: Number) -> int:
    return max(number.end, number.unit_end)


def _is_next(last: Number, number: Number) -> bool:
    """Whether what was read as a unit is an ordinal: "a second dose" is no second."""
    return last.kind == "word" and last.written.casefold() == "a" and number.values[0] > 1


def _goes_on(last: Quantity, number: Number, text: str, language: str) -> bool:
    """Whether a number ends a range whose unit stands before both: Swahili `wiki 8 hadi 12`."""
    if not last[1] or last[0].end < last[0].unit_end or not units_before(language):
        return False
    return bool(_TO.fullmatch(masked(text), last[0].end, max(last[0].end, number.start)))


def _with_fused(found: list[Quantity], item: Quantity) -> list[Quantity]:
    """Add a word for a number and its unit in place of the numbers in it, unless it is the unit of another."""
    fused = item[0]
    if any(number.start < fused.start and fused.end <= number.unit_end for number, _ in found):
        return found
    return [each for each in found if not fused.start <= each[0].start < fused.end] + [item]


def _is_part(last: Quantity, item: Quantity, text: str) -> bool:
    """Whether two numbers are a fraction of one: half of a tablet."""
    (part, unit), (one, _) = last, item
    if unit or not item[1] or one.kind != "word" or one.values[0] != 1 or not 0 < part.values[0] < 1:
        return False
    return bool(_OF_ONE.fullmatch(masked(text), part.end, max(part.end, one.start)))


def _with_unit(number: Number, text: str, language: str, *, after: int) -> Quantity:
    """Return a number with its unit, and with the half that stands before it or behind either."""
    half, text = _half(language), masked(text)
    number = _later(number, text, language)
    for ahead, change in _ahead(language):
        if ahead.search(text, max(0, number.start - 24), number.start):
            number = number._replace(values=tuple(value + change for value in number.values))
    if half and (more := half.match(text, number.end)):
        number = number._replace(values=_plus_half(number), end=more.end(), unit_end=more.end())
    name, end = _unit_of(number, text, language, after)
    if name and half and (more := half.match(text, end)) and not _followed_by_unit(more.end(), text, language):
        return number._replace(values=_plus_half(number), unit_end=more.end()), name
    return (number._replace(unit_end=end) if end else number), name


def _later(number: Number, text: str, language: str) -> Number:
    """Return a number with what its hour is elsewhere: Thai counts those of the evening from six o'clock."""
    for word, shifts in lexicon.load(language, "dosing").get("hours", {}).items():
        if number.values[0] < SIX and text[number.end : number.end + len(word) + 1].strip().startswith(word):
            return number._replace(values=tuple(value + shift for value in number.values for shift in shifts))
    return number


def _followed_by_unit(place: int, text: str, language: str) -> bool:
    """Whether a half belongs to what comes next: a spoon with half a cup of water."""
    return bool(unit_behind(text, place, language))


def _plus_half(number: Number) -> tuple[Fraction, ...]:
    return tuple(value + HALF for value in number.values)


@cache
def _half(language: str) -> Pattern:
    words = [
        word for part in ("facts", "dosing") for word in lexicon.load(language, part).get("half", {}).get("after", ())
    ]
    return compiled(rf"\s?(?:{alternatives(words, language)})") if words else None


@cache
def _ahead(language: str) -> tuple[tuple[regex.Pattern[str], Fraction], ...]:
    """Return patterns for words before a number: Gujarati સાડા adds a half, German halb takes one off an hour."""
    listed = lexicon.load(language, "dosing").get("half", {})
    words = ((listed.get(key, ()), change) for key, change in (("before", HALF), ("towards", -HALF)))
    sources = ((alternatives(forms, language), change) for forms, change in words if forms)
    return tuple((regex.compile(rf"(?:{source})\s$", regex.IGNORECASE), change) for source, change in sources)


def _unit_of(number: Number, text: str, language: str, start: int) -> tuple[str, int]:
    """Return the unit beside a number and where it ends, if it stands behind; one that stands before begins later."""
    if number.kind == "word" and number.written.casefold() in whole(language):
        return "", 0
    closed = text[number.end : number.end + 1] in CLOSING
    found = None if closed else unit_behind(text, number.end, language)
    inflected = number.kind == "word" and language_of(language) not in CONTINUOUS
    if not found and not closed and inflected and (rest := _LETTERS.match(text, number.end)):
        found = unit_behind(text, rest.end(), language)
    end = found.end() if found else 0
    if not found and (before := units_before(language)):
        found = before.search(text, max(start, number.start - 24), number.start)
    if not found and (aged := before_age(language)):
        ahead = _FROM.sub("", f" {text[max(0, number.start - 24) : number.start]}").rstrip().lower()
        return ("year" if ahead.endswith(aged) and not _RANGE.match(text, number.end) else ""), 0
    return (found.lastgroup or "", end) if found else ("", 0)
