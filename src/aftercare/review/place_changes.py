"""Kind and place of rows: what is no longer a warning, has moved, or is gone; no signature says so of a page."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping

from ..core.model import IN_WARNING, Instruction, handout_of, section_of
from ..core.units import Finding, Status
from .page_changes import finding
from .records import HANDOUTS, Records


def rows_changed(before: Records, rows: Mapping[str, Instruction], broken: Container[str]) -> Iterator[Finding]:
    """Yield the rows that are no longer warnings, have moved, or are gone though they warned.

    Nobody can tell what the handouts have whose English is `broken`.
    """
    old = {row: record.unit for (_, group, row), record in before.rows.items() if group == HANDOUTS}
    signed = {key[2] for key, record in before.rows.items() if record.unit.status is Status.APPROVED}
    moved: dict[str, tuple[str, str]] = {}
    yield from _order_changed(before, signed, rows)
    for row, unit in old.items():
        entry = rows.get(row)
        if entry is None and (handout_of(unit.place) in broken or row in before.left_behind):
            continue
        if unit.subject.warns and (entry is None or not entry.warns):
            what = f"is {entry.kind} now, and one signature is enough" if entry else "is gone"
            yield finding(row, "warning-lost", f"was a warning; it {what}")
        elif entry is None and row in signed:
            yield finding(row, "row-gone", "was signed and is gone: every page that had it is shorter now")
        if entry and unit.place and _boxless(unit.place) != _boxless(entry.place):
            moved[row] = unit.place, entry.place
    yield from _moved(moved)


def _moved(rows: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    """Yield the rows that are elsewhere now; those of a handout that has another name alone, as one."""
    renamed = Counter((handout_of(then), handout_of(now)) for then, now in rows.values() if _renamed(then, now))
    for row, (then, now) in rows.items():
        if not _renamed(then, now) or renamed[handout_of(then), handout_of(now)] == 1:
            yield finding(row, "row-moved", f"was in {then}; it is in {now} now")
    for (then, now), count in renamed.items():
        if count > 1:
            yield finding(now, "row-moved", f"{count} rows were in {then}; they are in {now} now, each in its place")


def _renamed(then: str, now: str) -> bool:
    """Whether only the name of the handout tells two places apart."""
    return _boxless(then).replace(f" of {handout_of(then)}", f" of {handout_of(now)}", 1) == _boxless(now)


def _order_changed(before: Records, signed: Container[str], rows: Mapping[str, Instruction]) -> Iterator[Finding]:
    """Yield where signed rows are in another order: no signature covers what comes before what."""
    now = {row: (at, entry.place) for at, (row, entry) in enumerate(rows.items())}
    last: dict[tuple[str, str], int] = {}
    first: dict[str, int] = {}
    for at, place in now.values():
        first.setdefault(section_of(place), at)
    moved: dict[str, set[str]] = {"row-order": set(), "section-order": set()}
    touched: set[str] = set()
    for (tag, group, row), record in before.rows.items():
        at, place = now.get(row, (0, ""))
        if group != HANDOUTS or not place or place != record.unit.place:
            continue
        section, handout = section_of(place), handout_of(place)
        touched |= {place, handout} if row in signed else set()
        for code, where, number in (("row-order", place, at), ("section-order", handout, first[section])):
            if number < last.get((tag, where), -1):
                moved[code].add(where)
            last[tag, where] = number
    what = {"row-order": "its rows", "section-order": "its sections"}
    for code, places in moved.items():
        for where in sorted(places & touched):
            yield finding(where, code, f"{what[code]} are in another order now, and pages change with it")


def _boxless(place: str) -> str:
    """Return a place without whether it is in the box of a warning, which is told as such."""
    under, over = IN_WARNING
    return place.replace(under, ", under ").replace(over, "")
