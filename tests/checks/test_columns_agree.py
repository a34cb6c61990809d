"""Columns that tell the same on two scales, and columns for times of day."""

import pytest

from aftercare.checks.rules.english.clock_heads import clock_heads
from aftercare.checks.rules.english.dose_tables import dose_table
from aftercare.checks.rules.english.two_scales import scales_contradicted
from aftercare.core.units import Unit
from english_rows import english

HEAD = "When | mg/dL | mmol/L"
LINES = ("On waking | Below 100 | Below 5.6", "After lunch | 90 to 126 | 5 to 7", "At night | Above 108 | Above 6")


def table(head: str, *lines: str) -> list[Unit]:
    rows = [("table", head), *(("row", line) for line in lines)]
    return english(rows)


@pytest.mark.parametrize(
    "line",
    [
        "On waking | Below 100 | Below 56",
        "On waking | Below 1000 | Below 5.6",
        "On waking | Below 5.6 | Below 100",
        "On waking | Above 100 | Below 5.6",
    ],
)
def test_a_blood_sugar_that_is_another_on_the_other_scale(line: str) -> None:
    assert [*scales_contradicted(table(HEAD, *LINES))] == []
    ((row, message),) = scales_contradicted(table(HEAD, line, *LINES[1:]))
    assert row.id == "r1"
    assert message.endswith("in mmol/L: correct one of the two")


def test_one_line_that_agrees_is_enough_to_know_that_it_is_blood_sugar() -> None:
    lines = (LINES[0], "After lunch | 126 | 70", "At night | 108 | 0.6")
    assert [row.id for row, _ in scales_contradicted(table(HEAD, *lines))] == ["r2", "r3"]


def test_another_substance_has_another_rate() -> None:
    lines = ("Total | 200 | 5.2", "LDL | 100 | 2.6", "HDL | 40 | 1")
    assert [*scales_contradicted(table("Cholesterol | mg/dL | mmol/L", *lines))] == []


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Day | 7 AM | 1 PM | 7 AM", "two columns are for “7 AM”"),
        ("Day | 7 AM | 1 AM | 7 PM", "“7 AM, 1 AM, 7 PM” are not in the order of a day"),
        ("Day | 7 AM | 1 PM | 7 PM | 1 AM", ""),
        ("Day | 7 AM to 1 PM | 7 AM", ""),
    ],
)
def test_columns_for_times_of_day(head: str, found: str) -> None:
    told = [message for _, message in clock_heads(table(head))]
    assert len(told) == bool(found)
    assert all(message.startswith(found) for message in told)


@pytest.mark.parametrize(("middle", "found"), [("45 to 89", 0), ("45 to 79", 1), ("45 to 99", 1)])
def test_lines_by_kidney_function(middle: str, found: int) -> None:
    lines = ("90 or more | Go on", f"{middle} | Take half", "Below 45 | Stop")
    assert len([*dose_table(table("eGFR | What to do", *lines))]) == found
