"""Parts of one in words: a third of the dose, three quarters of a tablet."""

from fractions import Fraction
from functools import cache

import regex

from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import language_of
from ..text.patterns import Pattern, compiled, named_alternatives
from ..text.tokens import masked
from .quantities import quantities
from .scale import days

PART = regex.compile(
    r"\b(?:(?P<above>one|two|three|an?)[\s-](?P<below>third|quarter|fourth|fifth|sixth|eighth|tenth)s?(?P<of>\sof)?|(?P<half>half)(?=\s(?:an?|of|the|your|its|each|this|as|tablet|pill|dose|cup|glass|full)\b|[.,;]|$)"
    r"(?!\s(?:an?\s|the\s|of\san?\s)?(?:hour|minute|day|week|month|year)))\b",
    regex.IGNORECASE,
)
"""Parts of one in English words; a third or a quarter counts only where it is one of something."""
AND = regex.compile(r"\band an?\s$", regex.IGNORECASE)
"""What stands before a half that is more than one: one and a half."""
DIGIT = regex.compile(r"(?<![\d/.,])([2-9])\s$")
ABOVE = {"one": 1, "two": 2, "three": 3}
BELOW = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
Hit = tuple[Fraction, regex.Match[str]]


@remembered
def english_parts(source: str) -> frozenset[Fraction]:
    """Return the parts of one that an English text tells in words."""
    text = masked(source)
    found = (hit for hit in PART.finditer(text) if not AND.search(text, max(0, hit.start() - 6), hit.start()))
    return frozenset(filter(None, map(_value, found)))


def _value(hit: regex.Match[str]) -> Fraction | None:
    if hit["half"]:
        return Fraction(1, 2)
    above = ABOVE.get(hit["above"].lower())
    return Fraction(above or 1, BELOW[hit["below"].lower()]) if above or hit["of"] else None


@cache
def _words(language: str) -> tuple[Pattern, tuple[Fraction, ...]]:
    """Return a pattern for the words of a language for parts of one, and the value of each of its groups."""
    listed = lexicon.load(language, "dosing").get("fractions", {})
    words = {f"f{place}": forms for place, forms in enumerate(listed.values())}
    return compiled(named_alternatives(words, language)) if words else None, tuple(map(Fraction, listed))


def known(language: str) -> bool:
    """Whether the words of a language for parts of one are known."""
    return lexicon.has(language, "dosing", "fractions")


def part_words(text: str, language: str) -> list[Hit]:
    """Return the words for parts of one in a text of another language, and what they say; no part of an hour."""
    pattern, values = _words(language)
    found = [*pattern.finditer(text)] if pattern else []
    measured = quantities(text, language) if found else ()
    times = [(number.start, max(number.end, number.unit_end)) for number, name in measured if name and days(name)]
    return [
        (_times(text, hit) * values[int(str(hit.lastgroup)[1:])], hit)
        for hit in found
        if not any(start < hit.end() and hit.start() < end for start, end in times)
    ]


def _times(text: str, hit: regex.Match[str]) -> int:
    """Return the digit before a part of one: 2 Drittel are two of them."""
    found = DIGIT.search(text, max(0, hit.start() - 3), hit.start())
    return int(found[1]) if found else 1


@remembered
def parts_told(text: str, language: str) -> frozenset[Fraction]:
    """Return the parts of one that a text in any language tells in words."""
    if language_of(language) == "en":
        return english_parts(text)
    return frozenset(value for value, _ in part_words(masked(text), language))
