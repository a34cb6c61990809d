"""What spreadsheets turn cells into: a day for 1-2, a fraction of a day for 18:00, 1.4E+10 for a telephone number."""

import re
from collections.abc import Iterator, Mapping

from ..core.model import CELL, Kind, cells

Table = Mapping[int, Mapping[str, str]]
AS_TEXT = "type it anew, with its column formatted as text"
POWER = re.compile(r"(?<![\w.])\d(?:[.,]\d+)?E[+-]\d{2,3}(?!\w)")
LONG = re.compile(r"(?<![\w.,])0?[.,]\d{7,}(?!\d)")
"""A time to the second, as a part of the day; no dose has so many decimals."""
ALONE = re.compile(r"0?[.,]\d{1,5}")
DAY = re.compile(r"\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d\d")
OF_COUNTS = re.compile(
    r"\b(?:dos(?:e|es|age)|amounts?|how (?:many|much|often)|number|times|tablets?|pills?|capsules?|drops?|puffs?|units?"
    r"|sprays?|teaspoons?|cups?|m[lL]|mg|mcg|kg|lbs?|pounds?|weight|ages?|years?|months?|weeks?|hours?|score|grade)\b",
    re.IGNORECASE,
)
OF_DAYS = re.compile(r"\b(?:next|last|due|on|day|date|when|starts?|ends?)\b|\w+ \d+", re.IGNORECASE)
OF_TIMES = re.compile(
    r"(?:what |the )?(?:time|when|clock)\b(?!.*\b(?:hours?|min\w*|between|since|until)\b)", re.IGNORECASE
)
"""The head of a column of amounts, in which a day is none, of one that may hold days, and of one of times of day."""


def turned(text: str) -> str:
    """Return the number in a text that a spreadsheet has made of another; nothing where there is none."""
    if "." not in text and "," not in text and "E" not in text:
        return ""
    alone = ALONE.fullmatch(text)
    found = alone or POWER.search(text) or LONG.search(text)
    return found[0] if found and (alone or found[0] != text or found.re is LONG) else ""


def told(text: str) -> str:
    """Say what is wrong with a text that has such a number."""
    number = turned(text)
    what = "a number" if POWER.fullmatch(number) else f"a time, here {_time(number)}"
    return f"has {number}, which a spreadsheet makes of {what}; {AS_TEXT}"


def _time(part: str) -> str:
    """Return the time of day that a part of the day stands for."""
    hours, minutes = divmod(round(float(part.replace(",", ".")) * 24 * 60), 60)
    return f"{hours}:{minutes:02}"


def turned_cells(table: Table) -> Iterator[tuple[int, str]]:
    """Yield (line, "text: what is wrong and how to fix it") for cells of tables that a spreadsheet has turned."""
    head: tuple[str, ...] = ()
    for line, row in table.items():
        if row["kind"] == Kind.TABLE:
            head = cells(row["text"])
        elif row["kind"] == Kind.ROW and CELL in row["text"]:
            pairs = zip(head, cells(row["text"]), strict=False)
            for place, (title, cell) in enumerate(pairs, start=1):
                if made := _made_of(title, cell):
                    yield line, f'text: cell {place}, "{cell}", is what a spreadsheet makes of {made}; {AS_TEXT}'


def _made_of(title: str, cell: str) -> str:
    """Return what a spreadsheet has made a cell of; nothing where that may have been written."""
    if DAY.fullmatch(cell) and OF_COUNTS.search(title) and not OF_DAYS.search(title):
        return "1-2 and the like"
    return f"a time, here {_time(cell)}" if ALONE.fullmatch(cell) and OF_TIMES.match(title) else ""
