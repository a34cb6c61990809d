"""The amounts in the cells of a table, as they are written there or as doses."""

from fractions import Fraction
from unicodedata import numeric

import regex

from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.scale import SCALE

NONE = regex.compile(
    r"(?:none|no(?:thing)?|stop|0|[-–—]|no\s\p{L}+|(?:then\s)?(?:stop|take none).*)\.?", regex.IGNORECASE
)
AMOUNT = regex.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?P<decimals>\.\d+)?\s?(?P<part>[½¼¾⅓⅔])?\s?(?P<unit>[\p{L}/]*)"
    r"(?:\s?\(\d[^()]*\))?",
    regex.IGNORECASE,
)
"""An amount that is all of a cell, or has the same in another unit behind it."""
DOSES = frozenset({"pill", "drop", "puff", "dose_unit", "volume", "mass"})
Amount = tuple[Fraction, str]


def written(cell: str) -> Amount | None:
    """Return the number that is all of a cell, and its unit as it is written there."""
    if NONE.fullmatch(cell.strip()):
        return Fraction(0), ""
    found = AMOUNT.fullmatch(cell.strip())
    if not found or not (found["whole"] or found["decimals"] or found["part"]):
        return None
    number = Fraction(f"{(found['whole'] or '0').replace(',', '')}{found['decimals'] or ''}")
    part = Fraction(numeric(found["part"])).limit_denominator(12) if found["part"] else Fraction(0)
    return number + part, found["unit"]


def doses(cell: str, unit: str) -> list[Quantity]:
    """Return the amounts of medicines in a cell, whose unit the head of its column may tell."""
    found = [
        (number, name or unit) for number, name in quantities(cell, "en") if name or number.written == cell.strip()
    ]
    return [item for item in found if item[1] and SCALE[item[1]][0] in DOSES]
