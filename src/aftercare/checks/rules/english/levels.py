"""Blood sugars, INRs and the like in the cells of a table: 151 to 200, under 70, 400 or more."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from .bands import Band

NAMED = regex.compile(
    r"\b(?:(?P<sugar>sugar|glucose|BG|mg/dL)|(?P<dosed>INR|e?GFR)"
    r"|mmol|ketones?|blood pressure|heart rate|pulse|oxygen|peak flow)\b",
    regex.IGNORECASE,
)
"""What a column is headed with that has levels in it; more insulin is given for more sugar.

By sugars and INRs a dose is found, so that no value may be in two lines, not even at the end of one.
"""
LEVELS = frozenset({"sugar", "level"})
"""The kinds of bands that are none of weights or ages."""
ENOUGH = 4
"""Lines of which one may be told to stand in the wrong place."""
UNIT = regex.compile(r"(?P<milligram>mg\s?/\s?dL)|(?P<millimole>mmol(?:\s?/\s?L)?)", regex.IGNORECASE)
NUMBER = r"\d{1,4}(?:\.\d{1,2})?"
_UNIT = rf"(?:\s?(?:%|{UNIT.pattern.replace('?P<milligram>', '?:').replace('?P<millimole>', '?:')}))?"
_LESS = r"(?:<|(?:less|lower)\sthan|under|below)\s?"
_MORE = r"(?:>|(?:more|higher|greater)\sthan|over|above)\s?"
LEVEL = regex.compile(
    rf"(?P<low>{NUMBER}){_UNIT}\s?(?:to|[-–—])\s?(?P<high_open>{_LESS})?(?P<high>{NUMBER}){_UNIT}"
    rf"|(?P<high_open>{_LESS})(?P<high>{NUMBER}){_UNIT}|(?:≤|<=|up\sto|at\smost)\s?(?P<high>{NUMBER}){_UNIT}"
    rf"|(?P<high>{NUMBER}){_UNIT}\s(?:or|and)\s(?:less|lower|below|under)"
    rf"|(?P<low_open>{_MORE})(?P<low>{NUMBER}){_UNIT}|(?:≥|>=|at\sleast)\s?(?P<low>{NUMBER}){_UNIT}"
    rf"|(?P<low>{NUMBER}){_UNIT}(?:\+|\s(?:or|and)\s(?:more|higher|above|over|up))",
    regex.IGNORECASE,
)


def levels(head: str, column: Sequence[str]) -> list[Band | None]:
    """Return the levels of a column; nothing of cells that are none, and where the head names none."""
    named = NAMED.search(head)
    if not named:
        return [None] * len(column)
    found = [LEVEL.fullmatch(cell.strip()) for cell in column]
    kind, exact = "sugar" if named["sugar"] else "level", bool(named["sugar"] or named["dosed"])
    return [each and _band(each, kind, exact=exact) for each in found]


def _band(found: regex.Match[str], kind: str, *, exact: bool) -> Band:
    written = found.group("low", "high")
    low, high = (Fraction(end) if end else None for end in written)
    decimals = max(len(end.partition(".")[2]) for end in written if end)
    ends = (exact and not found["low_open"], exact and not found["high_open"])
    return Band(found[0], kind, low, high, Fraction(1, 10**decimals), ends)


def out_of_order(column: Sequence[Band | None]) -> Iterator[tuple[int, str]]:
    """Yield the one level of a column that is less than the one before, where all others rise; or the reverse."""
    found = [(at, band) for at, band in enumerate(column) if band and band.kind in LEVELS]
    if len(found) < ENOUGH:
        return
    lows = [band.low or 0 for _, band in found]
    signed = lows if lows[0] <= lows[-2] else [-low for low in lows]
    falls = [place for place in range(1, len(signed)) if signed[place] < signed[place - 1]]
    if len(falls) == 1 and signed[falls[0]] != signed[0]:  # else another part of the table begins
        (_, before), (at, band) = found[falls[0] - 1], found[falls[0]]
        yield at, f"“{band.written}” stands behind “{before.written}”: correct it, or put the lines in order"


def usual_unit(title: str, column: Sequence[Band | None]) -> str:
    """Return the unit of blood sugar that the head of a column names, or else nearly all of its levels."""
    written = [unit for band in column if band and band.kind in LEVELS and (unit := unit_of_level(band.written))]
    (usual, often), *_ = Counter(written).most_common(1) or [("", 0)]
    return unit_of_level(title) or (usual if often > 1 else "")


def unit_of_level(text: str) -> str:
    """Return how the one unit of blood sugar that a text names is written, or nothing."""
    found = {name for each in UNIT.finditer(text) for name, its in each.groupdict().items() if its}
    return {"milligram": "mg/dL", "millimole": "mmol/L"}[found.pop()] if len(found) == 1 else ""
