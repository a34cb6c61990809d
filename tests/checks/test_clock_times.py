"""Times of day: in the order of the day, and as often as the English says."""

import pytest

from aftercare.checks.rules.english.clock_times import times_contradicted, times_out_of_order
from aftercare.core.units import Status, Unit

DAY = ("8 AM: breakfast", "12 noon: lunch", "3 PM: take the tablets", "At 5 PM, drink", "6:30 PM: drink", "8 PM: rest")
WRONG = {
    ("12 noon", "12 midnight"): "“12 midnight” is not between “8 AM” and “3 PM”",
    ("3 PM", "3 AM"): "“3 AM” is not between “12 noon” and “5 PM”",
    ("6:30 PM", "4:30 p.m."): "“4:30 p.m.” is not between “5 PM” and “8 PM”",
    ("8 AM", "8 PM"): "“12 noon” stands behind “8 PM”",
    ("8 PM", "4 PM"): "“4 PM” stands behind “6:30 PM”",
}
RIGHT = [
    DAY,
    ("5 PM: drink", "8 PM: drink", "5 AM: drink the rest", "8 AM: come"),
    ("10 PM: one drop", "12 midnight: one drop", "2 AM: one drop"),
    ("8 AM: one", "8 PM: one"),
    ("8 AM: eat", "6 PM: fast", "7 AM on the next day: come", "8 PM: eat"),
]
OFTEN = {
    "Give it 4 times a day: 8 AM, noon and 8 PM (600 mL in all).": "“4 times a day” is not “8 AM, noon and 8 PM”: correct one of the two",
    "Take it every 8 hours: 6 AM, 2 PM, 9 PM.": "“every 8 hours” is not “6 AM, 2 PM, 9 PM”: correct one of the two",
    "Give it every 12 hours, at 7 AM and 9 PM.": "“every 12 hours” is not “7 AM and 9 PM”: correct one of the two",
    "Inject it once a day at 9 PM and 9 AM.": "“once a day” is not “9 PM and 9 AM”: correct one of the two",
    "Take it twice a day, at 6 PM.": "“twice a day” is not “6 PM”: correct one of the two",
    "Take it 3 times a day: 8 AM, noon and 8 AM.": "“3 times a day” is not “8 AM, noon and 8 AM”: correct one of the two",
    "Take it 3 times a day: 8 AM and 8 PM.": "“3 times a day” is not “8 AM and 8 PM”: correct one of the two",
}
FITTING = [
    "Take it every 8 hours (6 AM, 2 PM and 10 PM).",
    "Take it every 6 hours: 6 AM, noon, 6 PM, midnight.",
    "Take it every 4 hours while awake: 8 AM, noon, 4 PM and 9 PM.",
    "Take it every 4 to 6 hours: 8 AM, 1 PM and 6 PM.",
    "Take it every 6 hours, starting at 8 AM.",
    "Take it 3 times a day (8 AM, 2 PM and 8 PM).",
    "Inject it once a day at 9 PM or 9 AM.",
    "Take it daily at 8 AM and 8 PM.",
    "Take it twice a day, at 8 AM with breakfast and at 8 PM.",
    "Take it twice a day, at 28 AM.",
    "Come every 2 days, at 8 AM and 9 AM.",
]


def told(texts: tuple[str, ...], kind: str = "step") -> list[str]:
    units = [
        Unit(f"r{at}", text, "", "es", Status.MISSING, kind=kind, place="section a of h")
        for at, text in enumerate(texts)
    ]
    return [message for _, message in times_out_of_order(units)]


@pytest.mark.parametrize(("change", "expected"), WRONG.items())
def test_a_step_out_of_order(change: tuple[str, str], expected: str) -> None:
    texts = tuple(text.replace(*change) for text in DAY)
    assert told(texts) == [f"{expected}: correct the time, or put the rows in order"]
    assert told(
        tuple(text.replace(": ", " | ").replace("At ", "").replace(", drink", " | drink") for text in texts), "row"
    )


@pytest.mark.parametrize("texts", RIGHT)
def test_steps_in_order_and_those_of_two_days(texts: tuple[str, ...]) -> None:
    assert told(texts) == []


@pytest.mark.parametrize(("text", "expected"), OFTEN.items())
def test_times_that_do_not_fit_how_often(text: str, expected: str) -> None:
    assert [message for _, message in times_contradicted([Unit("a", text, "", "en")])] == [expected]


@pytest.mark.parametrize("text", FITTING)
def test_times_that_fit(text: str) -> None:
    assert [*times_contradicted([Unit("a", text, "", "en")])] == []
