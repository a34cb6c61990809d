"""Plans of doses by day or week."""

import pytest

from aftercare.checks.rules.english.plan_totals import plan_contradicted
from english_rows import english

Rows = tuple[tuple[str, str], ...]
TOTAL = ("step", "You have 42 tablets in all.")
HEAD = ("table", "Day | Tablets in the morning | Dose")
TAPER: Rows = (
    ("row", "Days 1 to 3 | 6 tablets | 60 mg"),
    ("row", "Days 4 to 6 | 4 tablets | 40 mg"),
    ("row", "Days 7 to 9 | 2 tablets | 20 mg"),
    ("row", "Days 10 to 12 | 1 tablet | 10 mg"),
    ("row", "Days 13 to 18 | ½ tablet | 5 mg"),
    ("row", "Day 19 | stop | none"),
)
COMES = "“42 tablets” are told in all, and the plan from “Days 1 to 3” on comes to"
SECOND = {
    "Days 4 to 6 | 3 tablets | 40 mg": [f"{COMES} 39: correct one of the two"],
    "Days 3 to 6 | 4 tablets | 40 mg": [
        "“Days 3 to 6” overlaps “Days 1 to 3”: let each day be in one",
        f"{COMES} 46: correct one of the two",
    ],
    "Days 5 to 6 | 4 tablets | 40 mg": [
        "nothing is told for what is between “Days 1 to 3” and “Days 5 to 6”",
        f"{COMES} 38: correct one of the two",
    ],
    "Days 6 to 4 | 4 tablets | 40 mg": ["“Days 6 to 4” is turned round: write the less first"],
    "Days 4 to 6 | 4 tablets | 4 mg": ["20 is more than the 4 of “Days 4 to 6”, though all others fall: correct one"],
    "Days 4 to 6 | 40 tablets | 40 mg": [
        "40 is more than the 6 of “Days 1 to 3”, though all others fall: correct one",
        f"{COMES} 150: correct one of the two",
    ],
}
PACK: Rows = (
    ("text", "The pack has 21 tablets."),
    *(("step", f"Day {day}: take {7 - day} tablets.") for day in range(1, 6)),
    ("step", "Day 6: take 1 tablet."),
)
LISTS: dict[tuple[str, str], list[str]] = {
    ("21 tablets", "24 tablets"): [
        "“24 tablets” are told in all, and the plan from “Day 1” on comes to 21: correct one of the two"
    ],
    ("Day 3", "Day 2"): ["“Day 2” is there twice: is this one for day 3?"],
    ("Day 5", "Day 6"): ["“Day 6” is there twice: is this one for day 5?"],
    ("take 3 tablets", "take 6 tablets"): [
        "6 is more than the 4 of “Day 3”, though all others fall: correct one",
        "“21 tablets” are told in all, and the plan from “Day 1” on comes to 24: correct one of the two",
    ],
}
GOOD: list[Rows] = [
    (HEAD, *TAPER, TOTAL),
    PACK,
    (("table", "When | Visits"), ("row", "Month 1 | 1 visit"), ("row", "Months 3 to 6 | 2 visits")),
    (("step", "Month 1: one tablet."), ("step", "Month 2: one tablet.")),
    (
        ("table", "Day | Morning | Evening | Total"),
        ("row", "Day 1 | 3 tablets | 3 tablets | 6 tablets"),
        ("row", "Day 2 | 2 tablets | 2 tablets | 4 tablets"),
        ("row", "Day 3 | 1 tablet | 1 tablet | 2 tablets"),
        ("step", "You have 12 tablets in all."),
    ),
    (("text", "It is a total of 60 mg a day."), HEAD, *TAPER),
    (("table", "Day | What"), ("row", "Days 1 to 3 | rest"), ("row", "Days 7 to 9 | walk")),
    (("table", "Days | Dose"), ("row", "Days 1 to 5 | 2 tablets"), ("row", "Days 8 to 12 | 2 tablets")),
    (("table", "Week | Drops"), ("row", "Week 1 | 1 drop 4 times a day"), ("row", "Week 2 | 1 drop 3 times a day")),
    (("step", "Day 1: rest."), ("step", "Day 2: walk."), ("step", "Day 2: shower."), ("step", "Day 3: work.")),
    (
        ("table", "Days | Dose"),
        ("row", "Days 1-5 | 2 tablets"),
        ("row", "Days 6-10 | 1 tablet"),
        ("row", "Days 11-15 | 2 tablets"),
        ("row", "Days 16-20 | 1 tablet"),
    ),
    (
        ("step", "Day 1: take 2 tablets twice a day."),
        ("step", "Days 2 to 5: take 1 tablet (250 mg) once a day."),
        ("text", "These are 8 tablets in all."),
    ),
    (("table", "Drain | Amount"), *(("row", f"Day {day} | {much} mL") for day, much in enumerate((60, 45, 50, 25), 1))),
    (("table", "Day | One dose"), ("row", "Days 1 to 2 | 2 tablets"), ("row", "Day 3 | 1 or 2 tablets"), TOTAL),
]
WEEK: Rows = (
    ("text", "The total for the week is 42.5 mg."),
    ("table", "Day | Dose | 5 mg tablets"),
    ("row", "Monday | 5 mg | 1"),
    ("row", "Tuesday | 7.5 mg | 1½"),
    ("row", "Wednesday | 5 mg | 1"),
    ("row", "Thursday | 7.5 mg | 1½"),
    ("row", "Friday | 5 mg | 1"),
    ("row", "Saturday | 5 mg | 1"),
    ("row", "Sunday | 7.5 mg | 1½"),
)
DAYS = {
    ("42.5 mg", "42.5 mg"): [],
    ("42.5 mg", "45 mg"): [
        "“45 mg” are told in all, and the plan from “Monday” on comes to 42.5: correct one of the two"
    ],
    ("Tuesday", "Monday"): ["“Monday” is there twice: is one for Tuesday?"],
    ("Tuesday", "Wed"): ["“Wednesday” is there twice: is one for Tuesday?"],
    ("Tuesday", "Holidays"): [],
}


