"""Whoever has a saved notebook can make the handout's files from it, and nothing but the handout comes out."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import get_export_names, get_exporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from traitlets.config import Config

from aftercare.core.errors import FontError, NotebookError
from aftercare.export.exporters import (
    HandoutBilingualHtmlExporter,
    HandoutBilingualPdfExporter,
    HandoutHtmlExporter,
    HandoutMarkdownExporter,
    HandoutPdfExporter,
)
from aftercare.export.formats import FORMATS
from aftercare.export.report import ReportExporter
from aftercare.handout.document import Document, State
from command import ROOT
from declared import EXPORTERS, declared
from notebooks import NOISE, notebook
from samples import HOSTILE, made, real
from warm import Started


@pytest.mark.parametrize("output_type", ["display_data", "execute_result"])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_handout_and_nothing_else_is_exported(tag: str, output_type: str) -> None:
    page, resources = HandoutHtmlExporter().from_notebook_node(notebook(real(tag), output_type=output_type))
    source, _ = HandoutMarkdownExporter().from_notebook_node(notebook(real(tag), output_type=output_type))
    assert FORMATS["text/html"](real(tag)) in page
    assert source == FORMATS["text/markdown"](real(tag))
    assert NOISE not in page + source
    assert resources["handout"]["slug"] == "microneedling"


@pytest.mark.parametrize(
    ("tag", "opening"), [("ar", '<html lang="ar" dir="rtl"'), ("pt-BR", '<html lang="pt-BR" dir="ltr"')]
)
def test_the_frame_has_language_direction_and_title(tag: str, opening: str) -> None:
    page, _ = HandoutHtmlExporter().from_notebook_node(notebook(real(tag)))
    assert page.startswith("<!doctype html>")
    assert opening in page
    assert f"<title>{real(tag).title.text}</title>" in page


@pytest.mark.parametrize("state", State)
def test_only_what_is_released_may_be_indexed(state: State) -> None:
    page, _ = HandoutHtmlExporter().from_notebook_node(notebook(replace(made("es", ("x",)), state=state)))
    assert ('content="noindex"' in page) is (state not in {State.SOURCE, State.KEPT, State.APPROVED})


def test_one_exporter_serves_many_languages() -> None:
    exporter = HandoutHtmlExporter()
    pages = {tag: exporter.from_notebook_node(notebook(real(tag)))[0] for tag in ("ar", "es", "ar")}
    assert '<html lang="ar" dir="rtl"' in pages["ar"]
    assert '<html lang="es" dir="ltr"' in pages["es"]


def test_what_a_saved_notebook_says_of_itself_is_escaped() -> None:
    found = notebook(real("es"))
    facts = found.cells[1].outputs[-1].metadata["aftercare"]
    for name in ("lang", "dir", "title", "web_fonts"):
        facts[name] = '"></title></style><script>alert(1)</script>'
    page, _ = HandoutHtmlExporter().from_notebook_node(found)
    assert "<script" not in page


@pytest.mark.parametrize("documents", [(), (real("es"), real("ar"))])
@pytest.mark.parametrize("exporter", [HandoutHtmlExporter, HandoutMarkdownExporter])
def test_a_notebook_without_one_handout_is_an_error(documents: tuple[Document, ...], exporter: type) -> None:
    count = "2 handouts" if documents else "no handout"
    with pytest.raises(NotebookError, match=f"shows {count}"):
        exporter().from_notebook_node(notebook(*documents))


def test_pdf_needs_the_typst_output() -> None:
    found = notebook(real("es"))
    found.cells[1].outputs[-1].data.pop("text/vnd.typst", None)
    with pytest.raises(NotebookError, match=r"no handout as text/vnd\.typst"):
        HandoutPdfExporter().from_notebook_node(found)


@pytest.mark.parametrize("exporter", [HandoutBilingualHtmlExporter, HandoutBilingualPdfExporter])
def test_a_bilingual_page_needs_that_edition(exporter: type) -> None:
    document = replace(real("es"), editions=("standard", "large"))
    with pytest.raises(
        NotebookError, match=r"without the English beside it, .* add \"bilingual\" to editions, and run"
    ):
        exporter().from_notebook_node(notebook(document))
    with pytest.raises(NotebookError, match="shows no handout as"):
        exporter().from_notebook_node(notebook())
    assert exporter().from_notebook_node(notebook(replace(document, editions=("standard", "bilingual"))))[0]


def test_the_pdf_is_made_from_the_typst_output() -> None:
    data, _ = HandoutPdfExporter().from_notebook_node(notebook(real("es")))
    assert data.startswith(b"%PDF-")


def test_reports_show_the_whole_notebook_and_load_nothing() -> None:
    page, _ = ReportExporter().from_notebook_node(notebook(real("es")))
    assert NOISE in page
    assert real("es").title.text in page
    assert "<script" not in page


@pytest.fixture
def installed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(declared(tmp_path_factory.mktemp("installed")))


@pytest.mark.usefixtures("installed")
def test_exporters_have_names_for_command_lines_and_others_for_jupyterlab(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {name: name.replace("-", "_") for name in EXPORTERS if "-" in name}
    monkeypatch.delitem(sys.modules, "jupyter_server", raising=False)
    assert [each for each in names if not issubclass(get_exporter(each), get_exporter(names[each]))] == []
    assert {*names, *names.values()} <= {*get_export_names()}  # slow: all are made that there are
    monkeypatch.setitem(sys.modules, "jupyter_server", sys)
    assert all(get_exporter(other).export_from_notebook for other in names.values())
    assert {*names, *names.values()} & {*get_export_names()} == {*names.values()}


def nbconvert(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run nbconvert as its users do, in a process of its own."""
    return Started([str(Path(sys.executable).with_name("jupyter-nbconvert")), *words], folder, os.environ).end()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "suffix"), [("html", ".html"), ("markdown", ".md")])
