"""What a course comes to, and how long a plan takes, as other rows of the handout say it."""

import pytest

from aftercare.checks.rules.english.courses_in_all import course_contradicted
from aftercare.core.units import Status, Unit

COURSE = ("step", "Take amoxicillin 500 mg 3 times a day for 7 days.")
PLAN = (
    ("table", "Days | Dose"),
    ("row", "Days 1 to 3 | 3 tablets"),
    ("row", "Days 4 to 6 | 2 tablets"),
    ("row", "Days 7 to 9 | 1 tablet"),
)


def told(*rows: tuple[str, str]) -> list[str]:
    units = [
        Unit(
            f"r{at}", text, "", "es", Status.MISSING, kind=kind, place=f"section s of h{', under t' * (kind == 'row')}"
        )
        for at, (kind, text) in enumerate(rows)
    ]
    return [f"{unit.id}: {message}" for unit, message in course_contradicted(units)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Take amoxicillin until all 21 capsules are gone.", ""),
        ("Take it until all of the 42 capsules are gone.", ""),
        ("Take amoxicillin until all 28 capsules are gone.", "all 28 capsules"),
        ("Finish all 28 capsules.", "all 28 capsules"),
        ("You get 20 tablets in all of amoxicillin.", "20 tablets in all"),
        ("Take ibuprofen until all 28 capsules are gone.", ""),
        ("The bottle has 28 capsules of amoxicillin.", ""),
    ],
)
def test_as_many_as_the_days_come_to(text: str, found: str) -> None:
    comes = "“3 times a day for 7 days” comes to, as r0 says: correct one of the two"
    assert told(COURSE, ("step", text)) == ([f"r1: “{found}” are not what {comes}"] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Do not take more than 3 doses in 24 hours.", ""),
        ("Do not take more than 2 doses in 24 hours.", "not take more than 2 doses in 24 hours"),
        ("Take no more than 1 dose of ibuprofen in 24 hours.", ""),
        ("Throw away what is left after 2 weeks.", ""),
        ("Throw away what is left after 5 days.", "Throw away what is left after 5 days"),
    ],
)
def test_no_less_than_the_course_has(text: str, found: str) -> None:
    course = ("step", "Take amoxicillin 500 mg 3 times a day for 7 days, with or without food.")
    less = "is less than “3 times a day for 7 days”, as r0 says: correct one of the two"
    assert told(course, ("warning", text)) == ([f"r1: “{found}” {less}"] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your dose goes down over 9 days.", ""),
        ("Your dose goes down over 14 days.", "dose goes down over 14 days"),
        ("Your 6-day taper", "6-day taper"),
        ("The schedule lasts 2 weeks.", "schedule lasts 2 weeks"),
        ("Call us within 14 days.", ""),
    ],
)
def test_as_long_as_the_plan(text: str, found: str) -> None:
    assert told(("text", text), *PLAN) == (
        [f"r0: “{found}”, and the plan ends with day 9: correct one of the two"] if found else []
    )
