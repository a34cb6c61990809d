"""What people have written about a row: the findings that they waived, and waivers and signatures that do not count."""

from collections.abc import Iterable, Iterator
from itertools import islice

from ..core.people.approvals import Waiver
from ..core.people.signers import signer_problem
from ..core.units import Finding, Severity, Unit
from .across import PROJECT_CHECKS
from .edits.meaning import facts_changed
from .registry import CHECKS, MOST


def after_waivers(unit: Unit, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings on a unit that nobody has waived, and those on what people have written about it."""
    without = waived(unit)
    yield from (found for found in findings if found.check not in without)
    wrong = ((waiver, reason) for waiver in unit.waivers if (reason := _wrong(unit, waiver)))
    for waiver, reason in islice(wrong, MOST):
        yield Finding(unit, "waiver", Severity.WARNING, f"the waiver of {waiver.check} {reason}")
    yield from _signed_and_kept(unit)


def _signed_and_kept(unit: Unit) -> Iterator[Finding]:
    """Yield what is wrong with the signatures on a unit, and with the lines that keep it as it was."""
    for reason in unit.invalid[:MOST]:
        yield Finding(unit, "signature", Severity.WARNING, reason)
    if len(unit.kept) > MOST:
        yield Finding(unit, "kept", Severity.ERROR, f"kept {len(unit.kept)} times; delete lines that are out of date")
    for before in unit.kept[:MOST]:
        if changed := facts_changed(before, unit.source):
            yield Finding(unit, "kept", Severity.ERROR, f"kept, though {' and '.join(changed)} has changed: “{before}”")
    for name, date in unit.days_to_come:
        yield Finding(unit, "signature", Severity.ERROR, f"{name} signed on {date}, a day still to come")


def waived(unit: Unit) -> set[str]:
    """Return the checks whose findings on a unit somebody has waived."""
    return {waiver.check for waiver in unit.waivers if not _wrong(unit, waiver)}


def _wrong(unit: Unit, waiver: Waiver) -> str:
    """Say why a waiver does not count; nothing where it does."""
    if "," not in waiver.name or not waiver.reason:
        return "does not count: write it as # waive: CHECK; NAME, CREDENTIAL; reason"
    if problem := signer_problem(waiver.name):
        return f"does not count: {problem}"
    if waiver.check not in CHECKS and waiver.check not in PROJECT_CHECKS:
        return "names no check there is"
    if not waiver.hash:
        return "does not count yet: aftercare sync ties it to these texts"
    if not waiver.covers(unit.subject):
        return "no longer counts: the row has changed since, or it was written before version 2; write it anew"
    return ""
