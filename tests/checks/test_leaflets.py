"""Longer texts of leaflets and apps, well and wrongly translated; `leaflets.tsv` is for anybody to add to."""

from pathlib import Path

import pytest

from aftercare.checks import run
from aftercare.core.units import Severity, Unit
from pair_tables import rows

ROWS = rows(Path(__file__).with_name("leaflets.tsv"))


def found_in(source, target, language):
    return sorted({(each.check, each.severity) for each in run(Unit("", source, target, language))})


@pytest.mark.parametrize("language", sorted({row["language"] for row in ROWS}))
def test_wrong_translations_are_errors_and_good_ones_have_no_finding(language):
    for row in (row for row in ROWS if row["language"] == language):
        found = found_in(row["English"], row["translation"], language)
        worst = "wrong" if any(severity is Severity.ERROR for _, severity in found) else "doubted" if found else "good"
        assert row["verdict"] == worst, (row, found)


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("ko", "In 2019, 1 in 4 had it.", "2019년에는 4명 중 1명이 그랬습니다."),
        ("de", "Call us if you need them.", "Rufen Sie uns an, wenn Sie sie brauchen."),
        ("it", "About 35 people were ill in 2019.", "Nel 2019 si ammalarono circa 35 persone."),
        ("it", "It is for people over 65.", "È per chi ha più di 65 anni."),
        ("zh-Hant", "We are sorry; please call us.", "很抱歉。請致電給我們。"),
        ("ht", "There are 4,500 women.", "Gen 4,500 fanm."),
    ],
)
def test_what_languages_tell_in_another_order_or_form_is_no_finding(language, source, target):
    assert found_in(source, target, language) == []


@pytest.mark.parametrize(
    ("language", "source", "target", "check"),
    [
        ("it", "It is for people over 65.", "È per chi ha più di 65 mesi.", "units"),
        ("de", "It is for adults aged 18–65.", "Es ist für Erwachsene von 18–65 Monaten.", "units"),
        ("sw", "Wait 8 to 12 weeks.", "Subiri miezi 8 hadi 12.", "units"),
        ("pl", "It opened in 2019.", "Otwarto ją w 2019 miesięcy.", "units"),
        ("de", "Brush for 2 minutes twice a day.", "Putzen Sie zweimal täglich Minuten lang.", "numbers"),
        ("ne", "Come back in 6 months.", "महिनामा आउनुहोस्, यो सामान्य छ।", "numbers"),
    ],
)
def test_numbers_and_units_that_only_a_neighbour_tells_are_errors(language, source, target, check):
    assert (check, Severity.ERROR) in found_in(source, target, language)
