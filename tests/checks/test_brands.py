"""Names with a capital inside: apps and devices that nobody finds under another name."""

import pytest

from aftercare.checks.rules.verbatim.brands import brand_lost
from aftercare.core.units import Unit

LOST = [
    ("es", "Send a photo by WhatsApp.", "Envíe una foto por mensaje."),
    ("fr", "Scan the FreeStyle sensor.", "Scannez le capteur Style Libre."),
    ("vi", "Log in to MyChart.", "Đăng nhập vào hồ sơ của bạn."),
    ("pl", "Use the AeroChamber.", "Użyj komory inhalacyjnej."),
    ("ru", "Use the OneTouch meter.", "Используйте глюкометр."),
]
KEPT = [
    ("es", "Send a photo by WhatsApp.", "Envíe una foto por Whatsapp."),
    ("fr", "Scan the FreeStyle sensor.", "Scannez le capteur Free Style."),
    ("ru", "Use YouTube.", "Смотрите на Ютубе."),
    ("zh-Hans", "Send a photo by WeChat.", "用微信发照片。"),
    ("de", "Ask a nurse with a PhD.", "Fragen Sie eine promovierte Pflegekraft."),
    ("es", "See {MyChart} or http://MyChart.example.", "Vea {MyChart} o http://MyChart.example."),
]


@pytest.mark.parametrize(("language", "source", "target"), LOST)
def test_a_name_that_is_lost(language: str, source: str, target: str) -> None:
    assert [*brand_lost(Unit("", source, target, language))]


@pytest.mark.parametrize(("language", "source", "target"), KEPT)
def test_a_name_that_is_there_or_is_none(language: str, source: str, target: str) -> None:
    assert not [*brand_lost(Unit("", source, target, language))]
