"""Temperatures and blood sugars that no person, bath or refrigerator has: 38 °F, 1004 °F, 70 mmol/L, 2 to 8 °F."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked

OF_PEOPLE = regex.compile(r"\b(?:fevers?|feverish|thermometer|temperature|temp)\b", regex.IGNORECASE)
OF_THINGS = regex.compile(
    r"\b(?:stor\p{L}+|refrigerat\p{L}*|fridge|freez\p{L}*|boil\p{L}*|water|bath|room|oven|cook\p{L}*|food|meat|air|outside|weather|insulin|vials?|pens?|vaccines?|wash\p{L}*|heat\p{L}*|keep|medicines?|spoil\p{L}*)\b",
    regex.IGNORECASE,
)
BY = regex.compile(
    r"\b(?:by|within|(?:drop|rais|lower|increas|decreas|chang|differ)\p{L}*|rises?|falls?|up|down)\b", regex.IGNORECASE
)
"""What may stand before how much warmer somebody gets, or how much less the sugar."""
BEFORE = 40
"""In how many letters before a number that stands."""
COLD = regex.compile(
    r"\b(?:in|inside)\s(?:(?:a|the|your)\s)?(?:refrigerator|fridge)\b[^.;\d]{0,16}\s?$|\brefrigerate[^.;\d]{0,16}\s?$",
    regex.IGNORECASE,
)
"""What stands before how cold a refrigerator is."""
BATH = regex.compile(r"\b(?:bath|bathe|bathing|baths|soak|soaking|tub|foot bath)\b", regex.IGNORECASE)
HOT = regex.compile(r"\b(?:boil\p{L}*|launder\p{L}*|towels?|heater|cloth\p{L}*|disinfect\p{L}*)\b", regex.IGNORECASE)
"""What is done in water that nobody sits in."""
RANGE = regex.compile(r"\d[\d.]*\s?(?:°\s?[CF]\s?)?(?:to|and|[-–])\s?$")
SUGAR = regex.compile(r"\b(?:blood\s)?(?:sugar|glucose)\b", regex.IGNORECASE)


class Scale(NamedTuple):
    """What a unit may tell, between what values only the other unit can be meant, and how that is written."""

    least: Fraction
    most: Fraction
    other: tuple[int, int]
    meant: str


OF_BODIES = {
    "fahrenheit": Scale(Fraction(86), Fraction(113), (34, 43), "°C"),
    "celsius": Scale(Fraction(30), Fraction(45), (93, 110), "°F"),
}
OF_SUGAR = {
    "milligram_per_deciliter": Scale(Fraction(20), Fraction(1500), (2, 19), "mmol/L"),
    "millimole_per_liter": Scale(Fraction(1), Fraction(50), (51, 900), "mg/dL"),
}
OF_FRIDGES = {
    "fahrenheit": Scale(Fraction(30), Fraction(50), (0, 12), "°C"),
    "celsius": Scale(Fraction(-2), Fraction(12), (30, 50), "°F"),
}

OF_BATHS = {
    "fahrenheit": Scale(Fraction(50), Fraction(115), (20, 45), "°C"),
    "celsius": Scale(Fraction(10), Fraction(45), (50, 115), "°F"),
}
OF_ANYTHING = {
    "fahrenheit": Scale(Fraction(-150), Fraction(550), (0, 0), ""),
    "celsius": Scale(Fraction(-200), Fraction(290), (0, 0), ""),
}


@across(Severity.WARNING, english=True)
def temperature_scale(units: list[Unit]) -> Iterator[UnitMessage]:
    """No temperature or blood sugar is one that no person, bath or fridge has: 38 °F, 1004 °F, 70 mmol/L."""
    for row in sources(units):
        for sentence in sentences(row.source):
            text = masked(sentence)
            for item in quantities(sentence, "en"):
                scale, what = _scale(item, text)
                if scale and (told := _told(item, scale, text)):
                    yield row, f"{told[0]} is no {what}: {told[1]}"


def _scale(item: Quantity, text: str) -> tuple[Scale | None, str]:
    """Return what an amount may be, by what its sentence speaks of, and what it is then."""
    if item[1] in OF_SUGAR:
        return (OF_SUGAR[item[1]] if SUGAR.search(text) else None), "blood sugar"
    if OF_PEOPLE.search(text) and not OF_THINGS.search(text):
        return OF_BODIES.get(item[1]), "temperature of a person"
    if BATH.search(text) and not HOT.search(text):
        return OF_BATHS.get(item[1]), "temperature of a bath"
    if scale := _of_fridge(item, text):
        return scale, "temperature of a refrigerator"
    return OF_ANYTHING.get(item[1]), "temperature"


def _of_fridge(item: Quantity, text: str) -> Scale | None:
    """Return what a temperature in a refrigerator may be, if one is told."""
    begin = RANGE.search(text, max(0, item[0].start - 16), item[0].start)
    return OF_FRIDGES.get(item[1]) if COLD.search(text, 0, begin.start() if begin else item[0].start) else None


def _told(item: Quantity, scale: Scale, text: str) -> tuple[str, str] | None:
    """Return an amount that cannot be and what may be meant by it; nothing of how much warmer somebody gets."""
    number, _ = item
    value = number.values[0]
    changes = BY.search(text, max(0, number.start - BEFORE), number.start)
    if scale.least <= value <= scale.most or changes:
        return None
    low, high = scale.other
    remedy = f"is {number.written} {scale.meant} meant?" if low <= value <= high else "count its digits"
    return f"“{text[number.start : number.unit_end]}”", remedy
