"""Rows with a cross whose words say what to do."""

import pytest

from aftercare.checks.rules.english.bare_bans import ban_lost
from aftercare.core.units import Status, Unit

BEGIN = "begin it with “Do not”, or make it a row of kind do"
WRONG = {
    "Let the splint get wet.": BEGIN,
    "Put powder into it.": BEGIN,
    "Kneel, squat or jump.": BEGIN,
    "Use soap on it.": BEGIN,
    "Do put powder into it.": BEGIN,
    "Keep the tank 5 feet away from the stove.": "make it a row of kind do",
}
RIGHT = [
    "Hot baths.",
    "Rest in a chair.",
    "Lifting more than 5 pounds.",
    "Avoid the sun.",
    "Let it not dry out.",
    "Use of soap.",
    "Wine and beer.",
]


def told(*texts: str, places: str = "aaaaaa") -> list[tuple[str, str]]:
    rows = [
        Unit(f"r{at}", text, "", "es", Status.MISSING, kind="dont", place=f"section {place} of h")
        for at, (text, place) in enumerate(zip(texts, places, strict=False))
    ]
    return [(unit.id, message.partition(", and has a cross: ")[2]) for unit, message in ban_lost(rows)]


@pytest.mark.parametrize(("text", "remedy"), WRONG.items())
def test_a_row_with_a_cross_that_lost_its_ban(text: str, remedy: str) -> None:
    assert told("Do not scratch.", text) == [("r1", remedy)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_named_beside_a_cross(text: str) -> None:
    assert told("Do not scratch.", text) == []


def test_where_the_rows_have_their_ban_from_the_heading() -> None:
    assert told("Drive a car.", "Drink beer.") == []
    assert told("Do not scratch.", "Do not rub it.", "Drive a car.", "Drink beer.", places="aabb") == []
