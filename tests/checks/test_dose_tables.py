"""Tables of doses by weight or age, and plans by week."""

import pytest

from aftercare.checks.rules.english.dose_tables import dose_table
from aftercare.core.units import Status, Unit
from english_rows import english

Lines = tuple[str, ...]
HEAD = "Weight in pounds | Weight in kilograms | One dose"
FIRST, SECOND, THIRD = (
    "12 to 17 lb | 5.4 to 8.1 kg | 2.5 mL",
    "18 to 23 lb | 8.2 to 10.8 kg | 3.75 mL",
    "24 to 35 lb | 10.9 to 16.3 kg | 5 mL",
)
WRONG = {
    "18 to 23 lb | 8.2 to 10.8 kg | 37.5 mL": ["“37.5 mL” is 15 times “2.5 mL”, the dose of the line before"],
    "18 to 23 lb | 8.2 to 10.8 kg | 1.75 mL": ["“1.75 mL” is less than “2.5 mL”, which is for a lower weight"],
    "18 to 23 lb | 8.2 to 10.8 kg | 5 L": ["“5 L” stands among amounts in mL: write mL"],
    "16 to 23 lb | 8.2 to 10.8 kg | 3.75 mL": ["“16 to 23 lb” overlaps “12 to 17 lb”: let each weight be in one"],
    "19 to 23 lb | 8.2 to 10.8 kg | 3.75 mL": ["there is no line for what is between “12 to 17 lb” and “19 to 23 lb”"],
    "18 to 23 lb | 8.3 to 10.8 kg | 3.75 mL": [
        "there is no line for what is between “5.4 to 8.1 kg” and “8.3 to 10.8 kg”"
    ],
    "23 to 18 lb | 8.2 to 10.8 kg | 3.75 mL": ["“23 to 18 lb” is turned round: write the less first"],
    "18 to 23 kg | 8.2 to 10.8 kg | 3.75 mL": ["“18 to 23 kg” stands under “Weight in pounds”: write it in that unit"],
    "18 to 23 lb | 82 to 108 kg | 3.75 mL": ["“82 to 108 kg” is not “18 to 23 lb”: correct one of the two"],
}
TABLES: dict[tuple[str, Lines], list[str]] = {
    ("Age | Dose", ("6 to 11 months | 2.5 mL", "1 to 2 years | 5 mL", "3 to 5 years | 7.5 mL")): [],
    ("Age | Dose", ("6 to 18 months | 2.5 mL", "1 to 2 years | 5 mL")): [
        "“1 to 2 years” overlaps “6 to 18 months”: let each age be in one"
    ],
    ("Age | Dose", ("2 to 3 years | 1 tablet", "4 to 5 years | 1½ tablets", "5 to 8 years | 2 tablets")): [
        "“5 to 8 years” begins with the end of “4 to 5 years”, as other lines do not: let each age be in one"
    ],
    ("Weight | Dose", ("12 to 17 lb | 2.5 mL", "17 to 23 lb | 3.75 mL", "24 to 35 lb | 5 mL")): [
        "“17 to 23 lb” begins with the end of “12 to 17 lb”, as other lines do not: let each weight be in one"
    ],
    ("Age (years) | Dose", ("2-3 | 1 tablet", "3-5 | 1½ tablets", "6-8 | 2 tablets")): [
        "“3-5” begins with the end of “2-3”, as other lines do not: let each age be in one"
    ],
    ("Weight | Dose", ("10 to 15 kg | 5 mL", "15 to 20 kg | 7.5 mL", "20 kg and over | 10 mL")): [],
    ("Weight | Dose", ("10 to less than 15 kg | 5 mL", "15 to 19 kg | 7.5 mL", "20 to 24 kg | 10 mL")): [],
    ("Weight | Dose", ("12 to 17 kg | 2.5 mL", "18 to 23 lb | 3.75 mL", "24 to 35 lb | 5 mL")): [
        "“12 to 17 kg” stands among weights in pounds: write it in that unit"
    ],
    ("Weight | Dose", ("12 to 17 lb | 2.5 mL", "12 to 17 kg | 5 mL")): [],
    ("What | A day", ("Potassium | 2,000 mg", "Phosphorus | 800 to 1,000 g", "Sodium | 2,000 mg", "Protein | 70 g")): [
        "“800 to 1,000 g” stands among amounts in mg: write mg"
    ],
    ("Medicine | Dose", ("Powder | 17 g", "Bisacodyl | 5 mg", "Senna | 8.6 mg")): [],
    ("Weight | Drops (15 mg in 1 mL)", ("5 to 7 kg | 1 mL", "8 to 10 kg | 15 mL", "11 to 14 kg | 2 mL")): [
        "“15 mL” is 15 times “1 mL”, the dose of the line before",
    ],
    ("Weight | Syrup, every 4 to 6 hours", ("5 to 7 kg | 1 mL", "8 to 10 kg | 15 mL", "11 to 14 kg | 2 mL")): [
        "“15 mL” is 15 times “1 mL”, the dose of the line before",
    ],
    ("Weight | Drops (10 mg per kg)", ("5 to 7 kg | 10 mL", "8 to 10 kg | 8 mL")): [],
    ("Day | Shot", ("Day 0 | yes", "Day 3 | yes", "Day 3 | yes", "Day 14 | yes")): [
        "“Day 3 | yes” is there twice: correct one, or take it out"
    ],
    ("Name | Number", ("Ana | –", "– | –", "– | –")): [],
    ("Age | Feeding", ("1 to 3 months | 4 to 5 oz", "4 to 6 months | 6 to 7 oz", "6 to 9 months | 7 oz")): [],
    ("Weight | Dose", ("12 to 17 lb | 25 mL (80 mg)", "18 to 23 lb | 3.75 mL (120 mg)")): [
        "“3.75 mL (120 mg)” is less than “25 mL (80 mg)”, which is for a lower weight"
    ],
    ("Weight | Dose", ("12 to 17 lb | 2.5 mL (80 mg)", "18 to 23 lb | 37.5 mL (1,200 mg)")): [
        "“37.5 mL (1,200 mg)” is 15 times “2.5 mL (80 mg)”, the dose of the line before"
    ],
    ("Weight | Dose", ("10 to 14 kg | 5 mL", "15 to 19 kg | 7.5 mL", "over 19 kg | 10 mL")): [],
    ("Age | Dose", ("2 to 3 years | 1 tablet", "6 to 8 years | 2 tablets")): [
        "there is no line for what is between “2 to 3 years” and “6 to 8 years”"
    ],
    ("Age (years) | Dose", ("2-3 | 2 puffs", "4-5 | 1 puff")): [
        "“1 puff” is less than “2 puffs”, which is for a lower age"
    ],
    ("Age | Dose", ("12 to 17 years | 2 tablets", "65 years and older | 1 tablet")): [
        "there is no line for what is between “12 to 17 years” and “65 years and older”"
    ],
    ("Weight | Dose", ("5-9 kg | 5 mL", "10-20 kg | 10 mL", "over 20 kg | 15 mL")): [],
    ("Weight | Dose", ("over 20 kg | 15 mL", "10-20 kg | 10 mL", "under 10 kg | 5 mL")): [],
    ("Weight | Dose", ("5 to less than 10 kg | 5 mL", "10 to under 20 kg | 4 mL")): [
        "“4 mL” is less than “5 mL”, which is for a lower weight"
    ],
    ("Weight | Dose", ("10 kg | 5 mL", "15 kg | 7.5 mL", "30 kg | 15 mL")): [],
    ("Weight | Dose", ("6–11 lb (2.7–5.3 kg) | ask", "12–17 lb (5.4–8.1 kg) | 2.5 mL", "18+ lb | 3.75 mL")): [],
    (
        "Weight | Product | Dose",
        ("12-17 lb | infant drops | 5 mL", "12-17 lb | junior | 2 mL", "18 lb+ | junior | 3 mL"),
    ): [],
    ("Weight | Product | Dose", ("12-17 lb | 80 mg tablet | 2 tablets", "18-23 lb | 160 mg tablet | 1 tablet")): [],
    ("Weight | mL per kg", ("3 to 5 kg | 150 mL", "6 to 8 kg | 120 mL")): [],
    ("Weight | Dose", ("3 to 5 kg | 10 mL twice a day", "6 to 8 kg | 8 mL 3 times a day")): [],
    ("Age | Sleep", ("1 to 2 years | 13 hours", "3 to 5 years | 12 hours")): [],
    ("Time | Drink", ("6 PM | 250 mL", "7 PM | 500 mL", "8 PM | 1 L")): [],
    ("Week | Drops", ("Week 1 | 4 times a day", "Week 2 | 3 times a day", "Week 2 | 2 times a day", "Week 4 | stop")): [
        "“Week 2” is in two lines: is this one for Week 3?"
    ],
    ("Week | Minutes", ("Week 1 | 5", "Week 2 | 10", "Week 2 | 15", "Week 4 | 20", "Weeks 5 to 6 | 30")): [
        "“Week 2” is in two lines: is this one for Week 3?"
    ],
    ("Week | Drops", ("Week 1 | 4 times a day", "Week 2 | 3 times a day", "Week 4 | twice a day", "Week 4 | stop")): [
        "“Week 4” is in two lines: is this one for Week 3?"
    ],
    ("Day | What", ("Day 1 | rest", "Day 2 | in the morning: walk", "Day 2 | at night: rest")): [],
    ("Day | When", ("Day 1 | 8 AM", "Day 2 | 8 AM", "Day 2 | 8 PM")): [],
    ("Day | What", ("Day 1 | rest", "Day 3 | walk", "Day 7 | come")): [],
    (
        "Body mass index | Gain in pounds | Vitamin D",
        ("18.5 to 24.9 | 25 to 35 lb | 2 tablets", "25 to 29.9 | 36 to 40 lb | 1 tablet"),
    ): [],
    ("Height | Healthy weight", ("5 feet | 97 to 128 lb", "5 feet 4 | 110 to 145 lb")): [],
    ("Body mass index | Gain in pounds", ("under 18.5 | 28 to 40 lb", "18.5 to 24.9 | 25 to 35 lb")): [],
}
SCALE = ("70 to 150 | 0 units", "151 to 200 | 2 units", "201 to 250 | 4 units", "over 250 | 6 units; call us")
SLIDING = {
    "150 to 200 | 2 units": ["“150 to 200” overlaps “70 to 150”: let each value be in one"],
    "161 to 200 | 2 units": ["there is no line for what is between “70 to 150” and “161 to 200”"],
    "151 to 210 | 2 units": ["“201 to 250” overlaps “151 to 210”: let each value be in one"],
    "200 to 151 | 2 units": ["“200 to 151” is turned round: write the less first"],
    "151 to 200 | 5 units": ["“4 units” is less than “5 units”, which is for a lower value"],
    "151 to 200 | 2 mL": ["“2 mL” stands among other units: correct the unit"],
    "151 to 200 | 2": ["“2” has no unit, as the other cells of its column have: write it"],
    "151 to 200 | units": ["“units” has no number: write it"],
    "151 to 200 mmol/L | 2 units": ["“151 to 200 mmol/L” stands under “Blood sugar (mg/dL)”: write it in mg/dL"],
}
GOOD_LEVELS: list[tuple[str, Lines]] = [
    ("Time | Blood sugar goal", ("Before breakfast | 80 to 130", "Before lunch | 80 to 130", "At bedtime | 90 to 150")),
    ("Time | Blood sugar", ("1 hour after a meal | under 140", "2 hours after a meal | under 120")),
    ("Blood sugar | Eat", ("under 50 | 30 g of sugar", "50 to 70 | 15 g of sugar", "over 70 | nothing")),
    ("INR | Tablets", ("under 2 | 2 tablets", "2 to 3 | 1½ tablets", "3.1 or more | 1 tablet")),
    ("Sugar (mmol/L) | Units", ("< 4.0 | 0", "4.0-7.9 | 2", "8.0-11.9 | 3", "≥ 12 | 4")),
    ("Blood sugar | Units", ("70 to less than 150 | 1", "150 to less than 200 | 2", "200 or higher | 3")),
    (
        "Meal | Blood sugar | Units",
        ("Breakfast | 70-150 | 4 units", "Breakfast | 151-200 | 5 units", "Lunch | 70-150 | 3 units"),
    ),
    ("Medicine | Dose", ("Acetaminophen | 5 mL", "Ibuprofen | 5 mL", "Prednisone | 5 mg", "Insulin | 5 units")),
    ("Heart rate | Effort", ("100 to 120 | light", "120 to 140 | hard", "over 140 | stop")),
    ("Blood pressure | Do", ("below 90 | call", "90 to 139 | nothing", "140 or more | call")),
    ("Exercise | Heart rate", ("walking | 100 to 120", "running | 110 to 140")),
    ("Blood sugar | Units of lispro", ("under 70 | 0, eat 15 g of sugar", "70 to 120 | 4", "over 120 | 6; call us")),
    ("Time | Medicine | Units", ("8 AM | aspart | 8", "10 PM | NPH | 14")),
    ("Time | Drink", ("6 PM | 8 ounces", "7 PM | 8 ounces", "8 PM | 16 ounces")),
    ("Age | mL each time | Times a day", ("2 to 5 years | 5 mL | 3", "6 to 12 years | 10 mL | 3")),
    ("Weight | Dose (mL)", ("under 90 lb | 10 mL", "90 lb and over | 2 tablets")),
]


