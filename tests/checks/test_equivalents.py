"""The English may tell an amount twice, but not as two amounts; and it is read letter by letter too."""

import pytest

from aftercare.checks import run_english
from aftercare.checks.rules.english.equivalents import amount_contradicted
from aftercare.core.units import Unit


def told(text):
    return [message for _, message in amount_contradicted([Unit("w.a", text, "", "en")])]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Call us if your fever is over 100.4 °F (39 °C).", "100.4 °F is not 39 °C"),
        ("Lift nothing heavier than 10 lb (45 kg).", "10 lb is not 45 kg"),
        ("Take 2 teaspoons (5 mL) twice a day.", "2 teaspoons is not 5 mL"),
        ("Wait 2 days (24 hours) before you shower.", "2 days is not 24 hours"),
        ("Drink 8 ounces (24 mL) of water.", "8 ounces is not 24 mL"),
        ("Lift at most 10-15 lb (about 4.5-9 kg).", "15 lb is not 9 kg"),
        ("Take 500 mg (5 g) a day.", "500 mg is not 5 g"),
        ("Stay 6 feet (2 miles) apart.", "6 feet is not 2 miles"),
        ("Drink 8 oz (24 mL / 1 cup) each morning.", "8 oz is not 24 mL"),
        ("Keep it at 60 to 70 °F (15 to 23 °C).", "70 °F is not 23 °C"),
        ("Keep it at 60 to 70 °F (14 to 21 °C).", "60 to 70 °F is not 14 to 21 °C"),
        ("A fever of 101 to 103 °F (37 to 39 °C) is common.", "101 to 103 °F is not 37 to 39 °C"),
    ],
)
def test_an_amount_told_as_two_is_found(text, message):
    assert told(text) == [f"{message}: correct one of the two"]


@pytest.mark.parametrize(
    "text",
    [
        "Call us if your fever is over 100.4 °F (38 °C).",
        "Call us if your fever is over 101 °F (38.3 °C).",
        "Lift nothing heavier than 10 lb (4.5 kg).",
        "Lift at most 10-15 lb (4.5-6.8 kg).",
        "Take 2 teaspoons (10 mL) twice a day.",
        "Drink 8 ounces (about 240 mL) of water.",
        "Wait 2 days (48 hours) before you shower.",
        "Stay 6 feet (2 meters) apart.",
        "Take 500 mg (2 tablets) every 8 hours (3 times a day).",
        "We are open 24 hours, 7 days a week.",
        "Take 5 mg/5 mL syrup.",
        "Keep it at 60 to 70 °F (15 to 21 °C).",
        "Keep it at 59 to 86 °F (15 to 30 °C).",
        "Drink 6 to 8 glasses (8 ounces each) of water a day.",
        "Drink 2–3 glasses (8 oz / 240 mL each) of water.",
        "Drink 2 glasses (8 ounces or 240 mL each) of water.",
        "Rest for 2 days (or 3 days after surgery).",
    ],
)
def test_an_amount_told_twice_is_good(text):
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Don’t scrub todaÃ½.", "mojibake"),
        ("You can?t shower.", "letters-lost"),
        ("Wash  your hands.", "spacing"),
        ("Wait for for two days.", "word-twice"),
        ("Are you well? Wash your hands. Call us at once if not.", ""),
    ],
)
def test_the_letters_of_the_english_are_checked(text, code):
    assert {found.check for found in run_english([Unit("w.a", text, "", "es")])} == ({code} if code else set())
