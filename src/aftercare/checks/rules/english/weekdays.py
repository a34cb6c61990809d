"""Dates of the English with the day of the week beside them."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<month>{'|'.join(MONTHS)})\p{{Ll}}*\.?"
DAY, YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
WEEKDAY = rf"\b(?P<weekday>{'|'.join(day[:3] for day in WEEKDAYS)})(?:\p{{Ll}}{{0,3}}day|r?s|r)?\b\.?"
CALENDAR = (
    rf"(?:{MONTH}\s{DAY}|{DAY}\s(?:of\s)?{MONTH}),?\s{YEAR}\b"
    rf"|\b{YEAR}-(?P<figures>\d\d)-{DAY}\b|\b(?P<figures>\d\d?)/{DAY}/{YEAR}\b"
)
BEHIND = rf"(?:\s?[(\[]|,?\s(?:which\sis\s)?a\s){WEEKDAY}(?:[)\]]|(?=[.,;]|$))"
DATE = regex.compile(
    rf"{WEEKDAY},?\s(?:the\s)?(?:{CALENDAR})|(?:{CALENDAR}){BEHIND}",
    regex.IGNORECASE,
)
"""Monday, December 1, 2026; Mon 1 Dec 2026; 2026-12-01 (Monday)."""
ALONE = regex.compile(rf"\b(?<![\d/-]){CALENDAR}(?!/)", regex.IGNORECASE)
_MONTHS = "|".join(month.capitalize() for month in MONTHS)
_END, _MONTH = r"(?P<day>3[01])(?:st|th)?", rf"(?P<month>{_MONTHS})\p{{Ll}}*\.?"
NO_YEAR = regex.compile(rf"\b(?:{_MONTH}\s{_END}|{_END}\s(?:of\s)?{_MONTH})\b(?!,?\s\d{{4}})")
"""The last days of a month, of which some have no such."""
LEAP = 2024


@across(Severity.WARNING, english=True)
def weekday_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """Each date of the English is in the calendar, and on the day of the week that stands beside it."""
    for row in sources(units):
        text = row.source
        for found in DATE.finditer(text):
            days = [WEEKDAYS[day.weekday()] for day in _days(found)]
            if not days:
                yield row, f"there is no such day: “{found[0].rstrip('.')}”"
            elif not any(day.startswith(found["weekday"].capitalize()) for day in days):
                yield row, f"“{found[0].rstrip('.')}” is a {days[0]}: correct the day or the date"
            text = text.replace(found[0], "-" * len(found[0]), 1)
        for found in (*ALONE.finditer(text), *NO_YEAR.finditer(text)):
            if not _days(found):
                yield row, f"there is no such day: “{found[0].rstrip('.')}”"


def _days(found: regex.Match[str]) -> list[dt.date]:
    """Return the day that a date names; two where its figures may be read either way: 12/1/2026."""
    named = found.groupdict()
    day, year = int(named["day"]), int(named.get("year") or LEAP)
    if named["month"]:
        pairs = [(MONTHS.index(found["month"].lower()) + 1, day)]
    else:
        figures = int(found["figures"])
        pairs = [(figures, day), *([(day, figures)] if "/" in found[0] else [])]
    return [dt.date(year, *pair) for pair in pairs if _exists(year, *pair)]


def _exists(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