def told(head: str, lines: Lines) -> list[str]:
    rows = [("table", head), *(("row", line) for line in lines)]
    units = english(rows)
    return [message for _, message in dose_table(units)]


@pytest.mark.parametrize(("line", "expected"), WRONG.items())
def test_a_line_that_cannot_be_right(line: str, expected: list[str]) -> None:
    assert told(HEAD, (FIRST, SECOND, THIRD)) == []
    assert told(HEAD, (FIRST, line, THIRD)) == expected


@pytest.mark.parametrize(("table", "expected"), TABLES.items())
def test_other_tables(table: tuple[str, Lines], expected: list[str]) -> None:
    assert told(*table) == expected


@pytest.mark.parametrize(("line", "expected"), SLIDING.items())
def test_a_sliding_scale(line: str, expected: list[str]) -> None:
    head = "Blood sugar (mg/dL) | Insulin"
    assert told(head, SCALE) == []
    assert told(head, (SCALE[0], line, *SCALE[2:])) == expected


@pytest.mark.parametrize(("head", "lines"), GOOD_LEVELS)
def test_tables_of_levels_that_are_right(head: str, lines: Lines) -> None:
    assert told(head, lines) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("18-23 lb | 3.75 mg", "“3.75 mg” stands under “Dose (mL)”: correct the unit"),
        ("18-23 lb | 4 tsp", "“4 tsp” stands under “Dose (mL)”: correct the unit"),
        ("18-23 lb | mL", "“mL” has no number: write it"),
    ],
)
def test_an_amount_of_another_kind_than_its_head_says(line: str, expected: str) -> None:
    assert told("Weight | Dose (mL)", ("12-17 lb | 2.5 mL", line, "24-35 lb | 5 mL")) == [expected]


