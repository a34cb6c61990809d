"""Values to call for, beside those that are the goal."""

import pytest

from aftercare.checks.rules.english.goals import goal_contradicted
from english_rows import english

GOAL = "Your blood sugar should be 80 to 130 mg/dL before meals."
WRONG = {
    "Call us if your blood sugar is above 90 mg/dL.": "“above 90” is in the goal, 80 to 130, as r0 says: correct one",
    "Call us when your sugar is lower than 100 mg/dL.": (
        "“lower than 100” is in the goal, 80 to 130, as r0 says: correct one"
    ),
}
RIGHT = [
    "Call us if your blood sugar is above 300 mg/dL.",
    "Call us if your blood sugar is below 70 mg/dL.",
    "If your blood sugar is below 100 mg/dL, eat a snack.",
    "Call us if your oxygen is below 90 percent.",
    "Call us if your blood sugar stays high for more than 100 minutes.",
    "Call us if your blood sugar is above 15 mmol/L.",
]


def told(*texts: str) -> list[str]:
    units = english(texts, "warning")
    return [f"{unit.id}: {message}" for unit, message in goal_contradicted(units)]


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_a_call_for_what_is_the_goal(text: str, message: str) -> None:
    assert told(GOAL, text) == [f"r1: {message}"]


@pytest.mark.parametrize("text", RIGHT)
def test_a_call_for_what_is_beyond_it(text: str) -> None:
    assert told(GOAL, text) == []


def test_a_value_that_one_of_two_goals_allows() -> None:
    assert told(GOAL, "At bedtime, your sugar goal is 100 to 180.", "Call us if your sugar is above 150 mg/dL.") == []


def test_two_calls_for_any_value() -> None:
    under, over = "Call us if your INR is below 2.", "Call us if your INR is above 1.5."
    told_of = "r1: “above 1.5” beside “below 2”, as r0 says, is any value there is: correct one"
    assert told(under, over) == [told_of]
    assert told(under, "Call us if your INR is above 3.5.") == []
