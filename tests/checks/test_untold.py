"""Words lost in the middle of a sentence, and good sentences that are as short: `untold.tsv` holds one a line."""

import csv
from pathlib import Path

import pytest

from aftercare.checks import CHECKS
from aftercare.checks.analysis.things import things
from aftercare.core.units import Severity, Unit

TABLE = Path(__file__).with_name("untold.tsv")
ROWS = [*csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)]


def lost(row: dict[str, str]) -> bool:
    found = CHECKS["word-lost"].run(Unit("", row["English"], row["translation"], row["language"]))
    return any(each.severity is Severity.ERROR for each in found)


@pytest.mark.parametrize("language", sorted({row["language"] for row in ROWS}))
def test_what_is_left_out_is_an_error_and_what_is_told_is_not(language: str) -> None:
    found = [(row, lost(row)) for row in ROWS if row["language"] == language]
    assert [row for row, error in found if error != (row["verdict"] == "wrong")] == []


def test_names_are_left_aside_and_nationalities_are_not() -> None:
    told = things("Elderly people of the Heart Centre speak English at Kidney Care.")
    assert [word for word, _ in told.values()] == ["Elderly", "English"]


def test_a_word_left_in_english_is_not_lost() -> None:
    unit = Unit(
        "", "The team spoke about stress in a warm room on that day.", "El equipo habló de stress aquel día.", "es"
    )
    assert not [*CHECKS["word-lost"].run(unit)]
