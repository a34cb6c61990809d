"""What handouts say, well translated and wrongly: `handouts.tsv` holds a sentence a line, for anybody to add to."""

import csv
from pathlib import Path

import pytest

from aftercare.checks import run
from aftercare.core.units import Severity, Unit

TABLE = Path(__file__).with_name("handouts.tsv")
ROWS = [*csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']}-{row['verdict']}-{row['English'][:40]}")
def test_wrong_translations_are_errors_and_good_ones_are_not(row):
    found = run(Unit("", row["English"], row["translation"], row["language"]))
    errors = {each.check for each in found if each.severity is Severity.ERROR}
    assert bool(errors) == (row["verdict"] == "wrong"), errors
