"""Lines of tables and blanks side by side: each cell is the translation of one cell."""

from collections.abc import Iterator
from dataclasses import replace

from ....core.model import CELL, CELLED, cells
from ....core.units import Severity, Unit
from ...analysis.sense.clause_facts import COUNT, placed
from ...analysis.sense.dosed import named, wanted_in
from ...analysis.sense.opposing import compatible
from ...analysis.text.spans import Span
from ...analysis.text.tokens import masked
from ...registry import CHECKS, Result, check, only_with

COMPARED = ("numbers", "units", "amounts")


@check(Severity.ERROR)
@only_with(CELL)
def table_cells(unit: Unit) -> Iterator[Result]:
    """A line of a table has as many cells as in English.

    Bad [es]:  Weight | Dose -> Peso y dosis
    Bad [es]:  12–17 lb | 2.5 mL -> 12–17 lb
    Good [es]: Weight | Dose -> Peso | Dosis
    """
    if CELL not in unit.source or (unit.kind and unit.kind not in CELLED):
        return
    wanted, found = (len(cells(text)) for text in (unit.source, unit.target))
    if wanted != found:
        yield f"has {found} cells parted by {CELL}, and the English has {wanted}"
    elif "" in cells(unit.target)[1:]:
        yield "has an empty cell"


@check(Severity.ERROR)
@only_with(CELL)
def cell_numbers(unit: Unit) -> Iterator[Result]:
    """Each cell has the numbers and units of the same cell in English.

    Bad [es]:  12–17 lb | 2.5 mL -> 2.5 mL | 12–17 lb
    Bad [es]:  Under 12 lb | 1.25 mL | 4 times -> Menos de 12 lb | 4 veces | 1.25 mL
    Good [es]: 12–17 lb | 2.5 mL -> 12–17 lb | 2.5 ml
    Good [ar]: 12–17 lb | 2.5 mL -> ١٢–١٧ رطلًا | ٢٫٥ مل
    """
    if CELL not in unit.source or (unit.kind and unit.kind not in CELLED):
        return
    pairs = zip(cells(unit.source), cells(unit.target), strict=False)
    for at, (source, target) in enumerate(pairs, 1):
        for finding in _compared(replace(unit, source=source, target=target)):
            yield f"cell {at}: {finding}"


@check(Severity.ERROR)
@only_with(CELL)
def cells_exchanged(unit: Unit) -> Iterator[Result]:
    """Each cell tells what the same cell in English does: no two columns have changed places.

    Bad [es]:  Age | Morning dose | Evening dose -> Edad | Dosis de la noche | Dosis de la mañana
    Bad [de]:  Fever | Pain -> Schmerzen | Fieber
    Good [es]: Age | Morning dose | Evening dose -> Edad | Dosis de la mañana | Dosis de la noche
    """
    if CELL not in unit.source or (unit.kind and unit.kind not in CELLED):
        return
    here, there = _places(masked(unit.source)), _places(masked(unit.target))
    told = _told_in(unit, here, there) if len(here) == len(there) else set()
    kept = {one for one, other in told if one == other}
    for one, other in sorted(told):
        if one == other or not kept.isdisjoint({one, other}) or (one > other and (other, one) in told):
            continue
        severity = Severity.ERROR if (other, one) in told else Severity.WARNING
        yield f"cells {min(one, other) + 1} and {max(one, other) + 1} have changed places", None, severity


def _places(text: str) -> tuple[Span, ...]:
    """Return where the cells of a line begin and end."""
    bars = [place for place, char in enumerate(text) if char == CELL]
    return tuple(zip([0, *(bar + 1 for bar in bars)], [*bars, len(text)], strict=True))


def _told_in(unit: Unit, here: tuple[Span, ...], there: tuple[Span, ...]) -> set[tuple[int, int]]:
    """Return each cell of the source with those of the translation that tell something of it."""
    ours, theirs = placed(unit.source, "en", here), placed(unit.target, unit.language, there)
    told = {
        (mine, own)
        for (kind, name), mine in ours.items()
        for (other_kind, other), own in theirs.items()
        if kind == other_kind and not kind.startswith(COUNT) and compatible(kind, name, other)
    }
    wanted = wanted_in(unit.source)
    if len(wanted) > 1:
        one, other = _named(unit.source, "en", here, wanted), _named(unit.target, unit.language, there, wanted)
        told |= {(one[name], other[name]) for name in one.keys() & other.keys()}
    return told


def _named(text: str, language: str, cells_: tuple[Span, ...], wanted: list[str]) -> dict[str, int]:
    """Return the medicines that a line names once, each with its cell."""
    found = [str(token.value) for token in named(text, language, wanted)]
    places = {str(token.value): token.start for token in named(text, language, wanted)}
    once = [name for name in places if found.count(name) == 1]
    return {name: next(at for at, (_, end) in enumerate(cells_) if places[name] <= end) for name in once}


def _compared(cell: Unit) -> Iterator[str]:
    for check_of_cell in (CHECKS[code] for code in COMPARED):
        if check_of_cell.covers(cell.language):
            yield from (found.message for found in check_of_cell.run(cell) if found.severity is Severity.ERROR)
