"""911 for something in one row, and the clinic for the same in another."""

import pytest

from aftercare.checks.rules.english.alarms_contradicted import alarm_contradicted
from english_rows import english

EMERGENCY = [
    ("heading", "Call 911"),
    ("warning", "Call 911 if you have:"),
    ("item", "trouble breathing"),
    ("item", "chest pain"),
]
WRONG = [
    [("step", "Call us if you have trouble breathing.")],
    [("heading", "Call your surgeon if you have"), ("step", "Shortness of breath")],
    [("step", "Call the clinic if:"), ("item", "you have a fever"), ("item", "you have pain in your chest")],
    [("step", "Rest. Contact our nurse if it is hard to breathe.")],
]
RIGHT = [
    [("step", "Call us if you have mild trouble breathing.")],
    [("step", "Call us if you had chest pain before.")],
    [("step", "Call us, or 911 if you have trouble breathing.")],
    [("step", "Call us if you have a fever.")],
    [("step", "Chest pain is frightening.")],
    [("heading", "After the test"), ("step", "Trouble breathing goes away.")],
]


@pytest.mark.parametrize("rows", WRONG)
def test_one_thing_is_for_911_and_for_the_clinic(rows: list[tuple[str, str]]) -> None:
    told = [*alarm_contradicted(english([*EMERGENCY, *rows]))]
    assert len(told) == 1
    assert "says 911" in told[0][1]


@pytest.mark.parametrize("rows", RIGHT)
def test_nothing_is_contradicted(rows: list[tuple[str, str]]) -> None:
    assert not [*alarm_contradicted(english([*EMERGENCY, *rows]))]


@pytest.mark.parametrize("rows", WRONG)
def test_where_nothing_is_for_911_there_is_nothing_to_contradict(rows: list[tuple[str, str]]) -> None:
    assert not [*alarm_contradicted(english(rows))]
