"""What is denied, worded as freely as a translator does: `free.tsv` holds a sentence a line, for anybody to add to."""

from pathlib import Path

import pytest

from aftercare.checks import run
from aftercare.core.units import Severity, Unit
from pair_tables import rows

ROWS = rows(Path(__file__).with_name("free.tsv"))


def severities(row):
    return {found.severity for found in run(Unit("", row["English"], row["translation"], row["language"]))}


@pytest.mark.parametrize("language", sorted({row["language"] for row in ROWS}))
def test_only_wrong_translations_are_errors(language):
    found = [(row, Severity.ERROR in severities(row)) for row in ROWS if row["language"] == language]
    assert [row for row, error in found if error != (row["verdict"] == "wrong")] == []


def test_what_may_be_worded_freely_is_a_warning():
    """Where no list has the word that may stand for a "not", a person looks."""
    assert [row for row in ROWS if row["verdict"] == "doubted" and Severity.WARNING not in severities(row)] == []
