"""Numbers that a reader sees otherwise than they are compared, and minus signs that are lost or added."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.matching import match
from ...analysis.text import lexicon
from ...analysis.text.normal import plain, span
from ...analysis.text.patterns import Pattern, alternatives, compiled
from ...analysis.text.segments import characters
from ...analysis.text.tokens import masked
from ...registry import Result, check, only_with

_UNSEEN = r"[\p{Cf}[\p{Mn}\p{Me}&&\p{sc=Zinh}]--[\ufe0e\ufe0f\u20e3]]"
"""Marks of direction, joiners, and signs drawn over what stands before them; not what makes a keycap of a digit."""
_POINT = "[.,:٫٬·]"
_ENLARGED = {
    "ends with the letter O, and reads as ten times as much": regex.compile(
        r"(?<![\p{Latin}\p{Cyrillic}\p{Greek}\p{M}\p{Nd}])\p{Nd}+[OОΟ](?![\p{Latin}\p{Cyrillic}\p{Greek}\p{M}\p{Nd}])"
    ),
}
_DAMAGED = {
    "has a character inside that is not seen and may turn it around": regex.compile(
        rf"\p{{Nd}}(?:{_UNSEEN}+(?:{_POINT}{_UNSEEN}*)?|{_POINT}{_UNSEEN}+)\p{{Nd}}+", regex.V1
    ),
    "is a fraction that may be drawn from right to left": regex.compile(
        rf"(?<![\p{{Nd}}/])[123](?:{_UNSEEN}+/{_UNSEEN}*|/{_UNSEEN}+)[2348](?![\p{{Nd}}/])", regex.V1
    ),
    "has a mark over a digit": regex.compile(
        r"(?<!\p{Nd})\p{Nd}++[\p{Mn}\p{Me}&&\p{sc=Zinh}--[\ufe0e\ufe0f\u20e3]]", regex.V1
    ),
    "has its last digit in a box": regex.compile(r"(?<!\p{Nd})\p{Nd}{2,}+\ufe0f?\u20e3"),
    **_ENLARGED,
}
_LIKE_ZERO = "OОΟ"
_UNUSUAL = regex.compile(r"[\p{Cf}[\p{Mn}\p{Me}&&\p{sc=Zinh}]\p{Nd}]", regex.V1)
_RUN = regex.compile(r"\p{Nd}{2,}")
_MINUS = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}.)°%–-])(?<!\p{N}\s)(?:[-﹣－]|−\s?)(?=[.,]?\d)"
    r"|(?<=[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}])[-−﹣－](?=[\d.,]+\s?[°℃])"  # no space is written
)
_DASHED = re.compile(r"[-−﹣－]\s?[\d.,]")
"""What stands in every text with a minus sign, found many times faster."""
_ANY_DASH = regex.compile(r"(?<!\d\s?)[-−–﹣－]\s?[.,]?\d|\d\s?[-−](?!\s?[\p{L}\p{N}])")
_DEGREES = regex.compile(r"[\s\d.,]*(?:°|º|℃|℉|degree)")


class _Damaging(dict[str, bool]):
    """Whether a character can damage a number: an unseen one, a sign over others, another digit."""

    def __missing__(self, char: str) -> bool:
        """Find out what a character can do and remember it."""
        return self.setdefault(char, not char.isascii() and bool(_UNUSUAL.match(char)))


_DAMAGING = _Damaging()


def _damages(char: str) -> bool:
    """Whether a character can damage a number, or make it larger."""
    return char in _LIKE_ZERO or _DAMAGING[char]


@check(Severity.ERROR, on_english=True)
@only_with(_damages)
def damaged_number(unit: Unit) -> Iterator[Result]:
    """A number is drawn as the digits say: nothing unseen is between them, and no sign over them.

    Bad [ar]: Wait 12 hours. -> انتظر 1\u200f2 ساعة.
    Bad [es]: Wait 12 hours. -> Espere 12\u0338 horas.
    Bad [es]: Wait 12 hours. -> Espere 12O horas.
    Bad [ar]: Wait 12 hours. -> انتظر 1٢ ساعة.
    Bad [ko]: Wait 12 hours. -> 12O시간 기다리십시오.
    Bad [es]: Wait 12 hours. -> Espere 12\u20e3 horas.
    Good [ar]: Wait 12 hours. -> انتظر \u206612\u2069 ساعة.
    Good [ar]: On 3/12/2026 -> في 3\u200f/12\u200f/2026
    """
    shown = characters(unit.target)
    if not any(map(str.isdecimal, shown)):
        return
    unusual = any(map(_DAMAGING.__getitem__, shown))
    for what, pattern in (_DAMAGED if unusual else _ENLARGED).items():
        for found in pattern.finditer(unit.target):
            if found[0] not in unit.source or unit.source == unit.target:
                yield f"{found[0]} {what}", found.span()
    for found in _RUN.finditer(unit.target) if unusual else ():
        if len({ord(digit) - unicodedata.decimal(digit) for digit in found[0]}) > 1:
            yield f"{found[0]} has digits of two scripts", found.span()


@check(Severity.ERROR)
@only_with("-−﹣－")
def minus_sign(unit: Unit) -> Iterator[Result]:
    """A minus sign before a number, or the words for it, is neither lost nor added.

    Bad [es]: Keep it at -5 °C. -> Guárdelo a 5 °C.
    Bad [es]: Keep it at 5 °C. -> Guárdelo a -5 °C.
    Good [es]: Keep it at -5 °C. -> Guárdelo a 5 °C bajo cero.
    Good [de]: Keep it at −5 °C. -> Bei minus 5 °C aufbewahren.
    Good [es]: Wait 5-10 days. -> Espere de 5 a 10 días.
    """
    here, there = masked(unit.source), masked(unit.target)
    ours, theirs = _signed(here), _signed(there)
    if ours == theirs == {}:
        return
    for (wanted, _), (found, _) in match(unit.source, unit.target, unit.language).pairs:
        if wanted.start in ours and found.start not in theirs and not _told(there, unit.language):
            yield f"{wanted.written} has lost its minus sign", span(unit.target, found.start, found.end)
        elif found.start in theirs and wanted.start not in ours and not _told(here, "en"):
            severity = Severity.ERROR if theirs[found.start] else Severity.WARNING
            yield f"{found.written} has a minus sign here", span(unit.target, found.start, found.end), severity


def _signed(text: str) -> dict[int, bool]:
    """Return where numbers with a minus sign begin, and whether they are degrees; a hyphen may begin an entry."""
    found: dict[int, bool] = {}
    for sign in _MINUS.finditer(text) if _DASHED.search(text) else ():
        degrees = bool(_DEGREES.match(text, sign.end()))
        if degrees or sign.start() or sign[0] != "-":
            found[sign.end()] = degrees or "−" in sign[0]
    return found


def _told(text: str, language: str) -> bool:
    """Whether a minus is written or said anywhere in a text."""
    return bool(_ANY_DASH.search(text) or ((words := _words(language)) and words.search(plain(text).casefold())))


@cache
def _words(language: str) -> Pattern:
    forms = lexicon.grammar(language, "minus")
    return compiled(alternatives(forms, language)) if forms else None