def test_a_value_that_stands_behind_a_greater_one() -> None:
    lines = (*SCALE[:3], "over 25 | 6 units; call us")
    expected = "“over 25” stands behind “201 to 250”: correct it, or put the lines in order"
    assert told("Blood sugar | Insulin", lines) == [expected]


LIST = (
    "If your blood sugar is 70 to 150, take no units.",
    "If your blood sugar is 151 to 200, inject 2 units.",
    "If it is between 201 and 250, inject 4 units.",
    "Over 250: 6 units, and call us.",
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("151", "151"), []),
        (("151", "150"), ["“150 to 200” overlaps “70 to 150”: let each value be in one"]),
        (("201 and", "211 and"), ["there is no line for what is between “151 to 200” and “211 to 250”"]),
        (("4 units", "1 unit"), ["“1 unit” is less than “2 units”, which is for a lower value"]),
        (("Over 250", "Over 350"), ["there is no line for what is between “201 to 250” and “Over 350”"]),
    ],
)
def test_a_sliding_scale_in_a_list(change: tuple[str, str], expected: list[str]) -> None:
    texts = [text.replace(*change) for text in LIST]
    units = english(texts)
    assert [message for _, message in dose_table(units)] == expected


@pytest.mark.parametrize(
    ("head", "lines", "expected"),
    [
        (
            "Blood pressure | Do",
            ("below 80 | call", "90 to 139 | nothing", "130 or more | call"),
            [
                "there is no line for what is between “below 80” and “90 to 139”",
                "“130 or more” overlaps “90 to 139”: let each value be in one",
            ],
        ),
        (
            "Blood sugar | Snack",
            ("90 to 150 mmol/L | 15 g", "151 to 200 mg/dL | none", "over 200 mg/dL | none"),
            ["“90 to 150 mmol/L” stands under “Blood sugar”: write it in mg/dL"],
        ),
        (
            "Peak flow | Zone",
            ("400 or more | green", "250 to 409 | yellow", "under 250 | red"),
            ["“400 or more” overlaps “250 to 409”: let each value be in one"],
        ),
        (
            "Time | Medicine | Units",
            ("8 AM | aspart | 8", "10 PM | NPH | 14 mL"),
            ["“14 mL” stands under “Units”: correct the unit"],
        ),
        (
            "Time | Drink",
            ("6 PM | 10 mL", "7 PM | 10 mL", "8 PM | 100 mL"),
            ["“100 mL” is many times the “10 mL” of all other lines: count its digits"],
        ),
        (
            "Weight (kg) | Tablets (3 mg)",
            ("15 to 24 | 1", "25 to 35 | 2", "36 to 50 | 1"),
            ["“1” is less than “2”, which is for a lower weight"],
        ),
        (
            "Weight | Drops (160 mg/5 mL)",
            ("12-17 lb | 2.5 mL", "18-23 lb | 3.75 mL", "24-35 lb | 5 mg"),
            ["“5 mg” stands among other units: correct the unit"],
        ),
    ],
)
def test_other_levels_and_units(head: str, lines: Lines, expected: list[str]) -> None:
    assert told(head, lines) == expected


ZONES = ("Peak flow is 240 or more.", "Your peak flow is between 150 and 239.", "Or the peak flow is less than 150.")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (ZONES, []),
        (("Peak flow is 140 or more.", *ZONES[1:]), ["“150 to 239” overlaps “140 or more”: let each value be in one"]),
        (
            (ZONES[0], "Peak flow is 150 to 229.", ZONES[2]),
            ["there is no line for what is between “150 to 229” and “240 or more”"],
        ),
        (
            (ZONES[0], "Peak flow is 150 to 293.", ZONES[2]),
            ["“240 or more” overlaps “150 to 293”: let each value be in one"],
        ),
        ((*ZONES[:2], "Your peak flow is low."), []),
    ],
)
def test_the_zones_of_an_action_plan(texts: tuple[str, ...], expected: list[str]) -> None:
    units = []
    for at, (color, text) in enumerate(zip(("Green zone: go", "Yellow zone", "RED zone"), texts, strict=True)):
        for kind, its in (("heading", color), ("text", text), ("step", "If the peak flow is 150 to 200, call us.")):
            units.append(Unit(f"r{len(units)}", its, "", "es", Status.MISSING, kind=kind, place=f"section s{at} of h"))
    assert [message for _, message in dose_table(units)] == expected
