"""Who may sign, and what: somebody with a credential, a finished text without errors that is not signed by them."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..core.clock import today
from ..core.errors import ReviewError
from ..core.people.holding import date_problem
from ..core.people.signers import same_name, same_person, signer_problem
from ..core.units import Finding, Severity, Status, Unit

Checker = Callable[[Unit], Iterable[Finding]]
IF_ANOTHER = ". Titles and credentials do not tell people apart: another person signs with first and last name"
"""The remedy of somebody who has signed nothing yet, and whose name is too much like one that has."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not changed, and why."""

    id: str
    reason: str


def signer_name(by: str) -> str:
    """Return `NAME, CREDENTIAL` as it is written down. Raises ReviewError for a name, or a day, that cannot sign."""
    by = unicodedata.normalize("NFC", " ".join(by.split(" ")).strip())
    if problem := signer_problem(by):
        raise ReviewError(f"{by!r} cannot sign: {problem}")
    if problem := date_problem(today()):
        raise ReviewError(f"nobody can sign today: {problem}; set the clock of this machine")
    return by


def signable(units: Iterable[Unit], findings: Iterable[Finding], *, by: str) -> tuple[list[Unit], list[Refusal]]:
    """Return the units that may be signed, and for each of the others the reason why not."""
    errors = {finding.unit.id: finding for finding in findings if finding.severity is Severity.ERROR}
    signed: list[Unit] = []
    refused: list[Refusal] = []
    for unit in units:
        if reason := _obstacle(unit, errors.get(unit.id), by):
            refused.append(Refusal(unit.id, reason))
        else:
            signed.append(unit)
    return signed, refused


def _obstacle(unit: Unit, error: Finding | None, by: str) -> str:
    if unit.status is Status.MISSING:
        return "has no translation"
    if unit.status is Status.DRAFT:
        return 'is a draft; review it and remove "needs work" (fuzzy) first'
    if error:
        return f"has an error: {error.message} [{error.check}]"
    mine = [held.name for held in unit.signed if same_person(held.name, by)]
    own = any(same_name(name, by) for name in mine)
    if mine and (unit.status is Status.TRANSLATED or not own):
        second = "; a warning needs a second signer" if unit.subject.warns else ""
        return f"is already signed by {mine[0].partition(',')[0]}{second}{'' if own else IF_ANOTHER}"
    return ""
