"""Protects what translation must not change: protect, send, restore.

Placeholders, marks of strong words and links, addresses, phone numbers, numbers with a symbol for a unit, and terms
of the glossary that are kept become tokens; the engine sees plain text with tokens in it. A plain number before a
word ("12 hours") stays visible at first, because the grammar of many languages depends on it; whoever stores the
result compares the digits. The second way uses another token and puts every number behind one.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from ..core.text import markup
from .masked import Mangled, Masked, Shape, restore

_NUMBER = r"\d{1,12}(?:[.,]\d{1,12}){0,4}"
_UNIT = (
    r"mg|mcg|µg|μg|kg|g|ml|mL|dl|dL|l|L|IU|mm|cm|km|m|ft|fl\.? oz|oz|lbs?|mmHg|bpm|kcal|kJ|J|W|nm|k?Hz|MHz"
    r"|°\s?[CF]|°|%|‰"
)
_ALWAYS = (
    r"\{[^{}\s]{1,60}\}",
    r"(?<=\s)\|(?=\s)",
    r"https?://[^\s<>\"]{0,500}[^\s<>\"'.,;:!?)\]}]",
    r"www\.[^\s<>\"]{0,500}[^\s<>\"'.,;:!?)\]}]",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    r"(?<!\w)(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|gov|edu|info|health|clinic)(?:/[^\s<>\"]{0,300}[\w/])?(?!\w)",
    r"(?<!\w)\+?\(?\d(?:[\s().-]{0,2}\d){6,14}(?!\w)",
    r"(?<!\w)SPF[ \u00a0-]?\d{1,3}\+?(?!\w)",
    rf"(?<![\w.,])[<>≤≥±]?{_NUMBER}(?:\s?[–-]\s?{_NUMBER})?[ \u00a0]?(?:{_UNIT})(?!\w)",
)
_NUMBERS = rf"(?<!\w){_NUMBER}(?:[:/–-]{_NUMBER})?(?!\w)"


BRACKETS = Shape(
    "[X",
    "X]",
    re.compile(r"[\[［【]\s?[XxХх]\s?(\d{1,9})\s?[XxХх]\s?[\]］】]"),
    re.compile(r"[\[［【]\s?[XxХх]|[XxХх]\s?[\]］】]|[XxХх]\s?\d{1,9}\s?[XxХх]"),
)
LETTERS = Shape(
    "ZQ",
    "QZ",
    re.compile(r"[Zz][Qq]\s?(\d{1,9})\s?[Qq][Zz]"),
    re.compile(r"[Zz][Qq]\s?\d|\d\s?[Qq][Zz]"),
)
TOKENS = "|".join(shape.pattern.pattern.replace("(", "").replace(")", "") for shape in (BRACKETS, LETTERS))


def protect(text: str, *, keep: Iterable[str] = (), first: int = 0, second_way: bool = False) -> Masked:
    """Return a text with tokens, numbered from `first`, for everything that must not change."""
    core = text.strip()
    start = text.index(core) if core else len(text)
    before, after = text[:start], text[start + len(core) :]
    pattern = _pattern(tuple(sorted(set(keep), key=lambda term: (-len(term), term))), second_way)
    for shape in (LETTERS, BRACKETS) if second_way else (BRACKETS, LETTERS):
        masked = replace(_mask(core, pattern, shape, first), before=before, after=after)
        if _is_identity(masked, text):
            return masked
    return Masked(BRACKETS.token(first), (core,), first, BRACKETS, before, after)


def _mask(core: str, pattern: re.Pattern[str], shape: Shape, first: int) -> Masked:
    """Return a text with tokens for what the pattern finds, and for the marks of strong words and links."""
    kept: list[str] = []
    opening: set[int] = set()
    closing: set[int] = set()

    def token(original: str) -> str:
        kept.append(original)
        return shape.token(first + len(kept) - 1)

    sent, end = "", 0
    for mark in [*markup.marks(core), None]:
        words = core[end : mark.start if mark else len(core)]
        sent += pattern.sub(lambda match: token(match[0]), words)
        if mark:
            number, end = first + len(kept), mark.end
            opening |= {number} if mark.opens else set()
            closing |= {number} if mark.closes else set()
            sent += token(core[mark.start : mark.end])
    return Masked(sent, tuple(kept), first, shape, opening=frozenset(opening), closing=frozenset(closing))


def _is_identity(masked: Masked, text: str) -> bool:
    try:
        return restore(masked, masked.text) == text
    except Mangled:
        return False


@cache
def _pattern(keep: tuple[str, ...], second_way: bool) -> re.Pattern[str]:
    # A text that holds something like a token has it protected too, so that the tokens are unambiguous.
    parts = [TOKENS]
    if keep:
        parts.append(rf"(?<!\w)(?:{'|'.join(map(re.escape, keep))})(?!\w)")
    return re.compile("|".join([*parts, *_ALWAYS, *([_NUMBERS] if second_way else [])]))
