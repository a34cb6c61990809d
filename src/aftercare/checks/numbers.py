"""The numbers of the source, by value, against those of the translation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from ..model import Severity, Unit
from .digits import Number, one_notation
from .registry import Result, check
from .text import span
from .units import equal, quantities

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
CHOICE = 8
"""Partners looked at for one number, so that a text that repeats one a thousand times costs no million."""


@dataclass(frozen=True, slots=True)
class Match:
    """Which numbers of a unit belong together, and which stand alone."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Number, ...]
    extra: tuple[Number, ...]


@lru_cache(maxsize=4096)
def match(source: str, target: str, language: str) -> Match:
    """Pair the numbers of two texts by value, digits with digits first, then with words."""
    wanted, offered = quantities(source, "en"), quantities(target, language)
    pairs, left, right = _paired(wanted, offered)
    known, there = _values(wanted), _values(offered)
    named = any(number.kind == "name" for number, _ in wanted)
    missing = [
        number
        for number, unit in left
        if number.kind == "digits"
        and not _split(number, right, there)
        and not _converted(number, unit, rest=right, others=offered)
    ]
    extra = [
        number
        for number, unit in right
        if number.kind == "digits" or (number.kind == "name" and named)
        if not known & set(number.values)
        and not _split(number, left, known)
        and not _converted(number, unit, rest=left, others=wanted)
    ]
    return Match(tuple(pairs), tuple(missing), tuple(extra))


def _paired(
    wanted: Sequence[Quantity], offered: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Return the pairs, and what is left of either side."""
    pairs: list[tuple[Quantity, Quantity]] = []
    left, right = list(wanted), list(offered)
    for kind, other_kind in ROUNDS:
        places: dict[Fraction, list[int]] = {}
        for place, (number, _) in enumerate(right):
            for value in number.values if number.kind == other_kind else ():
                places.setdefault(value, []).append(place)
        taken: set[int] = set()
        rest = []
        for item in left:
            same = (place for value in item[0].values for place in places.get(value, ()) if place not in taken)
            found = _best(item, [*islice(same, CHOICE)], right) if item[0].kind == kind else None
            if found is None:
                rest.append(item)
            else:
                taken.add(found)
                pairs.append((item, right[found]))
        left, right = rest, [item for place, item in enumerate(right) if place not in taken]
    return pairs, left, right


def _best(item: Quantity, places: Iterable[int], others: Sequence[Quantity]) -> int | None:
    """Return the place of the likeliest partner: of the same unit, then of the same first reading."""
    number, unit = item
    possible = [
        place
        for place in places
        if not (others[place][0].kind == "word" and number.values[0] == 1 and unit not in {"", others[place][1]})
    ]
    return max(
        possible,
        key=lambda place: (others[place][1] == unit, others[place][0].values[0] == number.values[0], -place),
        default=None,
    )


def _values(quantities: Iterable[Quantity]) -> set[Fraction]:
    return {value for number, _ in quantities for value in number.values}


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
    Bad [ko]:  Rest for 3 days. -> 오 일 동안 쉬십시오.
    Bad [fr]:  It cost 648 million dollars. -> Cela a coûté 648 milliards de dollars.
    Good [es]: Wait 48 hours. -> Espere 48 horas.
    Good [fr]: Open 8 AM to 5 PM -> Ouvert de 8 h à 17 h
    Good [hi]: Rest for 14 days. -> चौदह दिन आराम करें।
    Good [vi]: Come on Monday. -> Hãy đến vào Thứ 2.
    """
    result = match(unit.source, unit.target, unit.language)
    for number in result.missing:
        yield f"{number.written} is missing from the translation"
    for number in result.extra:
        yield _placed(f"{number.written} is not in the source", number, unit)
    for (wanted, _), (found, _) in result.pairs:
        both = wanted.factor > 1 and found.factor > 1
        if both and wanted.values[0] not in {value * found.factor for value in found.values}:
            yield _placed(f"{wanted.written} and {found.written} differ in size", found, unit)


def _placed(message: str, number: Number, unit: Unit) -> Result:
    place = span(unit.target, number.start, number.end)
    return (message, place) if place else message


@check(Severity.WARNING)
def number_notation(unit: Unit) -> Iterator[Result]:
    """A number is written as its language writes it: in German 1,234 is little more than one.

    Bad [de]:  It has 1,234 members. -> Es hat 1,234 Mitglieder.
    Good [de]: It has 1,234 members. -> Es hat 1.234 Mitglieder.
    Good [es]: It has 1,234 members. -> Tiene 1,234 miembros.
    """
    if not one_notation(unit.language):
        return
    for (wanted, _), (found, _) in match(unit.source, unit.target, unit.language).pairs:
        misread = len(found.values) == 2 and found.values[0] not in wanted.values
        if found.kind == wanted.kind == "digits" and misread and found.factor == 1:
            message = f"{found.written} reads as {float(found.values[0]):g} here, not as {wanted.written}"
            yield _placed(message, found, unit)