def told(*rows: tuple[str, str]) -> list[str]:
    units = english(rows)
    return sorted(message for _, message in plan_contradicted(units))


@pytest.mark.parametrize(("line", "expected"), SECOND.items())
def test_a_table_of_days(line: str, expected: list[str]) -> None:
    assert told(TOTAL, HEAD, TAPER[0], ("row", line), *TAPER[2:]) == sorted(expected)


@pytest.mark.parametrize(("change", "expected"), LISTS.items())
def test_a_list_of_days(change: tuple[str, str], expected: list[str]) -> None:
    assert told(*((kind, text.replace(*change)) for kind, text in PACK)) == sorted(expected)


@pytest.mark.parametrize("rows", GOOD)
def test_plans_that_are_right(rows: Rows) -> None:
    assert told(*rows) == []


@pytest.mark.parametrize(("change", "expected"), DAYS.items())
def test_a_week(change: tuple[str, str], expected: list[str]) -> None:
    assert told(*((kind, text.replace(*change)) for kind, text in WEEK)) == expected


@pytest.mark.parametrize(("last", "found"), [("1", False), ("11", True)])
def test_numbers_under_times_of_day_count_what_the_total_does(last: str, *, found: bool) -> None:
    rows = ("row", "Day 1 | 2 | 1"), ("row", f"Day 2 | 1 | {last}"), ("text", "There are 5 tablets in all.")
    assert bool(told(("table", "Day | Before breakfast | At bedtime"), *rows)) is found


CYCLE = (
    ("table", "Cycle day | Tablets in the morning | Tablets in the evening"),
    ("row", "Days 1 to 14 | 3 | 3"),
    ("row", "Days 15 to 21 | none | none"),
)
ORDER = tuple(("row", f"Day {day} | {what}") for day, what in ((1, "call"), (2, "test"), (11, "shot"), (13, "visit")))
HOURS = ("row", "Hours 1 to 8 | 50 mL an hour"), ("row", "Hours 9 to 16 | 75 mL an hour")


@pytest.mark.parametrize(
    ("third", "expected"),
    [
        ("25 mg | 50 mg", []),
        ("25 mg | 500 mg", ["525 a day is many times what other lines have: count the digits of “Week 3”"]),
    ],
)
def test_a_dose_that_leaps(third: str, expected: list[str]) -> None:
    weeks = ("row", "Week 1 | none | 25 mg"), ("row", "Week 2 | 25 mg | 25 mg"), ("row", f"Week 3 | {third}")
    assert told(("table", "Week | In the morning | At night"), *weeks) == expected


def test_another_medicine_may_leap() -> None:
    shots = ("row", "Day 11 | Trigger shot at 10 PM | 10,000 units"), ("row", "Day 12 | nothing | –")
    days = [("row", f"Day {day} | Gonal-f at night | {dose} units") for day, dose in ((8, 225), (9, 150), (10, 150))]
    assert told(("table", "Day | What | Dose"), *days, *shots) == []


def test_a_plan_may_begin_high_and_end_low() -> None:
    hours = [("row", f"Hour {at} | {dose}") for at, dose in enumerate(("250 mL", "50 mL", "40 mL", "8 mL"), 1)]
    assert told(("table", "Time | Dose"), *hours) == []
    assert len(told(("table", "Time | Dose"), *hours, ("row", "Hour 5 | 40 mL"))) == 1


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((*CYCLE, ("text", "For each cycle you get 84 tablets.")), []),
        (
            (*CYCLE, ("text", "For each cycle you get 48 tablets.")),
            ["“48 tablets” are told in all, and the plan from “Days 1 to 14” on comes to 84: correct one of the two"],
        ),
        ((*CYCLE, ("text", "You get 6 tablets each day.")), []),
        ((("table", "Day | What"), *ORDER), []),
        ((("table", "Day | What"), *ORDER[:3], ("row", "Day 10 | visit")), []),  # label-order tells it of all tables
        ((("table", "Day | What"), *ORDER, *ORDER), []),
        ((("table", "Time | Rate"), *HOURS), []),
        (
            (("table", "Time | Rate"), HOURS[0], ("row", "Hours 8 to 16 | 75 mL an hour")),
            ["“Hours 8 to 16” overlaps “Hours 1 to 8”: let each hour be in one"],
        ),
    ],
)
def test_cycles_and_hours(rows: Rows, expected: list[str]) -> None:
    assert told(*rows) == expected


def test_a_week_without_one_day() -> None:
    assert told(*WEEK[:4], *WEEK[5:]) == ["nothing is told for Wednesday: write the dose, or none"]
    hours = [("row", f"{day} | 8 AM") for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")]
    assert told(("table", "Day | Open from"), *hours) == []
