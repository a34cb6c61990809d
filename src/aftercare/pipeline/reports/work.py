"""What is left to do in one language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...core.text.counting import counted
from ...core.units import Finding, Severity, Status
from ..built.facts import STALE


@dataclass(frozen=True, slots=True)
class Work:
    """What is left to do in one language."""

    missing: int
    stale: int
    drafts: int
    unsigned: int
    errors: int
    warnings: int
    unread: int = 0
    """Catalogs that cannot be read: nothing is known of what is left to do in them."""

    def __str__(self) -> str:
        """`3 rows to translate, 1 stale, 2 errors`."""
        parts = (
            counted(self.unread, "catalog") + " that cannot be read" if self.unread else "",
            counted(self.missing, "row") + " to translate" if self.missing else "",
            f"{self.stale} stale" if self.stale else "",
            counted(self.drafts, "draft") + " to review" if self.drafts else "",
            f"{self.unsigned} to sign" if self.unsigned else "",
            counted(self.errors, "error") if self.errors else "",
            counted(self.warnings, "warning") if self.warnings else "",
        )
        return ", ".join(filter(None, parts)) or "all reviewed and signed"


def work_of(tally: Mapping[str, int], findings: Sequence[Finding], tag: str, *, unread: int) -> Work:
    """Return what the rows in each state and the findings of a language leave to do; `unread` counts catalogs."""
    own = [each.severity for each in findings if each.unit.language == tag]
    return Work(
        missing=tally[Status.MISSING.label],
        stale=tally[f"{STALE} {Status.DRAFT.label}"],
        drafts=tally[Status.DRAFT.label] - tally[f"{STALE} {Status.DRAFT.label}"],
        unsigned=tally[Status.TRANSLATED.label],
        errors=own.count(Severity.ERROR),
        warnings=own.count(Severity.WARNING),
        unread=unread,
    )
