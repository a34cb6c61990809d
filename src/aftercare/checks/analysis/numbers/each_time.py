"""An amount for each of several times of day, told once for all of them: 1 in the morning and 1 at night as 1 each."""

from collections.abc import Sequence

import regex

from ....core.units import Unit
from ..text.tokens import masked
from ..words.concepts import Hit, of_group
from .matching import Match
from .number import Number

TIME_OF_DAY = regex.compile(r"(?:\s\p{L}+){0,4}\s$")
"""What stands between an amount and its time of day."""


def for_each_time(number: Number, result: Match, unit: Unit) -> bool:
    """Whether a number that is missing from a translation is told there by the same one for another time of day."""
    ours, theirs = (of_group(*each, "day") for each in ((unit.source, "en"), (unit.target, unit.language)))
    if not 1 < len({hit.name for hit in ours}) <= len({hit.name for hit in theirs}):
        return False
    alike = [other for (other, _), _ in result.pairs if other.values[0] == number.values[0]]
    return _timed(number, ours, unit.source) and any(_timed(other, ours, unit.source) for other in alike)


def _timed(number: Number, times: Sequence[Hit], source: str) -> bool:
    """Whether a time of day stands right behind an amount."""
    end = max(number.end, number.unit_end)
    after = next((hit for hit in times if hit.start > end), None)
    return after is not None and TIME_OF_DAY.fullmatch(masked(source), end, after.start) is not None
