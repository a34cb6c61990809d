"""Bounds that are told by the next number, which is itself within them: more than twice, as three times or more."""

from fractions import Fraction

from ....core.units import Unit
from ..numbers.scale import COUNTED
from .limits import limits

COUNTS = COUNTED | {""}
"""What is counted in whole numbers: more than 38 degrees are not 39 or more."""


def stepped(value: Fraction, unit: Unit) -> bool:
    """Whether a number of a translation is that of a bound beyond the one of the source."""
    ways = {limit.up for limit in limits(unit.target, unit.language) if limit.firm and value in limit.values}
    return any(_goes_on(unit, value, up=up) for up in ways)


def step_taken(value: Fraction, unit: Unit) -> bool:
    """Whether a number of the source is that of a bound which the translation tells by the next number."""
    return any(stepped(value + step, unit) for step in (1, -1))


def _goes_on(unit: Unit, value: Fraction, *, up: bool) -> bool:
    name, before = ("more", value - 1) if up else ("less", value + 1)
    own = (limit for limit in limits(unit.source, "en") if limit.name == name and limit.unit in COUNTS)
    return any(before in limit.values for limit in own)
