"""Rows of one handout that order the same thing otherwise."""

import pytest

from aftercare.checks.rules.english.between_rows import rows_contradicted
from aftercare.core.units import Status, Unit

Row = tuple[str, str]
WRONG = {
    ("Do not give more than 5 doses in 24 hours.", "Give at most 4 doses a day."): "more than 5 doses in 24 hours",
    ("Do not drive for 24 hours.", "Do not drive for 12 hours."): "for 24 hours",
    ("Do not drive for 1 day.", "You may drive after 12 hours."): "for 1 day",
    (
        "Do not swim for 2 weeks after your surgery.",
        "Never swim for at least 10 days.",
    ): "for 2 weeks after your surgery",
    ("Change the dressing once a day.", "Change the dressing 2 times a day."): "once a day",
    ("Put 1 drop in the eye.", "Put 2 drops in the eye."): "1 drop",
    ("Take ibuprofen with food.", "Take ibuprofen on an empty stomach."): "with food",
    ("Take 1 tablet of ibuprofen.", "Take 2 tablets of ibuprofen."): "1 tablet",
    ("Use the cream every 8 hours.", "Use the cream twice a day."): "every 8 hours",
    ("Keep it dry for 24 hours.", "Keep it dry for 48 hours."): "for 24 hours",
    ("Do not eat for 8 hours before it.", "Do not eat any solid food for 6 hours before it."): "for 8 hours",
    (
        "Do not eat in the 3 hours before it.",
        "Do not eat for 8 hours before it.",
    ): "in the 3 hours",
    ("Take amoxicillin for 10 days.", "Use all of it: take the medicine every day for 7 days."): "for 10 days",
    ("Take prednisone in the morning, with food.", "Take it on an empty stomach."): "with food",
    (
        "Never take prednisone without food.",
        "Take prednisone on an empty stomach.",
    ): "Never take prednisone without food",
    ("Take ibuprofen 400 mg every 8 hours.", "Take ibuprofen 4 times a day."): "every 8 hours",
    ("Take losartan once a day, in the evening.", "Take it 1 hour before breakfast."): "evening",
    ("Take losartan at bedtime.", "Take losartan once a day, in the morning."): "bedtime",
}
RIGHT = [
    ("Do not drive for 24 hours.", "Do not drive for 1 day."),
    ("Do not drive for 24 hours.", "Do not lift a child for 12 hours."),
    ("Do not drive for 24 hours.", "If you had no sedation, do not drive for 12 hours."),
    ("Do not give more than 5 doses in 24 hours.", "Adults: no more than 8 doses in 24 hours."),
    ("Do not give more than 5 doses in 24 hours.", "Do not give more than 20 mL in 24 hours."),
    ("Change the dressing once a day.", "After a week, change the dressing twice a day."),
    ("Change the dressing daily.", "Change the dressing twice a day."),
    ("Put 1 drop in the right eye.", "Put 2 drops in the left eye."),
    ("Take ibuprofen with food.", "Take iron on an empty stomach."),
    ("Take 1 tablet.", "Take 2 tablets."),
    ("Use it every 4 to 6 hours.", "Use it every 6 hours."),
    ("Every hour", "Every 6 hours"),
    ("Take amoxicillin for 10 days.", "Take it for all 10 days, even if you feel well after 3 days."),
    ("Take amoxicillin for 10 days.", "Take ibuprofen for 3 days."),
    ("Take ibuprofen with food.", "Do not take ibuprofen without food."),
    ("Take ibuprofen for 10 days.", "Do not take ibuprofen for 3 days."),
    ("Take ibuprofen with food.", "Do not take ibuprofen on an empty stomach."),
    ("Take amoxicillin for 10 days.", "If you have a cold, take amoxicillin for 5 days."),
    ("Take prednisone for 5 days.", "Then take prednisone for 7 days."),
    ("Take prednisone for 5 days.", "Put the cream on it for 7 days."),
    ("Keep it dry for 24 hours.", "Keep it covered for 48 hours."),
    ("Take metformin with breakfast.", "Take metformin with dinner."),
    ("Take metformin twice a day.", "Take metformin in the morning."),
    ("Take losartan once a day, in the evening.", "Take it with dinner."),
    ("Take losartan once a day, in the evening.", "Take furosemide in the morning."),
    ("Take ibuprofen every 4 to 6 hours.", "Take ibuprofen every 6 hours."),
    ("Had stitches? Do not swim for 14 days.", "Do you have glue? Do not swim for 5 days."),
]


def told(*rows: Row) -> list[tuple[str, str]]:
    """Return what is said of rows of a handout: (kind, text)."""
    section, units = "", []
    for at, (kind, text) in enumerate(rows):
        section = f"s{at}" if kind in {"title", "heading", "subheading"} else section
        units.append(Unit(f"r{at}", text, "", "es", Status.MISSING, kind=kind, place=f"section {section} of h"))
    return [(unit.id, message) for unit, message in rows_contradicted(units)]


@pytest.mark.parametrize(("texts", "first"), WRONG.items())
def test_orders_about_the_same_are_alike(texts: tuple[str, str], first: str) -> None:
    ((row, message),) = told(("heading", "Care"), *(("step", text) for text in texts))
    assert row == "r2"
    assert message.endswith(f"is not “{first}”, as r1 says of the same: write one of the two, or in both when it holds")


