"""The glossary is a spreadsheet like the source: read with care, refused in plain words."""

from pathlib import Path

import pytest

from aftercare.core.errors import SourceError
from aftercare.source.glossary import kept_terms, read_glossary


def test_terms_by_language(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text("\ufeffterm;language;translation\r\nBotox;;keep\r\nswelling;es;hinchazón\r\nSPF;es;Keep\r\n")
    glossary = read_glossary(path, name="glossary.csv")
    assert glossary == {"*": (("Botox", "keep"),), "es": (("swelling", "hinchazón"), ("SPF", "Keep"))}
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


def test_every_empty_cell_is_named(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text("term,language,translation\nBotox,*,\n,es,x\n")
    with pytest.raises(SourceError) as error:
        read_glossary(path, name="data/glossary.csv")
    assert error.value.problems == [
        "data/glossary.csv:2: translation: is empty; fill it in",
        "data/glossary.csv:3: term: is empty; fill it in",
    ]
