"""Lines and headings that are for a time before or after something, or are counted, and do not follow one another.

14 days before, 17 days before, 1 day before; Stage 1, Stage 2, Stage 2, Stage 4; 2 days after, below "Before the scan".
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from typing import NamedTuple

import regex

from ....core.model import LEVELS, Kind, handout_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.words.concepts import of_group
from .dose_columns import TIME, repeated
from .table_lines import tables

UNITS = {"hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(7), "month": Fraction(30)}
AROUND = regex.compile(
    rf"(?:(?P<number>\d{{1,3}})\s(?P<unit>{'|'.join(UNITS)})s?|the\s(?P<one>day|night|evening|morning))"
    r"\s(?P<when>before|after|of)\b(?P<what>.{0,30})",
    regex.IGNORECASE,
)
"""14 days before surgery, the day of the test."""
COUNTED = regex.compile(
    r"(?P<what>day|week|month|stage|step|phase)\s(?P<number>\d{1,3})\b(?P<rest>.*)", regex.IGNORECASE
)
BARE = regex.compile(r"(?P<number>\d{1,2})")
HEAD = regex.compile(r"(?:the\s)?(?P<what>stage|step|phase)(?:\s(?:no\.?|number))?", regex.IGNORECASE)
SIDE = regex.compile(r"^(?P<when>before|after)\b(?!.*\b(?:before|after|and|or)\b)", regex.IGNORECASE)
"""How a heading begins that is for one side of something."""
SPAN = regex.compile(r"^\s?(?:to|through|and|or|[-–—])\s?(?:day\s|week\s)?\d", regex.IGNORECASE)
ENOUGH = 3
"""Labels of which one may be told to be out of order."""

WHOLE = frozenset({"stage", "step", "phase"})
"""What is counted without a gap to the end."""


class Label(NamedTuple):
    """What a line or a heading is for: how many days from something it is, or its number."""

    row: Unit
    written: str
    at: Fraction
    what: str


@across(Severity.WARNING, english=True)
def label_order(units: list[Unit]) -> Iterator[UnitMessage]:
    """Days before and after something, and counted days, weeks and stages, follow one another in lines and headings."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for head, lines in tables(rows):
        found = [label for row, its in lines if (label := _label(row, its[0], head[0]))]
        known = len(found) < len(lines) or any(repeated([*zip(*(its for _, its in lines), strict=True)]))
        yield from () if known else _ordered(found)
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        handout = [*its]
        for level in {Kind.HEADING, Kind.SUBHEADING}:
            yield from _headings([row for row in handout if row.kind in LEVELS], level)
        yield from _sides(handout)


def _headings(rows: Sequence[Unit], level: Kind) -> Iterator[UnitMessage]:
    """Yield what is wrong among headings of a level that stand behind one another."""
    found = [(row, _label(row, row.source, "")) for row in rows if LEVELS[Kind(row.kind)] <= LEVELS[level]]
    for labelled, its in groupby(found, lambda each: bool(each[1]) and each[0].kind == level):
        yield from _ordered([label for _, label in its if label]) if labelled else ()


def _label(row: Unit, text: str, head: str) -> Label | None:
    text, named = text.strip(" *:"), HEAD.fullmatch(head.strip())
    if found := AROUND.match(text):
        size = Fraction(int(found["number"] or 1)) * UNITS[(found["unit"] or "day").lower()]
        when = found["when"].lower()
        at = {"before": -size, "after": size, "of": Fraction(0)}[when]
        return None if when == "of" and found["number"] else Label(row, text[: found.end("when")], at, "around")
    if (found := COUNTED.match(text)) and not SPAN.match(found["rest"]):
        return Label(row, text[: found.end("number")], Fraction(found["number"]), found["what"].lower())
    if named and (found := BARE.fullmatch(text)):
        return Label(row, f"{named['what']} {text}", Fraction(text), named["what"].lower())
    return None


def _ordered(labels: Sequence[Label]) -> Iterator[UnitMessage]:
    """Yield the one label of a run that is not between its neighbours, is there twice, or leaves one out."""
    if len(labels) < ENOUGH or len({label.what for label in labels}) > 1:
        return
    numbers = [label.at for label in labels]
    signed = numbers if numbers[0] <= numbers[-1] else [-number for number in numbers]
    wrong = [at for at in range(1, len(signed)) if signed[at] <= signed[at - 1]]
    if len(wrong) == 1 and len({*numbers}) >= len(numbers) - 1:
        before, label = labels[wrong[0] - 1 : wrong[0] + 1]
        if label.at == before.at and _timed(label.row):
            return
        if label.at == before.at:
            yield label.row, f"“{label.written}” is there twice: correct one, or write both together"
        elif numbers.count(label.at) == 1 or label.at != numbers[0]:  # else another part begins
            yield label.row, f"“{label.written}” stands behind “{before.written}”: correct it, or put them in order"
    elif not wrong and labels[0].what != "around":
        yield from _left_out(labels)


def _timed(row: Unit) -> bool:
    """Whether a row is for a part of a day, of which another part has a row of its own."""
    return bool(TIME.search(row.source) or of_group(row.source, "en", "day"))


def _left_out(labels: Sequence[Label]) -> Iterator[UnitMessage]:
    """Yield the label before which one number alone is left out, where all others count on from 1.

    The last day or week may stand apart: day 1, day 2, day 3, day 5.
    """
    steps = [other.at - one.at for one, other in pairwise(labels)]
    gaps = [at for at, step in enumerate(steps, 1) if step != 1]
    apart = gaps == [len(steps)] and labels[0].what not in WHOLE
    if len(gaps) == 1 and steps[gaps[0] - 1] == 2 and labels[0].at == 1 and not apart:
        label = labels[gaps[0]]
        missing = f"{label.what.capitalize()} {label.at - 1}"
        yield label.row, f"“{label.written}” follows “{labels[gaps[0] - 1].written}”: is {missing} meant, or missing?"


def _sides(handout: Sequence[Unit]) -> Iterator[UnitMessage]:
    """Yield lines that are for a time after what their heading is before; or the reverse."""
    side = None
    for row in handout:
        if row.kind in LEVELS:
            side = SIDE.match(row.source) if row.kind != Kind.SUBHEADING or not side else side
        found = AROUND.match(row.source) if side and row.kind == Kind.ROW else None
        if side and found and found["when"].lower() not in {side["when"].lower(), "of"} and not _other(found["what"]):
            written = row.source[: found.end("when")]
            yield row, f"“{written}” stands under “{side.string}”: correct before or after, or move the line"


def _other(text: str) -> bool:
    """Whether a label says of what it is, which need not be what the heading is of."""
    return bool(regex.match(r"\s?\p{L}", text))
