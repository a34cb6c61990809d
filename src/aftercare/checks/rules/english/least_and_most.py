"""Limits of the English that leave nothing out, or nothing in: at least 4 tablets, at most 2."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.multiples import ENDS
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import Rate, rates
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
TAIL = regex.compile(
    r"(?:\sof\s(?:\p{L}+\s)?\p{L}+?)?(?:\s(?:a|per|each|every)\s\p{L}+|\sdaily)?(?=\s?(?:[.)\]]|$))", regex.IGNORECASE
)
"""What may stand behind both numbers: 8 glasses of water a day."""
TO = regex.compile(r"\s?(?:to|[-–—])\s?")
DOWN = regex.compile(
    r"\b(?:(?:lower|reduc|decreas|drop|taper|fall|slow|count|wean|improv|shrink)\p{L}*|from|cut|go|goes|down|then)\b",
    regex.IGNORECASE,
)
BEFORE = regex.compile(r"\s(?:before|prior|ago|earlier|ahead|left)\b", regex.IGNORECASE)
"""What stands before a range that may well go down, and behind one that counts down to something."""
GOAL = regex.compile(r"\b(?:goal|target|range)\b[^.;\d]{0,24}$|\b(?:days|weeks|months|hours)\s$", regex.IGNORECASE)
DEGREES = regex.compile(r"\s(?:degrees(?!\s[CF]\b)|(?:heart)?beats|breaths)\b")
RANGED = frozenset(
    {
        "time",
        "calendar",
        "pill",
        "mass",
        "volume",
        "drop",
        "puff",
        "dose_unit",
        "count",
        "temperature",
        "glucose",
        "length",
    }
)
MANY = regex.compile(
    r"\b(?:(?:no|not)\s(?:(?:give|take|use)\s)?more\sthan|at\smost|up\sto|a\smaximum\sof)\s(?P<many>\d{1,2})\s(?:doses?|times)\s"
    r"(?:(?:in|within|per|a|each|every)\s(?:any\s)?(?:24\shours|day)|daily)\b",
    regex.IGNORECASE,
)


@across(Severity.WARNING, english=True)
def limit_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """No limit of the English is both the most and the least, no least is more than the most, no range is turned."""
    before, place = "", ""
    for row in sources(units):
        for found in BOTH.finditer(row.source):
            yield row, f"“{found[0]}” leaves nothing out: write which of the two is meant"
        # How often may be told in the row before.
        alone = row.place != place or not MANY.search(row.source) or _often(row.source)
        both = row.source if alone else f"{before} {row.source}"
        for told in (*_exchanged(row.source), *_too_many(both)):
            yield row, told
        before, place = row.source, row.place


def _exchanged(source: str) -> Iterator[str]:
    """Say which numbers are the least and the most, or the ends of a range, though the first is more."""
    text = masked(source)
    counted = [item for item in quantities(source, "en") if item[1] or item[0].values[0] > 1 or _figure(item)]
    for one, other in pairwise(counted):
        end = max(other[0].end, other[0].unit_end)
        if start := _start(one, other, text):
            yield f"“{text[start:end]}” cannot be: the first is more"
        elif _turned(one, other, text):
            yield f"“{text[one[0].start : end]}” is turned round: write the less first"


def _too_many(source: str) -> Iterator[str]:
    """Say which most of a day is more than the interval before it comes to."""
    limits = [*MANY.finditer(text := masked(source))]
    often = _often(source) if limits else []
    for limit in limits if len(often) == 1 else ():
        if int(limit["many"]) > max(often[0].times) >= 1 and limit.start() >= often[0].end:
            yield f"“{limit[0]}” is more than “{text[often[0].start : often[0].end]}” comes to"


def _often(source: str) -> list[Rate]:
    return [rate for rate in rates(source, "en") if rate.known and not rate.counts and not rate.weak]


def _turned(one: Quantity, other: Quantity, text: str) -> bool:
    """Whether two numbers are a range whose end is less than its beginning, and that goes down for no reason told."""
    (first, unit), (last, name) = one, other
    if first.values[0] <= last.values[0] or {first.kind, last.kind} != {"digits"} or unit not in {"", name}:
        return False
    ranged = (
        SCALE[name][0] in RANGED if name else bool(GOAL.search(text, 0, first.start) or DEGREES.match(text, last.end))
    )
    ends = [max(number.end, number.unit_end) for number in (first, last)]
    between = TO.fullmatch(text, ends[0], max(ends[0], last.start))
    begin = max(text.rfind(mark, 0, first.start) for mark in ".;") + 1
    return bool(ranged and between) and not (
        DOWN.search(text, begin, first.start) or BEFORE.match(text, max(last.end, last.unit_end))
    )


def _figure(item: Quantity) -> bool:
    """Whether a number is written in digits: "a" counts nothing."""
    return item[0].kind == "digits"


def _start(less: Quantity, more: Quantity, text: str) -> int:
    """Return where words begin that make the greater of two numbers the least; 0 if there are none."""
    (one, unit), (other, name) = less, more
    named = {unit, name} - {""}
    end, last = max(one.end, one.unit_end), max(other.end, other.unit_end)
    if len(named) != 1 or one.values[0] <= other.values[0] or not (ENDS.match(text, last) or TAIL.match(text, last)):
        return 0
    timed = SCALE[named.pop()][0] in {"time", "calendar"}  # between 30 and 10 minutes before
    for ahead, between in ((LEAST, MOST), *([] if timed else [(BETWEEN, AND)])):
        found = ahead.search(text, max(0, one.start - AHEAD), one.start)
        if found and between.fullmatch(text, end, max(end, other.start)):
            return found.start()
    return 0
