"""Doses that are ten times what other rows of the handout say, or more than anybody takes at once."""

import pytest

from aftercare.checks.rules.english.ten_times import ten_times
from aftercare.checks.rules.slips.slips import slip
from aftercare.core.units import Unit
from english_rows import english

FIRST = "Give fluticasone, 2 puffs, every morning."
WRONG = {
    "Use fluticasone, 20 puffs in the evening.": ("20 puffs", "2 puffs"),
    "Give your child 20 puffs of fluticasone each evening.": ("20 puffs", "2 puffs"),
    "In the evening, give 20 puffs of fluticasone.": ("20 puffs", "2 puffs"),
    "At night, give 200 puffs of it.": ("200 puffs", "2 puffs"),
    "Evening | fluticasone | 20 puffs": ("20 puffs", "2 puffs"),
}
RIGHT = [
    "Give albuterol, 20 puffs.",
    "Then give fluticasone, 20 puffs.",
    "Fluticasone has 20 puffs.",
    "Give no more than 20 puffs of fluticasone.",
    "Use up to 20 puffs of fluticasone a day.",
    "Children may use 20 puffs of fluticasone.",
    "Adults: use 20 puffs of fluticasone.",
    "Give fluticasone, 8 puffs. In the evening, give 20 puffs of fluticasone.",
    "Rinse for 20 seconds when you use fluticasone.",
]
TOO_MANY = {
    "Give 60 puffs of albuterol right away.": "Give 60 puffs",
    "Put 1 to 10 drops in the right eye.": "Put 1 to 10 drops in the right eye",
    "Use budesonide 160 mcg, 20 puffs twice a day.": ", 20 puffs twice",
    "Use 20 sprays of saline at bedtime.": "Use 20 sprays",
    "Take 30 tablets with water.": "Take 30 tablets",
    "Inject 200 units of insulin.": "Inject 200 units of insulin",
}
ENOUGH = [
    "Give 6 puffs of albuterol right away.",
    "You get 1 inhaler, 200 puffs.",
    "Put 10 drops in the right ear.",
    "Take 20 tablets with 16 ounces of water.",
    "Use 16 puffs a day.",
    "Inject 80 units of insulin.",
    "You take 30 tablets in a month: take 30 tablets in all.",
    "Take it until all 40 capsules are gone.",
]


def told(text: str, kind: str = "step", heading: str = "Every day") -> list[tuple[str, str]]:
    rows = ("heading", heading), ("step", FIRST), (kind, text)
    units = english(rows)
    return [(unit.id, message) for unit, message in ten_times(units)]


@pytest.mark.parametrize(("text", "written"), WRONG.items())
def test_a_dose_ten_times_that_of_another_row(text: str, written: tuple[str, str]) -> None:
    ((row, message),) = told(text, "row" if "|" in text else "step")
    assert row == "r2"
    assert message.startswith(f"“{written[0]}” of fluticasone beside “{written[1]}”, as r1 says, is ten times")


@pytest.mark.parametrize("text", RIGHT)
def test_other_amounts_may_be_ten_times_as_much(text: str) -> None:
    assert told(text) == []


def test_another_day_may_have_another_dose() -> None:
    assert told("Give fluticasone, 20 puffs.", heading="Day 2") == []


@pytest.mark.parametrize(("text", "written"), TOO_MANY.items())
def test_more_than_anybody_takes_at_once(text: str, written: str) -> None:
    messages = [message for _, message in slip([Unit("w.a", text, "", "en")])]
    assert messages == [f"“{written}” is more than anybody takes at once: count its digits"]


@pytest.mark.parametrize("text", ENOUGH)
def test_what_may_be_taken_at_once(text: str) -> None:
    assert [*slip([Unit("w.a", text, "", "en")])] == []
