"""Which state a translation is in, which it was in before an edit of the English, and by whose signatures."""

from collections.abc import Iterable
from dataclasses import replace

from .people.holding import enough_people
from .units import Status, Unit


def status_of(unit: Unit, *, fuzzy: bool) -> Status:
    """Return the status of a translation; signatures count only for exactly this row."""
    if not unit.target.strip():
        return Status.MISSING
    if fuzzy:
        return Status.DRAFT
    enough = enough_people((approval.name for approval in unit.signed), unit.subject)
    return Status.APPROVED if enough else Status.TRANSLATED


def before_edit(unit: Unit) -> Unit | None:
    """Return a row as it was approved until its English was edited; None for a warning, which may not wait.

    None, too, for a row that is empty now: who clears a translation takes it back. A row that was not edited, and
    stands below one that was, is what it was beside that; a warning, only below a title.
    """
    if unit.status in {Status.MISSING, Status.APPROVED}:
        return None
    if unit.contexts_before:
        unit = replace(unit, contexts=unit.contexts_before)
        if unit.status is Status.TRANSLATED and status_of(unit, fuzzy=False) is Status.APPROVED:
            return replace(unit, status=Status.APPROVED)
    if unit.subject.warns:
        return None
    texts = [(unit.previous, unit.target)] if unit.edited and unit.previous else []
    texts += [(then.source, then.target) for then in unit.last_approved if then.covers(unit.subject)]
    for source, target in texts:
        then = replace(unit, source=source, target=target, previous="", edited=False, last_approved=())
        if status_of(then, fuzzy=False) is Status.APPROVED:
            return replace(then, status=Status.APPROVED)
    return None


def signatures(units: Iterable[Unit]) -> dict[str, str]:
    """Return whose signatures hold, with the day of each one's last signature."""
    return latest((approval.name, approval.date.isoformat()) for unit in units for approval in unit.signed)


def latest(days: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the last day of each name."""
    last: dict[str, str] = {}
    for name, day in days:
        last[name] = max(last.get(name, ""), day)
    return dict(sorted(last.items()))
