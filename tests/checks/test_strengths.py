"""Amounts that a table tells in two ways."""

import pytest

from aftercare.checks.rules.english.stated_strengths import strength_told_twice
from aftercare.checks.rules.english.strengths import strength_contradicted
from aftercare.core.units import Unit
from english_rows import english

Lines = tuple[str, ...]
HEAD = "Weight | One dose (mL) | One dose (mg)"
FIRST, THIRD, FOURTH = "11 to 15 lb | 2.5 mL | 200 mg", "22 to 32 lb | 5 mL | 400 mg", "33 to 43 lb | 7.5 mL | 600 mg"
SECOND = {
    "16 to 21 lb | 3.75 mL | 300 mg": [],
    "16 to 21 lb | 3.75 mL | 30 mg": [
        "“30 mg” beside “3.75 mL” is 8 mg in each, and in the other lines it is 80: correct one"
    ],
    "16 to 21 lb | 3.75 | 320": [
        "“320” beside “3.75” is 85.33 mg in each, and in the other lines it is 80: correct one"
    ],
    "16 to 21 lb | ask us | ask us": [],
}
TABLES: dict[tuple[str, Lines], list[str]] = {
    ("Weight | Drops 160 mg/5 mL", ("12-17 lb | 2.5 mL (80 mg)", "18-23 lb | 5 mL (106 mg)")): [
        "“5 mL (106 mg)” is not 160 mg/5 mL, as “Drops 160 mg/5 mL” says: correct one of the two"
    ],
    ("Weight | Drops 160 mg/5 mL", ("12-17 lb | 2.5 mL (80 mg)", "18-23 lb | 3.8 mL (120 mg)")): [],
    ("Day | Dose", ("Day 1 | 2 tablets (20 mg)", "Day 2 | 1 tablet (5 mg)", "Day 3 | ½ tablet (5 mg)")): [
        "“1 tablet (5 mg)” is 5 mg in each, and in the other lines it is 10: correct one"
    ],
    ("Day | Dose | 5 mg tablets | 2.5 mg tablets", ("Monday | 5 mg | 1 | 0", "Tuesday | 75 mg | 1 | 1")): [
        "75 mg is not what the tablets of its line come to, 7.5 mg: correct one of the two"
    ],
    ("Day | Dose | Tablets of 4 mg", ("Monday | 4 mg | 2", "Other days | 2 mg | ½")): [
        "4 mg is not what the tablets of its line come to, 8 mg: correct one of the two"
    ],
    ("Day | Dose | 5 mg tablets | 2.5 mg tablets", ("Monday | 5 mg | 1 | none", "Tuesday | 7.5 mg | 1½ | –")): [],
    ("Medicine | Take | Dose", ("Lisinopril | 1 tablet | 10 mg", "Metoprolol | 1 tablet | 10 mg", "Aspirin | 1 tablet | 81 mg")): [],
    ("Drink | Serving | Caffeine", ("Coffee | 1 cup | 95 mg", "Tea | 1 cup | 47 mg", "Decaf | 2 cups | 4 mg")): [],
    ("Weight | Acetaminophen 160 mg/5 mL | Ibuprofen 100 mg/5 mL", ("12-17 lb | 2.5 mL | 50 mg",)): [],
}  # fmt: skip


def told(head: str, lines: Lines) -> list[str]:
    rows = [("table", head), *(("row", line) for line in lines)]
    units = english(rows)
    return [message for _, message in strength_contradicted(units)]


@pytest.mark.parametrize(("line", "expected"), SECOND.items())
def test_a_line_unlike_all_others(line: str, expected: list[str]) -> None:
    assert told(HEAD, (FIRST, line, THIRD, FOURTH)) == expected


@pytest.mark.parametrize(("table", "expected"), TABLES.items())
def test_other_tables(table: tuple[str, Lines], expected: list[str]) -> None:
    assert told(*table) == expected


