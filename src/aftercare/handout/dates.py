"""Dates as people write them in a language."""

import datetime as dt

from babel.dates import format_date


def long_date(day: dt.date, cldr: str) -> str:
    """Return `22 de noviembre de 2026`; the ISO form where CLDR has no data for the language.

    Western digits throughout: a patient and the staff read the same number.
    """
    if not cldr:
        return day.isoformat()
    return str(format_date(day, "long", locale=cldr))
