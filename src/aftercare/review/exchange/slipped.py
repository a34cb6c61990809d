"""Translations that stand beside the English of other rows, as after one column of a sheet was sorted alone."""

from collections.abc import Sequence

from ...core.text.typography import typographic
from ...core.units import Unit
from .row_changes import Change

FEWEST = 3
"""Rows that slip together: two may be two translations that somebody has put right."""


REASON = "has the translation of another row, as after one column was sorted or moved alone: undo that, or export again"


def slipped(changes: Sequence[Change], units: Sequence[Unit]) -> set[str]:
    """Return the rows whose translation is that of another row; nothing where few are.

    Each has the text of a row that has another one now: where a text is merely used twice, its own row keeps it.
    """
    moved = {change.before.id for change in changes if change.after.target != change.before.target}
    owners: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.target:
            owners.setdefault(unit.target, []).append(unit)
    found = set()
    for change in changes:
        others = owners.get(change.after.target, ()) if change.before.id in moved else ()
        if others and all(_lost_it(owner, change.before, moved) for owner in others):
            found.add(change.before.id)
    return found if len(found) >= max(FEWEST, (len(moved) + 1) // 2) else set()


def _lost_it(owner: Unit, row: Unit, moved: set[str]) -> bool:
    return owner.id in moved and typographic(owner.source) != typographic(row.source)
