"""Pages carry the fonts that they need: no more than that, readable by others, the same bytes every time."""

import io
import re
from base64 import b64decode

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from markupsafe import Markup

from aftercare.core.language.fonts import characters, faces, folders
from aftercare.core.language.languages import language
from aftercare.export.exporters import HandoutHtmlExporter
from aftercare.export.web_fonts import _rule, font_faces, subset
from aftercare.export.woff2 import woff2
from command import ROOT
from notebooks import notebook
from samples import TAGS, made, real

LARGEST = {"zh-Hans": 250_000, "zh-Hant": 250_000, "ko": 250_000, "ar": 250_000, "gu": 250_000, "th": 95_000}
LATIN = 90_000
RULE = re.compile(r'font-family: "(.+?)"; font-weight: (.+?); .*?base64,([\w+/=]+)\)')


def fonts_in(css: str) -> list[tuple[str, str, TTFont]]:
    return [(family, weight, TTFont(io.BytesIO(b64decode(data)))) for family, weight, data in RULE.findall(css)]


def page(tag: str) -> str:
    return HandoutHtmlExporter().from_notebook_node(notebook(real(tag)))[0]


@pytest.mark.parametrize("tag", TAGS)
def test_a_page_is_small_and_draws_every_character_itself(tag: str) -> None:
    found = page(tag)
    assert len(found.encode()) <= LARGEST.get(tag, LATIN)
    drawn = {point for _, _, font in fonts_in(found) for point in font.getBestCmap()}
    shown = Markup(re.sub(r"(?s)<style>.*?</style>", "", found)).striptags()
    assert {char for char in shown if ord(char) not in drawn and char.isprintable()} == set()


def test_a_page_of_every_other_script_is_the_same_when_made_again() -> None:
    first = {tag: page(tag) for tag in ("ar", "zh-Hans", "es")}
    _rule.cache_clear()
    assert {tag: page(tag) for tag in first} == first


@pytest.mark.parametrize("tag", ["ar", "gu", "ko"])
def test_a_font_is_read_by_others_as_it_was_written(tag: str) -> None:
    for face in faces(folders(ROOT))[language(tag).fonts[0]]:
        plain = subset(face, frozenset(map(ord, real(tag).title.text)))
        before, after = TTFont(io.BytesIO(plain)), TTFont(io.BytesIO(woff2(plain)))
        assert after.flavor == "woff2"
        assert sorted(after.reader.keys()) == sorted(before.reader.keys())
        assert all(after.reader[name] == before.reader[name] for name in before.reader.keys())  # noqa: SIM118


def test_pages_of_one_alphabet_share_their_fonts_and_lists_keep_to_their_letters() -> None:
    fonts = language("es").fonts
    one, other = (font_faces([(fonts, text)]) for text in ("abc ñ", "xyz é"))
    assert one == other
    listed = font_faces([(fonts, "abc")], shared=False)
    assert len(listed) < len(one) / 2
    assert {chr(point) for _, _, font in fonts_in(listed) for point in font.getBestCmap()} == set("abc -\u00a0\u2010")


def test_a_vowel_of_two_parts_is_drawn_whole() -> None:
    """Shapers take it apart, and show a gap where one part is missing."""
    listed = font_faces([(language("th").fonts, "ค\u0e33")], shared=False)
    assert {0x0E33, 0x0E4D} <= {point for _, _, font in fonts_in(listed) for point in font.getBestCmap()}


def test_each_family_holds_what_those_before_it_lack() -> None:
    drawn = {
        family: set(font.getBestCmap()) for family, _, font in fonts_in(font_faces([(language("ar").fonts, "ب≥☐½")]))
    }
    assert {family for family, points in drawn.items() if points & set(map(ord, "ب≥☐½"))} == {
        "Amiri", "Noto Sans Math", "Noto Sans Symbols 2"
    }  # fmt: skip


def test_a_variable_font_holds_both_weights() -> None:
    ((_, weight, font),) = fonts_in(font_faces([(("Noto Sans SC",), "天")]))
    assert weight == "400 700"
    assert [(axis.minValue, axis.maxValue) for axis in font["fvar"].axes] == [(400, 700)]


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_the_usual_signs(tag: str) -> None:
    there = faces(folders(ROOT))
    drawn = {point for family in language(tag).fonts for point in characters(there[family][0].path)}
    assert {sign for sign in "≥≤≈×±→✓☐⚠℃½₂²" if ord(sign) not in drawn} == set()


def test_what_is_not_installed_is_left_to_the_reader() -> None:
    assert font_faces([(("No Such Family",), "abc")]) == ""


def test_a_saved_notebook_without_fonts_makes_a_page() -> None:
    saved = notebook(made("es", ("x",)))
    del saved.cells[1].outputs[-1].metadata["aftercare"]["fonts"]
    assert "@font-face" not in HandoutHtmlExporter().from_notebook_node(saved)[0]


def point_of(font: bytes, script: str = "Arab") -> tuple[int, int]:
    """Return width and height of the point that a font draws in a script."""
    shown, buffer = uharfbuzz.Font(uharfbuzz.Face(font)), uharfbuzz.Buffer()
    buffer.add_str(".")
    buffer.script, buffer.direction = script, "ltr"
    uharfbuzz.shape(shown, buffer)
    extents = shown.get_glyph_extents(buffer.glyph_infos[0].codepoint)
    return extents.width, extents.height


@pytest.mark.parametrize("bold", [False, True])
def test_a_decimal_point_in_arabic_is_a_point(bold: bool) -> None:
    face = next(face for face in faces(folders(ROOT))["Amiri"] if face.bold == bold)
    whole, weight = face.path.read_bytes(), 700 if bold else 400
    rules = [rule for rule in font_faces([(("Amiri",), "4.5 مل")]).splitlines() if f"font-weight: {weight}" in rule]
    lozenge, point = (b64decode(RULE.findall(rule)[0][2]) for rule in rules)
    assert "unicode-range: U+2E;" in rules[1]
    assert point_of(plain(point)) == point_of(whole, "Latn")
    assert point_of(plain(lozenge)) == point_of(whole)
    assert point_of(whole) != point_of(whole, "Latn")


def plain(font: bytes) -> bytes:
    """Return a WOFF2 font as it was before it was packed."""
    read = TTFont(io.BytesIO(font))
    read.flavor = None
    read.save(found := io.BytesIO())
    return found.getvalue()
