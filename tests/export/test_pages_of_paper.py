"""Where the pages of a PDF begin and end: what they are headed, and what is never parted."""

import ctypes
import functools
import re
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from nbconvert.exporters import get_exporter
from pypdfium2 import PdfDocument, raw

from aftercare.handout.document import Document
from kinds import every_kind
from notebooks import notebook
from paper_lines import pages, size_of_most
from printed import DOTS, sheets
from samples import TAGS, real

pytestmark = pytest.mark.slow

ALL = ("standard", "large", "bilingual")
EDITIONS = ["handout-pdf", "handout-pdf-large", "handout-pdf-bilingual"]
HEAD = {"handout-pdf": 22, "handout-pdf-large": 38, "handout-pdf-bilingual": 22}
"""Points from the top of the page in which the head of a page begins."""
EDGE = 36 * DOTS // 72
"""Dots at each side, where a draft says along the edge what it is."""
BLACK = 200
POINT = 12
"""Width and height, in points, of a day's point: nine, and the white around it."""


@functools.cache
def pdf(tag: str, exporter: str) -> bytes:
    document = replace(real(tag), editions=ALL)
    return bytes(get_exporter(exporter)().from_notebook_node(notebook(document))[0])


def filled(data: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Return the left, lower, right and upper edges, in points and with their frames, of what is filled on each page."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    found = []
    for page in PdfDocument(data):
        found.append([])
        for shape in page.get_objects([raw.FPDF_PAGEOBJ_PATH]):
            raw.FPDFPath_GetDrawMode(shape.raw, mode, stroked)
            if mode.value != raw.FPDF_FILLMODE_NONE:
                found[-1].append(shape.get_bounds())
    return found


def name_of_a_section(text: str, document: Document) -> bool:
    shown = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return any(block.heading and block.heading.text.startswith(shown) for block in document.blocks)


@pytest.mark.parametrize("tag", TAGS)
def test_two_pages_are_enough_and_their_type_is_not_made_smaller_for_it(tag: str) -> None:
    size, pages = size_of_most(pdf(tag, EDITIONS[0]))
    assert pages <= 2
    assert size >= 14
    assert size_of_most(pdf(tag, EDITIONS[1]))[0] >= 18


@pytest.mark.parametrize("exporter", EDITIONS)
@pytest.mark.parametrize("tag", TAGS)
def test_a_page_that_begins_inside_a_section_says_of_which_in_full(tag: str, exporter: str) -> None:
    document = real(tag)
    after = document.phrase("label.continued").text.partition("{section}")[2].strip()
    for lines in pages(pdf(tag, exporter))[1:]:
        tops = sorted(lines)
        assert tops[0][0] >= -1  # by the height of the face
        above = [text for top, _, text in tops if top < HEAD[exporter]]
        below = next(text for top, _, text in tops if top >= HEAD[exporter])
        # Poppler turns the letters of Arabic around.
        assert not above or set(after) <= set("".join(above))
        # Not above the heading of another one.
        assert not (above and name_of_a_section(below, document))


@pytest.mark.parametrize("exporter", EDITIONS)
@pytest.mark.parametrize("tag", ["es", "ar", "th", "gu"])
def test_nothing_is_so_near_to_the_upper_and_lower_edge_that_printers_leave_it_out(
    tag: str, exporter: str, tmp_path: Path
) -> None:
    """The marks of Thai reach far above the line, the tails of Arabic far below it."""
    for sheet in sheets(pdf(tag, exporter), tmp_path):
        rows = np.flatnonzero((sheet[:, EDGE:-EDGE] < BLACK).any(axis=1))
        above, below = rows[0] * 72 / DOTS, (len(sheet) - rows[-1]) * 72 / DOTS
        assert min(above, below) >= 11.4


@pytest.mark.parametrize("exporter", EDITIONS)
@pytest.mark.parametrize("tag", ["en", "es", "ar", "zh-Hans"])
def test_every_page_of_a_draft_says_that_it_is_one(tag: str, exporter: str) -> None:
    """The first in its banner, the others along the edge without numbers, since sheets come apart."""
    said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf(tag, exporter), capture_output=True, check=True)
    for page in re.sub("[\u202a-\u202e]", "", said.stdout.decode()).split("<page ")[2:]:
        places = re.findall(r'<word xMin="([\d.]+)" [^>]*xMax="([\d.]+)"[^>]*>([^<]+)<', page)
        outer = [word for left, right, word in places if float(right) < 36 or float(left) > 612 - 36]
        assert ({"Machine", "draft,", "not", "reviewed"} <= {*" ".join(outer).split()}) is (tag != "en")


