"""Lines of tables and blanks side by side: each cell is the translation of one cell."""

from collections.abc import Iterator
from dataclasses import replace

from ...core.model import CELL, CELLED, cells
from ...core.units import Severity, Unit
from ..registry import CHECKS, Result, check, only_with

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


def _compared(cell: Unit) -> Iterator[str]:
    for check_of_cell in (CHECKS[code] for code in COMPARED):
        if check_of_cell.covers(cell.language):
            yield from (found.message for found in check_of_cell.run(cell) if found.severity is Severity.ERROR)
