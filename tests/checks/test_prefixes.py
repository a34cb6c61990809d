"""Words whose prefix has turned into its opposite, and good ones: `prefixes.tsv` holds one a line."""

from pathlib import Path

import pytest

from aftercare.checks import CHECKS
from aftercare.core.units import Unit
from pair_tables import rows

ROWS = rows(Path(__file__).with_name("prefixes.tsv"))


def turned(row: dict[str, str]) -> bool:
    return any(CHECKS["prefix-turned"].run(Unit("", row["English"], row["translation"], row["language"])))


@pytest.mark.parametrize("language", sorted({row["language"] for row in ROWS}))
def test_what_is_turned_is_found_and_what_is_told_is_not(language: str) -> None:
    told = [(row, turned(row)) for row in ROWS if row["language"] == language]
    assert [row for row, found in told if found != (row["verdict"] == "wrong")] == []


def test_the_place_of_the_word_is_told() -> None:
    target = "La hiperglucemia puede hacerle temblar."
    (finding,) = CHECKS["prefix-turned"].run(Unit("", "Hypoglycemia can make you shake.", target, "es"))
    assert finding.span is not None
    assert target[slice(*finding.span)] == "hiperglucemia"


def test_a_language_without_letters_for_sounds_is_not_checked() -> None:
    assert not CHECKS["prefix-turned"].covers("zh-Hans")
