"""A message in one language with its state, and a check's finding about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from .approvals import Approval, Waiver, signers, signers_needed


class Status(IntEnum):
    """The state of a translation; a higher value is closer to release."""

    MISSING = 0
    DRAFT = 1
    TRANSLATED = 2
    APPROVED = 3

    @property
    def label(self) -> str:
        """The lower-case name used in reports and in the manifest."""
        return self.name.lower()


class Severity(StrEnum):
    """How serious a finding is. Errors block a release; warnings need a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Unit:
    """One message in one language, as a check or a page sees it. `target` is empty where it is missing."""

    id: str
    source: str
    target: str
    language: str
    """BCP-47 tag of the target."""
    status: Status = Status.MISSING
    note: str = ""
    kind: str = ""
    previous: str = ""
    """The English that the translation was made from, where it has changed since."""
    origin: str = ""
    """`google 2026-11-22` where a machine wrote the draft."""
    approvals: tuple[Approval, ...] = ()
    """Every signature in the file, those that no longer hold included."""
    waivers: tuple[Waiver, ...] = ()
    path: str = ""
    line: int = 0

    @property
    def stale(self) -> bool:
        """Whether somebody signed this row and one of its texts has changed since."""
        lapsed = any(not approval.covers(self.source, self.target) for approval in self.approvals)
        return lapsed and self.status is not Status.APPROVED


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in a unit. `span` is the (start, end) in the target, where known."""

    unit: Unit
    check: str
    severity: Severity
    message: str
    span: tuple[int, int] | None = None

    def graded(self, severity: Severity) -> "Finding":
        """Return the finding under another severity."""
        return self if severity is self.severity else replace(self, severity=severity)

    def __str__(self) -> str:
        """`es/microneedling.day-1.makeup: 48 is missing [numbers]`."""
        return f"{self.unit.language}/{self.unit.id}: {self.message} [{self.check}]"


def status_of(source: str, target: str, *, fuzzy: bool, kind: str, signed: Iterable[Approval]) -> Status:
    """Return the status of a translation; signatures count only for exactly these two texts."""
    if not target.strip():
        return Status.MISSING
    if fuzzy:
        return Status.DRAFT
    enough = len(signers(source, target, signed)) >= signers_needed(kind)
    return Status.APPROVED if enough else Status.TRANSLATED


def signatures(units: Iterable[Unit]) -> dict[str, str]:
    """Return who signed the current text, with the day of each one's last signature."""
    last: dict[str, str] = {}
    for unit in units:
        for approval in unit.approvals:
            if approval.covers(unit.source, unit.target):
                last[approval.name] = max(last.get(approval.name, ""), approval.date.isoformat())
    return dict(sorted(last.items()))
