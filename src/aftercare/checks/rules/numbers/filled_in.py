"""Units of the values that a program fills in: `{n} hours` are no days."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import quantities
from ...analysis.text.tokens import PLACEHOLDER
from ...registry import Result, check, only_with
from .units import covered

STAND_INS = ("43", "47", "53", "59", "61", "67")
"""Numbers in the place of values: for many, in every language's grammar, and hardly ever in a text."""


@check(Severity.ERROR, languages=covered)
@only_with("{%")
def value_units(unit: Unit) -> Iterator[Result]:
    """A value that a program fills in keeps its unit.

    Bad [es]:  Wait {n} hours. -> Espere {n} días.
    Bad [pl]: Take it for %d weeks. -> Przyjmuj przez %d dni.
    Good [de]: Wait {n} hours. -> Warten Sie {n} Stunden.
    """
    values = [value for value in dict.fromkeys(PLACEHOLDER.findall(unit.source)) if value in unit.target]
    if not values:
        return
    free = [number for number in STAND_INS if number not in unit.source + unit.target]
    pairs = dict(zip(free, values, strict=False))
    ours = _units(unit.source, "en", pairs)
    theirs = _units(unit.target, unit.language, pairs) if ours else {}
    for number, value in pairs.items():
        here, there = ours.get(number, ""), theirs.get(number, "")
        if here and there and here != there:
            yield f"{value} {here} in the source is {value} {there} in the translation"


def _units(text: str, language: str, pairs: dict[str, str]) -> dict[str, str]:
    """Return the units of stand-ins."""
    for number, value in pairs.items():
        text = text.replace(value, number)
    found = quantities(text, language)
    return {number.written: name.replace("_", " ") for number, name in found if name and number.written in pairs}