LIQUID, TABLET = ("text", "The liquid has 400 mg in 5 mL."), ("text", "Each tablet has 10 mg.")
PLAN = (("table", "Day | Tablets | Dose"), ("row", "Day 1 | 2 | 20 mg"), ("row", "Day 2 | 1 | 10 mg"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((LIQUID, ("step", "Give 6 mL (480 mg) twice a day.")), []),
        (
            (LIQUID, ("step", "Give 6 mL (240 mg) twice a day.")),
            ["“6 mL (240 mg)” is not “400 mg in 5 mL”, as r0 says: correct one of the two"],
        ),
        (
            (LIQUID, ("step", "Give 480 mg (16 mL).")),
            ["“480 mg (16 mL)” is not “400 mg in 5 mL”, as r0 says: correct one of the two"],
        ),
        (
            (TABLET, ("step", "Take 2 tablets (200 mg).")),
            ["“2 tablets (200 mg)” is not “Each tablet has 10 mg”, as r0 says: correct one of the two"],
        ),
        ((TABLET, *PLAN), []),
        (
            (("text", "Each tablet has 1 mg."), *PLAN),
            ["“Each tablet has 1 mg” is not 10 mg in each, as “Tablets” has it: correct one of the two"],
        ),
        (
            (
                ("table", "Weight | Acetaminophen 160 mg/5 mL | Ibuprofen 100 mg/5 mL"),
                ("step", "Give 10 mL (320 mg) of acetaminophen."),
                ("step", "Give 10 mL (320 mg) of ibuprofen."),
                ("step", "Give 10 mL (400 mg) of amoxicillin."),
            ),
            ["“10 mL (320 mg)” is not “100 mg/5 mL”, as r0 says: correct one of the two"],
        ),
        ((LIQUID, ("step", "Give amoxicillin or ibuprofen, 5 mL (100 mg).")), []),
        (
            (("text", "The syrup has 125 mg in 1 mL."), ("table", "Weight | Amount (125 mg/5 mL)")),
            ["“125 mg/5 mL” is not “125 mg in 1 mL”, as r0 says: correct one of the two"],
        ),
        (
            (("text", "You get tablets of 5 mg."), ("step", "Take up to 4 tablets (200 mg) a day.")),
            ["“4 tablets (200 mg)” is not “tablets of 5 mg”, as r0 says: correct one of the two"],
        ),
        (
            (("step", "Take 5 mg, 1 tablet, at night."), ("step", "Take up to 4 tablets (200 mg) a day.")),
            ["“4 tablets (200 mg)” is not “5 mg, 1 tablet”, as r0 says: correct one of the two"],
        ),
        ((("step", "Take 10 mg, 2 tablets, at night."), ("step", "Take up to 4 tablets (20 mg) a day.")), []),
        (
            (("text", "Each 5 mL of the syrup has 125 mg."), ("step", "Give 10 mL (25 mg).")),
            ["“10 mL (25 mg)” is not “Each 5 mL of the syrup has 125 mg”, as r0 says: correct one of the two"],
        ),
        ((("text", "Every teaspoon (5 mL) has 125 mg."), ("step", "Give 10 mL (250 mg).")), []),
        (
            (
                ("step", "Take ibuprofen 200 mg, 2 tablets every 8 hours."),
                ("dont", "Do not take naproxen."),
                ("warning", "Take at most 6 tablets (120 mg) of ibuprofen."),
            ),
            ["“6 tablets (120 mg)” is not “200 mg, 2 tablets”, as r0 says: correct one of the two"],
        ),
        (
            (
                ("step", "Take ibuprofen 200 mg, 2 tablets every 8 hours."),
                ("warning", "Take at most 6 tablets (1,200 mg, or 600 mg of another) of ibuprofen."),
                ("warning", "Take at most 6 tablets (600 mg) of ibuprofen."),
            ),
            [],
        ),
        ((LIQUID, ("text", "Another has 200 mg/5 mL."), ("step", "Give 5 mL (100 mg).")), []),
        ((("text", "It has 600 mg/42.9 mg per 5 mL."), ("step", "Give 5 mL (600 mg).")), []),
    ],
)
def test_what_each_tablet_has_is_so_in_all_rows(rows: tuple[tuple[str, str], ...], expected: list[str]) -> None:
    units = english(rows)
    assert [message for _, message in strength_told_twice(units)] == expected


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Take 2 capsules (4 mg) of loperamide.", "Then take 1 capsule (20 mg).", True),
        ("Take 2 loperamide capsules (4 mg).", "Then take 1 capsule (2 mg), up to 8 capsules (6 mg).", True),
        ("Take 2 loperamide capsules (4 mg).", "Then take 1 capsule (2 mg), up to 8 capsules (16 mg).", False),
        ("Take 2 capsules (4 mg) of loperamide.", "Take 1 capsule (5 mg).", False),
        ("Take 1 tablet (20 mg), then 1 tablet (10 mg).", "Take 1 tablet (10 mg).", False),
        ("Take 2 capsules (4 mg) of loperamide.", "Take 1 capsule (20 mg) of ondansetron.", False),
        ("Give 1 mL (50 mg).", "Give 1 mL (500 mg).", True),
    ],
)
def test_amounts_of_a_section_have_as_much_in_each(one: str, other: str, *, found: bool) -> None:
    units = [Unit(f"r{at}", text, "", "en", place="section a of h") for at, text in enumerate((one, other))]
    assert [unit.id for unit, _ in strength_told_twice(units)] == (["r1"] if found else [])
