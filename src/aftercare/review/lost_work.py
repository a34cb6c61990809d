"""Reviewed work that was lost on one row between two revisions."""

from collections.abc import Iterator

from ..core.people.holding import enough_people
from ..core.people.signers import same_name
from ..core.text.typography import typographic
from ..core.units import Severity, Status, Unit
from .audit import LOST, UNSEEN, Problem, english_is_same, has_lapsed, stands_alike
from .records import Record


def lost(before: Record, now: Record | None) -> Iterator[Problem]:
    """Yield what a person had written or signed in the revision, and that is gone."""
    old = before.unit
    if now is None:
        if old.status >= Status.TRANSLATED:
            yield LOST, Severity.ERROR, f"the row had the state {old.status.label} and is gone from the catalog"
        return
    unit = now.unit
    same_target = old.target == unit.target
    unsigned = unit.status < old.status and not unit.parted
    if old.status is Status.APPROVED and english_is_same(old, unit) and not same_target and unsigned:
        yield LOST, Severity.ERROR, "the signed translation was replaced by words that nobody has signed"
    elif old.status >= Status.TRANSLATED and not unit.target:
        yield LOST, Severity.ERROR, "the translation was emptied"
    elif old.status >= Status.TRANSLATED and not same_target and _by_machine(old, unit):
        yield LOST, Severity.ERROR, f"a person's words were replaced by a draft ({unit.origin})"
    if same_target and _unseen(old, unit):
        severity = Severity.ERROR if old.status is Status.APPROVED else Severity.WARNING
        yield UNSEEN, severity, f"the English was “{old.source}”, and nobody has signed or kept the translation since"
    signed = unit.status is Status.APPROVED or _signed_since(before, now)
    if not signed or (same_target and stands_alike(old, unit)):
        yield from _taken_away(before, now)


def _signed_since(before: Record, now: Record) -> bool:
    """Whether enough people have signed the row since, though it has been edited or moved once more."""
    new = [each.name for each in has_lapsed(now.unit, before.unit) if each not in before.unit.approvals]
    return enough_people(new, now.unit.subject)


def _unseen(old: Unit, unit: Unit) -> bool:
    """Whether a translation counts for other English than before, which a sync would have marked as stale."""
    counts = old.status >= Status.TRANSLATED and unit.status >= Status.TRANSLATED
    said = unit.signed or unit.parted or typographic(old.source) in unit.kept
    return counts and not english_is_same(old, unit) and not said


def _by_machine(old: Unit, unit: Unit) -> bool:
    return unit.status is Status.DRAFT and bool(unit.origin) and unit.origin != old.origin


def _taken_away(before: Record, now: Record) -> Iterator[Problem]:
    """Yield the signatures that held and whose lines are gone; renewing one's own is no loss."""
    left = (*now.unit.signed, *has_lapsed(now.unit, before.unit))
    for approval in before.unit.signed:
        if approval not in now.unit.approvals and not any(same_name(approval.name, one.name) for one in left):
            yield LOST, Severity.ERROR, f"the signature of {approval.name}, {approval.date}, was taken away"
    for keep in before.unit.keeps:
        if keep not in now.unit.keeps and keep.previous in before.unit.kept and now.unit.status < before.unit.status:
            yield LOST, Severity.ERROR, f"the statement of {keep.name}, {keep.date}, was taken away"
