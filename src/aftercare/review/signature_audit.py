"""What happened to one row between two revisions: signatures that cannot be true, work that was lost.

Hashes tie a signature to its words and their place. They show edited lines, copied lines and texts changed
afterwards; dates and names show some more. They cannot show that a name is false, or that somebody signed
without reading: whoever can write to the repository can sign under any name. Against that help signed commits
and code owners.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from ..core.approvals import Approval, Keep, Waiver, typographic
from ..core.people import same_name, same_person, signer_problem
from ..core.units import Severity, Status, Unit
from .records import Record

Problem = tuple[str, Severity, str]
Differ = Callable[[str, str], list[str]]
FORGED, LOST, DOUBT = "approval-forged", "reviewed-text-lost", "approval-doubtful"
WAIVED, KEPT, UNSEEN, AGAIN = "waiver-changed", "kept", "english-changed", "approved-again"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a signature is judged by, beside its row."""

    latest: dt.date
    """The last day on which somebody can have signed."""
    since: dt.date
    """Day on which the work compared began."""
    facts_changed: Differ
    """What the checks find different in two English texts."""
    places: dict[str, list[str]] = field(default_factory=dict)
    """Where each signature stands, as `es/row`, by its hash."""
    new_languages: frozenset[str] = frozenset()
    """Languages that the revision did not have."""


def new_approvals(before: Record | None, now: Record) -> list[Approval]:
    """Return the signatures that the revision did not have on this row."""
    old = before.unit.approvals if before else ()
    return [approval for approval in now.unit.approvals if approval not in old]


def new_keeps(before: Record | None, now: Record) -> list[Keep]:
    """Return the statements about changed English that the revision did not have on this row."""
    old = before.unit.keeps if before else ()
    return [keep for keep in now.unit.keeps if keep not in old]


def forged(before: Record | None, now: Record, setting: Setting) -> Iterator[Problem]:
    """Yield what is wrong with the signatures, statements and waivers that are new on a row."""
    known = before.unit.invalid if before else ()
    yield from ((FORGED, Severity.ERROR, why) for why in now.unit.invalid if why not in known)
    for approval in new_approvals(before, now):
        for message in _contradictions(approval, before, now, setting):
            yield FORGED, Severity.ERROR, f"{approval.name}, {approval.date}: {message}"
        if approval.date < setting.since:
            yield DOUBT, Severity.WARNING, f"{approval.name}: signed {approval.date}, before this revision"
    yield from _doubles(before, now)
    yield from _again(before, now)
    for keep in new_keeps(before, now):
        yield from _kept(keep, now.unit, setting)
    yield from _waivers(before, now.unit)
    if before and before.unit.origin and not now.unit.origin and before.unit.target == now.unit.target:
        yield DOUBT, Severity.WARNING, f"the note that a machine wrote it was taken away ({before.unit.origin})"


def _contradictions(approval: Approval, before: Record | None, now: Record, setting: Setting) -> Iterator[str]:
    """Yield what shows that a signature was not made by signing this row as it is."""
    unit = now.unit
    earlier = before.unit.approvals if before else ()
    lapsed = approval in _lapsed(unit)
    if approval not in unit.signed and not lapsed:
        yield _mismatch(approval, earlier, now, setting)
    if unit.status is Status.DRAFT and not lapsed:
        yield "the row still needs work, and a draft cannot be signed"
    if unit.status is Status.MISSING:
        yield "the row is empty"
    yield from _impossible_date(approval, before, unit, setting)
    own = [old for old in earlier if same_person(old.name, approval.name)]
    if later := [old.date for old in earlier if old.date > approval.date]:
        yield f"dated before the signature of {max(later)} that it follows"
    if any(old.date == approval.date < setting.since for old in own):
        yield "the signature of that day was for other words: its hash was exchanged"


def _lapsed(unit: Unit) -> tuple[Approval, ...]:
    """Return the signatures that held until the English was edited."""
    return replace(unit, source=unit.previous).signed if unit.edited else ()


def _impossible_date(approval: Approval, before: Record | None, unit: Unit, setting: Setting) -> Iterator[str]:
    """Yield why nobody can have signed this row on that day; a day of grace is for other time zones."""
    day = dt.timedelta(days=1)
    if approval.date > setting.latest:
        yield "the date lies in the future"
    if approval.date >= setting.since - day:
        return
    if unit.language in setting.new_languages:
        yield f"the language was not there before {setting.since}"
    elif before is None or before.unit.target != unit.target or not _same_english(before.unit, unit):
        yield f"these words were not there before {setting.since}"
    drafted = re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", unit.origin)
    if drafted and drafted[0] > approval.date.isoformat():
        yield f"dated before the draft that it covers ({unit.origin})"


