"""Dates, days and times as people write them in a language."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from babel.dates import format_date, format_interval, get_day_names, get_time_format

RANGE = 3
"""Days in a row from which on the first and the last stand for all."""


def long_date(day: dt.date, cldr: str) -> str:
    """Return `22 de noviembre de 2026`; the ISO form where CLDR has no data for the language.

    Western digits throughout: a patient and the staff read the same number.
    """
    if not cldr:
        return day.isoformat()
    return str(format_date(day, "long", locale=cldr))


def day_names(days: Sequence[int], cldr: str, *, comma: str = ", ") -> str:
    """Return `Mon–Thu, Sat` for days of the week, Monday being 0; three in a row are a range."""
    names = get_day_names("abbreviated", locale=cldr)
    in_a_row = groupby(enumerate(sorted(days)), key=lambda entry: entry[1] - entry[0])
    runs = [[names[day] for _, day in run] for _, run in in_a_row]
    return comma.join(name for run in runs for name in ([f"{run[0]}–{run[-1]}"] if len(run) >= RANGE else run))


def opening_hours(opens: dt.time, closes: dt.time, cldr: str) -> str:
    """Return `8:00 AM – 5:00 PM` or `8:00–17:00`, as the language counts hours."""
    pattern = get_time_format("short", locale=cldr).pattern
    return str(format_interval(opens, closes, "hm" if {"a", "B"} & set(pattern) else "Hm", locale=cldr))
