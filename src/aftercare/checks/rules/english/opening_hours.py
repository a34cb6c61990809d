"""Hours of a telephone number that one row tells so, and another otherwise."""

from collections.abc import Iterator

import regex

from ....core.model import Kind, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.tokens import phones
from .clock_times import CLOCK, TIME, minutes
from .plan_lines import WEEKDAYS

HOURS = regex.compile(rf"{TIME}\s?(?:to|until|through|[-–—])\s?{TIME}", regex.IGNORECASE)
PLACEHOLDER = regex.compile(r"\{[a-z_]*phone[a-z_]*\}")
_DAY = rf"(?:{'|'.join(day[:3] for day in WEEKDAYS)})"
DAYS = regex.compile(rf"\b{_DAY}\p{{L}}*\.?(?:\s?(?:to|through|and|[-–—])\s?{_DAY}\p{{L}}*)?", regex.IGNORECASE)
OTHERWISE = regex.compile(
    r"\b(?:holidays?|summer|winter|except|closed|lunch|after\shours|emergenc\p{L}*|night|weekends?|fax|or)\b",
    regex.IGNORECASE,
)
"""Words of a row whose hours may be those of another time."""

Key = tuple[str, str, str]
"""A handout, a number and days."""
Hours = tuple[int | None, ...]


@across(Severity.WARNING, english=True)
def hours_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """The hours of a telephone number on some days are the same in all rows of the English."""
    first: dict[Key, tuple[Unit, str, Hours]] = {}
    for row in sources(units):
        found = None if row.kind == Kind.INTERFACE or OTHERWISE.search(row.source) else _hours(row)
        if found:
            key, written, open_at = found
            before, earlier, hours = first.setdefault(key, (row, written, open_at))
            if hours != open_at:
                told = f"“{written}” is not “{earlier}”, as {before.id} says of the same number"
                yield row, f"{told}: write one of the two"


def _hours(row: Unit) -> tuple[Key, str, Hours] | None:
    """Return the one number of a row with its days, and its hours as they are written and in minutes."""
    told, days = [*HOURS.finditer(row.source)], [match[0] for match in DAYS.finditer(row.source)]
    numbers = {*PLACEHOLDER.findall(row.source), *(number for number, _ in phones(row.source))}
    if not len(told) == len(numbers) == len(days) == 1:
        return None
    handout = handout_of(row.place)
    on = "-".join(day.lower() for day in regex.findall(_DAY, days[0], regex.IGNORECASE))
    return (handout, numbers.pop(), on), told[0][0], tuple(minutes(clock) for clock in CLOCK.finditer(told[0][0]))
