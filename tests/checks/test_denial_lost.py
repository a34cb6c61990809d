"""Orders that only their ban can be meant by."""

import pytest

from aftercare.checks.rules.english.denial_lost import denial_lost
from aftercare.core.units import Status, Unit

WRONG = {
    "Skip it. Take two doses at once.": "Take two doses at once",
    "Double your next dose.": "Double your next dose",
    "Give aspirin to children with a fever.": "Give aspirin to children",
    "Smoke, if you like.": "Smoke",
    "You may drink alcohol until the test.": "drink alcohol",
    "Rub or press the eye for 4 weeks.": "Rub or press the eye",
    "Drive while you take opioids.": "Drive while you take opioids",
    "Share your medicine with others.": "Share your medicine with",
    "Reuse the needles.": "Reuse the needles",
}
RIGHT = [
    "Do not take two doses at once.",
    "Take two doses a day.",
    "Never give aspirin to children.",
    "If you smoke, stop.",
    "Smoke alarms save lives.",
    "Rub your hands, and press on the wound for 10 minutes.",
    "Drive home when you are awake.",
    "Share your medicine list with your doctor.",
]


def told(text: str, kind: str = "step", heading: str = "At home", place: str = "section a of h") -> list[str]:
    rows = ("heading", heading), (kind, text)
    return [
        message
        for _, message in denial_lost(
            [
                Unit(f"r{at}", text, "", "es", Status.MISSING, kind=kind, place=place)
                for at, (kind, text) in enumerate(rows)
            ]
        )
    ]


@pytest.mark.parametrize(("text", "written"), WRONG.items())
def test_what_no_handout_orders(text: str, written: str) -> None:
    assert told(text) == [f"“{written}” is what no handout orders: is “Do not” missing?"]


@pytest.mark.parametrize("text", RIGHT)
def test_what_handouts_order(text: str) -> None:
    assert told(text) == []


def test_a_cross_a_lead_in_and_a_heading_forbid_as_well() -> None:
    assert told("Smoke.", "dont") == []
    assert told("Smoke.", heading="What to avoid") == []
    assert told("Smoke.", place="section a of h, below h.lead") == []