@pytest.mark.parametrize("exporter", EDITIONS)
@pytest.mark.parametrize("tag", TAGS)
def test_points_in_time_are_beside_their_headings(tag: str, exporter: str) -> None:
    document = real(tag)
    days = [block.heading.text for block in document.blocks if block.course and block.heading]
    drawn = [
        sum(abs(right - left - POINT) + abs(top - bottom - POINT) < 0.2 for left, bottom, right, top in shapes)
        for shapes in filled(pdf(tag, exporter))
    ]
    assert sum(drawn) == len(days)
    for points, lines in zip(drawn, pages(pdf(tag, exporter)), strict=True):
        headings = [day for day in days if any(text.startswith(day) for top, _, text in lines if top >= HEAD[exporter])]
        assert points == len(headings) or tag == "ar"  # which poppler turns around


@pytest.mark.parametrize("exporter", EDITIONS)
@pytest.mark.parametrize("tag", TAGS)
def test_the_last_page_tells_whom_to_call_and_not_the_facts_alone(tag: str, exporter: str) -> None:
    number = real(tag).clinic.phone.partition(" ")[2]
    assert any(number in text for _, _, text in pages(pdf(tag, exporter))[-1])


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "en"])
def test_english_begins_in_one_column_beside_headings_and_rows(tag: str) -> None:
    document = replace(real(tag), editions=("bilingual",))
    starts = {" ".join(row.english.replace("{clinic_phone}", "").split()[:2]) for row in document.rows}
    said = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf(tag, EDITIONS[2]), capture_output=True, check=True
    )
    words = re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]+)<', said.stdout.decode())
    least, most = (0, 100) if document.language.rtl else (612 / 2, 612)
    pairs = pairwise((float(x), word) for x, word in words)
    found = {round(x) for (x, word), (_, following) in pairs if f"{word} {following}" in starts and least < x < most}
    edges = {36, 45} if document.language.rtl else {found.pop()}
    assert found <= edges


@pytest.mark.parametrize("exporter", EDITIONS)
@pytest.mark.parametrize("tag", ["es", "th", "ru", "tl", "en"])
def test_a_date_is_on_one_line(tag: str, exporter: str) -> None:
    lines = [line for page in pages(pdf(tag, exporter)) for _, _, line in page]
    labels = {real(tag).phrase(key).text for key in ("label.version", "label.translated-on")}
    dates = {fact.values[0].text for fact in real(tag).fact_parts if fact.label.text in labels}
    assert dates
    assert [date for date in dates if not any("".join(date.split()) in "".join(line.split()) for line in lines)] == []


@pytest.mark.parametrize("exporter", EDITIONS)
def test_a_long_name_of_a_section_stays_on_its_page(exporter: str) -> None:
    rows = tuple(("text", f"Row {at} of a section that goes on for more than a page of the sheet.") for at in range(80))
    short = every_kind("es", rows=rows)
    heading = short.blocks[0].heading
    assert heading
    name = "Weigh your child before you give the medicine, and write down what the scale says each day"
    long = replace(short, blocks=(replace(short.blocks[0], heading=replace(heading, text=name)),), editions=ALL)
    data = get_exporter(exporter)().from_notebook_node(notebook(long))[0]
    for lines in pages(bytes(data))[1:-1]:
        above = [line for line in lines if line[0] < HEAD[exporter]]
        assert " ".join(text for _, _, text in above).startswith(name)
        assert all(top >= 7 and right <= 612 - 34 for top, right, _ in above)


