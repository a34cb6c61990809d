"""Medicines that a handout orders and forbids, has twice in a list, or names in one row alone."""

import pytest

from aftercare.checks.rules.english.medicines_exchanged import medicine_exchanged
from aftercare.checks.rules.english.medicines_forbidden import medicine_contradicted
from aftercare.core.units import Unit
from english_rows import english

ORDER = "For fever, take acetaminophen 500 mg every 6 hours."
FORBIDDEN = [
    "Do not take aspirin, acetaminophen or naproxen.",
    "Never take acetaminophen. It can harm you.",
    "Avoid acetaminophen (Tylenol).",
]
ALLOWED = [
    "Do not take aspirin or naproxen.",
    "Do not take acetaminophen for a cough.",
    "Do not take acetaminophen and alcohol together.",
    "Do not take more acetaminophen than that.",
    "Do not take acetaminophen if you have liver disease.",
]
ABOUT = ("Take apixaban twice a day.", "Take apixaban 5 mg in the evening, too.", "Apixaban keeps your blood thin.")
EXCHANGED = {
    "Take warfarin with food.": "warfarin",
    "Swallow your warfarin tablets whole.": "warfarin",
    "Do not stop taking warfarin.": "warfarin",
    "If you miss a dose of warfarin, take it soon.": "warfarin",
}
OTHERS = [
    "Take apixaban with food.",
    "Take docusate 100 mg with food.",
    "Take docusate twice a day.",
    "Take acetaminophen for pain.",
    "Keep taking your usual metoprolol.",
    "Do not take apixaban with warfarin.",
]


def rows(*texts: str, headings: tuple[str, ...] = ()) -> list[Unit]:
    named = [(kind, text) for at, each in enumerate(texts) for kind, text in (*_heading(headings, at), ("step", each))]
    return english(named)


def _heading(headings: tuple[str, ...], at: int) -> list[tuple[str, str]]:
    return [("heading", headings[at])] if headings else []


@pytest.mark.parametrize("text", FORBIDDEN)
def test_a_medicine_that_another_row_orders(text: str) -> None:
    told = [message for _, message in medicine_contradicted(rows(ORDER, text))]
    assert told == ["acetaminophen is forbidden here, and r0 orders it: correct one of the two"]


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_forbidden_in_a_case_or_is_another(text: str) -> None:
    assert not [*medicine_contradicted(rows(ORDER, text))]


def test_headings_that_name_cases() -> None:
    assert [*medicine_contradicted(rows(ORDER, FORBIDDEN[1], headings=("What to take", "What to avoid")))]
    assert not [*medicine_contradicted(rows(ORDER, FORBIDDEN[1], headings=("At home", "In pregnancy")))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Do not take aspirin, naproxen or aspirin.", "aspirin, naproxen or aspirin"),
        ("Do not take aspirin within 8 hours of aspirin.", "aspirin within 8 hours of aspirin"),
        ("Do not take aspirin within 8 hours of naproxen.", ""),
        ("Do not take aspirin within 4 hours of your aspirin dose.", ""),
    ],
)
def test_a_medicine_twice_in_a_list(text: str, found: str) -> None:
    told = [message for _, message in medicine_contradicted(rows(text))]
    assert told == ([f"“{found}” has aspirin twice: correct one"] if found else [])


def test_a_medicine_for_pain_that_is_forbidden() -> None:
    texts = "Do not take naproxen or acetaminophen.", "For pain, use acetaminophen."
    assert len([*medicine_contradicted(rows(*texts))]) == 1
    assert len([*medicine_contradicted(rows(texts[0], "Use acetaminophen for pain."))]) == 1


@pytest.mark.parametrize(("text", "name"), EXCHANGED.items())
def test_a_medicine_that_is_in_one_row_alone(text: str, name: str) -> None:
    told = [message for _, message in medicine_exchanged(rows(*ABOUT, text))]
    assert told == [f"{name} stands in this row alone, and apixaban in 3: which of the two is meant?"]


@pytest.mark.parametrize("text", OTHERS)
def test_another_medicine_that_is_told_of_rightly(text: str) -> None:
    assert not [*medicine_exchanged(rows(*ABOUT, text))]


def test_a_medicine_beside_one_that_is_named_no_more_often() -> None:
    assert not [*medicine_exchanged(rows("Take apixaban twice a day.", "Do not stop taking warfarin."))]
