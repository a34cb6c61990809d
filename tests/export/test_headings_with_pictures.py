"""Pictures beside headings, in each format: seen, and passed over by readers that read aloud."""

from dataclasses import replace
from pathlib import Path

import page
import pytest

from aftercare.core.model import Kind
from aftercare.core.pictures.pictograms import pictograms
from aftercare.core.pictures.picture_files import picture
from aftercare.export.formats.html import bilingual, html
from aftercare.export.formats.html_rows import LIGHT
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.text import text
from aftercare.export.formats.typst import typst
from aftercare.export.pdf.typesetting import compile_pdf
from aftercare.handout.document import Document
from command import ROOT
from picture_bytes import png, svg
from samples import made

PICTURES = {"pictogram": pictograms()["phone"], "svg": picture(svg("<path d='M0 0h9v9z'/>")), "png": picture(png())}


def document(tag: str, kind: str) -> Document:
    own = made(tag, ("A row",))
    heading = replace(own.blocks[0].heading, picture=PICTURES[kind])
    return replace(
        own,
        title=replace(own.title, picture=PICTURES[kind]),
        blocks=(replace(own.blocks[0], heading=heading),),
        editions=("standard", "bilingual"),
    )


@pytest.mark.parametrize("show", [html, bilingual])
@pytest.mark.parametrize("kind", PICTURES)
def test_a_page_shows_it_without_a_word(show, kind: str) -> None:
    shown = show(document("es", kind))
    assert shown.count('<img class="picture" width="32" height="32" src="data:image/') == 2
    assert shown.count('alt=""') == 2


def test_it_is_light_on_the_dark_band_of_a_warning() -> None:
    own = document("es", "pictogram")
    rows = tuple(replace(row, kind=Kind.WARNING) for row in own.blocks[0].rows)
    shown = html(replace(own, blocks=(replace(own.blocks[0], rows=rows),)))
    assert PICTURES["pictogram"].uri(LIGHT) in shown


@pytest.mark.parametrize("show", [markdown, text])
def test_plain_text_leaves_it_out(show) -> None:
    own = document("es", "svg")
    bare = replace(own, title=replace(own.title, picture=None), blocks=made("es", ("A row",)).blocks)
    assert show(own) == show(bare)


@pytest.mark.parametrize("tag", ["es", "ar"])
@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_logo_of_the_clinic_says_its_name(kind: str, tag: str, tmp_path: Path) -> None:
    own = made(tag, ("A row",))
    own = replace(own, clinic=replace(own.clinic, logo=PICTURES[kind]))
    assert 'alt="A &amp; B &lt;Clinic&gt;"' in html(own)
    path = tmp_path / "x.pdf"
    path.write_bytes(compile_pdf(typst(own), tag, root=ROOT))
    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
    assert f"({own.clinic.name})".encode() in path.read_bytes() or b"/Figure" in path.read_bytes()


@pytest.mark.parametrize("edition", ["standard", "bilingual"])
@pytest.mark.parametrize("tag", ["es", "ar"])
@pytest.mark.parametrize("kind", PICTURES)
def test_paper_shows_it_and_stays_accessible(kind: str, tag: str, edition: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(compile_pdf(typst(document(tag, kind)), tag, root=ROOT, edition=edition))
    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
