"""A picture by itself: what is on it is read to those who cannot see it, in every format and in their language."""

import io
import re

import page
import pikepdf
import pytest

from aftercare.export.formats.html import html
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.text import text
from aftercare.export.formats.typst import typst
from aftercare.export.pdf.typesetting import compile_pdf
from html_page import Page
from kinds import every_kind

ROWS = (
    ("step", "Read the line."),
    ("picture", "A thermometer that shows **38 °C** (100.4 °F)."),
    ("step", "Call us."),
)
TEXTS = {
    "es": ("Lea la línea.", 'Un termómetro que marca **38 °C** (100.4 °F), "así" <b>.', "Llámenos."),
    "ar": ("اقرأ السطر.", "ميزان حرارة يُظهر **38 °C** (100.4 °F).", "اتصل بنا."),
}


def plain(words: str) -> str:
    return re.sub("[\u2066-\u2069]", "", words).replace("\u00a0", " ")


@pytest.mark.parametrize("tag", TEXTS)
def test_it_has_no_number_and_its_text_takes_its_place(tag: str) -> None:
    document = every_kind(tag, TEXTS[tag], rows=ROWS)
    said = TEXTS[tag][1].replace("**", "")
    (image,) = (found for found in Page(html(document)).all(tag="img") if found["lang"] == tag)
    assert image["alt"] == said
    assert str(image["src"]).startswith("data:image/svg+xml,")
    assert [item["value"] for item in Page(html(document)).all(tag="li")] == ["1", "2"]
    assert plain(markdown(document)).count(r"\[") == 1
    assert f"[{said}]" in plain(text(document))


@pytest.mark.parametrize("tag", TEXTS)
def test_the_pdf_has_a_figure_with_the_text(tag: str) -> None:
    document = every_kind(tag, TEXTS[tag], rows=ROWS)
    pdf = compile_pdf(typst(document), tag)
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert [str(one["/Alt"]) for one in found] == [TEXTS[tag][1].replace("**", "")]


def test_a_text_that_is_not_translated_is_seen() -> None:
    document = every_kind("es", TEXTS["es"], rows=ROWS, missing=(1,))
    (image,) = (found for found in Page(html(document)).all(tag="img") if found["lang"] == "en")
    assert image["alt"] == ROWS[1][1].replace("**", "")
    assert "A thermometer that shows" in " ".join(Page(html(document)).texts(tag="figcaption"))
    assert compile_pdf(typst(document), "es").startswith(b"%PDF")
