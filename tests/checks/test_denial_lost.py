"""Orders that only their ban can be meant by."""

import pytest

from aftercare.checks.rules.slips.denial_lost import denial_lost
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
    "Stop taking your steroid suddenly.": "Stop taking your steroid suddenly",
    "Stop it, even if your son feels better.": "Stop it, even if your son feels better",
    "Change your dose without asking your doctor.": "Change your dose without asking your doctor",
    "Give more than 4 doses a day.": "Give more than 4 doses",
    "Push anything into the drain.": "Push anything into",
    "Eat or drink anything after midnight.": "Eat or drink anything after",
    "Carry anything heavier than a bag.": "Carry anything heavier",
    "Drive a car for 2 days.": "Drive a car for 2 days",
    "Swim until the stitches are out.": "Swim until the stitches",
    "Let the splint get wet.": "Let the splint get wet",
    "Pop the blisters.": "Pop the blisters",
    "Leave your baby alone on the table.": "Leave your baby alone on",
    "Do put anything under the cast.": "put anything under",
    "Share towels.": "Share towels",
    "Smoke near the oxygen.": "Smoke",
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
    "Stop and rest.",
    "Stop smoking, even if it is hard.",
    "You may take acetaminophen without asking us.",
    "Call us without asking your doctor first.",
    "Walk more than 10 minutes.",
    "Drink more than 8 glasses of water.",
    "Eat anything you like.",
    "Swim for 20 minutes.",
    "Drive nobody for 2 days.",
    "Wear contact lenses for 8 hours a day.",
    "You can drive after 2 days.",
    "Let the wound dry.",
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
    assert told("Smoke, and keep away from alcohol.", "dont")
    assert told("Smoke.", heading="What to avoid") == []
    assert told("Smoke.", place="section a of h, below h.lead") == []
