"""The most of a day, and one dose."""

import pytest

from aftercare.checks.rules.english.most_and_dose import most_contradicted
from english_rows import english

DOSE = "Take ibuprofen 600 mg every 6 hours."
LESS = {
    "Do not take more than 240 mg of ibuprofen a day.": "240 mg",
    "Take at most 60 mg of it in 24 hours.": "60 mg",
}
RIGHT = [
    "Do not take more than 2,400 mg of ibuprofen a day.",
    "Do not take more than 240 mg of furosemide a day.",
    "Do not take more than 240 mg of ibuprofen at once.",
    "Children: no more than 240 mg of ibuprofen a day.",
    "Do not take more than 4 tablets of ibuprofen a day.",
]


def told(*texts: str) -> list[str]:
    units = english(texts)
    return [f"{unit.id}: {message}" for unit, message in most_contradicted(units)]


@pytest.mark.parametrize(("text", "most"), LESS.items())
def test_a_most_that_is_less_than_one_dose(text: str, most: str) -> None:
    assert told(DOSE, text) == [f"r1: “{most}” is less than one dose, “600 mg” (r0): correct one of the two"]


@pytest.mark.parametrize("text", RIGHT)
def test_a_most_that_is_more_or_of_something_else(text: str) -> None:
    assert told(DOSE, text) == []


def test_tablets() -> None:
    dose = "Take 2 tablets of acetaminophen every 6 hours."
    assert told(dose, "Do not take more than 1 tablet of it in 24 hours.")
    assert not told(dose, "Do not take more than 8 tablets of it in 24 hours.")
