"""Tables whose last column is the sum of the others."""

import pytest

from aftercare.checks.rules.english.line_totals import line_total
from english_rows import english

HEAD = "Weeks | Morning | Midday | Bedtime | In a day"
LINES = (
    "Now | 20 mg | 20 mg | 20 mg | 60 mg",
    "1 to 2 | 20 mg | 10 mg | 20 mg | 50 mg",
    "3 to 4 | 10 mg | – | 20 mg | 30 mg",
    "5 | stop | stop | stop | 0 mg",
)


def told(head: str, *lines: str) -> list[tuple[str, str]]:
    rows = [("table", head), *(("row", line) for line in lines)]
    units = english(rows)
    return [(unit.id, message) for unit, message in line_total(units)]


@pytest.mark.parametrize(
    ("line", "comes"),
    [
        (
            "1 to 2 | 20 mg | 100 mg | 20 mg | 50 mg",
            "“50 mg” is not what the cells before it come to, 140: correct one of the two",
        ),
        (
            "1 to 2 | 20 mg | 10 mg | 20 mg | 5 mg",
            "“5 mg” is not what the cells before it come to, 50: correct one of the two",
        ),
        (
            "1 to 2 | 20 mg | – | 20 mg | 50 mg",
            "“50 mg” is not what the cells before it come to, 40: correct one of the two",
        ),
    ],
)
def test_one_line_that_does_not_come_to_its_last_cell(line: str, comes: str) -> None:
    assert told(HEAD, *LINES) == []
    assert told(HEAD, LINES[0], line, *LINES[2:]) == [("r2", comes)]


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (HEAD, ("1 | 20 mg | 10 mg | 20 mg | 60 mg", LINES[1])),
        ("Weight | Ibuprofen | Acetaminophen", ("12 lb | 2.5 mL | 2.5 mL", "18 lb | 3.75 mL | 3.75 mL")),
        ("Week | Minutes | Times | Days", ("1 | 5 | 3 | 8", "2 | 10 | 2 | 12", "3 | 20 | 1 | 5", "4 | 30 | 1 | 5")),
        ("Drug | Morning | Night | A day", (*["A | 5 mg | 5 mg | 10 mg"] * 2, "B | 1 tablet | 2 tablets | 30 mg")),
        ("Drug | Morning | Night | A day", (*["A | 5 mg | 5 mg | 10 mg"] * 2, "B | 5 to 10 mg | 5 mg | 20 mg")),
    ],
)
def test_tables_that_are_no_sums(head: str, lines: tuple[str, ...]) -> None:
    assert told(head, *lines) == []


def test_numbers_without_a_unit_are_added_up_too() -> None:
    lines = "Mon | 1 | 2 | 3", "Tue | 1 | 1 | 2", "Wed | 1 | 2 | 4"
    assert told("Day | Morning | Night | Tablets", *lines)[0][0] == "r3"
