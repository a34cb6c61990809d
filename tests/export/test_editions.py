"""Large print and bilingual pages: the same texts and marks, in letters of the promised size, side by side."""

import io
from dataclasses import replace
from functools import cache

import page
import pytest
from nbconvert.exporters import get_exporter
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer

from aftercare.core.text.markup import visible
from aftercare.handout.document import Document, State
from html_page import Page
from notebooks import notebook
from samples import HOSTILE, made, real

EDITIONS = ("standard", "large", "bilingual")
TAGS = ("es", "ar", "zh-Hans", "th", "gu", "ko")
Chars = list[tuple[int, LTChar]]


def document(name: str) -> Document:
    found = made("ar" if name == "hostile-ar" else "es", HOSTILE) if name.startswith("hostile") else real(name)
    return replace(found, editions=EDITIONS if name != "en" else EDITIONS[:2])


@cache
def built(name: str, exporter: str) -> bytes:
    body, _ = get_exporter(exporter)().from_notebook_node(notebook(document(name)))
    return body if isinstance(body, bytes) else body.encode()


def chars(pdf: bytes) -> Chars:
    """Return (page number, character) of all that is drawn."""

    def walk(item: object, number: int) -> Chars:
        if isinstance(item, LTChar):
            return [(number, item)]
        return [found for inner in item for found in walk(inner, number)] if isinstance(item, LTContainer) else []

    return [found for number, sheet in enumerate(extract_pages(io.BytesIO(pdf))) for found in walk(sheet, number)]


@pytest.mark.slow
@pytest.mark.parametrize("exporter", ["handout-pdf-large", "handout-pdf-bilingual"])
@pytest.mark.parametrize("name", [*TAGS, "hostile-es", "hostile-ar"])
def test_every_edition_is_valid_pdf_ua(name: str, exporter: str) -> None:
    report = page.validate_pdf_bytes(built(name, exporter), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


@pytest.mark.slow
@pytest.mark.parametrize("exporter", ["handout-pdf-bilingual", "handout-html-bilingual"])
@pytest.mark.parametrize("name", TAGS)
def test_a_box_of_warnings_says_so_in_both_languages(name: str, exporter: str) -> None:
    if exporter == "handout-html-bilingual":
        told = built(name, exporter).decode().partition('class="band"')[2].partition("</p>")[0]
    else:
        told = "".join(char.get_text() for _, char in chars(built(name, exporter)))
    assert "Warning" in told


@pytest.mark.parametrize(("edition", "body", "least"), [("large", 18, 16), ("bilingual", 12, 10), ("standard", 12, 10)])
@pytest.mark.parametrize("name", ["en", "es", "zh-Hans"])
def test_letters_have_the_size_that_was_promised(name: str, edition: str, body: float, least: float) -> None:
    if (name, edition) == ("en", "bilingual"):
        return
    found = built(name, "handout-pdf" if edition == "standard" else f"handout-pdf-{edition}")
    # What stands along the edge of a draft is for whoever hands it out.
    sizes = [round(char.size, 1) for _, char in chars(found) if char.get_text().strip() and abs(char.matrix[1]) < 0.01]
    assert min(sizes) >= least
    assert max(set(sizes), key=sizes.count) >= body


@pytest.mark.parametrize("name", ["es", "ar"])
def test_the_english_stands_beside_its_row(name: str) -> None:
    """Each English row begins on the other half of the page, at the height of the row's number."""
    found = chars(built(name, "handout-pdf-bilingual"))
    numbers = {}
    for sheet, char in found:
        if char.get_text().isdecimal() and (char.x0 < 75 or char.x1 > 612 - 75):
            numbers.setdefault((sheet, round(char.y0)), char)
    starts = [(sheet, char) for sheet, char in found if char.get_text() == "D" and 30 < char.x0 < 540]
    beside = [char for sheet, char in starts if any(sheet == s and abs(char.y0 - y) < 3 for s, y in numbers)]
    assert len(numbers) >= 38
    assert len([char for char in beside if (char.x0 > 300) == (name == "es")]) >= 3  # Do not …


@pytest.mark.parametrize("name", ["es", "ar", "hostile-es"])
def test_the_web_page_holds_both_in_each_row(name: str) -> None:
    shown = Page(built(name, "handout-html-bilingual").decode().partition("<main>")[2].partition("</main>")[0])
    # What says that a box is a warning is no row.
    pairs = [pair for pair in shown.all(tag="span", **{"class": "both"}) if not str(pair["text"]).endswith("Warning")]
    rows = document(name).rows
    assert len(pairs) == len(rows)
    for pair, row in zip(pairs, rows, strict=True):
        text = str(pair["text"]).replace("\u00a0", " ")
        assert visible(row.english) in text
        assert visible(row.text) in text
    numbers = [item["value"] for item in shown.all(tag="li") if "value" in item]
    assert numbers == [str(row.number) for row in rows if row.number]


@pytest.mark.parametrize("exporter", ["handout-pdf-large", "handout-pdf-bilingual", "handout-html-bilingual"])
def test_drafts_say_so_in_every_edition(exporter: str) -> None:
    made_by = built("es", exporter)
    text = "".join(char.get_text() for _, char in chars(made_by)) if made_by.startswith(b"%PDF") else made_by.decode()
    assert document("es").state is State.DRAFT
    assert "Do not give it to patients" in text
    assert "Borrador hecho por una máquina" in text
    assert document("es").code in text


def test_what_is_not_asked_for_costs_nothing() -> None:
    from aftercare.export.formats import formats
    from aftercare.export.formats.typst import typst

    assert len(formats(real("es"))) + 1 == len(formats(document("es")))
    assert "beside" not in typst(real("es"))
