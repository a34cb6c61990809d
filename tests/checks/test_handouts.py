"""What handouts say, well translated and wrongly: a sentence a line, for anybody to add to.

Those of `ordinary.tsv` are worded as they come, or have the one wrong meaning that a reader would fear.
Those of `dangers.tsv` are told so that a dose, a "not" or a medicine has become another one while every word looks right.
Those of `fields.tsv` are instructions on what patients do at home: catheters, oxygen, rescue medicines, patches, collars.
"""

from pathlib import Path

import pytest

from aftercare.checks import run_each
from aftercare.core.units import Severity, Unit
from pair_tables import rows

NAMES = ("handouts.tsv", "ordinary.tsv", "dangers.tsv", "fields.tsv")
ROWS = [row for name in NAMES for row in rows(Path(__file__).with_name(name))]


def told(rows, severity):
    """Return what is told of each row with this severity."""
    units = [Unit("", row["English"], row["translation"], row["language"]) for row in rows]
    return [sorted({each.check for each in found if each.severity is severity}) for found in run_each(units)]


@pytest.mark.parametrize("language", sorted({row["language"] for row in ROWS}))
def test_wrong_translations_are_errors_and_good_ones_are_not(language):
    own = [row for row in ROWS if row["language"] == language]
    found = zip(own, told(own, Severity.ERROR), strict=True)
    assert [(row, codes) for row, codes in found if bool(codes) != (row["verdict"] == "wrong")] == []


def test_what_nobody_can_be_sure_of_is_a_warning():
    """Of another language, another text or a text that breaks off, a few words prove nothing."""
    doubted = [row for row in ROWS if row["verdict"] == "doubted"]
    assert [row for row, codes in zip(doubted, told(doubted, Severity.WARNING), strict=True) if not codes] == []