def test_nbconvert_makes_the_same_file_from_a_saved_notebook(tmp_path: Path, name: str, suffix: str) -> None:
    saved = tmp_path / "saved.ipynb"
    nbformat.write(notebook(made("ar", HOSTILE)), saved)
    assert nbconvert(tmp_path, "--to", f"handout-{name}", str(saved)).returncode == 0
    exporter = {"html": HandoutHtmlExporter, "markdown": HandoutMarkdownExporter}[name]
    expected, _ = exporter().from_notebook_node(nbformat.read(saved, as_version=4))
    assert saved.with_suffix(suffix).read_text(encoding="utf-8").rstrip("\n") == expected.rstrip("\n")


class Sign:
    """A preprocessor of somebody's own."""

    def __call__(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        for output in nb.cells[1].outputs:
            output.get("data", {})["text/markdown"] = "signed"
        return nb, resources


def test_preprocessors_that_are_asked_for_work_on_the_notebook() -> None:
    found = notebook(real("es"))
    registered = HandoutMarkdownExporter()
    registered.register_preprocessor(Sign)
    configured = HandoutMarkdownExporter(config=Config({"Exporter": {"preprocessors": [Sign]}}))
    assert [each.from_notebook_node(found)[0] for each in (registered, configured)] == ["signed"] * 2
    assert "signed" not in {output.get("data", {}).get("text/markdown") for output in found.cells[1].outputs}


def test_those_of_nbconvert_do_so_when_a_setting_turns_them_on() -> None:
    cleared = HandoutHtmlExporter(config=Config({"ClearOutputPreprocessor": {"enabled": True}}))
    with pytest.raises(NotebookError, match="shows no handout"):
        cleared.from_notebook_node(notebook(real("es")))
    found = notebook(real("es"), real("ar"))
    other = new_code_cell(metadata={"tags": ["left-out"]}, outputs=[found.cells[1].outputs.pop()])
    found.cells.append(other)
    left_out = HandoutMarkdownExporter(config=Config({"TagRemovePreprocessor": {"remove_cell_tags": {"left-out"}}}))
    assert left_out.from_notebook_node(found)[1]["handout"]["lang"] == "es"


def test_where_none_is_asked_for_no_cell_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nbconvert.exporters.Exporter._preprocess", lambda *_: pytest.fail("copied and validated"))
    assert HandoutMarkdownExporter().from_notebook_node(notebook(real("es")))[0]


EXTENDED = """{% extends "handout-html/index.html.j2" %}
{% block head %}{{ super() }}<meta name="author" content="Ours">{% endblock %}
{% block style %}{{ super() }}main { max-width: 50em }{% endblock %}
{% block body %}<header>{{ handout.title }}</header>{{ super() }}{% endblock %}
"""


@pytest.mark.parametrize("way", ["extra_template_basedirs", "JUPYTER_PATH"])
def test_a_template_of_ones_own_extends_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    place = tmp_path / "nbconvert" / "templates"
    (place / "clinic").mkdir(parents=True)
    (place / "clinic" / "conf.json").write_text('{"base_template": "handout-html"}', encoding="utf-8")
    (place / "clinic" / "index.html.j2").write_text(EXTENDED, encoding="utf-8")
    named = {"template_name": "clinic"}
    if way == "JUPYTER_PATH":
        monkeypatch.setenv(way, str(tmp_path))
    else:
        named[way] = [str(place)]
    plain, _ = HandoutHtmlExporter().from_notebook_node(notebook(real("es")))
    page, _ = HandoutHtmlExporter(config=Config({"TemplateExporter": named})).from_notebook_node(notebook(real("es")))
    added = (
        '<meta name="author" content="Ours">',
        "main { max-width: 50em }",
        f"<header>{real('es').title.text}</header>",
    )
    assert all(page.count(each) == 1 for each in added)
    for each in added:
        page = page.replace(each, "")
    assert "".join(page.split()) == "".join(plain.split())


@pytest.mark.slow
def test_nbconvert_executes_a_notebook_before_it_is_exported(tmp_path: Path) -> None:
    saved = tmp_path / "saved.ipynb"
    found = notebook(made("ar", HOSTILE))
    found.cells[1].source = f"from aftercare import api\napi.load({str(ROOT)!r}).document('', 'es')"
    nbformat.write(found, saved)
    words = ("--execute", "--to", "handout-markdown", str(saved))
    run = nbconvert(tmp_path, *words)
    assert (run.returncode, "shows no handout" in run.stderr) == (1, True)
    found.cells[1].source = f"from aftercare import api\napi.HandoutView(api.load({str(ROOT)!r}).document('', 'es'))"
    nbformat.write(found, saved)
    assert nbconvert(tmp_path, *words).returncode == 0
    assert real("es").title.text in saved.with_suffix(".md").read_text(encoding="utf-8")


def test_a_language_none_of_whose_fonts_is_there_is_told_so() -> None:
    document = made("es", ("Descanse.",))
    strange = replace(document, language=replace(document.language, fonts=("Nowhere Sans", "Nowhere Serif")))
    with pytest.raises(FontError, match="language es: the font 'Nowhere Sans' is not installed"):
        get_exporter("handout-pdf")().from_notebook_node(notebook(strange))
