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
    ("Wait a week.", "Wait a month.", "a unit"),
    ("Do it twice a day.", "Do it twice a week.", "how often something is done"),
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


OTHER_WORDS = [
    ("Wash your face daily.", "Wash your face every day."),
    ("Wash your face once a day.", "Wash your face daily."),
    ("Do not use makeup.", "Don't use make-up."),
    ("Do not use makeup.", "Do not put on any makeup."),
    ("Your skin may feel tight.", "Your skin might feel tight."),
    ("Avoid sun.", "Avoid the sun."),
    ("Your skin may look red.", "Your skin may appear red."),
    ("Drink plenty of water.", "Drink lots of water."),
    ("Use sunscreen every day.", "Apply sunscreen every day."),
    ("Contact us if you have questions.", "If you have questions, contact us."),
    ("Call your doctor.", "Call your provider."),
    ("Avoid swimming for 2 days.", "Do not swim for 2 days."),
    ("Sleep with your head up.", "Sleep with your head raised."),
    ("You may return to work tomorrow.", "You can return to work tomorrow."),
    ("Minor scratches may be visible.", "Small scratches may be visible."),
    ("Use a gentle cleanser.", "Use a mild cleanser."),
    ("After treatment, rest.", "After your treatment, rest."),
    ("Take it twice a day.", "Take it two times a day."),
    ("Wait 2 days before exercise.", "Before exercise, wait 2 days."),
    ("Do not touch the area.", "Do not touch the treated area."),
    ("Keep the area clean.", "Keep the skin clean."),
    ("When to call", "When to call us"),
    ("Use your inhaler as directed.", "Use the inhaler as directed."),
    ("Ask your pharmacist for advice.", "Ask your pharmacist."),
]
"""Changes of wording."""
OTHER_MEANING = [
    ("Wash it daily.", "Wash it weekly."),
    ("Wash it once daily.", "Wash it twice daily."),
    ("Take it every day.", "Take it every other day."),
    ("Take it every day.", "Take it on alternate days."),
    ("Take it hourly.", "Take it daily."),
    ("Take it nightly.", "Take it daily."),
    ("Take it each morning.", "Take it each evening."),
    ("Take it at bedtime.", "Take it at breakfast."),
    ("Take it monthly.", "Take it weekly."),
    ("Take it yearly.", "Take it monthly."),
    ("Change it often.", "Change it rarely."),
    ("Always wear a mask.", "Sometimes wear a mask."),
    ("Always wear a mask.", "Never wear a mask."),
    ("Usually it hurts.", "Rarely it hurts."),
    ("Take one tablet.", "Take two tablets."),
    ("Take half a tablet.", "Take a tablet."),
    ("Take a quarter tablet.", "Take half a tablet."),
    ("Use a pea-sized amount.", "Use a generous amount."),
    ("Use a little cream.", "Use a lot of cream."),
    ("Use a thin layer.", "Use a thick layer."),
    ("Drink a glass of water.", "Drink a bottle of water."),
    ("Take a teaspoon.", "Take a tablespoon."),
    ("Wait several days.", "Wait a few hours."),
    ("Wait a couple of days.", "Wait a couple of weeks."),
    ("Wait a few days.", "Wait many days."),
    ("Wait up to 2 days.", "Wait at least 2 days."),
    ("Wait at least 2 days.", "Wait 2 days."),
    ("Wait more than 2 days.", "Wait less than 2 days."),
    ("Wait no more than 2 days.", "Wait no less than 2 days."),
    ("Wait about 2 days.", "Wait exactly 2 days."),
    ("Wait over 2 hours.", "Wait under 2 hours."),
    ("Wait within 2 hours.", "Wait after 2 hours."),
    ("Use it before eating.", "Use it after eating."),
    ("Use it with food.", "Use it without food."),
    ("Use it on the left side.", "Use it on the right side."),
    ("Use warm water.", "Use cold water."),
    ("Use hot water.", "Use lukewarm water."),
    ("Increase the dose.", "Decrease the dose."),
    ("Raise your leg.", "Lower your leg."),
    ("Start the drug.", "Stop the drug."),
    ("Start taking it.", "Keep taking it."),
    ("You must rest.", "You may rest."),
    ("You should rest.", "You must rest."),
    ("You can exercise.", "You cannot exercise."),
    ("You may exercise.", "You must exercise."),
    ("Call us.", "Do not call us."),
    ("Call us if it bleeds.", "Call us unless it bleeds."),
    ("Open the bandage.", "Close the bandage."),
    ("Remove the bandage.", "Keep the bandage."),
    ("Put on the bandage.", "Take off the bandage."),
    ("Sleep on your back.", "Sleep on your stomach."),
    ("Keep it wet.", "Keep it dry."),
    ("Keep it clean and dry.", "Keep it clean and moist."),
    ("Wait until it heals.", "Wait before it heals."),
    ("Use it inside the nose.", "Use it outside the nose."),
    ("Use the upper arm.", "Use the lower arm."),
    ("Take it by mouth.", "Take it by injection."),
    ("Put it in the eye.", "Put it in the ear."),
    ("Swallow it.", "Chew it."),
    ("Swallow the tablet.", "Spit out the tablet."),
    ("Avoid sun.", "Seek sun."),
    ("Avoid alcohol.", "Limit alcohol."),
    ("Normal swelling is expected.", "Abnormal swelling is expected."),
    ("It is safe.", "It is unsafe."),
    ("It is safe.", "It is dangerous."),
    ("A mild pain.", "A severe pain."),
    ("Call 911 for severe pain.", "Call 911 for pain."),
    ("Take it only if needed.", "Take it if needed."),
    ("Take it only at night.", "Take it at night."),
    ("All patients wait.", "Some patients wait."),
    ("Both hands.", "One hand."),
    ("Everything is fine.", "Nothing is fine."),
    ("Take it in January.", "Take it in June."),
    ("Come on Monday.", "Come on Tuesday."),
    ("Come today.", "Come tomorrow."),
    ("Take aspirin.", "Take no aspirin."),
    ("Increase fluids.", "Reduce fluids."),
    ("More water.", "Less water."),
    ("Most people heal.", "Few people heal."),
    ("Call immediately.", "Call later."),
    ("Go to the emergency room immediately.", "Go to the emergency room."),
    ("Call us right away.", "Call us soon."),
    ("Call a doctor.", "Call a nurse."),
    ("Push gently.", "Push firmly."),
    ("Wash gently.", "Wash hard."),
    ("Use it early.", "Use it late."),
    ("Do it first.", "Do it last."),
    ("Sit up.", "Lie down."),
    ("It may bleed.", "It will bleed."),
    ("The first week.", "The second week."),
    ("Every third day.", "Every second day."),
    ("Take it three times.", "Take it twice."),
    ("For a week.", "For a fortnight."),
    ("Take it with meals.", "Take it between meals."),
    ("Take it on an empty stomach.", "Take it on a full stomach."),
    ("Adults only.", "Children only."),
    ("Do not stop suddenly.", "Do not stop."),
    ("Use it on weekdays.", "Use it on weekends."),
    ("Use it occasionally.", "Use it regularly."),
    ("Pat dry with a towel.", "Gently pat dry with a towel."),
]
"""Changes of how often, how much, when, where, how strictly; of a limit or into an opposite."""


@pytest.mark.parametrize(("before", "after"), [*SAME, *OTHER_WORDS])
def test_a_change_of_words_may_be_kept(before, after):
    assert facts_changed(before, after) == facts_changed(after, before) == []


@pytest.mark.parametrize(("before", "after", "what"), CHANGED)
def test_a_change_of_facts_may_not(before, after, what):
    assert what in facts_changed(before, after)
    assert facts_changed(after, before)


@pytest.mark.parametrize(("before", "after"), OTHER_MEANING)
def test_nor_may_a_change_of_what_is_meant(before, after):
    assert facts_changed(before, after)
    assert facts_changed(after, before)
