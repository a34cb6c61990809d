"""What stands twice, or begins in the middle: `repeated.tsv` holds a sentence a line, with the check that it is for."""

from pathlib import Path

import pytest

from aftercare.checks import CHECKS
from aftercare.core.units import Severity, Unit
from pair_tables import rows

ROWS = rows(Path(__file__).with_name("repeated.tsv"))


def errors(row: dict[str, str]) -> bool:
    found = CHECKS[row["check"]].run(Unit("", row["English"], row["translation"], row["language"]))
    return any(each.severity is Severity.ERROR for each in found)


@pytest.mark.parametrize("code", sorted({row["check"] for row in ROWS}))
def test_wrong_ones_are_errors_and_good_ones_are_not(code: str) -> None:
    found = [(row, errors(row)) for row in ROWS if row["check"] == code]
    assert [row for row, error in found if error != (row["verdict"] == "wrong")] == []
