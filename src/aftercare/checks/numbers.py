"""The numbers of the source, by value, against those of the translation."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from ..model import Severity, Unit
from .numerals import Number
from .registry import Result, check
from .text import span
from .units import SCALE, equal, quantities

Quantity = tuple[Number, str]


@dataclass(frozen=True, slots=True)
class Match:
    """Which numbers of a unit belong together, and which stand alone."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Number, ...]
    extra: tuple[Number, ...]


@lru_cache(maxsize=4096)
def match(source: str, target: str, language: str) -> Match:
    """Pair the numbers of two texts by value, digits with digits first, then with words."""
    left, right = list(quantities(source, "en")), list(quantities(target, language))
    pairs: list[tuple[Quantity, Quantity]] = []
    for wanted, offered in (("digits", "digits"), ("digits", "word"), ("word", "digits"), ("name", "name"), ("name", "digits")):
        for item in [item for item in left if item[0].kind == wanted]:
            found = _best(item, [other for other in right if other[0].kind == offered])
            if found:
                pairs.append((item, found))
                left.remove(item)
                right.remove(found)
    known = {value for number, _ in quantities(source, "en") for value in number.values}
    there = {value for number, _ in quantities(target, language) for value in number.values}
    missing = [item for item in left if item[0].kind == "digits" and not _found(item, right, there)]
    extra = [item for item in right if item[0].kind != "word" and not _found(item, left, known)]
    return Match(tuple(pairs), tuple(n for n, _ in missing), tuple(n for n, _ in extra))


def _best(item: Quantity, others: list[Quantity]) -> Quantity | None:
    number, unit = item
    same = [other for other in others if set(number.values) & set(other[0].values)]
    return max(same, key=lambda other: (other[1] == unit, other[0].values[0] == number.values[0]), default=None)


def _found(item: Quantity, others: list[Quantity], values: set[Fraction]) -> bool:
    number, unit = item
    if number.values[0] == 0 or (len(number.parts) > 1 and all(part in values for part in number.parts)):
        return True
    pieces = {part for other, _ in others for part in other.parts if len(other.parts) > 1}
    if pieces & set(number.values):
        return True
    return bool(unit) and any(
        name and equal(number.values[0], unit, other.values[0], name) for other, name in others
    )


@check(Severity.ERROR)
def numbers(unit: Unit) -> Iterator[Result]:
    """Every number of the source stands in the translation, as digits or as a word, and no other.

    Bad [es]:  Wait 48 hours. -> Espere 24 horas.
    Good [es]: Wait 48 hours. -> Espere 48 horas.
    """
    result = match(unit.source, unit.target, unit.language)
    for number in result.missing:
        yield f"{number.written} is missing from the translation"
    for number in result.extra:
        message, place = f"{number.written} is not in the source", span(unit.target, number.start, number.end)
        yield (message, place) if place else message


__all__ = ["SCALE", "match", "numbers"]
