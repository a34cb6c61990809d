"""The numbers of the source, by value, against those of the translation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from ..model import Severity, Unit
from .numerals import Number
from .registry import Result, check
from .text import span
from .units import SCALE, equal, quantities

Quantity = tuple[Number, str]


ROUNDS = (
    ("digits", "digits"),
    ("name", "name"),
    ("digits", "name"),
    ("name", "digits"),
    ("digits", "word"),
    ("word", "digits"),
    ("word", "name"),
    ("word", "word"),
)
"""Which kinds of number are paired, the surest first."""


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
    for wanted, offered in ROUNDS:
        for item in [item for item in left if item[0].kind == wanted]:
            found = _best(item, [other for other in right if other[0].kind == offered])
            if found:
                pairs.append((item, found))
                left.remove(item)
                right.remove(found)
    known = {value for number, _ in quantities(source, "en") for value in number.values}
    there = {value for number, _ in quantities(target, language) for value in number.values}
    missing = [
        n
        for n, unit in left
        if n.kind == "digits"
        and not _split(n, right, there)
        and not _converted(n, unit, rest=right, others=quantities(target, language))
    ]
    named = any(n.kind == "name" for n, _ in quantities(source, "en"))
    extra = [
        n
        for n, unit in right
        if n.kind != "word"
        and not known & set(n.values)
        and not (n.kind == "name" and not named)
        and not _split(n, left, known)
        and not _converted(n, unit, rest=left, others=quantities(source, "en"))
    ]
    return Match(tuple(pairs), tuple(missing), tuple(extra))


def _best(item: Quantity, others: list[Quantity]) -> Quantity | None:
    number, unit = item
    same = [
        (other, name)
        for other, name in others
        if set(number.values) & set(other.values)
        and not (other.kind == "word" and number.values[0] == 1 and unit not in {"", name})
    ]
    return max(same, key=lambda other: (other[1] == unit, other[0].values[0] == number.values[0]), default=None)


def _split(number: Number, others: Iterable[Quantity], values: set[Fraction]) -> bool:
    """Whether a number is told as two, or is a part of one: 5,6 may be 5 and 6."""
    two = len(number.parts) > 1 and "." not in number.written
    if two and values.issuperset(number.parts):
        return True
    return any(set(number.values) & set(other.parts) for other, _ in others if len(other.parts) > 1)


def _converted(number: Number, unit: str, *, rest: Iterable[Quantity], others: Iterable[Quantity]) -> bool:
    """Whether the same amount is told in another unit: 24 hours as one day, 6 feet as 2 metres.

    A rounded amount counts only where it stands alone: in "4.5 m (15 feet)" each number has its own.
    """
    return bool(unit) and any(
        name and equal(number.values[0], unit, other.values[0], name, rough=rough)
        for rough, group in ((False, others), (True, rest))
        for other, name in group
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
