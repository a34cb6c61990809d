"""What a change of the English leaves as it was: the checks' own analysis, both ways over the two texts."""

import pytest

import aftercare.checks  # noqa: F401  (registers the checks)
from aftercare.checks.meaning import facts_changed

SAME = [
    ("Wait 48 hours.", "Please wait 48 hours."),
    ("Wait twelve hours.", "Wait 12 hours."),
    ("Do not exercise for 24 hours.", "Don't exercise for 24 hours."),
    ("Apply moisturizer.", "Apply a moisturizer."),
    ("Wash your face with cool water.", "Rinse your face with cool water."),
    ("Call us at {clinic_phone}.", "Please call us at {clinic_phone}."),
]
CHANGED = [
    ("Wait 48 hours.", "Wait 24 hours.", "a number"),
    ("Wait 48 hours.", "Wait 48 days.", "a unit"),
    ("Wait 48 hours.", "Wait 2 days.", "a number or its unit"),
    ("Wait 48 hours.", "Wait.", "a number"),
    ("Wait.", "Wait 48 hours.", "a number"),
    ("Take 5 mg.", "Take 5 g.", "a unit"),
    ("Wait a week.", "Wait a month.", "a number or its unit"),
    ("Do it twice a day.", "Do it twice a week.", "a number or its unit"),
    ("Take it 2 times a day for 3 days.", "Take it 3 times a day for 2 days.", "a number"),
    ("Do not exercise.", "Exercise.", "a negation"),
    ("You may eat.", "You may not eat.", "a negation"),
    ("Avoid alcohol.", "Drink alcohol.", "a negation"),
    ("Use it if needed.", "Use it unless needed.", "a negation"),
    ("Call {clinic_phone}.", "Call us.", "a placeholder"),
    ("Call {clinic_phone}.", "Call {clinic_name}.", "a placeholder"),
    ("Call 555-010-0199.", "Call 555-010-0198.", "a phone number"),
    ("Wait at least 2 hours.", "Wait at most 2 hours.", "a limit, such as at least or before"),
    ("Wait before exercise.", "Wait after exercise.", "a limit, such as at least or before"),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_a_change_of_words_may_be_kept(before, after):
    assert facts_changed(before, after) == facts_changed(after, before) == []


@pytest.mark.parametrize(("before", "after", "what"), CHANGED)
def test_a_change_of_facts_may_not(before, after, what):
    assert what in facts_changed(before, after)
    assert facts_changed(after, before)
