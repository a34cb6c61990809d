"""Plans of doses by day or week, as a table or a list has them: Days 1 to 3, 6 tablets; Day 4: take 5 tablets."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

import regex

from ....core.model import Kind, cells
from ....core.units import Unit
from ...analysis.numbers.rates import rates
from .cell_amounts import NONE, doses
from .column_units import unit_named
from .table_lines import total

LABEL = regex.compile(
    r"(?P<what>hour|day|week|month|step|phase)s?\s(?P<first>\d{1,2})(?:\s?(?:to|through|and|[-–])\s?(?:day\s|week\s)?(?P<last>\d{1,2}))?",
    regex.IGNORECASE,
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = regex.compile(
    rf"(?P<what>{'|'.join(day[:3] for day in WEEKDAYS)})(?:s|rs|nes|ur|r|urs)?(?:days?)?\.?", regex.IGNORECASE
)
OF_STRENGTH = regex.compile(r"\bm?c?g\s(?:tablets?|pills?|capsules?)\b", regex.IGNORECASE)
"""In the head of a column that says how many tablets of a strength a dose is."""
LED = regex.compile(rf"(?:on\s)?(?:{LABEL.pattern}|{WEEKDAY.pattern})\s?[:,–-]\s(?P<rest>.*)", regex.IGNORECASE)
ASIDE = regex.compile(r"[(\[][^)\]]*[)\]]")
AT = regex.compile(
    r"(?:(?:at|in|before|after|with)\s)?(?:the\s)?(?:breakfast|lunch|dinner|supper|bed(?:time)?|morning|noon|afternoon|evening|night)",
    regex.IGNORECASE,
)
"""The head of a column of numbers alone, which count tablets if the total of the plan does."""
OBSERVED = regex.compile(
    r"\b(?:drain\p{L}*|output|urine|lost|loss|weights?|weigh|pump\p{L}*|milk|bleeding|stools?|pressure)\b",
    regex.IGNORECASE,
)
"""In the head of a table: its amounts are not taken, but measured."""
EACH = regex.compile(r"\b(?:each|per|every|one dose)\b", regex.IGNORECASE)
"""In the head of a column: what it has is not for the whole day."""
PILLS = frozenset({"pill", "capsule"})


class PlanLine(NamedTuple):
    """What is taken from a day to another, both included, by unit."""

    row: Unit
    label: str
    what: str
    first: int
    last: int
    amounts: dict[str, Fraction]
    """How much is taken a day, of what is told so that this is clear; nothing where nothing is taken."""
    clear: bool
    """Whether all that the line tells was understood."""


def plans(rows: Sequence[Unit]) -> Iterator[list[PlanLine]]:
    """Yield the plans of a section: lines of a table, or rows that stand behind one another, that begin with a day."""
    head: tuple[str, ...] = ()
    found: list[PlanLine | None] = []
    for row in rows:
        head = cells(row.source) if row.kind == Kind.TABLE else head
        found.append(_of_table(row, head) if row.kind == Kind.ROW else _of_list(row))
    for begun, lines in groupby(zip(found, rows, strict=True), lambda each: each[0] and (each[0].what, each[1].kind)):
        if begun and len(plan := [line for line, _ in lines if line]) > 1:
            yield plan


def _of_table(row: Unit, head: Sequence[str]) -> PlanLine | None:
    its = cells(row.source)
    label = (LABEL.fullmatch(its[0]) or WEEKDAY.fullmatch(its[0])) if its and len(its) == len(head) else None
    if not label or OBSERVED.search(" ".join(head)):
        return None
    pairs = [
        pair for pair in zip(head[1:], its[1:], strict=True) if not (OF_STRENGTH.search(pair[0]) or total(pair[0]))
    ]
    told = [_amounts(cell, unit_named(title) or ("pill" if AT.fullmatch(title) else "")) for title, cell in pairs]
    known = [each for each, (title, _) in zip(told, pairs, strict=True) if each and not EACH.search(title)]
    return _line(row, label, known, clear=all(each is not None for each in told))


def _of_list(row: Unit) -> PlanLine | None:
    label = LED.fullmatch(row.source)
    told = _amounts(ASIDE.sub("", label["rest"]), "") if label else None
    return _line(row, label, [told] if told else [], clear=told is not None) if label else None


def _line(row: Unit, label: regex.Match[str], told: Sequence[dict[str, Fraction]], *, clear: bool) -> PlanLine:
    units = {unit for each in told for unit in each}
    amounts = {unit: sum((each.get(unit, Fraction(0)) for each in told), Fraction(0)) for unit in units}
    what, named = label["what"], label.groupdict()
    if not named.get("first"):
        day = next(place for place, day in enumerate(WEEKDAYS) if day.startswith(what.lower()))
        return PlanLine(row, WEEKDAYS[day].capitalize(), "weekday", day, day, amounts, clear)
    first, last = int(named["first"]), int(named["last"] or named["first"])
    written = row.source[: label.end("last" if named["last"] else "first")]
    return PlanLine(row, written, what.lower(), first, last, amounts, clear)


def _amounts(cell: str, unit: str) -> dict[str, Fraction] | None:
    """Return how much a cell tells to take a day; None where that is not clear."""
    if NONE.fullmatch(cell.strip()):
        return {}
    found = doses(cell, unit)
    often = [rate for rate in rates(cell, "en") if not rate.weak]
    if len(found) != 1 or len(often) > 1 or any(len(rate.times) > 1 or not rate.known for rate in often):
        return None
    number, name = found[0]
    return {"pill" if name in PILLS else name: number.values[0] * (min(often[0].times) if often else 1)}
