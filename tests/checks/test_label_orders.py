"""Days before and after something, stages and weeks, in the order of lines and headings."""

import pytest

from aftercare.checks.rules.english.label_orders import label_order
from aftercare.core.units import Status, Unit


def told(*rows: tuple[str, str]) -> list[str]:
    section, units = 0, []
    for at, (kind, text) in enumerate(rows):
        section += kind == "heading"
        units.append(Unit(f"r{at}", text, "", "es", Status.MISSING, kind=kind, place=f"section s{section} of h"))
    return [f"{unit.id}: {message}" for unit, message in label_order(units)]


def table(head: str, *firsts: str) -> list[str]:
    return told(("table", f"{head} | What"), *(("row", f"{first} | {at} walks") for at, first in enumerate(firsts)))


@pytest.mark.parametrize(
    ("head", "firsts", "finding"),
    [
        ("When", ("10 days before", "12 days before", "2 days before"), "r2: “12 days before” stands behind “10 days before”"),
        ("When", ("5 days before", "5 days before", "The day before"), "r2: “5 days before” is there twice"),
        ("When", ("1 week before", "3 days after", "1 day before"), "r3: “1 day before” stands behind “3 days after”"),
        ("Day", ("Day 1", "Day 3", "Day 2"), "r3: “Day 2” stands behind “Day 3”"),
        ("Day", ("Day 1", "Day 2", "Day 4", "Day 5"), "r3: “Day 4” follows “Day 2”: is Day 3 meant, or missing?"),
        ("Stage", ("1", "2", "4"), "r3: “Stage 4” follows “Stage 2”"),
        ("Stage", ("1", "2", "2", "4"), "r3: “Stage 2” is there twice"),
        ("Day", ("Day 1", "Day 4", "Day 12", "Day 11"), "r4: “Day 11” stands behind “Day 12”"),
        ("When", ("Week 1", "Week 6", "Week 6", "Week 12"), "r3: “Week 6” is there twice"),
    ],
)  # fmt: skip
def test_a_line_out_of_order(head: str, firsts: tuple[str, ...], finding: str) -> None:
    (found,) = table(head, *firsts)
    assert found.startswith(finding)


@pytest.mark.parametrize(
    ("head", "firsts"),
    [
        ("When", ("2 weeks before", "10 days before", "The day before", "The day of surgery", "1 week after")),
        ("When", ("1 day before", "3 days before", "1 week before")),
        ("Day", ("Day 1", "Day 3", "Day 7", "Day 14")),
        ("Day", ("Day 1", "Day 2", "Day 3", "Day 5")),
        ("Day", ("Day 1", "Day 1", "Day 2", "Day 2")),
        ("Day", ("Day 1", "Days 2 to 4", "Day 3")),
        ("Score", ("1", "2", "2", "4")),
        ("Day", ("Day 1", "Day 2", "Day 1", "Day 2")),
        ("Day", ("Day 2", "Day 1")),
        ("Day", ("Day 1", "Day 2 in the morning", "Day 2 in the evening", "Day 3")),
    ],
)
def test_lines_in_order(head: str, firsts: tuple[str, ...]) -> None:
    assert table(head, *firsts) == []


def test_a_line_that_is_told_as_one_of_a_dose_table_is_told_once() -> None:
    assert table("Day", "Day 1", "Day 2", "Day 2", "Day 4") == []


def test_headings_out_of_order() -> None:
    rows = [("heading", "4 days before"), ("step", "Rest."), ("heading", "6 days before"), ("heading", "1 day before")]
    assert told(*rows)[0].startswith("r2: “6 days before” stands behind “4 days before”")
    assert told(*rows[:2], ("heading", "What to pack"), *rows[2:]) == []


@pytest.mark.parametrize(
    ("heading", "first", "found"),
    [
        ("Before the test", "2 days after", 1),
        ("After the test", "2 days before", 1),
        ("Before the test", "2 days before", 0),
        ("After the test", "2 days before your next visit", 0),
        ("Before and after the test", "2 days after", 0),
    ],
)
def test_lines_on_the_other_side_of_what_their_heading_says(heading: str, first: str, found: int) -> None:
    assert len(told(("heading", heading), ("table", "When | What"), ("row", f"{first} | Rest"))) == found