def _same_english(one: Unit, other: Unit) -> bool:
    return typographic(one.source) == typographic(other.source)


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
    """Yield that a row is approved by signatures of before, though it was not then: somebody had taken it back."""
    if not before or before.unit.status is Status.APPROVED or now.unit.status is not Status.APPROVED:
        return
    if before.unit.status is Status.MISSING or new_approvals(before, now) or new_keeps(before, now):
        return
    names = " and ".join(f"{held.name}, {held.date}" for held in now.unit.signed)
    was = "needed work" if before.unit.status is Status.DRAFT else "had other words"
    told = f"is approved by the signature of {names}, and {was} before: did they take it back?"
    taken_back = not _same_english(before.unit, now.unit)
    yield AGAIN, Severity.INFO if taken_back else Severity.WARNING, told


def _kept(keep: Keep, unit: Unit, setting: Setting) -> Iterator[Problem]:
    """Yield what is wrong with a new statement; a good one is told too, for somebody to read."""
    sources = (unit.source, unit.previous, *(other.previous for other in unit.keeps))
    if typographic(keep.previous) == typographic(unit.source):
        yield KEPT, Severity.INFO, f"{keep.name} kept an edit that was taken back"
    elif unit.edited and not any(keep.covers(replace(unit.subject, source=text)) for text in sources):
        yield (
            DOUBT,
            Severity.WARNING,
            f"{keep.name}, {keep.date}: kept English that is there no more, and signs nothing",
        )
    elif not any(keep.covers(replace(unit.subject, source=text)) for text in sources):
        yield FORGED, Severity.ERROR, f"{keep.name}, {keep.date}: its hash does not match the row or the change"
    elif changed := setting.facts_changed(keep.previous, unit.source):
        yield KEPT, Severity.ERROR, f"{keep.name} kept a change of {' and '.join(changed)}: “{keep.previous}”"
    else:
        yield KEPT, Severity.INFO, f"{keep.name} says that the meaning is still that of “{keep.previous}”"
    if keep.date > setting.latest:
        yield FORGED, Severity.ERROR, f"{keep.name}, {keep.date}: the date lies in the future"


def _waivers(before: Record | None, unit: Unit) -> Iterator[Problem]:
    """Yield every waiver that is new or was changed: it lets a finding pass."""
    known = before.unit.waivers if before else ()
    for waiver in unit.waivers:
        if waiver not in known:
            severity, message = _judged(waiver, unit)
            yield WAIVED, severity, f"{waiver.check} is waived by {waiver.name or 'nobody'}: {message}"


def _judged(waiver: Waiver, unit: Unit) -> tuple[Severity, str]:
    if problem := signer_problem(waiver.name):
        return Severity.ERROR, problem
    if not waiver.reason or not waiver.covers(unit.subject):
        return Severity.ERROR, "it has no reason, or is not tied to these two texts; run aftercare sync"
    return Severity.WARNING, waiver.reason


def lost(before: Record, now: Record | None) -> Iterator[Problem]:
    """Yield what a person had written or signed in the revision, and that is gone."""
    old = before.unit
    if now is None:
        if old.status >= Status.TRANSLATED:
            yield LOST, Severity.ERROR, f"the row had the state {old.status.label} and is gone from the catalog"
        return
    unit = now.unit
    same_target = old.target == unit.target
    if old.status is Status.APPROVED and _same_english(old, unit) and not same_target and unit.status < old.status:
        yield LOST, Severity.ERROR, "the signed translation was replaced by words that nobody has signed"
    elif old.status >= Status.TRANSLATED and not unit.target:
        yield LOST, Severity.ERROR, "the translation was emptied"
    elif old.status >= Status.TRANSLATED and not same_target and _by_machine(old, unit):
        yield LOST, Severity.ERROR, f"a person's words were replaced by a draft ({unit.origin})"
    if same_target and _unseen(old, unit):
        severity = Severity.ERROR if old.status is Status.APPROVED else Severity.WARNING
        yield UNSEEN, severity, f"the English was “{old.source}”, and nobody has signed or kept the translation since"
    if unit.status is not Status.APPROVED or (same_target and _same_english(old, unit)):
        yield from _taken_away(before, now)


def _unseen(old: Unit, unit: Unit) -> bool:
    """Whether a translation counts for other English than before, which a sync would have marked as stale."""
    counts = old.status >= Status.TRANSLATED and unit.status >= Status.TRANSLATED
    return counts and not _same_english(old, unit) and not unit.signed and typographic(old.source) not in unit.kept


def _by_machine(old: Unit, unit: Unit) -> bool:
    return unit.status is Status.DRAFT and bool(unit.origin) and unit.origin != old.origin


def _taken_away(before: Record, now: Record) -> Iterator[Problem]:
    """Yield the signatures that held and whose lines are gone; renewing one's own is no loss."""
    left = (*now.unit.signed, *_lapsed(now.unit))
    for approval in before.unit.signed:
        if approval not in now.unit.approvals and not any(same_name(approval.name, one.name) for one in left):
            yield LOST, Severity.ERROR, f"the signature of {approval.name}, {approval.date}, was taken away"
    for keep in before.unit.keeps:
        if keep not in now.unit.keeps and keep.previous in before.unit.kept and now.unit.status < before.unit.status:
            yield LOST, Severity.ERROR, f"the statement of {keep.name}, {keep.date}, was taken away"
