"""A message in one language with its state, and a check's finding about it."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from .clock import latest_day
from .people import questions as asking
from .people.approvals import Approval, Keep, LastApproved, Subject, Waiver
from .people.holding import english_kept, holding


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
    place: str = ""
    """`section day-1 of microneedling`; empty for the interface."""
    contexts: tuple[str, ...] | None = ("",)
    """Fingerprints of the English above the row: today's first, then those kept; None where nobody can tell."""
    contexts_before: tuple[str, ...] = ()
    """The same, as it was before edits of it that nobody has signed or kept."""
    previous: str = ""
    """The English that the translation was made from, where it has changed since."""
    edited: bool = False
    """Whether a person had translated the row before its English changed."""
    origin: str = ""
    """`google 2026-11-22` where a machine wrote the draft."""
    approvals: tuple[Approval, ...] = ()
    """Every signature in the file, those that no longer hold included."""
    keeps: tuple[Keep, ...] = ()
    invalid: tuple[str, ...] = ()
    """Why lines that look like signatures sign nothing."""
    waivers: tuple[Waiver, ...] = ()
    questions: tuple[asking.Question, ...] = ()
    """Every question in the file, answered ones included."""
    last_approved: tuple[LastApproved, ...] = ()
    """What the row was before its English was edited, where a translator may have changed it since."""
    path: str = ""
    line: int = 0

    @property
    def subject(self) -> Subject:
        """What somebody signs who signs this row."""
        context = self.contexts[0] if self.contexts else ""
        return Subject(self.language, self.id, self.kind, self.place, self.source, self.target, context)

    @property
    def signed(self) -> tuple[Approval, ...]:
        """The signatures that hold for the row as it is."""
        return holding(self.subject, self.approvals, self.keeps, self.contexts) if self.approvals else ()

    @property
    def parted(self) -> tuple[Approval, ...]:
        """The signatures that would hold, were the same English above the row as when they were given."""
        return tuple(each for each in replace(self, contexts=None).signed if each not in self.signed)

    @property
    def kept(self) -> tuple[str, ...]:
        """The earlier English that people have stated to mean the same as today's."""
        return self.kept_by(1)

    def kept_by(self, people: int) -> tuple[str, ...]:
        """Return the earlier English that as many people have stated to mean the same, and enough for the row."""
        return tuple(english_kept(self.subject, self.keeps, people)[1:]) if self.keeps else ()

    @property
    def signing_days(self) -> list[tuple[str, dt.date]]:
        """Who signed or kept the row, and when, whether it holds or not."""
        kept = [(keep.name, keep.date) for keep in self.keeps]
        return [*((approval.name, approval.date) for approval in self.approvals), *kept]

    @property
    def days_to_come(self) -> list[tuple[str, dt.date]]:
        """Who signed or kept the row on a day that is still to come: what is found about that does not last."""
        return [each for each in self.signing_days if each[1] > latest_day()] if self.approvals or self.keeps else []

    @property
    def open_questions(self) -> tuple[asking.Question, ...]:
        """The questions on this row that nobody has answered, neither beside it nor by an edit of the English."""
        return asking.opened(self.questions, asking.stamp(self.source, self.note)) if self.questions else ()

    @property
    def lapsed(self) -> bool:
        """Whether somebody had signed this row, and nobody has since one of its texts or its place has changed."""
        return self.status is not Status.APPROVED and bool(self.approvals) and not self.signed

    @property
    def to_sign_again(self) -> bool:
        """Whether it waits for a signature alone, as where English above it was edited or it has moved."""
        return self.lapsed and self.status is Status.TRANSLATED

    @property
    def stale(self) -> bool:
        """Whether the translation, draft or signed, was made for another English or another place."""
        return self.lapsed or (self.status is Status.DRAFT and bool(self.previous or self.edited))


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
