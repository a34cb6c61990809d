"""Rows that are there twice, as they are or with another amount: aspirin 81 mg a day, and aspirin 325 mg a day."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import regex

from ....core.model import BLANKS, CELLED, LEVELS, Kind, cells
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import SCALE
from ...analysis.words.claims import LATER, OFTEN
from .weekdays import MONTHS

NUMBER = regex.compile(r"\d+(?:[.,]\d+)*")
KINDS = frozenset({"mass", "volume", "dose_unit", "glucose", "length"})
"""What is measured that two rows with the same words tell in one amount alone."""
ASIDE = regex.compile(r"\s?\(\d[^()]*\)")
"""The same amount in another unit."""
DATE = regex.compile(rf"\b(?:{'|'.join(MONTHS)})\p{{Ll}}*\.?\s(?P<day>\d+)", regex.IGNORECASE)
ONE_DAY = regex.compile(r"\b(?:your|the)\s(?:\p{L}+\s){1,4}is\s(?:on\s)?", regex.IGNORECASE)
"""How a row tells the day of something that is once."""
CASE = regex.compile(r"^\W*(?:if|when|for|on|over|under|from)\b|:\W*$|…$", regex.IGNORECASE)
"""What a row says that names a case."""
ONCE = frozenset({Kind.ITEM, Kind.DO, Kind.DONT, Kind.WARNING})
"""Kinds of rows that are no steps, which are taken one after another, and some of them again."""
WORDS = 3
"""More words of a cell, besides the first, have only those lines of a table in common that are for the same."""


@across(Severity.WARNING, english=True)
def row_repeated(units: list[Unit]) -> Iterator[UnitMessage]:
    """No row below a heading is there again, word for word, as it is, with another amount or another day."""
    rows = [row for row in sources(units) if row.place and row.kind not in {Kind.INTERFACE, Kind.TABLE, *LEVELS}]
    for _, its in groupby(rows, lambda row: row.place):
        first: dict[str, Unit] = {}
        above: Unit | None = None
        for row in its:
            if _worded(row.source) not in first and CASE.search(row.source):
                first.clear()  # the rows behind it hold in another case
            before = first.setdefault(_worded(row.source), row)
            if before is not row and row.source == before.source and _needless(row, before, above):
                yield row, f"this row says what {before.id} says: take one of the two out, or write what was meant"
            above = row
            if before is not row and (amounts := _otherwise(before, row)):
                told = f"this row says what {before.id} says, but “{amounts[1]}” for “{amounts[0]}”"
                yield row, f"{told}: take one of the two out, or write when each holds"


def _needless(row: Unit, before: Unit, above: Unit | None) -> bool:
    """Whether a row that is there again is so by mistake: a step may come again, unless it is for each day."""
    if row.kind in {*CELLED, *BLANKS}:  # lines of a table are compared with one another
        return False
    said = row.kind in ONCE or (row.kind == Kind.STEP and (OFTEN.search(row.source) or rates(row.source, "en")))
    return before is above or bool(said)


def _worded(text: str) -> str:
    return NUMBER.sub("#", ASIDE.sub("", text)).casefold()


def _otherwise(one: Unit, other: Unit) -> tuple[str, str] | None:
    """Return the amounts or days in which two rows of the same words differ, if these are all, and cannot both hold."""
    texts = [ASIDE.sub("", row.source) for row in (one, other)]
    places = [[*NUMBER.finditer(text)] for text in texts]
    unlike = [pair for pair in zip(*places, strict=True) if pair[0][0] != pair[1][0]]
    if len(unlike) != 1 or LATER.match(other.source) or (one.kind in CELLED and not _one_line(texts)):
        return None
    days = [found for text in texts for found in DATE.finditer(text) if found["day"] in {each[0] for each in unlike[0]}]
    if len(days) == len(texts) and ONE_DAY.search(other.source):
        return days[0][0], days[1][0]
    measured = [
        unit
        for text, found in zip(texts, unlike[0], strict=True)
        for number, unit in quantities(text, "en")
        if unit and number.start <= found.start() < number.unit_end and SCALE[unit][0] in KINDS
    ]
    return _shown(unlike[0], texts) if len(measured) == len(texts) else None


def _shown(found: Sequence[regex.Match[str]], texts: Sequence[str]) -> tuple[str, str]:
    one, other = (text[each.start() :].split(" | ")[0].split() for each, text in zip(found, texts, strict=True))
    return " ".join(one[:2]).rstrip(".,;:"), " ".join(other[:2]).rstrip(".,;:")


def _one_line(texts: Sequence[str]) -> bool:
    """Whether lines of a table are for the same: they begin so, without a number, and share a cell of many words."""
    one, other = map(cells, texts)
    same = [cell for cell, its in zip(one, other, strict=True) if cell == its]
    return (
        bool(same)
        and same[0] == one[0]
        and not NUMBER.search(one[0])
        and any(len(cell.split()) > WORDS for cell in same[1:])
    )
