"""Rows of the English that are in another language."""

import pytest

from aftercare.checks.rules.slips.not_english import not_english
from aftercare.core.units import Unit

OTHERS = {
    "Lave la herida con agua y jabón dos veces al día.": "this reads as es; write it in English",
    "Lave men ou ak dlo ak savon.": "this reads as ht; write it in English",
    "Llame al {clinic_phone} si tiene fiebre o mucho dolor.": "this reads as es; write it in English",
    "Die meisten Leute erholen sich in one to two weeks without treatment.": "this reads as de; write it in English",
    "اغسل الجرح بالماء": "most of this is in Arabic script; write it in English",
}
ENGLISH = [
    "Ice over the cast: 15 min on, 45 min off.",
    "Wash the wound with soap and water twice a day.",
    "Naproxen 500 mg",
    "Silymarin, Sulfhydryl, Ischemia, Hydroperoxide, Brain, Actrapid, Humulin",
    "Say “¿Dónde está el hospital?” to the driver.",
    "Ask for the Centro de Salud at the desk.",
    "α-blockers",
    "6 to 11 lb | under 3 months | ask us first",
    "Weight | Acetaminophen (160 mg/5 mL) | Ibuprofen drops (50 mg/1.25 mL) | Chewable tablets (80 mg)",
    "ATENCIÓN: si habla español, tiene a su disposición servicios gratuitos de asistencia lingüística.",
    "Text us at 555-44 (a short code).",
]


def told(text: str) -> list[str]:
    return [message for _, message in not_english([Unit("a.b", text, "", "en")])]


@pytest.mark.parametrize("text", OTHERS)
def test_another_language_is_told(text: str) -> None:
    assert told(text) == [OTHERS[text]]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_not(text: str) -> None:
    assert told(text) == []
