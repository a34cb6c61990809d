"""Weights and ages in the cells of a table of doses: 12 to 17 lb, under 3 months, 96 lb and over."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import regex

NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
UNIT = (
    r"(?:(?P<pound>lbs?|pounds?)|(?P<kilogram>kgs?|kilograms?|kilos?)"
    r"|(?P<month>mos?|months?)|(?P<year>y|yrs?|years?))\b\.?"
)
SAME = r"(?:\s(?:old|of age))?(?:\s?[(/]\s?\d.*)?"
"""What may stand behind a weight: the same in another unit."""
RANGE = regex.compile(
    rf"(?P<low>{NUMBER})\s?(?:{UNIT})?\s?(?:to|[-–—])\s?(?:less than\s|under\s|below\s)?"
    rf"(?P<high>{NUMBER})\s?(?:{UNIT})?{SAME}",
    regex.IGNORECASE,
)
LESS = regex.compile(
    rf"(?:under|below|less than|up to|younger than)\s(?P<high>{NUMBER})\s?(?:{UNIT})?{SAME}", regex.IGNORECASE
)
MORE = regex.compile(
    rf"(?P<open>(?:over|above|more than|at least)\s)?(?P<low>{NUMBER})(?P<open>\+)?\s?(?:{UNIT})?(?:\sold)?"
    rf"(?P<open>\+|\s(?:and|or)\s(?:over|up|more|above|older|heavier))?{SAME}",
    regex.IGNORECASE,
)
OPEN = regex.compile(
    r"(?<!\b(?:and|or)\s)\b(?:under|below|over|above|(?:less|more|younger|older|heavier) than)\b", regex.IGNORECASE
)
"""What says that an end is not in a band."""
HEAD = regex.compile(rf"(?<!\p{{L}}){UNIT}", regex.IGNORECASE)
UNITS = ("pound", "kilogram", "month", "year")
MONTHS = {"month": 1, "year": 12}
POUND = Fraction(453592, 10**6)
ROUGH, LITTLE = Fraction(15, 100), Fraction(1, 2)
"""How much, in shares and in kilograms, a weight may differ that is told in pounds as well: it is rounded."""


class Band(NamedTuple):
    """The weights or ages that a line is for, both ends included; one that is open has none."""

    written: str
    kind: str
    """`pound`, `kilogram`, `age`, `sugar` or `level`; an age is counted in months."""
    low: Fraction | None
    high: Fraction | None
    step: Fraction
    """How far the next band begins from the end of this one, where nothing lies between."""
    ends: tuple[bool, bool] = (False, False)
    """Whether its first and its last value are surely in it: a weight of 20 kg may be read either way, a sugar not."""

    @property
    def turned(self) -> bool:
        """Whether it ends before it begins."""
        return self.low is not None and self.high is not None and self.low > self.high

    def meets(self, other: "Band") -> bool:
        """Whether something is in both, and not only where one ends and the other begins, if that may be in one."""
        shared = self.ends[1] and other.ends[0] and self.high == other.low
        return (_less(self.low, other.high) and _less(other.low, self.high)) or shared

    def shares(self, other: "Band") -> bool:
        """Whether the next begins with the weight or age that this one ends with, so that either may be read."""
        return (
            self.kind in {"pound", "kilogram", "age"}
            and self.high is not None
            and self.high == other.low
            and not OPEN.search(f"{self.written} {other.written}")
        )

    @property
    def what(self) -> str:
        """What a line is for."""
        return {"age": "age", "sugar": "value", "level": "value"}.get(self.kind, "weight")

    def leaves_out(self, other: "Band") -> bool:
        """Whether there is something between this and the next: not where a line is for one weight alone."""
        if self.high is None or other.low is None or self.low == self.high or other.low == other.high:
            return False
        return other.low - self.high > max(self.step, other.step)

    def same(self, other: "Band") -> bool:
        """Whether two bands, one of them in pounds, may be the same."""
        ends = ((self.low, other.low), (self.high, other.high))
        pairs = [(_kilograms(one, self.kind), _kilograms(two, other.kind)) for one, two in ends if one and two]
        return all(abs(one - two) <= max(ROUGH * one, LITTLE) for one, two in pairs)


def _less(low: Fraction | None, high: Fraction | None) -> bool:
    return low is None or high is None or low < high


def _kilograms(value: Fraction, kind: str) -> Fraction:
    return value * POUND if kind == "pound" else value


def bands(head: str, column: Sequence[str]) -> list[Band | None]:
    """Return the bands of a column; nothing of cells that are none, and where no unit is told."""
    named = {unit for found in HEAD.finditer(head) for unit in UNITS if found[unit]}
    unit = named.pop() if len(named) == 1 else ""
    found = [_band(cell.strip(), unit) for cell in column]
    finest = max((end.denominator for band in found if band for end in (band.low, band.high) if end), default=1)
    return [band and band._replace(step=band.step / finest) for band in found]


def unit_of(text: str) -> str:
    """Return the one unit of weight that a text names, or nothing."""
    named = {unit for found in HEAD.finditer(text) for unit in UNITS[:2] if found[unit]}
    return named.pop() if len(named) == 1 else ""


def usual_weight(title: str, column: Sequence[Band | None]) -> str:
    """Return the unit of weight that the head of a column names, or else all of its weights but one of several."""
    (usual, often), *others = Counter(
        band.kind for band in column if band and band.kind in UNITS[:2]
    ).most_common() or [("", 0)]
    return unit_of(title) or (usual if [count for _, count in others] == [1] and often > 1 else "")


def _band(cell: str, unit: str) -> Band | None:
    match = next((found for pattern in (RANGE, LESS, MORE) if (found := pattern.fullmatch(cell))), None)
    if not match:
        return None
    groups = match.groupdict()
    named = [name for name in UNITS for _ in match.captures(name)]
    first, last = _units(match, named) or (unit, unit)
    if not last:
        return None
    low = Fraction(groups["low"]) * MONTHS.get(first, 1) if groups.get("low") else None
    high = Fraction(groups["high"]) * MONTHS.get(last, 1) if groups.get("high") else None
    if match.re is MORE and not match.captures("open"):
        high = low  # one weight
    kind = "age" if last in MONTHS else last
    return Band(cell, kind, low, high, Fraction(MONTHS.get(last, 1)))


def _units(match: regex.Match[str], named: Sequence[str]) -> tuple[str, str] | None:
    """Return the units of both ends, where a cell tells them: 6 months to 2 years."""
    if len(named) < 2:
        return (named[0], named[0]) if named else None
    placed = sorted((match.starts(name)[at], name) for name in {*named} for at in range(len(match.captures(name))))
    return placed[0][1], placed[-1][1]
