"""How people name a language at the head of a column, and in settings."""

import pytest

from aftercare.core.language.tags import named, tag_of, whole_name


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
        ("ht", "ht"),
        ("xx", ""),
        ("es-", ""),
        ("es x", ""),
    ],
)
def test_a_tag_however_it_is_written(text: str, tag: str) -> None:
    assert tag_of(text) == tag
