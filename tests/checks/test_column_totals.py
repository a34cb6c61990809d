"""Lines of a table that add up those above them."""

import pytest

from aftercare.checks.rules.english.column_totals import column_total
from aftercare.checks.rules.english.strengths import strength_contradicted
from aftercare.core.units import Status, Unit

DRINKS = ("8 AM | Milk | 250 mL", "Noon | Broth | 1,200 mL", "7 PM | Tea | ½ cup")


def units(head: str, *lines: str) -> list[Unit]:
    rows = [("table", head), *(("row", line) for line in lines)]
    return [
        Unit(
            f"r{at}",
            text,
            "",
            "es",
            Status.MISSING,
            kind=kind,
            place="section a of h, under r0" if at else "section a of h",
        )
        for at, (kind, text) in enumerate(rows)
    ]


def told(head: str, *lines: str) -> list[str]:
    return [f"{unit.id}: {message}" for unit, message in column_total(units(head, *lines))]


@pytest.mark.parametrize(
    ("head", "lines", "finding"),
    [
        ("Time | Drink | Amount", (*DRINKS[:2], "Total | – | 370 mL"), "“370 mL” is told in “Total”, and the lines above come to 1,450 mL"),
        ("Meal | Carbs", ("Breakfast | 30 g", "Supper | 65 g", "In all | 85 g"), "come to 95 g"),
        ("Time | Tablets", ("Morning | 1", "Evening | 1½", "Altogether: | 3"), "come to 2.5"),
        ("Meal | Milk", ("Morning | 4 oz (120 mL)", "Evening | 6 oz (180 mL)", "Daily total | 16 oz (480 mL)"), "come to 10 oz"),
        ("Time | Dose", ("Morning | 1 tablet", "Noon | 2 tablets", "Night | 2 tablets", "Total | 6 tablets"), "come to 5 tablets"),
    ],
)  # fmt: skip
def test_a_total_that_is_not_what_the_lines_above_it_come_to(head: str, lines: tuple[str, ...], finding: str) -> None:
    (found,) = told(head, *lines)
    assert finding in found
    assert found.startswith(f"r{len(lines)}: ")


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("Time | Drink | Amount", (*DRINKS[:2], "Total | – | 1,450 mL")),
        ("Time | Drink | Amount", (*DRINKS, "Total | – | 1,570 mL")),  # a cup is not looked up
        ("Time | Drink | Amount", (*DRINKS[:2], "Total | – | about 1,500 mL")),
        ("Days | Tablets", ("Days 1 to 3 | 2", "Days 4 to 6 | 1", "Total | 9")),
        ("Time | Tablets", ("Morning | 1", "Evening | 1", "Total a week | 14")),
        ("Time | mg in each tablet", ("Morning | 5 mg", "Evening | 5 mg", "Total | 5 mg")),
        ("Day | Tablets", ("Mon | 1", "Tue | 2", "Total | 3", "Wed | 4", "Thu | 1", "Total | 5", "Grand total | 8")),
        ("Meal | Carbs", ("Breakfast | 30 to 45 g", "Supper | 60 g", "Total | 100 g")),
    ],
)
def test_totals_that_are_right_or_not_for_sure_wrong(head: str, lines: tuple[str, ...]) -> None:
    assert told(head, *lines) == []


def test_a_total_does_not_keep_the_other_lines_from_being_compared() -> None:
    lines = ("Monday | 6 mg | 2", "Tuesday | 30 mg | 1", "Wednesday | 6 mg | 2")
    found = [row.id for row, _ in strength_contradicted(units("Day | Dose | Tablets", *lines, "Total | 15 mg | 5"))]
    assert found == ["r2"]
