"""Rows that wait only to be signed again, by the row above them that has changed."""

from collections.abc import Iterable, Iterator, Mapping

from ..core.model import Instruction
from ..core.text.counting import counted, listed
from ..core.units import Unit
from .book import Book

MOST = 6
"""Rows that a line names."""
OTHER = "signed below other English than today's"
UNNAMED = "signed by an earlier version, whose signatures do not cover what is above a row"


def waiting_below(book: Book) -> Iterator[str]:
    """Yield what waits in a catalog: how many rows, which, and below what."""
    units = {unit.id: unit for unit in book.units}
    groups: dict[str, list[str]] = {}
    for row in book.rows:
        if units[row.id].to_sign_again:
            groups.setdefault(_why(row, units), []).append(row.id)
    for why, rows in groups.items():
        yield f"{counted(len(rows), 'row')} to be signed again {why}: {listed(rows, MOST)}"


def unnamed(unit: Unit) -> bool:
    """Whether the signatures that would hold elsewhere name nothing above the row, as those of earlier versions do."""
    return bool(unit.parted) and not any(each.context for each in unit.parted)


def signed_below(units: Iterable[Unit]) -> Iterator[tuple[str, list[str]]]:
    """Yield how rows are signed that only wait for what is above them, and which these are."""
    rows: dict[str, list[str]] = {}
    for unit in units:
        if unit.lapsed and unit.parted:
            rows.setdefault(UNNAMED if unnamed(unit) else OTHER, []).append(unit.id)
    yield from rows.items()


def _why(row: Instruction, units: Mapping[str, Unit]) -> str:
    """Say why a row waits: for the outermost above it that has changed, if it has not itself."""
    if unnamed(units[row.id]):
        return f"since they were {UNNAMED}"
    above = (each.id for each in row.above if units[each.id].stale) if units[row.id].parted else iter(())
    changed = next(above, "")
    return f"below {changed}, which has changed" if changed else "since they have moved or changed"
