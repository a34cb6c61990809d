"""The QR code of a page: what a reader of such codes finds on the printed page, and how large it is there."""

import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import page
import pytest
import zxingcpp
from nbconvert.exporters import get_exporter
from numpy.typing import NDArray

from aftercare.core.settings.clinic import Clinic
from aftercare.core.settings.web_site import WebSite
from aftercare.export.formats.html import html
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.qr import svg
from aftercare.handout.document import Document
from notebooks import notebook
from printed import DOTS, sheets
from samples import TAGS, real

SITE = WebSite("https://handouts.example.org")
EDITIONS = ("handout-pdf", "handout-pdf-large", "handout-pdf-bilingual")
PAGES = [(tag, "handout-pdf") for tag in TAGS]
PAGES += [(tag, edition) for tag in ("es", "ar", "zh-Hans", "th") for edition in EDITIONS[1:]]
LONG = f"https://{'handouts.' * 12}example.org/{'a-folder/' * 8}zh-Hant/#{'a-long-name-' * 5}1"


def document(tag: str, address: str | None = None) -> Document:
    found = real(tag, SITE.page(tag, "microneedling") if address is None else address)
    return replace(found, editions=("standard", "large", "bilingual"))


def export(shown: Document, exporter: str) -> bytes:
    body, _ = get_exporter(exporter)().from_notebook_node(notebook(shown))
    return body if isinstance(body, bytes) else body.encode()


@cache
def pdf(tag: str, exporter: str) -> bytes:
    return export(document(tag), exporter)


def quiet_zone(picture: NDArray[np.uint8], corners: list[tuple[int, int]], width: float) -> NDArray[np.uint8]:
    """Return what surrounds a code as one row of dots."""
    left, top = (min(each) for each in zip(*corners, strict=True))
    right, bottom = (max(each) for each in zip(*corners, strict=True))
    inside = np.zeros_like(picture, bool)
    inside[round(top - width) : round(bottom + width), round(left - width) : round(right + width)] = True
    inside[top - 1 : bottom + 2, left - 1 : right + 2] = False
    return picture[inside]


@pytest.mark.slow
@pytest.mark.parametrize(("tag", "exporter"), PAGES)
def test_a_code_leads_to_the_page_of_this_language(tag: str, exporter: str, tmp_path: Path) -> None:
    """One on the whole handout, 20 mm or more, with four squares of white around it."""
    data = pdf(tag, exporter)
    pictures = sheets(data, tmp_path)
    found = [(picture, code) for picture in pictures for code in zxingcpp.read_barcodes(picture)]
    assert [code.text for _, code in found] == [f"https://handouts.example.org/{tag}/#microneedling"]
    (picture, code) = found[0]
    at = code.position
    corners = [(corner.x, corner.y) for corner in (at.top_left, at.top_right, at.bottom_left, at.bottom_right)]
    side = at.top_right.x - at.top_left.x
    assert side / DOTS * 25.4 >= 20
    squares = int(re.search(r'viewBox="0 0 (\d+)', svg(code.text))[1]) - 8  # type: ignore[index]
    assert quiet_zone(picture, corners, 4 * side / squares - 2).min() > 250
    assert len(pictures) <= (2 if exporter == "handout-pdf" else 5)
    printed = subprocess.run(["pdftotext", str(tmp_path / "page.pdf"), "-"], capture_output=True, check=True).stdout
    shown = re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", printed.decode()).replace("/:#", "/#")
    # Broken at slashes; poppler puts the colon of an Arabic label behind the first line of the address.
    assert f"handouts.example.org/{tag}/#microneedling" in shown
    assert not re.search(rf"{tag.partition('-')[0]}-?\n", printed.decode().partition("https://")[2][:50])


@pytest.mark.parametrize("exporter", EDITIONS)
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_the_code_is_no_obstacle_for_screen_readers(tag: str, exporter: str) -> None:
    report = page.validate_pdf_bytes(pdf(tag, exporter), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


def test_a_long_address_still_prints(tmp_path: Path) -> None:
    """At its longest, a square of the code is 0.4 mm."""
    pictures = sheets(export(document("de", LONG), "handout-pdf"), tmp_path)
    assert [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)] == [LONG]
    squares = int(re.search(r'viewBox="0 0 (\d+)', svg(LONG))[1])  # type: ignore[index]
    assert f'width="{0.4 * squares:.2f}mm"' in svg(LONG)


@pytest.mark.parametrize("exporter", EDITIONS)
def test_without_an_address_there_is_none(exporter: str, tmp_path: Path) -> None:
    data = export(document("es", ""), exporter)
    assert not [code for picture in sheets(data, tmp_path) for code in zxingcpp.read_barcodes(picture)]
    for shown in (html(document("es", "")), markdown(document("es", ""))):
        assert not re.search("qr|This handout online|Esta hoja informativa en internet", shown)


@pytest.mark.parametrize("tag", ["es", "ar", "en"])
def test_the_address_stands_beside_it_as_a_link(tag: str) -> None:
    """Whole, even where the clinic's own web address is how it begins."""
    address = SITE.page(tag, "microneedling")
    clinic = Clinic("Clinic", "+13215550100", "(321) 555-0100", web="https://handouts.example.org")
    found = replace(document(tag), clinic=clinic)
    link = f'<a href="{address}">'
    assert link in html(found)
    assert html(found).index(link) < html(found).index('class="qr"')
    assert f"]({address})" in markdown(found)


def test_an_address_is_escaped() -> None:
    """The settings refuse such an address; the picture would hold it all the same."""
    assert "<script" not in svg('https://a.org/"><script>alert(1)</script>')
