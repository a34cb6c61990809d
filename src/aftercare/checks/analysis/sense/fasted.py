"""What English says is done before a meal, told as done fasting: after you get up and before breakfast."""

import regex

from ....core.units import Unit
from ..text.spans import Span, within
from ..words.concepts import Hit, of_group

AFTER = regex.compile(r"\bafter\b", regex.IGNORECASE)


def told_as_fasting(unit: Unit, places: tuple[Span, Span], ours: list[Hit]) -> bool:
    """Whether "before" is only said of a meal and told as fasting, so that "after" is what English says after."""
    here, there = places
    if not AFTER.search(unit.source, *here):
        return False
    meals = within(of_group(unit.source, "en", "meal"), here)
    told = within(of_group(unit.target, unit.language, "meal"), there)
    fasting = {hit.name for hit in told} == {"empty"}
    return fasting and all(any(_holds(meal, hit) for meal in meals) for hit in ours)


def _holds(meal: Hit, hit: Hit) -> bool:
    return meal.name == hit.name and meal.start <= hit.start and hit.end <= meal.end
