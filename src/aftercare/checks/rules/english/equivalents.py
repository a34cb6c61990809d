"""Amounts that the English tells twice: 101 °F (38.3 °C), 10 lb (4.5 kg)."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.evidence.parallel import CLOCK
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.scale import ROUGH, SCALE, days, equal
from ...analysis.text.tokens import masked
from .turned_cells import OF_FRACTION
from .written_amounts import CORRECT

BETWEEN = regex.compile(
    r"\s?(?:[(\[]|=)\s?(?:(?:about|around|or|roughly|approximately|approx\.?|≈|~|=)\s?)?"
    r"(?:\d[\d.,]*\s?(?:°\s?[CF]\s?)?(?:[-–]|to)\s?)?",
    regex.IGNORECASE,
)
"""What stands between an amount and the same one in another unit; of a range, the end counts."""

EACH = regex.compile(
    r"(?:\s?(?:/|=|,|or)\s?\d[\d.,]*\s?\p{L}+)?\s?(?:each|apiece|per|every|a)\b",
    regex.IGNORECASE,
)
"""Then the amount in brackets is that of one: 8 glasses (8 ounces each), (8 oz / 240 mL each)."""

MANY = regex.compile(r"\b(?:tablets|pills|capsules|caplets|drops|puffs|doses)\s(?:of|x|×)\s$", regex.IGNORECASE)
"""Then the amount in brackets may be that of all: 2 tablets of 500 mg (1 g)."""
OFTEN = regex.compile(r"\b(?:days?|nights?|times|once|twice|hours|minutes|min|sessions)\s(?:(?:per|each|every)\s)?$")
"""Then a time is that in which something is done so often: 30 minutes, 5 days a week (150 minutes)."""
FLUID = regex.compile(r"\bfl\b", regex.IGNORECASE)
"""In an ounce that measures no weight."""
ON = regex.compile(r"\s?(?:[-–]|to)\s?\d")
"""Then an amount is the beginning of a range: 2 °C to 8 °C (36 °F to 46 °F)."""
START = regex.compile(r"(?<![\d.,])(?P<low>\d{1,3}(?:\.\d+)?)\s?(?:°\s?[CF]?\s?)?(?:[-–]|to|and)\s?$")
AHEAD = 16
"""What stands before the higher end of a range, and in how many letters."""
BY = regex.compile(
    r"\b(?:by|(?:drop|rise|fall|change|increase|decrease|difference) of)\s(?:\p{L}+\s){0,2}$", regex.IGNORECASE
)
"""Before how much warmer something gets, which is told otherwise on the other scale than how warm it is."""
HALF, TENTHS = Fraction(6, 10), Fraction(3, 10)
"""°F by which those may differ that are told in whole degrees, and in tenths."""
OF_BODIES = 34
"""°C from which on half a degree matters."""
NEAR = 4
"""Amounts behind one that may tell the same: those of a range, in one or two units."""
WEIGHTS = {"pound", "kilogram"}
TIMES = {"time", "calendar"}


@across(Severity.WARNING, english=True)
def amount_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """An amount in brackets is the same as the one before them, in the English."""
    for row in sources(units):
        text = masked(row.source)
        found = _measured(text)
        for one, other in ((one, other) for at, one in enumerate(found) for other in found[at + 1 : at + NEAR]):
            if not _same_thing(one, other, text):
                continue
            ends = _starts(one, other, text)
            same = _as_whole if ends else _equal
            if not same(one, other) and not _from_low(one, other, text):
                yield row, f"{_written(one, text)} is not {_written(other, text)}{CORRECT}"
            elif ends and not same(*ends):
                yield row, f"{_written(ends[0], text)} is not {_written(ends[1], text)}{CORRECT}"


def _measured(text: str) -> list[Quantity]:
    turned = {found.end() for found in OF_FRACTION.finditer(text)}  # it is told of as such
    found = [item for item in quantities(text, "en") if item[1] and item[0].unit_end not in turned]
    return [item for item in found if not CLOCK.match(text, item[0].start)]


def _same_thing(one: Quantity, other: Quantity, text: str) -> bool:
    """Whether two amounts measure the same thing, the second as an explanation of the first."""
    beside = BETWEEN.fullmatch(text, one[0].unit_end, max(one[0].unit_end, other[0].start))
    kinds = {SCALE[name][0] for _, name in (one, other)}
    if (
        ON.match(text, other[0].unit_end)
        or EACH.match(text, other[0].unit_end)
        or MANY.search(text, max(0, one[0].start - 20), one[0].start)
        or OFTEN.search(text, max(0, one[0].start - 20), one[0].start)
        or (FLUID.search(text, other[0].start, other[0].unit_end) and "mass" in kinds)
        or (SCALE[one[1]][0] == "temperature" and BY.search(text, max(0, one[0].start - 30), one[0].start))
    ):
        return False
    return bool(beside) and one[1] != other[1] and (len(kinds) == 1 or kinds == TIMES or _fluid(one[1], other[1]))


def _starts(one: Quantity, other: Quantity, text: str) -> tuple[Quantity, Quantity] | None:
    """Return the lower ends of two ranges of temperatures or of weights: others are rounded too much."""
    if SCALE[one[1]][0] != "temperature" and {one[1], other[1]} != WEIGHTS:
        return None
    found = [START.search(text, max(0, number.start - AHEAD), number.start) for number, _ in (one, other)]
    low = [each and Fraction(each["low"]) for each in found]
    if not low[0] or not low[1] or not found[0] or not found[1]:
        return None
    first, second = (
        number._replace(values=(each,)) for (number, _), each in zip((one, other), low, strict=True) if each
    )
    return (first._replace(start=found[0].start()), one[1]), (second._replace(start=found[1].start()), other[1])


def _from_low(one: Quantity, other: Quantity, text: str) -> bool:
    """Whether an amount is that of the lower end of the range before it: 5 to 7 mL (1 teaspoon)."""
    low = START.search(text, max(0, one[0].start - AHEAD), one[0].start)
    return low is not None and _equal((one[0]._replace(values=(Fraction(low["low"]),)), one[1]), other)


def _fluid(name: str, other: str) -> bool:
    return "ounce" in {name, other} and "volume" in {SCALE[name][0], SCALE[other][0]}


def _equal(one: Quantity, other: Quantity) -> bool:
    (left, name), (right, other_name) = one, other
    if {SCALE[name][0], SCALE[other_name][0]} == TIMES:
        ours, theirs = left.values[0] * days(name), right.values[0] * days(other_name)
        return abs(ours - theirs) <= ROUGH * ours  # a month is four weeks, or thirty days
    return equal(left.values[0], name, right.values[0], other_name, rough=True) and _as_rounded(one, other)


def _as_rounded(one: Quantity, other: Quantity) -> bool:
    """Whether temperatures differ by no more than is rounded: with tenths of a degree, 101 °F are 38.3 °C, not 38.8."""
    degrees = {name: number.values[0] for number, name in (one, other)}
    if degrees.keys() != {"celsius", "fahrenheit"} or degrees["celsius"].denominator == 1:
        return True
    exact = degrees["celsius"] * 9 / 5 + 32
    return abs(exact - degrees["fahrenheit"]) <= (HALF if degrees["fahrenheit"].denominator == 1 else TENTHS)


def _as_whole(one: Quantity, other: Quantity) -> bool:
    """Whether two ends of ranges are the same; the degrees of a room may be cut to whole ones: 60 °F are 15 °C."""
    degrees = {name: number.values[0] for number, name in (one, other)}
    if degrees.keys() != {"celsius", "fahrenheit"} or degrees["celsius"] >= OF_BODIES:
        return _equal(one, other)
    exact = (degrees["fahrenheit"] - 32) * 5 / 9
    return _equal(one, other) or (degrees["celsius"].denominator == 1 and abs(exact - degrees["celsius"]) < 1)


def _written(item: Quantity, text: str) -> str:
    return text[item[0].start : item[0].unit_end]
