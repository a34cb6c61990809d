"""Dates, days and times as people write them in a language."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from babel.dates import format_date, format_interval, format_time, get_day_names, get_time_format

RANGE = 3
"""Days in a row from which on the first and the last stand for all."""
MIDNIGHT = dt.time(0)
"""As the end of opening hours: that of the day."""


def long_date(day: dt.date, cldr: str) -> str:
    """Return `22 de noviembre de 2026`; the ISO form where CLDR has no data for the language.

    Western digits throughout: a patient and the staff read the same number.
    """
    if not cldr:
        return day.isoformat()
    return str(format_date(day, "long", locale=cldr))


def day_names(days: Sequence[int], cldr: str, *, comma: str) -> str:
    """Return `Mon–Thu, Sat` for days of the week, Monday being 0; three in a row are a range."""
    names = get_day_names("abbreviated", locale=cldr)
    in_a_row = groupby(enumerate(sorted(days)), key=lambda entry: entry[1] - entry[0])
    runs = [[names[day] for _, day in run] for _, run in in_a_row]
    return comma.join(name for run in runs for name in ([f"{run[0]}–{run[-1]}"] if len(run) >= RANGE else run))


def opening_hours(opens: dt.time, closes: dt.time, cldr: str) -> str:
    """Return `8:00 AM – 5:00 PM` or `8:00–17:00`, as the language counts hours; a whole day is `0:00–24:00` in all."""
    pattern = get_time_format("short", locale=cldr).pattern
    twelve = bool({"a", "B"} & set(pattern))
    if closes != MIDNIGHT and "B" not in pattern:  # for which Babel has no intervals
        return str(format_interval(opens, closes, "hm" if twelve else "Hm", locale=cldr))
    if closes == MIDNIGHT and (opens == MIDNIGHT or not twelve):
        return f"{opens.hour}:{opens.minute:02}–24:00"
    first, last = (format_time(time, "short", locale=cldr) for time in (opens, closes))
    return f"{first} – {last}"
