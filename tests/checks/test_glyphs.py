"""What no font of a language can draw is found before anything is built."""

import pytest

from aftercare.checks import pair, run_english
from aftercare.checks.profile import PLAIN, Profile
from aftercare.checks.rules.letters import glyphs
from aftercare.core.units import Unit


@pytest.mark.parametrize("sign", [*"≥≤≈×±→✓☐⚠℃½₂²", "⚠\ufe0f", "a\u200cb", "a\u2066b\u2069"])
@pytest.mark.parametrize("tag", ["es", "ar", "th", "zh-Hant"])
def test_signs_and_joiners_are_no_finding(tag: str, sign: str) -> None:
    assert "missing-glyph" not in {code for code, _ in pair("Wait.", sign, tag)}


def test_a_language_whose_font_is_not_installed_or_not_known_is_not_judged() -> None:
    assert not [code for tag in ("km", "xx") for code, _ in pair("Wait.", "骨", tag) if code == "missing-glyph"]


def test_the_fonts_of_the_settings_count() -> None:
    unit = Unit("x", "Wait.", "骨", "es")
    assert list(glyphs.missing_glyph(unit, PLAIN)) == [("no font of the language has 骨 (U+9AA8)", (0, 1))]
    own = Profile(fonts={"es": ("Noto Sans", "Noto Sans SC")})
    assert list(glyphs.missing_glyph(unit, own)) == []


def test_the_english_is_checked_too() -> None:
    row = Unit("w.day", "Use 骨.", "", "es")
    (found,) = [each for each in run_english([row]) if each.check == "missing-glyph"]
    assert (found.unit.language, found.message) == ("en", "no font of the language has 骨 (U+9AA8)")
