"""What happened to one row between two revisions: signatures that cannot be true.

Hashes tie a signature to its words and their place. They show edited lines, copied lines and texts changed
afterwards; dates and names show some more. They cannot show that a name is false, or that somebody signed
without reading: whoever can write to the repository can sign under any name. Against that help signed commits
and code owners.
"""

import datetime as dt
import re
from collections.abc import Iterator

from ..core.people.approvals import Approval
from ..core.people.signers import same_person
from ..core.units import Severity, Status, Unit
from .audit import (
    AGAIN,
    DOUBT,
    FORGED,
    Problem,
    Setting,
    has_lapsed,
    new_approvals,
    new_keeps,
    stands_alike,
)
from .records import Record
from .statement_audit import kept, waivers

GRACE = dt.timedelta(days=1)
"""Where somebody signs, it may be the day before: than in UTC, of which the days of commits are, or than elsewhere."""


def forged(before: Record | None, now: Record, setting: Setting) -> Iterator[Problem]:
    """Yield what is wrong with the signatures, statements and waivers that are new on a row."""
    known = before.unit.invalid if before else ()
    yield from ((FORGED, Severity.ERROR, why) for why in now.unit.invalid if why not in known)
    for approval in new_approvals(before, now):
        for message in _contradictions(approval, before, now, setting):
            yield FORGED, Severity.ERROR, f"{approval.name}, {approval.date}: {message}"
        if approval.date < setting.since - GRACE:
            yield DOUBT, Severity.WARNING, f"{approval.name}: signed {approval.date}, before this revision"
        elif approval.date < setting.built_on - GRACE:
            why = f"before {setting.built_on}, the day of what this is built on; only the commits of this work say so"
            yield DOUBT, Severity.INFO, f"{approval.name}: signed {approval.date}, {why}"
    yield from _doubles(before, now)
    yield from _again(before, now)
    for keep in new_keeps(before, now):
        yield from kept(keep, now.unit, setting)
    yield from waivers(before, now.unit)
    if before and before.unit.origin and not now.unit.origin and before.unit.target == now.unit.target:
        yield DOUBT, Severity.WARNING, f"the note that a machine wrote it was taken away ({before.unit.origin})"


def _contradictions(approval: Approval, before: Record | None, now: Record, setting: Setting) -> Iterator[str]:
    """Yield what shows that a signature was not made by signing this row as it is."""
    unit = now.unit
    earlier = before.unit.approvals if before else ()
    lapsed = approval in has_lapsed(unit, before.unit if before else unit)
    if approval not in unit.signed and not lapsed:
        yield _mismatch(approval, earlier, now, setting)
    if unit.status is Status.DRAFT and not lapsed:
        yield "the row still needs work, and a draft cannot be signed"
    if unit.status is Status.MISSING:
        yield "the row is empty"
    yield from _impossible_date(approval, before, unit, setting)
    own = [old for old in earlier if same_person(old.name, approval.name)]
    if later := [old.date for old in earlier if old.date > approval.date + GRACE]:
        yield f"dated before the signature of {max(later)} that it follows"
    if any(old.date == approval.date < setting.since - GRACE for old in own):
        yield "the signature of that day was for other words: its hash was exchanged"


def _impossible_date(approval: Approval, before: Record | None, unit: Unit, setting: Setting) -> Iterator[str]:
    """Yield why nobody can have signed this row on that day."""
    if approval.date > setting.latest:
        yield "the date lies in the future"
    if approval.date >= setting.since - GRACE:
        return
    if unit.language in setting.new_languages:
        yield f"the language was not there before {setting.since}"
    elif before is None or before.unit.target != unit.target or not stands_alike(before.unit, unit):
        yield f"these words were not there before {setting.since}"
    drafted = re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", unit.origin)
    if drafted and drafted[0] > approval.date.isoformat():
        yield f"dated before the draft that it covers ({unit.origin})"


def _mismatch(approval: Approval, earlier: tuple[Approval, ...], now: Record, setting: Setting) -> str:
    here = f"{now.unit.language}/{now.unit.id}"
    if places := [place for place in setting.places.get(approval.hash, ()) if place != here]:
        return f"copied from {places[0]}: its hash does not match this row"
    if any(old.hash == approval.hash for old in earlier):
        return "name or date was edited, and its hash does not match them"
    if any((old.name, old.date) == (approval.name, approval.date) for old in earlier):
        return "its hash was edited and does not match the row"
    return "its hash does not match the row"


def _doubles(before: Record | None, now: Record) -> Iterator[Problem]:
    fresh = new_approvals(before, now)
    for at, approval in enumerate(now.unit.signed):
        if fresh and any(same_person(other.name, approval.name) for other in now.unit.signed[:at]):
            yield FORGED, Severity.ERROR, f"{approval.name} has signed twice; the second must be another person"


def _again(before: Record | None, now: Record) -> Iterator[Problem]:
    """Yield that old signatures approve a row that was not approved before: somebody had taken it back."""
    if not before or before.unit.status is Status.APPROVED or now.unit.status is not Status.APPROVED:
        return
    if not before.unit.approvals or new_approvals(before, now) or new_keeps(before, now):
        return
    names = " and ".join(f"{held.name}, {held.date}" for held in now.unit.signed)
    moved = before.unit.place != now.unit.place and before.unit.target == now.unit.target
    moved &= before.unit.status is Status.TRANSLATED
    other = "was below other English" if before.unit.parted else "had other words"
    other = "was in another place" if moved else other
    was = {Status.DRAFT: "needed work", Status.MISSING: "had no words"}.get(before.unit.status, other)
    told = f"is approved by the signature of {names}, and {was} before: did they take it back?"
    taken_back = moved or not stands_alike(before.unit, now.unit)
    yield AGAIN, Severity.INFO if taken_back else Severity.WARNING, told
