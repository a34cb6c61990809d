"""The comments that carry state in a PO file: origin of a draft, approvals, waivers.

They are translator comments (`# …`), because gettext's tools delete flags they do not know.
"""

import datetime as dt
import re
from collections.abc import Iterable

from .model import Approval, Kind, Status, Waiver

ORIGIN = "origin: "
_APPROVED = re.compile(r"approved: (.+); (\d{4}-\d\d-\d\d); ([0-9a-f]{12}); ([0-9a-f]{12})")
_WAIVE = re.compile(r"waive: ([^;]+)(?:;([^;]*))?(?:;(.*?))?(?:; ([0-9a-f]{12}); ([0-9a-f]{12}))?")


def origin(comments: Iterable[str]) -> str:
    """Return `google 2026-11-22` where a machine wrote the text, else nothing."""
    return next((text[len(ORIGIN) :].strip() for text in comments if text.startswith(ORIGIN)), "")


def approvals(comments: Iterable[str]) -> tuple[Approval, ...]:
    """Return every signature that is written as one; a line that is nearly one signs nothing."""
    found = []
    for text in comments:
        if match := _APPROVED.fullmatch(text.strip()):
            try:
                date = dt.date.fromisoformat(match[2])
            except ValueError:
                continue
            found.append(Approval(match[1].strip(), date, match[3], match[4]))
    return tuple(found)


def approval_comment(approval: Approval) -> str:
    """Return the comment that `approvals` reads back."""
    return f"approved: {approval.name}; {approval.date}; {approval.source_hash}; {approval.target_hash}"


def waivers(comments: Iterable[str]) -> tuple[Waiver, ...]:
    """Return every waiver, those without name or reason included: they are findings of their own."""
    matches = (_WAIVE.fullmatch(text.strip()) for text in comments)
    return tuple(Waiver(*((part or "").strip() for part in match.groups())) for match in matches if match)


def waiver_comment(waiver: Waiver) -> str:
    """Return the comment that `waivers` reads back."""
    parts = [waiver.check, waiver.name, waiver.reason, waiver.source_hash, waiver.target_hash]
    return "waive: " + "; ".join(parts if waiver.source_hash else parts[:3])


def signers_needed(kind: str) -> int:
    """Return how many people must sign a row: a warning wants two."""
    return 2 if kind == Kind.WARNING else 1


def status(source: str, target: str, *, fuzzy: bool, kind: str, signed: Iterable[Approval]) -> Status:
    """Return how far a translation has come; signatures count only for exactly these two texts."""
    if not target.strip():
        return Status.MISSING
    if fuzzy:
        return Status.DRAFT
    valid = {approval.name.split(",")[0].strip().casefold() for approval in signed if approval.covers(source, target)}
    return Status.APPROVED if len(valid) >= signers_needed(kind) else Status.TRANSLATED
