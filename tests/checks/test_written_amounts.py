"""Amounts in messages, as a person would write them."""

from fractions import Fraction

import pytest

from aftercare.checks.rules.english.dose_tables import dose_table
from aftercare.checks.rules.english.written_amounts import shown
from aftercare.core.units import Status, Unit


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Fraction(10**6), "1,000,000"),
        (Fraction(15, 23), "0.65"),
        (Fraction(4000, 3), "1,333.3"),
        (Fraction(1, 400), "0.003"),
        (Fraction(5, 2), "2.5"),
        (0, "0"),
    ],
)
def test_amounts_have_neither_exponents_nor_decimals_that_nobody_measures(amount: Fraction, written: str) -> None:
    assert shown(amount) == written


def test_one_weight_that_two_lines_are_for() -> None:
    rows = ("Weight | Dose", "8 kg | 2 mL", "12 kg | 3 mL", "12 kg | 4 mL", "16 kg | 5 mL")
    units = [
        Unit(f"r{at}", text, "", "es", Status.MISSING, kind="row" if at else "table", place="section a of h")
        for at, text in enumerate(rows)
    ]
    assert [told for _, told in dose_table(units)] == ["“12 kg” is in two lines: let each weight be in one"]
