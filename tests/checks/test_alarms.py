"""Calls for help, and when there is none to call for."""

import pytest

from aftercare.checks.rules.slips.alarms import alarm_without_reason
from english_rows import english

WRONG = {
    "Call us if you can swallow.": "you can swallow",
    "Call 911 if your baby can wake.": "your baby can wake",
    "Call us if you can open your eye.": "you can open your",
    "Call us if you get more tired or can sleep for 3 nights.": "can sleep",
    "Call us if you choke and can finish a sentence.": "can finish a sentence",
    "Call us if you choke or can swallow.": "can swallow",
    "Call us if you have a cough that does go away.": "that does go away",
    "Call us if the headache gets better.": "the headache gets better",
    "Call the clinic if your child feels well after 2 days.": "your child feels well",
    "Call us if the vomiting stops within a day.": "the vomiting stops",
}
RIGHT = [
    "Call us if you cannot swallow.",
    "Call us if you can hardly breathe.",
    "Call us if you can see the bone.",
    "Call us if the pain is not better.",
    "Call us if the fever goes away and comes back.",
    "Call us if you feel better and want to stop.",
    "Call us even if the pain is gone.",
    "Call us if the drain stops draining.",
    "Call us when you can walk a mile.",
]


EMERGENCY = {
    "Call 911 if the cut is red or has pus.": "red",
    "Call 911 if you have questions.": "questions",
    "Call 911 if your face is red and swollen.": "",
    "Call 911 if the red area spreads fast.": "",
    "Call us if the cut is red.": "",
}


def told(*rows: tuple[str, str]) -> list[str]:
    units = english(rows)
    return [message for _, message in alarm_without_reason(units)]


@pytest.mark.parametrize(("text", "reason"), WRONG.items())
def test_a_call_that_is_not_needed(text: str, reason: str) -> None:
    assert told(("warning", text)) == [f"“{reason}” is no reason to call: is “not” missing?"]


@pytest.mark.parametrize("text", RIGHT)
def test_a_call_that_is(text: str) -> None:
    assert told(("warning", text)) == []


@pytest.mark.parametrize(("text", "found"), EMERGENCY.items())
def test_what_no_ambulance_is_called_for(text: str, found: str) -> None:
    message = f"“{found}” is no reason to call 911: is your own number meant?"
    assert told(("warning", text)) == ([message] if found else [])


def test_an_item_below_its_lead_in() -> None:
    lead = ("warning", "Call us if:")
    assert told(lead, ("item", "your child can drink")) == [
        "“your child can drink” is no reason to call: is “not” missing?"
    ]
    assert told(lead, ("item", "your child cannot drink")) == []
