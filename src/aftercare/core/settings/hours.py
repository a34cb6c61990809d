"""Opening hours as data, so that every language writes them its own way."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KEYS = {"days", "open", "close"}
HOURS = '[{ days = "mon-thu, sat", open = "8:00", close = "17:00" }]'
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00")


@dataclass(frozen=True, slots=True)
class Hours:
    """When a place is open on some days of the week, Monday being 0."""

    days: tuple[int, ...]
    opens: dt.time
    closes: dt.time
    """Midnight is the end of the day."""


def hours(own: Sequence[Mapping[str, Any]] | str) -> tuple[Hours, ...]:
    """Return the hours of lines that have no `problems`."""
    lines = [] if isinstance(own, str) else own
    return tuple(Hours(tuple(days(each["days"])), _time(each["open"]), _time(each["close"])) for each in lines)


def problems(own: object) -> Iterator[str]:
    """Yield what is wrong with the value of `hours`; an empty text counts as no hours."""
    if isinstance(own, str) and own.strip():
        yield f"hours must be a list, since a text would be English in every language; write {HOURS}"
    elif not isinstance(own, (list, str)):
        yield f"hours must be a list, such as {HOURS}"
    elif isinstance(own, list):
        wrong = [problem for line in own if (problem := _problem(line))]
        yield from wrong or _overlaps(hours(own))


def _overlaps(lines: Sequence[Hours]) -> Iterator[str]:
    """Yield the days on which one line begins before another has ended."""
    for day, name in enumerate(DAYS):
        times = sorted((each.opens, each.closes) for each in lines if day in each.days)
        if any(_end(closes) > opens for (_, closes), (opens, _) in pairwise(times)):
            yield f"hours: two lines are for the same time on {name}; name the day in one of them"


def _end(closes: dt.time) -> dt.time:
    return closes if closes != dt.time(0) else dt.time.max


def days(text: str) -> list[int]:
    """Return the days of `mon-thu, sat`; none where a name is not one, or a range runs backwards."""
    found: list[int] = []
    for part in text.lower().replace("–", "-").split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        if first not in DAYS or (dash and last not in DAYS):
            return []
        start, end = DAYS.index(first), DAYS.index(last or first)
        if end < start:
            return []
        found += range(start, end + 1)
    return sorted(set(found))


def _problem(line: Any) -> str:
    if not isinstance(line, dict) or line.keys() != KEYS or not all(isinstance(each, str) for each in line.values()):
        return f"hours need days, open and close, such as {HOURS}"
    if not days(line["days"]):
        return f'hours: "{line["days"]}" names no days; write mon to sun, as in {HOURS}'
    if not _TIME.fullmatch(line["open"]) or not _TIME.fullmatch(line["close"]) or line["open"] == "24:00":
        return f"hours: open and close are times of 24 hours, as in {HOURS}"
    if _time(line["close"]) != dt.time(0) and _time(line["open"]) >= _time(line["close"]):
        return f"hours: {line['open']} is not before {line['close']}; write a night as two lines"
    return ""


def _time(text: str) -> dt.time:
    hour, _, minute = text.partition(":")
    return dt.time(int(hour) % 24, int(minute))
