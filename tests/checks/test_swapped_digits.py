"""Numbers of one thing whose digits have changed places."""

import pytest

from aftercare.checks.rules.english.swapped_digits import digits_swapped
from english_rows import english

FIRST = ("text", "Your peak flow is 150 to 239.")
WRONG = [
    (("text", "If your peak flow is 150 to 293, give 2 puffs."), "“293” is “239”, as r0 says"),
    (("text", "Is your peak flow below 105? Call us."), "“105” is “150”, as r0 says"),
]
RIGHT = [
    ("text", "If your peak flow is 150 to 239, give 2 puffs."),
    ("text", "Your blood sugar is over 293."),
    ("text", "Give 293 puffs if your peak flow is low, and wait 93 minutes."),
    ("text", "If your peak flow is 510, rest."),
    ("text", "Peak flow: 15 to 23.9."),
]


def told(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    units = english(rows)
    return [(unit.id, message) for unit, message in digits_swapped(units)]


@pytest.mark.parametrize(("row", "message"), WRONG)
def test_digits_that_changed_places(row: tuple[str, str], message: str) -> None:
    assert told(FIRST, row) == [("r1", f"{message}, in another order: correct one of the two")]


@pytest.mark.parametrize("row", RIGHT)
def test_other_numbers(row: tuple[str, str]) -> None:
    assert told(FIRST, row) == []


def test_what_is_told_twice_is_taken_for_right() -> None:
    rows = ("text", "Your pulse may reach 103."), ("text", "Stop at a pulse of 130, and call at a pulse of 130.")
    assert [row for row, _ in told(*rows)] == ["r0"]


def test_beats_are_those_of_a_pulse() -> None:
    rows = ("text", "Do not go over 130 beats a minute."), ("step", "Rest if your heart rate is over 103.")
    assert [row for row, _ in told(*rows)] == ["r1"]


def test_columns_tell_what_their_head_names() -> None:
    table = ("table", "Peak flow | Zone"), ("row", "150 to 293 | yellow"), ("row", "over 293 | 932")
    assert [row for row, _ in told(FIRST, *table[:2])] == ["r2"]
    assert [row for row, _ in told(FIRST, *table)] == ["r0"]
