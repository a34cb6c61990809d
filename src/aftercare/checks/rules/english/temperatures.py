"""Temperatures of people in the English that are told on the other scale: a fever of 38 °F."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.quantities import quantities
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked

OF_PEOPLE = regex.compile(r"\b(?:fevers?|feverish|thermometer|temperature|temp)\b", regex.IGNORECASE)
OF_THINGS = regex.compile(
    r"\b(?:stor\p{L}+|refrigerat\p{L}*|fridge|freez\p{L}*|boil\p{L}*|water|bath|room|oven|cook\p{L}*|food|meat|air|outside|weather|insulin|vials?|pens?|vaccines?|wash\p{L}*|heat\p{L}*)\b",
    regex.IGNORECASE,
)
OTHER = {"fahrenheit": (34, 43, "°C"), "celsius": (93, 110, "°F")}
"""Unit → between what degrees only the other unit can be meant, and how that is written."""


@across(Severity.WARNING, english=True)
def temperature_scale(units: list[Unit]) -> Iterator[UnitMessage]:
    """No temperature of a person is told on the other scale: 38 °F, 100.4 °C."""
    for row in sources(units):
        for sentence in sentences(row.source):
            if not OF_PEOPLE.search(sentence) or OF_THINGS.search(sentence):
                continue
            for number, unit in quantities(sentence, "en"):
                least, most, meant = OTHER.get(unit, (1, 0, ""))
                if least <= number.values[0] <= most:
                    written = masked(sentence)[number.start : number.unit_end]
                    yield row, f"“{written}” is no temperature of a person: is {number.written} {meant} meant?"
