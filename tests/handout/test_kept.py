"""Whether the lines of a table may stay under its head while one of them waits for a signature."""

import datetime as dt
from dataclasses import replace

import pytest

from aftercare.catalogs.signed_comments import approval_comment, approvals
from aftercare.core.model import Handout, Instruction, Kind, Section
from aftercare.core.people.approvals import Approval
from aftercare.core.units import Unit, status_of
from aftercare.handout.kept import before_edits, tables_hold

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
