"""Amounts of a table that are told in two ways, and do not fit: 3.75 mL and 30 mg among lines of 80 mg per mL."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.scale import SCALE
from .column_units import LED, STRENGTH, unit_named
from .dose_columns import is_key
from .mg_in_each import HELD, MASSES, OF_EACH, each_milliliter, mass_of, share, size, told_twice, unlike
from .table_lines import TableLine, tables
from .written_amounts import CORRECT, shown

PILLS = regex.compile(
    r"(?P<mass>\d+(?:\.\d+)?)\s?(?P<unit>mc?g)\s(?:tablets?|pills?|capsules?)"
    r"|(?:tablets|pills|capsules)\s\(?(?:of\s)?(?P<mass>\d+(?:\.\d+)?)\s?(?P<unit>mc?g)\)?",
    regex.IGNORECASE,
)
"""The head of a column that counts tablets of a strength."""
NONE = regex.compile(r"[-–—]|none|0?", regex.IGNORECASE)
ENOUGH, LIKE = 3, 2
"""Lines of which one may be unlike the others, and how many shares there are then."""
Keys = Sequence[tuple[str, ...]]
"""For what medicine each line is."""
Told = Iterator[tuple[int, str]]


Share = tuple[int, Fraction]
"""The place of a line, and how many mg it tells for each mL or tablet."""


@across(Severity.WARNING, english=True)
def strength_contradicted(units: list[Unit]) -> Iterator[UnitMessage]:
    """In every line of a table, tablets or mL hold the mg that are told, as in the head and in the other lines."""
    for head, lines in tables(sources(units)):
        columns = [*zip(*(its for _, its in lines), strict=True)]
        keys = [tuple(cell for cell in its if is_key(cell) and not LED.fullmatch(cell)) for _, its in lines]
        for at, told in (*_within(head, columns, keys), *_across(head, columns, keys), *_counted(head, lines)):
            yield lines[at][0], told


def _within(head: Sequence[str], columns: Sequence[Sequence[str]], keys: Keys) -> Told:
    """Yield cells that tell an amount in two ways which do not fit: 5 mL (106 mg)."""
    for title, column in zip(head, columns, strict=True):
        shares = [(at, its[0].share) for at, cell in enumerate(column) if len(its := [*told_twice(cell)]) == 1]
        if strength := OF_EACH.search(title):
            wrong = [at for at, each in shares if unlike(each, each_milliliter(strength))]
            yield from ((at, f"“{column[at]}” is not {strength[0]}, as “{title}” says{CORRECT}") for at in wrong)
        else:
            yield from ((at, f"“{column[at]}” {why}") for at, why in _odd(shares, keys))


def _across(head: Sequence[str], columns: Sequence[Sequence[str]], keys: Keys) -> Told:
    """Yield lines of which two cells tell an amount in ways that do not fit, if they do in all other lines."""
    for one, other, _, shares in column_shares(head, columns):
        for at, why in _odd(shares, keys):
            yield at, f"“{columns[one][at]}” beside “{columns[other][at]}” {why}"


def column_shares(head: Sequence[str], columns: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str, list[Share]]]:
    """Yield each two columns of mg and of mL or tablets, which of these, and how many mg the lines tell for each."""
    plain = [place for place, title in enumerate(head) if not STRENGTH.search(title)]
    told = {place: [_alone(cell, unit_named(head[place])) for cell in columns[place]] for place in plain}
    for one, other in permutations(plain, 2):
        pairs = enumerate(zip(told[one], told[other], strict=True))
        shares = [(at, found) for at, (mass, held) in pairs if (found := share(mass, held))]
        kinds = {SCALE[held[1]][0] for held in told[other] if held}
        if shares and len(kinds) == 1:
            yield one, other, kinds.pop(), shares


def _counted(head: Sequence[str], lines: Sequence[TableLine]) -> Told:
    """Yield lines whose dose is not what their tablets of each strength come to."""
    strong = {place: mass_of(found) for place, title in enumerate(head) if (found := PILLS.fullmatch(title.strip()))}
    for at, (_, its) in enumerate(lines if strong else ()):
        doses = [dose for place, cell in enumerate(its) if place not in strong and (dose := _dose(cell))]
        counts = [(mass, _count(its[place])) for place, mass in strong.items()]
        whole = sum((mass * count for mass, count in counts if count is not None), Fraction(0))
        if len(doses) == 1 and all(count is not None for _, count in counts) and whole != size(doses[0]):
            yield (
                at,
                f"{shown(size(doses[0]))} mg is not what the tablets of its line come to, {shown(whole)} mg{CORRECT}",
            )


def _odd(shares: Sequence[Share], keys: Keys) -> Told:
    """Yield the one share that is unlike all others, where these are the same, and for the same medicine."""
    known = Counter(share for _, share in shares)
    if len(known) != LIKE or len(shares) < ENOUGH or len({keys[at] for at, _ in shares}) > 1:
        return
    (usual, _), (odd, often) = known.most_common()
    if often == 1:
        at = next(place for place, share in shares if share == odd)
        yield at, f"is {shown(odd)} mg in each, and in the other lines it is {shown(usual)}: correct one"


def _alone(cell: str, unit: str) -> Quantity | None:
    """Return the one amount of a cell, whose unit the head may tell."""
    found = [(number, name or unit) for number, name in quantities(cell, "en")]
    return found[0] if len(found) == 1 and found[0][1] else None


def _dose(cell: str) -> Quantity | None:
    found = _alone(cell, "")
    return found if found and found[1] in MASSES else None


def _count(cell: str) -> Fraction | None:
    """Return how many tablets a cell tells; None if it tells something else."""
    found = _alone(cell, "pill")
    return Fraction(0) if NONE.fullmatch(cell) else size(found) if found and found[1] in HELD else None
