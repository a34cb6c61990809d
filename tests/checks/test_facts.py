"""The factual checks: fixtures in the language of the domain, laws, and hostile input."""

import unicodedata
from fractions import Fraction
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftercare.checks import CHECKS, run
from aftercare.checks.analysis.numbers.han_numerals import han_value
from aftercare.checks.analysis.numbers.numerals import numbers
from aftercare.checks.analysis.text import lexicon
from aftercare.core.units import Unit

FIXTURES = Path(__file__).parent / "facts"
OURS = {
    "addresses",
    "glossary-terms",
    "kept-terms",
    "names",
    "negation-added",
    "negation-lost",
    "number-order",
    "numbers",
    "phone-numbers",
    "placeholders",
    "tags",
    "units",
}
ZEROS = [
    chr(code)
    for code in range(0x11_0000)
    if unicodedata.category(chr(code)) == "Nd" and unicodedata.decimal(chr(code)) == 0
]


def expected(entry):
    _, _, told = entry.tcomment.partition("expect:")
    return {code.strip() for code in told.split("\n")[0].split(",") if code.strip()}


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.po")), ids=lambda path: path.stem)
def test_fixtures(path):
    entries = polib.pofile(str(path))
    found = [{each.check for each in run(Unit("", entry.msgid, entry.msgstr, path.stem))} & OURS for entry in entries]
    both = zip(entries, found, strict=True)
    assert [(entry.msgctxt, codes) for entry, codes in both if codes != expected(entry)] == []


@given(st.integers(0, 10**9 - 1), st.sampled_from(ZEROS))
def test_a_number_keeps_its_value_in_every_script(value, zero):
    written = "".join(chr(ord(zero) + int(digit)) for digit in str(value))
    (number,) = numbers(f"x {written} y", "und")
    assert number.values == (Fraction(value),)


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["de", "pl", "vi", "pt-BR", "fr", "ru"]))
def test_a_decimal_comma_is_the_english_point(whole, rest, language):
    source = f"Take {whole}.{rest} mg."
    assert not {f.check for f in run(Unit("", source, f"{whole},{rest} mg", language))} & {"numbers", "units"}


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(
    st.text(),
    st.text(),
    st.sampled_from(["es", "zh-Hans", "ar", "ko", "th", "ht", "xx", "", "not a tag", "../en"]),
)
def test_no_text_breaks_a_check(source, target, language):
    for finding in run(Unit("", source, target, language)):
        start, end = finding.span or (0, 0)
        assert 0 <= start <= end <= len(target)


HOSTILE = [
    "9" * 5000,
    "{" * 3000,
    "<" * 3000,
    "1," * 3000,
    "a@" * 3000,
    "十" * 3000,
    "１" * 40,
    "1/0",
    "½" * 99,
    "(" * 99 + "1-" * 999,
    "\U0001ccf0",  # a digit that is newer than Python's tables
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("language", ["es", "zh-Hans", "ko"])
def test_hostile_text_ends_soon(text, language):
    run(Unit("", text, text[::-1], language))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("二十四", 24),
        ("两百", 200),
        ("二〇二〇", 2020),
        ("三万五千", 35000),
        ("一亿", 10**8),
        ("十", 10),
        ("万", 10**4),
    ],
)
def test_han_numerals(written, value):
    assert han_value(written) == value


def test_languages_without_a_lexicon_are_not_covered():
    assert not CHECKS["negation-lost"].covers("xx")
    assert not CHECKS["units"].covers("xx")
    assert CHECKS["negation-lost"].covers("zh-Hant-HK")


@pytest.mark.parametrize(
    ("tag", "last"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans-CN"),
        ("zh_TW", "zh-Hant-TW"),
        ("zh-hant-HK", "zh-Hant-HK"),
        ("zho", "zh-Hans"),
        ("yue", "zh-Hant"),
        ("pt-BR", "pt-BR"),
        ("fil", "tl"),
        ("tgl", "tl"),
        ("iw", "he"),
        ("nb", "no"),
        ("no", "no"),
        ("swh", "sw"),
        ("prs", "fa"),
        ("ht", "ht"),
        ("tlh", "tlh"),
    ],
)
def test_every_way_to_name_a_language_finds_its_lexicon(tag, last):
    assert lexicon.chain(tag)[-1] == last


def test_cldr_data_is_that_of_the_language_or_none():
    assert lexicon.cldr("tlh") is None
    assert str(lexicon.cldr("zh_TW")) == "zh_Hant_TW"


NUMERALS = [
    ("ar", "ستة وثلاثين ساعة"),
    ("de", "sechsunddreißig Stunden"),
    ("es", "treinta y seis horas"),
    ("fr", "trente-six heures"),
    ("ht", "trannsis èdtan"),
    ("it", "trentasei ore"),
    ("pl", "trzydzieści sześć godzin"),
    ("pt-BR", "trinta e seis horas"),
    ("ru", "тридцать шесть часов"),
    ("th", "สามสิบหกชั่วโมง"),
    ("vi", "ba mươi sáu giờ"),
    ("zh-Hans", "三十六小时"),
    ("zh-Hant", "36 小時"),
]


@pytest.mark.parametrize(("language", "told"), NUMERALS)
def test_a_number_word_is_kept_in_words_or_digits_and_not_left_out(language, told):
    def found(target):
        return {each.check for each in run(Unit("", "Rest for thirty-six hours.", target, language))}

    assert "numbers" not in found(told)
    assert "numbers" in found("".join(letter for letter in told.split()[-1] if not letter.isdigit())[-2:])


@pytest.mark.parametrize(("language", "target"), [("ko", "며칠 쉬십시오."), ("sw", "Pumzika siku kadhaa.")])
def test_a_number_word_is_not_missed_where_the_language_has_unknown_ones(language, target):
    assert "numbers" not in {each.check for each in run(Unit("", "Rest for thirty-six days.", target, language))}


def test_one_hundred_and_thirty_six_is_one_number():
    (number,) = numbers("one hundred and thirty-six rows", "en")
    assert number.values == (Fraction(136),)
    assert [each.values[0] for each in numbers("two hundred thousand", "en")] == [2, 100, 1000]


@pytest.mark.parametrize(("name", "cousin"), [("Bulletin", "Buletin"), ("Euthanasia", "Eutanasia")])
def test_a_name_without_a_doubled_letter_or_an_h_is_a_cousin(name, cousin):
    unit = Unit("", f"Today we read the {name} in the town.", f"Hoy leemos la {cousin} en la ciudad.", "es")
    assert "names" not in {each.check for each in run(unit)}
