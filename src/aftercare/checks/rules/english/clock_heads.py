"""Heads of tables whose columns are for times of day: 8 AM, 2 PM, 8 AM."""

from collections.abc import Iterator
from itertools import pairwise

from ....core.model import Kind, cells
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from .clock_times import CLOCK, DAY, minutes

ENOUGH = 2
"""Columns that make an order."""


@across(Severity.WARNING, english=True)
def clock_heads(units: list[Unit]) -> Iterator[UnitMessage]:
    """The columns of a table that are for times of day follow one another, each time once, within one day."""
    for row in sources(units):
        its = [(cell, CLOCK.fullmatch(cell.strip())) for cell in cells(row.source)] if row.kind == Kind.TABLE else []
        timed = [(cell, at) for cell, found in its if found and (at := minutes(found)) is not None]
        times = [at for _, at in timed]
        if len(timed) < ENOUGH:
            continue
        twice = next((cell for at, (cell, time) in enumerate(timed) if time in times[:at]), "")
        if twice:
            yield row, f"two columns are for “{twice}”: correct AM or PM, or the hour, of one"
        elif sum((other - one) % DAY for one, other in pairwise(times)) > DAY:
            told = ", ".join(cell for cell, _ in timed)
            yield row, f"“{told}” are not in the order of a day: correct AM or PM, or the hour, of one"
