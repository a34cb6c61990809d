"""Rows that wait only to be signed again, by the row above them that has changed, or for a second person."""

from collections.abc import Iterable, Iterator, Mapping

from ..core.model import Instruction
from ..core.people.holding import people_for
from ..core.text.counting import counted, listed
from ..core.text.typography import typographic
from ..core.units import Unit
from .book import Book

MOST = 6
"""Rows that a line names."""
TWO = people_for(warns=True)
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
    if rows := [unit.id for unit in book.units if kept_once(unit)]:
        yield f"{counted(len(rows), 'row')} kept by one of two people: {listed(rows, MOST)}"


def kept_once(unit: Unit) -> bool:
    """Whether one person has kept the edit of a warning, which waits until a second does."""
    previous = typographic(unit.previous)
    return unit.edited and any(keep.previous == previous and keep.covers(unit.subject) for keep in unit.keeps)


def unnamed(unit: Unit) -> bool:
    """Whether the signatures name nothing above a row that has something there, as those of earlier versions do.

    Such a version told the places of some rows in other words: what its hashes held for cannot be computed any more.
    """
    covers = any(each.context for each in unit.approvals)
    return bool(unit.approvals) and not covers and unit.contexts not in (None, ("",))


def signed_below(units: Iterable[Unit]) -> Iterator[tuple[str, list[str]]]:
    """Yield how rows are signed that only wait for what is above them, and which these are."""
    rows: dict[str, list[str]] = {}
    for unit in units:
        if unit.lapsed and (unit.parted or unnamed(unit)):
            rows.setdefault(UNNAMED if unnamed(unit) else OTHER, []).append(unit.id)
    yield from rows.items()


def _why(row: Instruction, units: Mapping[str, Unit]) -> str:
    """Say why a row waits: for the outermost above it that has changed, if it has not itself."""
    if unnamed(units[row.id]):
        return f"since they were {UNNAMED}"
    above = [units[each.id] for each in row.above] if units[row.id].parted else []
    for changed in (unit for unit in above if unit.stale):
        return f"below {changed.id}, which has changed"
    for once in (unit for unit in above if unit.kept != unit.kept_by(TWO)):
        return f"below {once.id}, until a second person keeps its edit too"
    return "since they have moved or changed"
