"""One of a unit that a language tells by the unit alone: Russian and Arabic wait an hour, and name no number."""

from fractions import Fraction
from functools import cache

import regex

from ..text import lexicon
from ..text.normal import plain
from ..text.patterns import Pattern, compiled, named_alternatives
from ..text.tokens import masked
from .number import Number
from .quantities import quantities
from .rates import rates
from .scale import equal


@cache
def _pattern(language: str) -> Pattern:
    """Return what finds the words that tell one of a unit by themselves."""
    listed = lexicon.load(language, "facts").get("one", {})
    return compiled(named_alternatives(listed, language)) if listed else None


def bare_one(number: Number, source: str, target: str, language: str) -> bool:
    """Whether an amount of the source is told as one of a unit, without a number: an hour, and 7 days as a week."""
    pattern = _pattern(language)
    unit = next((name for other, name in quantities(source, "en") if other is number), "")
    if not pattern or not (unit or number.values[0] == 1):
        return False
    return any(_as_much(number, unit, found, target, language) for found in pattern.finditer(plain(masked(target))))


def _as_much(number: Number, unit: str, found: regex.Match[str], target: str, language: str) -> bool:
    """Whether a word stands for as much as the number, and neither beside another number nor for how often."""
    name = str(found.lastgroup)
    same = number.values[0] == 1 if unit in {"", name} else _equal(number, unit, name)
    return same and not _counted(found.start(), target, language)


def _equal(number: Number, unit: str, name: str) -> bool:
    return equal(number.values[0], unit, Fraction(1), name)


def _counted(place: int, target: str, language: str) -> bool:
    """Whether what stands at a place is counted by a number, or is the period of how often: twice a week."""
    numbered = any(number.start <= place < number.unit_end for number, _ in quantities(target, language))
    return numbered or any(rate.start <= place < rate.end for rate in rates(target, language))