@pytest.mark.parametrize("before", range(14, 26, 2))
def test_a_table_of_doses_is_on_one_page_and_beside_its_number(before: int) -> None:
    doses = (("table", "Weight | Dose"), *(("row", f"{at} kg | {at}.5 mL") for at in range(31, 39)))
    texts = tuple(("text", f"A text of one line, which is number {at}.") for at in range(before))
    document = every_kind("es", rows=(*texts, *doses, ("text", "The end.")))
    for lines in pages(bytes(get_exporter("handout-pdf-large")().from_notebook_node(notebook(document))[0])):
        found = [text for _, _, text in lines if re.search(r"\d\.5 mL", text)]
        assert len(found) in {0, 8}
        assert not found or any(re.match(rf"{before + 1}\b", text) for _, _, text in lines)


def _told(at: int, words: int) -> str:
    return f"begin{at} {' '.join(['drink some water and rest'] * words)} end{at}"


HIGH = {
    "warnings": [("warning", _told(at, 8)) for at in range(14)],
    "items of a warning": [("warning", _told(99, 3)), *(("item", _told(at, 8)) for at in range(14))],
    "table": [
        ("table", "Weight | What to do | When"),
        *(("row", " | ".join(_told(3 * at + cell, 3 + cell) for cell in range(3))) for at in range(8)),
    ],
    "line of a table": [
        ("table", "Acetaminophen | Acetaminophen | Acetaminophen | Acetaminophen | Acetaminophen | Acetaminophen"),
        ("row", " | ".join(_told(cell, 6) for cell in range(6))),
    ],
    "last section": [("text", _told(at, 17)) for at in range(4)],
    "boxes to write in": [("box", _told(at, 16)) for at in range(8)],
}
"""What is not parted where a page has the room, and higher than a page of the large print."""


@pytest.mark.parametrize("exporter", EDITIONS)
@pytest.mark.parametrize("name", HIGH)
def test_what_is_higher_than_a_page_goes_on_on_the_next(name: str, exporter: str) -> None:
    document = replace(every_kind("es", rows=tuple(HIGH[name])), editions=ALL)
    data = get_exporter(exporter)().from_notebook_node(notebook(document))[0]
    said = subprocess.run(["pdftotext", "-", "-"], input=bytes(data), capture_output=True, check=True).stdout.decode()
    marks = re.findall(r"(?:begin|end)\d+", " ".join(text for _, text in HIGH[name]))
    assert [mark for mark in marks if not re.search(rf"\b{mark}\b", said)] == []


def test_a_box_of_warnings_is_on_one_page_where_a_page_has_the_room() -> None:
    texts = tuple(("text", f"A text of one line, which is number {at}.") for at in range(18))
    document = every_kind("es", rows=(*texts, *(("warning", _told(at, 2)) for at in range(8))))
    data = get_exporter("handout-pdf-large")().from_notebook_node(notebook(document))[0]
    found = [sum("begin" in text for _, _, text in lines) for lines in pages(bytes(data))]
    assert sorted(filter(None, found)) == [8]


def test_a_box_to_write_in_is_as_high_as_its_label_needs() -> None:
    document = every_kind("es", rows=tuple(HIGH["boxes to write in"]))
    data = get_exporter("handout-pdf-large")().from_notebook_node(notebook(document))[0]
    lines = [(at, top, text) for at, page in enumerate(pages(bytes(data))) for top, _, text in page]
    marks = [mark for _, _, text in sorted(lines) for mark in re.findall(r"(?:begin|end)\d", text)]
    assert marks == [f"{mark}{at}" for at in range(8) for mark in ("begin", "end")]
