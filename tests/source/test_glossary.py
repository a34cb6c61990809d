"""The glossary is a spreadsheet like the source: read with care, refused in plain words."""

from pathlib import Path

import pytest

from aftercare.core.disk.files import read_regular
from aftercare.core.errors import SourceError
from aftercare.source.glossary import kept_terms, read_glossary, remarks


def test_terms_by_language(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text("\ufeffterm;language;translation\r\nBotox;;keep\r\nswelling;es;hinchazón\r\nSPF;es;Keep\r\n")
    glossary = read_glossary(path, name="glossary.csv")
    assert glossary == {"*": (("Botox", "keep"),), "es": (("swelling", "hinchazón"), ("SPF", "keep"))}
    assert kept_terms(glossary, "es") == ("Botox", "SPF")
    assert kept_terms(glossary, "fr") == ("Botox",)


def test_a_term_is_read_whatever_space_it_was_typed_with(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text("term,language,translation\ndry\u00a0socket,es,alveolitis seca\n", encoding="utf-8")
    assert read_glossary(path, name="glossary.csv") == {"es": (("dry socket", "alveolitis seca"),)}


def test_a_project_without_a_glossary_has_none(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "none.csv", name="none.csv") == {}


@pytest.mark.parametrize(
    ("language", "remedy"),
    [("Spanish", "es"), ("pt_br", "pt-BR"), ("ES", "es"), ("Klingonese", "one such as es, pt-BR or zh-Hans")],
)
def test_a_language_that_is_no_tag_is_named_with_what_was_meant(tmp_path: Path, language: str, remedy: str) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text(f"term,language,translation\nswelling,{language},hinchazón\n", encoding="utf-8")
    with pytest.raises(
        SourceError, match=f'glossary.csv:2: language: "{language}" is not a language tag.*; write {remedy},'
    ):
        read_glossary(path, name="glossary.csv")


def test_a_merge_that_git_left_unfinished_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text("term,language,translation\n<<<<<<< HEAD\nBotox,*,keep\n=======\n>>>>>>> other\n")
    with pytest.raises(SourceError, match=r"^glossary.csv:2: git has left a merge unfinished here; [^\n]+$"):
        read_glossary(path, name="glossary.csv")


ROWS = [
    ("Botox,*,", {}, ["i.csv:2: translation: is empty; fill it in: until then nothing is checked by this row"]),
    (",es,x", {}, ["i.csv:2: term: is empty; fill it in: until then nothing is checked by this row"]),
    (
        "shield,es,protector\nshield,es,parche",
        {"es": (("shield", "protector|parche"),)},
        ["i.csv:3: shield: is in line 2 too; delete one, or write A|B for either"],
    ),
    (
        "Botox,,Botox\nBotox,*,Keep",
        {"*": (("Botox", "keep"),)},
        ["i.csv:3: Botox: is in line 2 too; delete one, or write A|B for either"],
    ),
    ("shield,es,protector\nshield,fr,coque", {"es": (("shield", "protector"),), "fr": (("shield", "coque"),)}, []),
]


@pytest.mark.parametrize(("rows", "terms", "told"), ROWS)
def test_a_row_that_says_nothing_or_something_else_stops_no_page_and_is_told(
    tmp_path: Path, rows: str, terms: object, told: list[str]
) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text(f"term,language,translation\n{rows}\n", encoding="utf-8")
    assert read_glossary(path, name="i.csv") == terms
    assert [*remarks(path, name="i.csv", reader=read_regular)] == told


def test_columns_that_people_add_are_not_read_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text("term,language,translation,Note,Author\nshield,es,protector,ask,Ana\n", encoding="utf-8")
    assert read_glossary(path, name="i.csv") == {"es": (("shield", "protector"),)}
    assert [*remarks(path, name="i.csv", reader=read_regular)] == [
        "i.csv: nothing reads the columns note, author, which may stay"
    ]


def test_a_project_without_a_glossary_has_no_remarks(tmp_path: Path) -> None:
    assert [*remarks(tmp_path / "none.csv", name="none.csv", reader=read_regular)] == []