@pytest.mark.parametrize("texts", RIGHT)
def test_other_things_cases_and_people_are_no_contradiction(texts: tuple[str, str]) -> None:
    assert told(("heading", "Care"), *(("step", text) for text in texts)) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("At home", "Your plan", True),
        ("How to take it", "Looking after yourself", True),
        ("Dos and don’ts", "What you should not do", True),
        ("Back to normal", "Tips and reminders", True),
        ("Sports", "Self-care", True),
        ("Day 1", "Day 2", False),
        ("Before the test", "After the test", False),
        ("If you had a stitch", "If you had glue", False),
        ("Children", "Adults", False),
        ("Sedation", "Numbing", False),
    ],
)
def test_headings_say_when_an_order_holds(one: str, other: str, *, found: bool) -> None:
    rows = [
        ("heading", one),
        ("dont", "Do not swim for 2 days."),
        ("heading", other),
        ("dont", "Do not swim for 5 days."),
    ]
    assert bool(told(*rows)) is found


@pytest.mark.parametrize(("heading", "found"), [("After surgery", True), ("Before surgery", False)])
def test_a_heading_over_both_makes_no_difference(heading: str, *, found: bool) -> None:
    first = ("heading", "After surgery"), ("subheading", "Sports"), ("dont", "Do not swim for 2 days.")
    then = ("heading", heading), ("subheading", "Bathing"), ("dont", "Do not swim for 5 days.")
    again = then[1:] if heading == first[0][1] else then
    assert bool(told(*first, *again)) is found


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ("Wait 5 minutes.", True),
        ("Now open the ofloxacin.", False),
        ("Now open Vigamox.", False),
        ("Wait before you open the next bottle.", False),
    ],
)
def test_drops_may_be_those_of_another_bottle(between: str, *, found: bool) -> None:
    drops = ("step", "Put 1 drop in the eye."), ("step", between), ("step", "Put 2 drops in the eye.")
    assert bool(told(("heading", "Drops"), *drops)) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("How to take your drops", "Your plan for 4 weeks", True),
        ("Antibiotic drops", "Steroid drops", False),
        ("Vigamox", "Your drops", False),
    ],
)
def test_headings_may_name_medicines(one: str, other: str, *, found: bool) -> None:
    rows = [
        ("heading", one),
        ("step", "Put 1 drop in the eye."),
        ("heading", other),
        ("step", "Put 2 drops in the eye."),
    ]
    assert bool(told(*rows)) is found


@pytest.mark.parametrize("lead", ["If you had sedation:", "With glue:"])
def test_a_lead_in_between_two_rows_says_when_the_second_holds(lead: str) -> None:
    rows = ("dont", "Do not drive for 24 hours."), ("text", lead), ("dont", "Do not drive for 12 hours.")
    assert told(("heading", "Care"), *rows) == []


def test_headings_tell_two_pains_apart_though_the_medicine_is_named() -> None:
    one, two = ("step", "Take 1 tablet of ibuprofen."), ("step", "Take 2 tablets of ibuprofen.")
    assert told(("heading", "Mild pain"), one, ("heading", "Strong pain"), two) == []
    assert [row for row, _ in told(("heading", "At home"), one, ("heading", "Your plan"), two)] == ["r3"]


@pytest.mark.parametrize(
    ("title", "last", "found"),
    [
        ("Amoxicillin for your child", "Give it for all 7 days.", True),
        ("Amoxicillin for your child", "Give it for all 10 days, even if the fever is gone after 3 days.", False),
        ("Medicine for your child", "Give it for all 7 days.", False),
        ("Amoxicillin and ibuprofen", "Give it for all 7 days.", False),
        ("Amoxicillin for your child", "Give ibuprofen for 3 days.", False),
    ],
)
def test_the_medicine_of_the_title_is_the_one_that_is_given(title: str, last: str, *, found: bool) -> None:
    rows = [
        ("title", title),
        ("heading", "How to give it"),
        ("step", "Give one dose every 12 hours, for 10 days."),
        ("heading", "Finish the medicine"),
        ("do", last),
    ]
    assert bool(told(*rows)) is found


@pytest.mark.parametrize(
    ("one", "other", "found"), [("Amoxicillin", "Finish it", True), ("Ear pain", "Sinuses", False)]
)
def test_headings_may_say_for_what_a_medicine_is(one: str, other: str, *, found: bool) -> None:
    first, second = ("step", "Take amoxicillin for 10 days."), ("step", "Use the amoxicillin (pink) for 5 days.")
    assert bool(told(("heading", one), first, ("heading", other), second)) is found


def test_cells_and_titles_order_nothing_and_a_heading_does() -> None:
    cells = [("table", "When | Dose"), ("row", "Do not swim for 2 days | 1"), ("row", "Do not swim for 5 days | 2")]
    assert told(("heading", "Care"), *cells) == []
    rows = ("heading", "Change the dressing once a day"), ("step", "Change the dressing twice a day.")
    assert [row for row, _ in told(*rows)] == ["r1"]


def test_what_two_rows_share_most_words_of_is_told_of_all_handouts_together() -> None:
    """By `contradiction`; not twice."""
    rows = ("dont", "Do not lift heavy bags for 2 days."), ("dont", "Do not lift heavy bags for 5 days.")
    assert told(("heading", "Care"), *rows) == []
