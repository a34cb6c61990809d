"""What is wrong with statements that are new on a row: translations that are kept, and findings that are waived."""

from collections.abc import Iterator
from dataclasses import replace

from ..core.people.approvals import Keep, Waiver
from ..core.people.signers import signer_problem
from ..core.text.typography import typographic
from ..core.units import Severity, Unit
from .audit import DOUBT, FORGED, KEPT, WAIVED, Problem, Setting
from .records import Record


def kept(keep: Keep, unit: Unit, setting: Setting) -> Iterator[Problem]:
    """Yield what is wrong with a new statement; a good one is reported too, for somebody to read."""
    who = f"{keep.name}, {keep.date}"
    sources = (unit.source, unit.previous, *(other.previous for other in unit.keeps))
    covers = any(keep.covers(replace(unit.subject, source=text)) for text in sources)
    if typographic(keep.previous) == typographic(unit.source):
        yield KEPT, Severity.INFO, f"{keep.name} kept an edit that was taken back"
    elif not covers and unit.edited:
        yield DOUBT, Severity.WARNING, f"{who}: kept English that is no longer there, and signs nothing"
    elif not covers:
        yield FORGED, Severity.ERROR, f"{who}: its hash does not match the row or the change"
    elif changed := setting.facts_changed(keep.previous, unit.source):
        yield KEPT, Severity.ERROR, f"{keep.name} kept a change of {' and '.join(changed)}: “{keep.previous}”"
    else:
        yield KEPT, Severity.INFO, f"{keep.name} says that the meaning is still that of “{keep.previous}”"
    if keep.date > setting.latest:
        yield FORGED, Severity.ERROR, f"{who}: the date lies in the future"


def waivers(before: Record | None, unit: Unit) -> Iterator[Problem]:
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
