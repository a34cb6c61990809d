"""Telephone numbers in the English that nobody can dial, or that are nearly one of the settings."""

import pytest

from aftercare.checks.profile import PLAIN, Profile
from aftercare.checks.rules.english.opening_hours import hours_contradicted
from aftercare.checks.rules.english.telephones import telephone_number, telephone_unknown
from aftercare.checks.rules.english.telephones_told_twice import telephone_contradicted
from aftercare.core.settings.numbers import Line
from aftercare.core.units import Unit

OURS = Profile(
    lines=(
        Line("+14075550100", "", "(407) 555-0100"),
        Line("+14075550122", "7", "(407) 555-0122 ext. 7"),
    )
)
DIGITS = "cannot be dialled: count its digits, or begin with + and the country"
SLIP = "is (407) 555-0100 of the settings but for a slip of the hand: correct it, or add it to the settings"
LETTERS = "has letters among its digits: type 0 for O, and 1 for l"
EXTENSION = "is (407) 555-0122 ext. 7 in the settings: correct the extension"
WRONG = {
    "Call 407-555-01000.": f"“407-555-01000” {DIGITS}",
    "Poison Control: 1-800-222-122": f"“1-800-222-122” {DIGITS}",
    "Poison Control: 1-800-222-12222": f"“1-800-222-12222” {DIGITS}",
    "Call +1 407 555 010 now.": f"“+1 407 555 010” {DIGITS}",
    "Call (407) 555-O1OO.": f"“(407) 555-O1OO” {LETTERS}",
    "Call 407-555-0l00.": f"“407-555-0l00” {LETTERS}",
    "Call (407) 555-0110.": f"“(407) 555-0110” {SLIP}",
    "Call (470) 555-0100.": f"“(470) 555-0100” {SLIP}",
    "Call +1 407-555-0101.": f"“+1 407-555-0101” {SLIP}",
    "Call 991 if you pass out.": "“991” cannot be called: is 911 meant?",
    "Emergency | 119 | any time": "“119” cannot be called: is 911 meant?",
    "At night | (407) 555-0122, extension 9": f"“(407) 555-0122” {EXTENSION}",
    "At night | (407) 555-0122 ext. 70": f"“(407) 555-0122” {EXTENSION}",
}
RIGHT = [
    "Call (407) 555-0100.",
    "Call +1 407 555 0100 or 911.",
    "Call 555-0100.",
    "Call 911, or 988 if you think of suicide. Emergency | 911",
    "Call 407-555-0100. We call 100 patients a day.",
    "At night | (407) 555-0122, extension 7",
    "At night | (407) 555-0122",
    "Poison Control: 1-800-222-1222",
    "Call 1-800-FLOWERS.",
    "Call +44 20 7946 0958 in London.",
    "Take 1-2 tablets on 12-01-2026.",
    "Quote your number, ISBN 978-3-16-148410-0.",
    "Your ID number is 123-45-6789.",
    "The lot is 2023-11-05-001; call us.",
]


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_a_number_that_cannot_be_the_one_that_is_meant(text: str, expected: str) -> None:
    assert [message for _, message in telephone_number([Unit("a", text, "", "en")], OURS)] == [expected]


def test_other_countries_have_other_numbers_for_emergencies() -> None:
    assert [
        *telephone_number([Unit("a", "Call 112.", "", "en")], Profile(lines=(Line("+442079460958", "", ""),)))
    ] == []


@pytest.mark.parametrize("text", RIGHT)
def test_a_number_that_may_be_right(text: str) -> None:
    assert [*telephone_number([Unit("a", text, "", "en")], OURS)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Call (407) 555-0199.",
            ["“(407) 555-0199” is not in the settings, which have (407) 555-0100: is it out of date?"],
        ),
        ("Call (407) 555-0101.", []),
        ("Call (407) 555-0122.", []),
        ("Call 1-800-222-1222.", []),
    ],
)
def test_a_number_of_the_clinic_that_the_settings_do_not_have(text: str, told: list[str]) -> None:
    assert [message for _, message in telephone_unknown([Unit("a", text, "", "en")], OURS)] == told


def test_another_country_writes_its_numbers_otherwise() -> None:
    london = Profile(lines=(Line("+442079460958", "", "020 7946 0958"),))
    texts = {"Call 020 7946 0958.": 0, "Call 020 7946 0985.": 1, "Call 020 7946 09581.": 1}
    for text, count in texts.items():
        assert len([*telephone_number([Unit("a", text, "", "en")], london)]) == count, text


def test_without_settings_only_letters_are_told() -> None:
    units = [Unit("a", "Call 407-555-01000.", "", "en"), Unit("b", "Call 407-555-O100.", "", "en")]
    assert [unit.id for unit, _ in telephone_number(units, PLAIN)] == ["b"]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Questions? (407) 555-0100, Mon-Fri, 8 AM-5 PM", False),
        ("Questions? Call (407) 555-0100, Monday through Friday, 9 AM to 5 PM.", True),
        ("Call (407) 555-0100 on Saturday, 9 AM to 1 PM.", False),
        ("Call (407) 555-0122, Monday to Friday, 9 AM to 5 PM.", False),
        ("Call (407) 555-0100, Monday to Friday, 9 AM to 1 PM in summer.", False),
        ("Come Monday to Friday, 9 AM to 5 PM.", False),
    ],
)
def test_hours_of_a_number_are_the_same_in_all_rows(other: str, *, found: bool) -> None:
    texts = "Nurse line | (407) 555-0100 | Monday to Friday, 8 AM to 5 PM", other
    units = [Unit(f"r{at}", text, "", "en", place="section a of h") for at, text in enumerate(texts)]
    messages = [message for _, message in hours_contradicted(units)]
    assert bool(messages) is found
    assert all(message.endswith("as r0 says of the same number: write one of the two") for message in messages)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Call the nurse line at 407-555-0210.", True),
        ("Questions? Nurse line: 407-555-0201, any time.", True),
        ("If your fever is over 101 °F, call our nurse line right away at 407-555-2001.", False),
        ("Call the nurse line at 1-407-555-0200.", False),
        ("Call the pharmacy at 407-555-0201.", False),
        ("Or 407-555-0201.", False),
        ("Call the pharmacy at 470-555-0200.", True),
        ("Call the pharmacy at 321-555-0200.", False),
        ("Call the nurse line at 407-555-0100.", False),
    ],
)
def test_numbers_of_the_same_line_do_not_differ_by_a_slip(other: str, *, found: bool) -> None:
    texts = "Nurse line | 407-555-0200 | any time", "Rest for 2 days.", other
    units = [Unit(f"r{at}", text, "", "en", place="section a of h") for at, text in enumerate(texts)]
    messages = [message for _, message in telephone_contradicted(units, OURS)]
    assert bool(messages) is found
    assert all("is not “407-555-0200”, as r0 says but for a slip of the hand" in message for message in messages)
    apart = [*units[:2], Unit("b", other, "", "en", place="section a of another")]
    assert [*telephone_contradicted(apart, OURS)] == []
