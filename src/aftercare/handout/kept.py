"""Pages that stay while edits of their English wait for review: what they show, and where they may not stay."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..core.model import Handout, Kind, cells
from ..core.states import before_edit, status_of
from ..core.units import Status, Unit
from ..source.nesting import announces

Units = Mapping[str, Unit]


def before_edits(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return units as `on_stale = "keep"` shows them: rows that were approved until their English was edited, as then.

    A warning that was edited may not wait, and is returned as it is today, as every other row is. One that was signed
    below an edit is not approved below what was there before.
    """
    return tuple(_then(unit) for unit in units)


def _then(unit: Unit) -> Unit:
    if unit.status is not Status.APPROVED or not unit.contexts_before:
        return before_edit(unit) or unit
    status = status_of(replace(unit, contexts=unit.contexts_before), fuzzy=False)
    return unit if status is unit.status else replace(unit, status=status)


def waits(now: Unit, then: Unit) -> bool:
    """Whether a kept page shows a row with other texts than today's."""
    return (now.source, now.target) != (then.source, then.target)


def tables_hold(handout: Handout, now: Iterable[Unit], then: Iterable[Unit]) -> bool:
    """Whether each line of a table belongs under its head, as where a column was edited and not all is signed.

    It has as many cells, and where it waits, the head was not signed on a later day: its columns may be others since.
    """
    today, before = ({unit.id: unit for unit in units} for units in (now, then))
    lines = [row for row in handout.rows if row.kind is Kind.ROW]
    return all(
        _widths(before[row.id]) == _widths(before[row.parent])
        and (not waits(today[row.id], before[row.id]) or _signed(before[row.parent]) <= _signed(before[row.id]))
        for row in lines
    )


def announced_alike(handout: Handout, then: Iterable[Unit]) -> bool:
    """Whether each row that waits announces what is below it, as "If you take insulin:" does, before its edit and now.

    Else what is signed as below nothing of the kind would be shown below it, or the other way round.
    """
    before = {unit.id: unit.source for unit in then}
    return all(announces(row) is announces(replace(row, text=before.get(row.id, row.text))) for row in handout.rows)


def _widths(unit: Unit) -> tuple[int, int]:
    return len(cells(unit.source)), len(cells(unit.target))


def _signed(unit: Unit) -> dt.date:
    """Return the day of the last signature that holds."""
    return max((approval.date for approval in unit.signed), default=dt.date.min)
