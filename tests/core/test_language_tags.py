"""How people name a language at the head of a column, and in settings."""

import pytest

from aftercare.core.errors import LanguageError
from aftercare.core.language.languages import language
from aftercare.core.language.tags import named, tag_of, typed, whole_name


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Spanish", "es"),
        (" español ", "es"),
        ("Spanish text", "es"),
        ("Spanish translation", "es"),
        ("Spanish (es)", "es"),
        ("Spanish (es-MX)", "es-MX"),
        ("Spanish words", ""),
        ("Chinese (Traditional)", "zh-Hant"),
        ("Chinese,Simplified", "zh-Hans"),
        ("Portuguese（Brazil）", "pt-BR"),
        ("Portuguese (BR)", "pt-BR"),
        ("in", "in"),
        ("iw", "iw"),
        ("kr", "ko"),
        ("pt_BR", ""),
        ("text", ""),
        ("", ""),
    ],
)
def test_a_head_that_is_the_name_of_a_language(name: str, tag: str) -> None:
    assert whole_name(name) == tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Spanish", "es"),
        ("farsi (Iran)", "fa"),
        ("cn-hans", "zh-Hans"),
        ("nobody knows", ""),
        ("", ""),
    ],
)
def test_a_name_or_a_wrong_code(name: str, tag: str) -> None:
    assert named(name) == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("pt_BR", "pt-BR"),
        ("ZH-hans", "zh-Hans"),
        ("es_ES@euro", "es-ES"),
        ("sr_RS@latin", "sr-Latn-RS"),
        ("uz@Cyrillic", "uz-Cyrl"),
        ("ht", "ht"),
        ("xx", ""),
        ("es-", ""),
        ("es x", ""),
    ],
)
def test_a_tag_however_it_is_written(text: str, tag: str) -> None:
    assert tag_of(text) == tag


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("spa", "write es"),
        ("spa-MX", "write es-MX"),
        ("cmn", "write zh"),
        ("cmn-Hant", "write zh-Hant"),
        ("sh", "write sr-Latn"),
        ("prs", "write fa-AF"),
        ("swc", "write sw-CD"),
        ("kmr", "write ku"),
        ("hat", "write ht"),
        ("tw", "write ak; did you mean zh-Hant?"),
        ("mww", "did you mean hmn?"),
        ("apc", "set name, endonym and script under language.apc in the settings"),
        ("sorani", "did you mean ckb?"),
        ("sr@latin", "did you mean sr-Latn?"),
        ("kr", "did you mean ko?"),
    ],
)
def test_a_code_that_browsers_do_not_know_is_refused_with_the_one_they_do(tag: str, told: str) -> None:
    with pytest.raises(LanguageError) as error:
        typed(tag)
    assert str(error.value).endswith(told)


@pytest.mark.parametrize("tag", ["tl", "fil", "no", "nb", "yue", "zh-HK", "hmn", "ht"])
def test_a_code_that_has_no_better_one_is_taken(tag: str) -> None:
    assert language(tag).tag == tag


@pytest.mark.parametrize("tag", ["zh-Hant-HK", "zh-HK"])
def test_readers_in_hong_kong_find_their_language_by_a_short_name(tag: str) -> None:
    assert (language(tag).endonym, language(tag).script, language(tag).cldr) == (
        "繁體中文（香港）",
        "Hant",
        "zh_Hant_HK",
    )


def test_a_narrower_code_is_taken_where_the_settings_describe_it() -> None:
    described = {"name": "Quechua of Cusco", "endonym": "Qosqo Runasimi", "script": "Latn"}
    assert language("quz", described).name == "Quechua of Cusco"


@pytest.mark.parametrize(
    ("tag", "family"),
    [
        ("bo", "Noto Serif Tibetan"),
        ("or", "Noto Sans Oriya"),
        ("iu", "Noto Sans Canadian Aboriginal"),
        ("nqo", "Noto Sans NKo"),
        ("rhg", "Noto Sans Hanifi Rohingya"),
        ("hnj", "Noto Sans"),
        ("ka", "Noto Sans Georgian"),
    ],
)
def test_the_font_is_one_that_there_is(tag: str, family: str) -> None:
    """There is no package for some scripts under the name that CLDR has for them."""
    assert language(tag).fonts[0] == family
