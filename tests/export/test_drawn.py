"""Left-to-right runs in right-to-left pages, by what is drawn: where the letters are on paper and on the screen."""

import csv
import re

import polib
import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page

from aftercare.core.text.bidi import LRI, PDI
from aftercare.export.exporters import HandoutHtmlExporter
from aftercare.export.formats.atoms import NBSP
from aftercare.export.formats.breaking import HELD
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.text import text
from aftercare.export.formats.typst import typst
from aftercare.export.pdf.typesetting import compile_pdf
from command import ROOT
from directions import PROBES, SENTENCES
from drawn_lines import letters
from notebooks import notebook
from on_paper import bare, on_paper
from samples import CLINIC, made, real

CASES = ROOT / "tests" / "export" / "cases"


def rows_of(probes: tuple[str, ...], tag: str) -> tuple[str, ...]:
    return tuple(SENTENCES[tag].format(probe) for probe in probes)


@pytest.mark.slow
@pytest.mark.parametrize("tag", SENTENCES)
def test_a_run_is_drawn_from_left_to_right_on_paper(tag: str) -> None:
    lines = on_paper(compile_pdf(typst(made(tag, rows_of(PROBES, tag))), tag, root=ROOT))
    wrong = [probe for probe in PROBES if not any(bare(probe) in line for line in lines)]
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [1000, 390])
@pytest.mark.parametrize("tag", SENTENCES)
def test_a_run_is_drawn_from_left_to_right_on_the_screen(page: Page, tag: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(HandoutHtmlExporter().from_notebook_node(notebook(made(tag, rows_of(PROBES, tag))))[0])
    wrong = []
    for row, probe in zip(letters(page.locator(".row")), PROBES, strict=True):
        lines: dict[int, list[tuple[float, str]]] = {}
        for char, left, top in row:
            lines.setdefault(round(top / 12), []).append((left, char))
        drawn = [bare("".join(char for _, char in sorted(line, key=lambda at: at[0]))) for line in lines.values()]
        whole = bare("".join(drawn)) if len(drawn) == 1 else " ".join(drawn)
        if bare(probe) not in whole and len(probe) <= HELD:
            wrong.append((probe, drawn))
    assert wrong == []


def read(source: str) -> str:
    """Return what a reader sees of Markdown."""
    tokens = MarkdownIt("commonmark").parse(source)
    return "\n".join("".join(part.content for part in token.children or ()) for token in tokens)


def outermost(shown: str) -> list[str]:
    """Return what is isolated, without the isolates inside it."""
    found, depth = [], 0
    for char in shown:
        if char == LRI and not depth:
            found.append("")
        depth += (char == LRI) - (char == PDI)
        if depth and char not in {LRI, PDI}:
            found[-1] += char
    return found


@pytest.mark.parametrize("show", [markdown, text])
@pytest.mark.parametrize("tag", SENTENCES)
def test_a_run_is_isolated_where_there_is_no_markup(tag: str, show) -> None:
    shown = show(made(tag, rows_of(PROBES, tag)))
    found = {run.replace(NBSP, " ") for run in outermost(read(shown) if show is markdown else shown)}
    assert [probe for probe in PROBES if probe not in found] == []


def test_a_phone_with_its_extension_is_one_run_that_links_the_phone() -> None:
    document = made("ar", ("اتصل {clinic_phone} ext. 12 الآن",))
    phone = CLINIC.phone.replace(" ", NBSP)
    assert f"{LRI}[{LRI}{phone}{PDI}](tel:{CLINIC.phone_e164}){NBSP}ext.{NBSP}12{PDI}" in markdown(document)
    line = next(
        line for line in on_paper(compile_pdf(typst(document), document.language.tag, root=ROOT)) if "ext." in line
    )
    assert bare(f"{CLINIC.phone} ext. 12") in line


def test_the_sample_of_the_issue_is_drawn_in_order() -> None:
    with (CASES / "rtl-runs.csv").open(encoding="utf-8") as file:
        ids = [row["id"] for row in csv.DictReader(file) if row["kind"] in {"warning", "step"}]
    catalog = {entry.msgctxt: entry.msgstr for entry in polib.pofile(str(CASES / "rtl-runs.ar.po"))}
    lines = on_paper(compile_pdf(typst(made("ar", tuple(catalog[row] for row in ids))), "ar", root=ROOT))
    for run in ("101°F(38.3°C)", "11/2", "H2O", "https://example.org/after-care?id=5"):
        assert any(run in line for line in lines), run


@pytest.mark.slow
def test_english_in_a_page_from_right_to_left_keeps_its_order() -> None:
    rows = ("Use a broad-spectrum sunblock of SPF 30.", "Micro-needling: call **us** now.")
    own = made("ar", rows, missing=frozenset({1, 2, 3}))
    found = "".join(on_paper(compile_pdf(typst(own), "ar", root=ROOT)))
    lines = re.sub("[\u202a-\u202e]", "", found)
    assert [row for row in rows if bare(row.replace("*", "")) not in lines] == []
    assert "Micro-needlingclinic" in "".join(on_paper(compile_pdf(typst(real("ar")), "ar", root=ROOT)))
