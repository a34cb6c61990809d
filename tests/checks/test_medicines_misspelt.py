"""Names of medicines with a slip of the hand in them."""

import pytest

from aftercare.checks.rules.slips.medicines_misspelt import medicine_misspelt
from aftercare.core.units import Unit

WRONG = {
    "Take metfornin with food.": ("metfornin", "metformin"),
    "Take 1 tablet of alopurinol.": ("alopurinol", "allopurinol"),
    "Acetaminophene helps.": ("Acetaminophene", "acetaminophen"),
    "Give ibuprofne for pain.": ("ibuprofne", "ibuprofen"),
    "Do not stop warfarn.": ("warfarn", "warfarin"),
    "Inhale budenoside.": ("budenoside", "budesonide"),
    "Take metropolol at night.": ("metropolol", "metoprolol"),
}
RIGHT = [
    "Your hearing may change.",
    "Insulins and heparins are injected.",
    "You are aspiring to more.",
    "Take nadolol, nimodipine or pitavastatin.",
    "Call us.",
]


def told(text: str) -> list[str]:
    return [message for _, message in medicine_misspelt([Unit("a.b", text, "", "es")])]


@pytest.mark.parametrize(("text", "words"), WRONG.items())
def test_a_name_that_is_misspelt(text: str, words: tuple[str, str]) -> None:
    assert told(text) == [f"“{words[0]}” is nearly {words[1]}: correct the letters, if that is meant"]


@pytest.mark.parametrize("text", RIGHT)
def test_words_that_are_none(text: str) -> None:
    assert told(text) == []
