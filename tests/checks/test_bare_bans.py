"""Rows with a cross whose words say what to do."""

import pytest

from aftercare.checks.rules.slips.bare_bans import ban_lost
from aftercare.core.units import Status, Unit
from english_rows import english

BEGIN = "begin it with “Do not”, or make it a row of kind do"
WRONG = {
    "Let the splint get wet.": BEGIN,
    "Put powder into it.": BEGIN,
    "Kneel, squat or jump.": BEGIN,
    "Use soap on it.": BEGIN,
    "Pop blisters.": BEGIN,
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


@pytest.mark.parametrize(
    ("heading", "texts", "found"),
    [
        ("What to avoid", ("Do not swim.", "Avoid beer.", "Drive a car."), True),
        ("What to avoid", ("Do not swim.", "Avoid beer.", "Hot baths."), False),
        ("What to avoid", ("Do not swim.", "Drink beer.", "Drive a car."), False),
        ("What to do", ("Do not swim.", "Avoid beer.", "Drive a car."), False),
    ],
)
def test_a_row_below_a_heading_that_forbids(heading: str, texts: tuple[str, ...], *, found: bool) -> None:
    rows = [("heading", heading), *(("step", text) for text in texts)]
    units = english(rows)
    message = (
        "“Drive a car” says what to do below “What to avoid”, where the others say “Do not”: begin it so, or move it"
    )
    assert [each for _, each in ban_lost(units)] == ([message] if found else [])
