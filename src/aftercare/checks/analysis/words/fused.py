"""Words that hold a number and its unit: Korean 하루 is a day, German vierwöchig is of four weeks."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from ..text import lexicon
from ..text.patterns import Pattern, compiled, named_alternatives

LARGEST = 48
"""The largest number that words for it make one with a unit often enough to be looked for."""


@cache
def fused(language: str) -> Mapping[str, list[str]]:
    """Return the words for numbers with their units, by both: "4 week"."""
    found: dict[str, list[str]] = {}
    for part in ("facts", "dosing"):
        for key, forms in lexicon.load(language, part).get("quantities", {}).items():
            found.setdefault(key, []).extend(forms)
    for key, forms in _compounds(language):
        found.setdefault(key, []).extend(forms)
    return found


def _compounds(language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the words that the first word for each number makes with what units begin with behind one."""
    data = lexicon.load(language, "facts")
    for unit, begins in data.get("compounds", {}).items():
        for value, forms in data["numbers"].items():
            if Fraction(value) <= LARGEST:
                yield f"{value} {unit}", [forms[0].rstrip("*") + begin for begin in begins]


@cache
def whole(language: str) -> frozenset[str]:
    """Return the words that hold a number and its unit: Korean 하루 is a day, and what follows no unit of it."""
    return frozenset(form.casefold() for forms in fused(language).values() for form in forms)


@cache
def fused_pattern(language: str) -> tuple[Pattern, dict[str, tuple[Fraction, str]]]:
    """Return a pattern for words that hold a number and its unit: Arabic يومين is two days."""
    values, words = {}, {}
    for place, (key, forms) in enumerate(fused(language).items()):
        value, _, name = key.partition(" ")
        values[f"q{place}"], words[f"q{place}"] = (Fraction(value), name), forms
    return compiled(named_alternatives(words, language)), values
