"""Lines of tables are compared cell by cell, and good ones give no alarm."""

import pytest

from aftercare.checks import run
from aftercare.core.units import Severity, Unit

GOOD = [
    ("es", "Weight | How much | How often", "Peso | Cuánto | Cada cuánto"),
    ("es", "12–17 lb (5.4–7.9 kg) | 2.5 mL | every 6 hours", "12–17 lb (5.4–7.9 kg) | 2.5 ml | cada 6 horas"),
    ("es", "12–17 lb | 2.5 mL", "12–17 lb | 2.5 mL"),
    ("es", "Under 12 lb | Ask your clinic | –", "Menos de 12 lb | Pregunte a su clínica | –"),
    ("ar", "12–17 lb (5.4–7.9 kg) | 2.5 mL | every 6 hours", "12–17 رطلاً (5.4–7.9 كغم) | 2.5 مل | كل 6 ساعات"),
    ("zh-Hans", "12–17 lb (5.4–7.9 kg) | 2.5 mL | every 6 hours", "12–17 磅（5.4–7.9 公斤） | 2.5 毫升 | 每 6 小时"),
]
BAD = [
    ("12–17 lb | 2.5 mL | every 6 hours", "12–17 lb | cada 6 horas | 2.5 mL", "cell-numbers"),
    ("12–17 lb | 2.5 mL | every 6 hours", "12–17 lb | 6 ml | cada 2.5 horas", "amounts"),
    ("12–17 lb | 2.5 mL | every 6 hours", "12–17 lb | 2.5 ml", "table-cells"),
    ("12–17 lb | 2.5 mL | every 6 hours", "12–17 lb | 2.5 ml | cada | 6 horas", "table-cells"),
    ("Weight | Dose", "Peso | ", "table-cells"),
]


def errors(source: str, target: str, language: str) -> set[str]:
    unit = Unit("f.dose.r1", source, target, language, kind="row", place="section dose of f, under f.dose.r0")
    return {found.check for found in run(unit) if found.severity is not Severity.INFO}


@pytest.mark.parametrize(("language", "source", "target"), GOOD)
def test_good_lines_give_no_alarm(language: str, source: str, target: str) -> None:
    assert errors(source, target, language) == set()


@pytest.mark.parametrize(("source", "target", "code"), BAD)
def test_cells_that_changed_places_are_found(source: str, target: str, code: str) -> None:
    assert code in errors(source, target, "es")


def test_a_wrong_number_of_a_cell_is_told_once() -> None:
    found = run(Unit("f.dose.r1", "Insulin | 10 units", "インスリン | 100単位", "ja", kind="row"))
    assert [each.check for each in found] == ["amounts"]


def test_a_bar_in_another_row_is_a_bar() -> None:
    unit = Unit("f.x", "Yes | no", "Sí o no", "es", kind="step", place="section x of f")
    assert not {found.check for found in run(unit)} & {"table-cells", "cell-numbers"}


def test_a_line_break_that_a_page_would_not_show_is_told() -> None:
    unit = Unit("f.x", "Wash. Wait.", "Lave.\nEspere.", "es", kind="step", place="section x of f")
    assert "line-breaks" in {found.check for found in run(unit)}
