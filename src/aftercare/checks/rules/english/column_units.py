"""Units in the columns of a table of doses: mg under a head of mL, mL among units, a number without its unit."""

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.scale import SCALE

UNITS = {
    "milliliter": r"m[lL]|millilit(?:er|re)s?",
    "milligram": r"mg|milligrams?",
    "microgram": r"mcg|micrograms?",
    "dose_unit": r"units?",
    "pill": r"tablets?|pills?",
    "capsule": r"capsules?",
    "drop": r"drops?",
    "puff": r"puffs?",
}
NAMED = regex.compile("|".join(rf"\b(?P<{unit}>{words})\b" for unit, words in UNITS.items()), regex.IGNORECASE)
STRENGTH = regex.compile(
    r"\bper\b|\beach\b|\bevery\b|\bstrength\b|/\s?\p{L}|\bm?c?g\s(?:\p{L}+\s)?(?:tablet|capsule|pill|caplet)|\bmg\sin\b"
    r"|\d\s?mg\b|/\s?\d",
    regex.IGNORECASE,
)
"""In the head of a column: it tells one medicine from another, or how much for each kilogram."""
OF_EACH = regex.compile(r"\s?\(\d[^()]*\bm?c?g\)")
"""What each has of the tablets that the head of a column counts: Tablets (3 mg)."""
EACH = regex.compile(r"\beach\b|\bevery\b|\bper\s(?!\d?\s?m[lL])", regex.IGNORECASE)
"""The same, but for what a mL has: the amounts below it are still in mL."""
UNLIKE = frozenset({"volume", "mass", "dose_unit"})
"""What no two of measure the same: a tablet may take the place of the liquid for those who are bigger, not so these."""
SPOONS = frozenset({"teaspoon", "tablespoon"})
LED = regex.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:day|week|month|step|phase|dose|visit)s?\s\d.*|\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?"
    r"|now|today|no\s\p{L}+|none|nothing|stop|skip|rest"
    r"|(?:at\s|before\s|after\s|with\s)?(?:breakfast|lunch|dinner|supper|bed(?:time)?|morning|noon|evening|night))",
    regex.IGNORECASE,
)
"""What a line may begin with that is for a time, not for another medicine; and what may stand for a dose."""
BARE = regex.compile(r"\d{1,3}(?:[.,]\d+)?|[½¼¾]|\d{1,2}[½¼¾]")
ASIDE = regex.compile(r"(?<=^\d+)[,;]\s\p{L}.*")
"""What stands behind a number without a unit is of something else: 0, eat 15 g of sugar."""
LEAP = 5
ENOUGH = 2
"""Lines with one unit, beside which another, or none, is a slip."""


def unit_named(title: str) -> str:
    """Return the one unit of doses that the head of a column names, or nothing."""
    told = OF_EACH.sub("", title)
    found = {str(match.lastgroup) for match in NAMED.finditer(told)}
    return found.pop() if len(found) == 1 and not STRENGTH.search(told) else ""


def units_contradicted(title: str, column: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the places of cells in another unit than the head or the other cells of their column, and what is wrong."""
    named, within = unit_named(title), [_units(cell) for cell in column]
    often = Counter(next(iter(units)) for units in within if len(units) == 1).most_common(1)
    usual = named or (often[0][0] if often and often[0][1] >= ENOUGH else "")
    if not usual or EACH.search(title) or (STRENGTH.search(title) and usual != "milliliter"):
        return
    for at, (cell, units) in enumerate(zip(column, within, strict=True)):
        kinds = {SCALE[unit][0] for unit in units}
        spoons = named == "milliliter" and units and units <= SPOONS
        if spoons or (kinds and {*kinds, SCALE[usual][0]} <= UNLIKE and SCALE[usual][0] not in kinds):
            yield at, f"“{cell}” stands {f'under “{title}”' if named else 'among other units'}: correct the unit"
        elif (unit := NAMED.fullmatch(cell)) and unit.lastgroup == usual:
            yield at, f"“{cell}” has no number: write it"
        elif not named and BARE.fullmatch(cell) and _all_but_one(within) and usual in {"milliliter", "dose_unit"}:
            yield at, f"“{cell}” has no unit, as the other cells of its column have: write it"


def many_times(column: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the one amount of a column that is many times all others, where these are the same."""
    told = [(at, cell) for at, cell in enumerate(column) if len(quantities(cell, "en")) == 1 and _units(cell)]
    (usual, often), *_ = Counter(cell for _, cell in told).most_common(1) or [("", 0)]
    others = [(at, cell) for at, cell in told if cell != usual]
    if len(others) != 1 or often < ENOUGH:
        return
    ((one, unit),), ((other, name),) = quantities(usual, "en"), quantities(others[0][1], "en")
    if unit == name and one.values[0] and other.values[0] >= LEAP * one.values[0]:
        yield others[0][0], f"“{others[0][1]}” is many times the “{usual}” of all other lines: count its digits"


def _units(cell: str) -> set[str]:
    return {
        unit
        for _, unit in quantities(ASIDE.sub("", cell), "en")
        if unit and SCALE[unit][0] in {*UNLIKE, "pill", "drop", "puff"}
    }


def _all_but_one(within: Sequence[set[str]]) -> bool:
    return sum(not units for units in within) == 1 and len(within) > ENOUGH
