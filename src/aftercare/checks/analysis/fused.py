"""Words that hold a number and its unit: Korean 하루 is a day, German vierwöchig is of four weeks."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from . import lexicon

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
