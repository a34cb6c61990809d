"""Whether the lines of a table may stay under its head while one of them waits for a signature."""

import datetime as dt
from dataclasses import replace

import pytest

from aftercare.catalogs.signed_comments import approval_comment, approvals
from aftercare.core.model import Handout, Instruction, Kind, Section
from aftercare.core.people.approvals import Approval
from aftercare.core.states import status_of
from aftercare.core.units import Status, Unit
from aftercare.handout.kept import announced_alike, before_edits, tables_hold

DAY = dt.date(2026, 11, 22)
HEADING = Instruction("h.title", Kind.TITLE, "Fever")
HEAD = Instruction("h.head", Kind.TABLE, "Weight | Dose")
LINES = tuple(Instruction(f"h.{at}", Kind.ROW, f"{at} lb | {at} mL", parent="h.head") for at in (12, 18))
HANDOUT = Handout("h", (Section("h", 1, HEADING, (HEAD, *LINES)),))


def signed(row: Instruction, text: str, day: dt.date) -> Unit:
    unit = Unit(row.id, text, text, "es", kind=row.kind)
    unit = replace(unit, approvals=approvals([approval_comment(Approval.of(unit.subject, "Ana Ruiz, RN", day))]))
    return replace(unit, status=status_of(unit, fuzzy=False))


def edited(unit: Unit, source: str) -> Unit:
    """Return a row whose English is another now, as a sync leaves it."""
    changed = replace(unit, source=source, previous=unit.source, edited=True)
    return replace(changed, status=status_of(changed, fuzzy=True))


@pytest.mark.parametrize(
    ("head", "day", "waiting", "holds"),
    [
        ("Weight | Dose", 0, "", True),
        ("Weight | Dose", 0, "12 lb | 13 mL", True),
        ("Weight | Dose", -1, "12 lb | 13 mL", True),
        # The columns were exchanged, and the head alone is signed again: 12 mL would be a weight.
        ("Dose | Weight", 1, "12 mL | 12 lb", False),
        ("Dose | Weight", 1, "", True),
        ("Weight | Age | Dose", 0, "12 lb | 1 year | 12 mL", False),
        ("Weight | Age | Dose", 0, "", False),
    ],
)
def test_lines_stay_under_the_head_that_they_were_signed_with(head: str, day: int, waiting: str, holds: bool) -> None:
    title, first, last = signed(HEADING, "Fever", DAY), *(signed(line, line.text, DAY) for line in LINES)
    first = edited(first, waiting) if waiting else first
    now = (title, signed(HEAD, head, DAY + dt.timedelta(days=day)), first, last)
    assert tables_hold(HANDOUT, now, before_edits(now)) is holds


@pytest.mark.parametrize(
    ("then", "now", "alike"),
    [
        ("If you take insulin:", "If you take no insulin:", True),
        ("If you take insulin:", "Ask your nurse about insulin.", False),
        ("Ask your nurse about insulin.", "If you take insulin:", False),
        ("Rest.", "Rest today.", True),
    ],
)
def test_a_row_that_waits_announces_what_it_announced(then: str, now: str, alike: bool) -> None:
    handout = Handout("h", (Section("h", 1, HEADING, (Instruction("h.if", Kind.TEXT, now),)),))
    assert announced_alike(handout, [Unit("h.if", then, then, "es", kind=Kind.TEXT)]) is alike


BELOW, OTHER = "0123456789abcdef", "fedcba9876543210"
"""What is above a row, before an edit and now."""


@pytest.mark.parametrize(
    ("kind", "contexts", "then", "approved"),
    [
        (Kind.STEP, (BELOW,), (), True),
        (Kind.STEP, (OTHER,), (BELOW,), True),
        (Kind.STEP, (OTHER,), (), False),
        # It was signed below the edit, and the page shows what was there before.
        (Kind.STEP, (BELOW,), (OTHER,), False),
        # A warning may wait for what is above it; its own edit may not.
        (Kind.WARNING, (OTHER,), (BELOW,), True),
    ],
)
def test_a_row_is_approved_on_a_kept_page_below_what_it_was_signed_below(kind, contexts, then, approved) -> None:
    row = Unit("h.row", "Rest.", "Descanse.", "es", kind=kind, contexts=(BELOW,))
    lines = (approval_comment(Approval.of(row.subject, by, DAY)) for by in ("Ana Ruiz, RN", "Bo Li, MD"))
    unit = replace(row, approvals=approvals(lines), contexts=contexts, contexts_before=then)
    unit = replace(unit, status=status_of(unit, fuzzy=False))
    (found,) = before_edits([unit])
    assert (found.status is Status.APPROVED, found.target) == (approved, "Descanse.")
