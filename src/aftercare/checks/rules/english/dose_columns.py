"""Columns of a table of doses: amounts that fall or leap while the weight rises, litres, a week that is there twice."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

import regex

from ...analysis.numbers.quantities import Quantity
from ...analysis.words.concepts import of_group
from .bands import Band
from .cell_amounts import doses
from .column_units import NAMED, unit_named
from .written_amounts import shown

NUMBER = regex.compile(r"\d+(?:[.,/]\d+)?|[½¼¾⅓⅔⅛]")
STRENGTH = regex.compile(
    r"\bper\b|\beach\b|\bevery\b|\bstrength\b|/\s?\p{L}|\bm?c?g\s(?:\p{L}+\s)?(?:tablet|capsule|pill|caplet)|\bmg\sin\b",
    regex.IGNORECASE,
)
"""In a cell or the head of its column: it tells one medicine from another, or how much for each kilogram."""
GROWN = 18 * 12
"""Months from which a higher age may need less of a medicine."""
ASIDE = regex.compile(r"\s?\([^)]*\)$")
"""The same amount in another unit."""
HELD = regex.compile(
    r"\s?\(\d[^)]*\)(?<!kg\))|,?\s\(?every\s(?:\d+\s?(?:to|or|[-–])\s?)?\d+\shours?\b\)?", regex.IGNORECASE
)
"""What the medicine of a column has in it, and how often it is given: Drops (15 mg in 1 mL), every 4 to 6 hours."""
LEAP, STEEP = 5, Fraction(5, 2)
"""How many times the dose before a dose is that cannot be right, and how many times the weight before its own."""
FEW = 3
LITRES = 100
"""How many times the other amounts of a column one in litres is that was meant in millilitres."""
GRAMS = 500
"""Fewer are of a powder, or of protein."""
SMALLER = {"liter": ("milliliter", "mL"), "gram": ("milligram", "mg")}
LABEL = regex.compile(r"(?:week|day|month|phase|step)\s(?P<number>\d{1,2})", regex.IGNORECASE)
TIME = regex.compile(r"\d\s?[ap]\.?m\b|\d:\d\d|\bnoon\b", regex.IGNORECASE)
Step = tuple[Band | None, str, Band | None, str]
"""The band and the dose of a line, and those of the next."""
Told = tuple[int, str]
"""The place of a line, and what is wrong with it."""


def is_key(cell: str) -> bool:
    """Whether a cell tells for what else a line is, as the name of a medicine does; an amount and a dash do not."""
    if NAMED.fullmatch(cell):
        return False
    return bool(STRENGTH.search(cell)) or not (NUMBER.search(cell) or amount(cell) or not regex.search(r"\p{L}", cell))


def doses_contradicted(title: str, steps: Sequence[Step]) -> Iterator[Told]:
    """Yield the doses that are less than one for a lower weight or age, or many times it."""
    if STRENGTH.search(HELD.sub("", title)):
        return
    leapt, unit = "", unit_named(title)
    for at, (one, cell, other, following) in enumerate(steps):
        ours, theirs = amount(cell, unit), amount(following, unit)
        if not (one and other and ours and theirs) or ours[1] != theirs[1] or _words(cell) != _words(following):
            continue
        if one.kind == "level" or (one.kind == "sugar" and ours[1] != "dose_unit"):
            continue  # for a higher INR, less is taken
        before, after = ours[0].values[0], theirs[0].values[0]
        if after < before and cell != leapt and not (other.kind == "age" and (other.low or 0) >= GROWN):
            yield at, f"“{following}” is less than “{cell}”, which is for a lower {one.what}"
        elif before and after >= LEAP * before and one.low and other.low and other.low < STEEP * one.low:
            yield at, f"“{following}” is {shown(after / before)} times “{cell}”, the dose of the line before"
            leapt = following


def amount(cell: str, unit: str = "") -> Quantity | None:
    """Return the one amount of a medicine in a cell, whose unit the head of its column may tell: 2.5 mL (80 mg)."""
    found = doses(cell := ASIDE.sub("", cell), unit)
    return found[0] if len(found) == 1 and not STRENGTH.search(cell) else None


def _words(cell: str) -> str:
    """Return what a cell says beside its numbers: how often, and of what."""
    return regex.sub(r"\b(tablet|drop|puff|capsule|teaspoon|unit)s\b", r"\1", NUMBER.sub("#", cell).casefold())


def litres(column: Sequence[str]) -> Iterator[Told]:
    """Yield the amounts in litres or grams among amounts in mL or mg that are a hundred times less."""
    found = {at: item for at, cell in enumerate(column) if (item := amount(cell))}
    for large, (unit, written) in SMALLER.items():
        small = [item[0].values[0] for item in found.values() if item[1] == unit]
        for at, (number, name) in found.items():
            much = name == large and (large == "liter" or number.values[0] >= GRAMS)
            if much and len(small) > 1 and number.values[0] * 1000 >= LITRES * max(small):
                yield at, f"“{column[at]}” stands among amounts in {written}: write {written}"


def repeated(columns: Sequence[Sequence[str]]) -> Iterator[Told]:
    """Yield lines that are there twice, and the number that is, where all others count on: Week 1, Week 2, Week 2."""
    lines = [*zip(*columns, strict=True)]
    first = {line: at for at, line in [*enumerate(lines)][::-1]}
    twice = [at for at, line in enumerate(lines) if first[line] < at and NUMBER.search(line[0])]
    yield from ((at, f"“{' | '.join(lines[at])}” is there twice: correct one, or take it out") for at in twice)
    labels = takewhile(bool, map(LABEL.fullmatch, columns[0]))
    numbers = [int(label["number"]) for label in labels if label]
    counting = len(numbers) > FEW or (len(numbers) == FEW and numbers[0] == 1)  # weeks 2, 4 and 4 do not count on
    if not counting or any(TIME.search(cell) for cell in columns[1]):
        return
    wrong = [at for at, number in enumerate(numbers) if number != numbers[0] + at]
    if (
        not twice
        and len(wrong) == 1
        and numbers[wrong[0]] in {numbers[wrong[0] - 1], *numbers[wrong[0] + 1 : wrong[0] + 2]}
        and not of_group(columns[1][wrong[0]], "en", "day")
    ):
        what = columns[0][wrong[0]].partition(" ")[0]
        yield wrong[0], f"“{columns[0][wrong[0]]}” is in two lines: is this one for {what} {numbers[0] + wrong[0]}?"
