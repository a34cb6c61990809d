"""Limits of the English that leave nothing out, or nothing in: at least 4 tablets, at most 2."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.multiples import ENDS
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.scale import SCALE
from ...analysis.text.tokens import masked

LESS = r"(?:not|n['’]t|never)\s(?:\p{L}+\s)?more than|below|under|less than|lower than|fewer than|at most|no more than"
MORE, LOWER = "above|over|more than|higher than|greater than|at least", "lower|less|below|under|fewer|younger"
HIGHER = "higher|more|above|over|older|longer"
_AMOUNT, _END = r"(?:\s(?!or\b)[^\s;:]+){1,6}?\sor\s", r"(?=\s?(?:[.,;:)]|$))"
BOTH = regex.compile(
    rf"\b(?:{LESS}){_AMOUNT}(?:{HIGHER}){_END}|\b(?:{MORE}){_AMOUNT}(?:{LOWER}){_END}"
    r"|\bat least (?:no|not) more than\b|\bat most (?:no|not) (?:less|fewer) than\b",
    regex.IGNORECASE,
)
"""Below 100.4 °F or higher: any temperature there is."""
LEAST = regex.compile(r"\b(?:at least|no (?:less|fewer) than|(?:a )?minimum of)\s$", regex.IGNORECASE)
MOST = regex.compile(r",?\s(?:(?:and|but)\s)?(?:at most|no more than|up to|(?:a )?maximum of)\s", regex.IGNORECASE)
BETWEEN, AND = regex.compile(r"\bbetween\s$", regex.IGNORECASE), regex.compile(r"\sand\s", regex.IGNORECASE)
"""What stands before the less and before the more of two numbers."""
AHEAD = 16
"""Letters before a number in which that is looked for."""


@across(Severity.WARNING, english=True)
def limit_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """No limit of the English is both the most and the least, and no least is more than the most."""
    for row in sources(units):
        for found in BOTH.finditer(row.source):
            yield row, f"“{found[0]}” leaves nothing out: write which of the two is meant"
        text = masked(row.source)
        counted = [item for item in quantities(row.source, "en") if item[1] or item[0].values[0] > 1 or _figure(item)]
        for one, other in pairwise(counted):
            if start := _start(one, other, text):
                end = max(other[0].end, other[0].unit_end)
                yield row, f"“{text[start:end]}” cannot be: the first is more"


def _figure(item: Quantity) -> bool:
    """Whether a number is written in digits: "a" counts nothing."""
    return item[0].kind == "digits"


def _start(less: Quantity, more: Quantity, text: str) -> int:
    """Return where words begin that make the greater of two numbers the least; 0 if there are none."""
    (one, unit), (other, name) = less, more
    named = {unit, name} - {""}
    end, last = max(one.end, one.unit_end), max(other.end, other.unit_end)
    if len(named) != 1 or one.values[0] <= other.values[0] or not ENDS.match(text, last):
        return 0
    timed = SCALE[named.pop()][0] in {"time", "calendar"}  # between 30 and 10 minutes before
    for ahead, between in ((LEAST, MOST), *([] if timed else [(BETWEEN, AND)])):
        found = ahead.search(text, max(0, one.start - AHEAD), one.start)
        if found and between.fullmatch(text, end, max(end, other.start)):
            return found.start()
    return 0
