"""Dates, days and times as people write them in a language."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from babel.dates import format_date, format_interval, format_time, get_time_format

from ..core.language.cldr import tells_dates
from ..source.interface import parts

RANGE = 3
"""Days in a row from which on the first and the last stand for all."""
NBSP = "\u00a0"
JOINED = "–\u2060"
"""A dash behind which no line ends."""
HOLDING = {ord(" "): NBSP, ord("\u2009"): "\u202f"}
"""Spaces at which no line ends, for those at which one may."""
APART = re.compile("–(?=[\u00a0\u202f])")
"""A dash, behind which a line may end even so; a joiner holds it."""
MIDNIGHT = dt.time(0)
"""As the end of opening hours: that of the day."""


class Names(NamedTuple):
    """What dates call days, from Monday, and months, and how they are written, where CLDR does not know."""

    days: tuple[str, ...]
    months: tuple[str, ...]
    written: str
    """`{month} {day}, {year}`."""


def named(days: str, months: str, written: str) -> Names | None:
    """Return the names that words of the interface list; nothing where they are not as many as there must be."""
    found = Names(parts(days), parts(months), written)
    return found if (len(found.days), len(found.months)) == (7, 12) else None


def long_date(day: dt.date, cldr: str, names: Names | None = None) -> str:
    """Return `22 de noviembre de 2026`; the ISO form where neither CLDR nor the interface has names for it.

    Western digits throughout: a patient and the staff read the same number.
    """
    if names:
        filled = {"{day}": str(day.day), "{month}": names.months[day.month - 1], "{year}": str(day.year)}
        return re.sub(r"\{\w+\}", lambda match: filled.get(match[0], match[0]), names.written)
    return str(format_date(day, "long", locale=cldr)) if tells_dates(cldr) else day.isoformat()


def day_names(days: Sequence[int], names: Sequence[str], *, comma: str) -> str:
    """Return `Mon–Thu, Sat` for days of the week, Monday being 0; three in a row are a range, on one line."""
    in_a_row = groupby(enumerate(sorted(days)), key=lambda entry: entry[1] - entry[0])
    runs = [[names[day].replace(" ", NBSP) for _, day in run] for _, run in in_a_row]
    return comma.join(name for run in runs for name in ([f"{run[0]}{JOINED}{run[-1]}"] if len(run) >= RANGE else run))


def opening_hours(opens: dt.time, closes: dt.time, cldr: str) -> str:
    """Return `8:00 AM – 5:00 PM` or `8:00–17:00`, as the language counts hours; a whole day is `0:00–24:00` in all.

    The range stays on one line.
    """
    return APART.sub(JOINED, _range(opens, closes, cldr).translate(HOLDING))


def _range(opens: dt.time, closes: dt.time, cldr: str) -> str:
    pattern = get_time_format("short", locale=cldr).pattern
    twelve = bool({"a", "B"} & set(pattern))
    # Babel has no intervals for "B", and writes what begins after midnight as "12:30 – 6:00 AM", which looks like noon.
    if closes != MIDNIGHT and "B" not in pattern and not (twelve and opens.hour == 0):
        return str(format_interval(opens, closes, "hm" if twelve else "Hm", locale=cldr))
    if closes == MIDNIGHT and (opens == MIDNIGHT or not twelve):
        return f"{opens.hour}:{opens.minute:02}–24:00"
    first, last = (format_time(time, "short", locale=cldr) for time in (opens, closes))
    return f"{first} – {last}"
