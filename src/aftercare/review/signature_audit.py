"""Audits signatures between two revisions: which new ones cannot be genuine, and which were lost.

Hashes tie a signature to its words. They show edited hashes, copied lines and texts changed afterwards;
dates and names show some more. They cannot show that a name is false, or that somebody signed without
reading, or that a signature was copied between rows with the same words: whoever can write to the repository
can sign under any name. Against that help signed commits and code owners.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..catalogs import state_comments
from ..core.approvals import Approval, signer, signers
from ..core.model import Kind
from ..core.units import Severity, Status, Unit

Problem = tuple[str, Severity, str]
FORGED, LOST, DOUBT = "approval-forged", "reviewed-text-lost", "approval-doubtful"


@dataclass(frozen=True, slots=True)
class Record:
    """A row as its catalog has it, with all the comments of people."""

    unit: Unit
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a signature is judged by, beside its row."""

    today: dt.date
    since: dt.date
    """Day of the revision compared with."""
    places: dict[Approval, list[str]] = field(default_factory=dict)
    """The rows that carry each signature, as `es/row`."""


def new_approvals(before: Record | None, now: Record) -> list[Approval]:
    """Return the signatures that the revision did not have on this row."""
    old = before.unit.approvals if before else ()
    return [approval for approval in now.unit.approvals if approval not in old]


def forged(before: Record | None, now: Record, setting: Setting) -> Iterator[Problem]:
    """Yield what is wrong with the signatures that are new on a row."""
    known = before.comments if before else ()
    for comment in now.comments:
        if state_comments.looks_signed(comment) and not state_comments.approval_of(comment) and comment not in known:
            yield (
                FORGED,
                Severity.ERROR,
                f'"{comment}" is not a signature: name, credential, date, two hashes',
            )
    for approval in new_approvals(before, now):
        for message in _contradictions(approval, before, now, setting):
            yield FORGED, Severity.ERROR, f"{approval.name}, {approval.date}: {message}"
        if approval.date < setting.since:
            yield DOUBT, Severity.WARNING, f"{approval.name}: signed {approval.date}, before this revision"
    yield from _doubles(before, now)


def _contradictions(approval: Approval, before: Record | None, now: Record, setting: Setting) -> Iterator[str]:
    """Yield what shows that a signature was not made by signing this row as it is."""
    unit = now.unit
    earlier = before.unit.approvals if before else ()
    if not approval.covers(unit.source, unit.target):
        yield _mismatch(approval, earlier, now, setting)
    if unit.status is Status.DRAFT:
        yield "the row still needs work, and a draft cannot be signed"
    if unit.status is Status.MISSING:
        yield "the row is empty"
    if approval.date > setting.today + dt.timedelta(days=1):  # the signer may live east of here
        yield "the date lies in the future"
    other_words = [old for old in earlier if _hashes(old) != _hashes(approval)]
    own = [old for old in earlier if signer(old.name) == signer(approval.name)]
    if later := [old.date for old in (*other_words, *own) if old.date > approval.date]:
        yield f"dated before the signature of {max(later)} that it follows"
    if any(old in own and old.date == approval.date < setting.since for old in other_words):
        yield "the signature of that day was for other words: its hashes were exchanged"


def _hashes(approval: Approval) -> tuple[str, str]:
    return approval.source_hash, approval.target_hash


def _mismatch(approval: Approval, earlier: tuple[Approval, ...], now: Record, setting: Setting) -> str:
    here = f"{now.unit.language}/{now.unit.id}"
    if places := [place for place in setting.places.get(approval, ()) if place != here]:
        return f"copied from {places[0]}: its hashes do not match the words of this row"
    if any((old.name, old.date) == (approval.name, approval.date) for old in earlier):
        return "its hash was edited and does not match the words"
    return "its hashes do not match the words of this row"


def _doubles(before: Record | None, now: Record) -> Iterator[Problem]:
    fresh = new_approvals(before, now)
    holding = [entry for entry in now.unit.approvals if entry.covers(now.unit.source, now.unit.target)]
    for at, approval in enumerate(holding):
        if any(signer(other.name) == signer(approval.name) for other in holding[:at]) and fresh:
            yield (
                FORGED,
                Severity.ERROR,
                f"{approval.name} has signed twice; the second must be another person",
            )


def lost(before: Record, now: Record | None) -> Iterator[Problem]:
    """Yield what a person had written or signed in the revision, and that is gone."""
    old = before.unit
    if now is None:
        if old.status >= Status.TRANSLATED:
            yield (
                LOST,
                Severity.ERROR,
                f"the row had the state {old.status.label} and is gone from the catalog",
            )
        return
    unit = now.unit
    same_source, same_target = old.source == unit.source, old.target == unit.target
    if old.status is Status.APPROVED and same_source and not same_target and unit.status < old.status:
        yield LOST, Severity.ERROR, "the signed translation was replaced by words that nobody has signed"
    elif old.status >= Status.TRANSLATED and not unit.target:
        yield LOST, Severity.ERROR, "the translation was emptied"
    elif old.status >= Status.TRANSLATED and not same_target and _by_machine(old, unit):
        yield LOST, Severity.ERROR, f"a person's words were replaced by a draft ({unit.origin})"
    if same_source and same_target:
        yield from _unsigned(old, unit)
    if old.kind == Kind.WARNING != unit.kind and unit.approvals:
        yield DOUBT, Severity.WARNING, "is no longer a warning: one signature is enough now"


def _by_machine(old: Unit, unit: Unit) -> bool:
    return unit.status is Status.DRAFT and bool(unit.origin) and unit.origin != old.origin


def _unsigned(old: Unit, unit: Unit) -> Iterator[Problem]:
    """Yield the signatures that still held and were taken away; renewing one's own is no loss."""
    left = signers(unit.source, unit.target, unit.approvals)
    for approval in old.approvals:
        if approval.covers(old.source, old.target) and signer(approval.name) not in left:
            yield LOST, Severity.ERROR, f"the signature of {approval.name}, {approval.date}, was taken away"
