"""Ranges whose ends have changed places: errors, but where a script runs from right to left, and both are read."""

import pytest

from aftercare.checks import CHECKS
from aftercare.core.units import Severity, Unit

TURNED = {
    ("es", "Wait 24–48 hours.", "Espere 48–24 horas."): Severity.ERROR,
    ("zh-Hans", "Wait 24–48 hours.", "等待48–24小时。"): Severity.ERROR,
    ("ar", "Call us if the fever is 102–104 °F.", "اتصل بنا إذا كانت الحرارة 104–102 °F."): Severity.WARNING,
    ("ar", "Wait 24 to 48 hours.", "انتظر 48-24 ساعة."): Severity.WARNING,
    ("he", "Wait 24-48 hours.", "המתינו 48-24 שעות."): Severity.WARNING,
    ("ur", "Wait 24-48 hours.", "48-24 گھنٹے انتظار کریں۔"): Severity.WARNING,
    ("ar", "Wait 24 to 48 hours.", "انتظر 24-48 ساعة."): None,
    ("he", "Wait 24-48 hours.", "המתינו 24-48 שעות."): None,
}


@pytest.mark.parametrize(("language", "english", "translation"), TURNED)
def test_a_turned_range_is_told(language: str, english: str, translation: str) -> None:
    found = CHECKS["range-turned"].run(Unit("", english, translation, language))
    told = next((each.severity for each in found), None)
    assert told is TURNED[language, english, translation]
