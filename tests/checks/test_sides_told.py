"""Sides of the body in one handout."""

import pytest

from aftercare.checks.rules.english.sides_told import side_contradicted
from english_rows import english

WRONG = ["Put ice on your right knee.", "Keep your right foot up.", "Do not put weight on your right leg."]
RIGHT = [
    "Put ice on your left knee.",
    "Bend your right leg as well: the other one gets strong, too.",
    "Move the left knee with the help of your right hand, and your right foot.",
    "Hold the cane in your right hand.",
    "Slide your left foot, with the right foot helping.",
    "Lie on your side with your right leg up.",
    "Go to the right side of the hall.",
]


def told(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    units = english(rows)
    return [(unit.id, message) for unit, message in side_contradicted(units)]


@pytest.mark.parametrize("text", WRONG)
def test_the_other_side_than_that_of_the_surgery(text: str) -> None:
    ((row, message),) = told(("title", "After surgery on your left ankle"), ("step", text))
    assert row == "r1"
    assert message.endswith("is not the side of “left ankle”, as r0 says: which of the two is meant?")


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_of_either_side(text: str) -> None:
    assert told(("title", "After surgery on your left ankle"), ("step", text)) == []


def test_the_other_side_of_the_face() -> None:
    assert told(("text", "The upper left molar was pulled."), ("step", "Hold ice against your right cheek."))


def test_where_nothing_or_both_sides_are_told_of() -> None:
    assert told(("title", "Your ankles"), ("step", "Bend your left ankle."), ("step", "Bend your right ankle.")) == []
    both = ("text", "You had surgery on your left knee."), ("text", "Your right hip was replaced.")
    assert told(both[0], ("text", "Your right leg does most of the work.")) == []
    assert told(*both, ("step", "Put ice on your right knee.")) == []
