"""Rows that announce others without a colon."""

import pytest

from aftercare.checks.rules.english.lead_ins import lead_in_open
from aftercare.core.model import Kind
from aftercare.core.units import Status, Unit

HALF = "Take half the dose."


def told(*rows: tuple[str, str, str]) -> list[str]:
    units = [
        Unit(
            f"r{at}",
            text,
            "",
            "es",
            Status.MISSING,
            kind=kind,
            place=f"section {section} of h{', below r0' if at else ''}",
        )
        for at, (section, kind, text) in enumerate(rows)
    ]
    return [f"{unit.id}: {message}" for unit, message in lead_in_open(units)]


@pytest.mark.parametrize(
    "text",
    [
        "If you take insulin",
        "Only if your doctor agrees",
        "If you do not take insulin, do this",
        "For children under 12 years",
        "On the morning of surgery",
        "After the procedure",
        "When you are at home again, follow these steps",
        "Rinse the eye as follows",
    ],
)
def test_a_row_that_announces_without_a_colon(text: str) -> None:
    (found,) = told(("a", Kind.TEXT, text), ("a", Kind.STEP, HALF), ("a", Kind.STEP, HALF))
    assert found.startswith(f"r0: “{text}” ends without a mark")


@pytest.mark.parametrize(
    "rows",
    [
        (("a", Kind.TEXT, "If you take insulin:"), ("a", Kind.STEP, HALF)),
        (("a", Kind.TEXT, "If you bleed, call us"), ("a", Kind.STEP, HALF)),
        (("a", Kind.TEXT, "Before meals"), ("a", Kind.TEXT, "After meals")),
        (("a", Kind.TEXT, "If you take insulin"), ("b", Kind.STEP, HALF)),
        (("a", Kind.HEADING, "If you take insulin"), ("a", Kind.STEP, HALF)),
        (("a", Kind.TEXT, "If you take"), ("a", Kind.ITEM, "insulin.")),
        (("a", Kind.STEP, "Rest for a day"), ("a", Kind.STEP, HALF)),
        (("a", Kind.STEP, "Do this twice a day"), ("a", Kind.STEP, HALF)),
        (("a", Kind.TEXT, "After your treatment you may drive"), ("a", Kind.HEADING, "Pain")),
    ],
)
def test_rows_that_announce_nothing_or_say_so(rows: tuple[tuple[str, str, str], ...]) -> None:
    assert told(*rows) == []
