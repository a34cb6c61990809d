"""Cells in two languages: what is the same is said once, and two amounts are never read as one."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest
from nbconvert.exporters import get_exporter
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTCurve, LTLine, LTRect
from playwright.sync_api import Page as Tab

from aftercare.handout.document import Document
from kinds import every_kind
from notebooks import notebook

ROWS = (
    ("table", "Day | Tablet | How many | Dose"),
    ("row", "Monday | 5 mg | ½ | 2.5 mg"),
    ("row", "Tuesday | 5 mg | 1 | 12.5 mg"),
    ("fill", "INR | New dose"),
)
TEXTS = {
    "de": ("Tag | Tablette | Anzahl | Dosis", "Montag | 5 mg | ½ | 2,5 mg", "Dienstag | 5 mg | 1 | 12,5 mg"),
    "ar": ("اليوم | القرص | العدد | الجرعة", "الاثنين | 5 mg | ½ | 2,5 mg", "الثلاثاء | 5 mg | 1 | 12,5 mg"),
}
FILLS = {"de": "INR | Neue Dosis", "ar": "INR | الجرعة الجديدة"}
WIDE = (ROWS[0], *((kind, f"{text} or as the nurse has told you this week") for kind, text in ROWS[1:3]))
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def both(tag: str, *, wide: bool = False) -> Document:
    rows = (*WIDE, ROWS[3]) if wide else ROWS
    texts = [f"{text} {'Wort ' * 9 * wide}".strip() if at else text for at, text in enumerate(TEXTS[tag])]
    return replace(every_kind(tag, (*texts, FILLS[tag]), rows=rows), editions=("standard", "bilingual"))


@pytest.mark.slow
@pytest.mark.parametrize("tag", TEXTS)
def test_a_cell_of_a_page_says_once_what_is_the_same(page: Tab, tag: str) -> None:
    page.set_content(get_exporter("handout-html-bilingual")().from_notebook_node(notebook(both(tag)))[0])
    told = [
        re.sub("[\u2066-\u2069]", "", text).replace("\u00a0", " ")
        for text in page.locator("td > span:last-child").all_inner_texts()
    ]
    assert told[:3] == ["5 mg", "½", "2,5 mg\n2.5 mg"], "each language has its own line"
    assert page.locator(".fill > span").first.inner_text().strip() == "INR"
    lines = page.locator("tbody .both > [lang=en]").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell).borderLeftWidth)"
    )
    assert {*lines} == {"2px"}, "and a line is at the side of the English"


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("tag", TEXTS)
def test_a_cell_on_paper_says_once_what_is_the_same(tag: str, wide: bool) -> None:
    pdf = bytes(get_exporter("handout-pdf-bilingual")().from_notebook_node(notebook(both(tag, wide=wide)))[0])
    said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    words = [
        (*map(float, edges), re.sub("[\u2066-\u2069\u202a-\u202e]", "", word)) for *edges, word in WORD.findall(said)
    ]
    texts = [word for *_, word in words]
    assert (texts.count("5"), texts.count("½"), texts.count("INR")) == (2, 1, 1)
    own, english = (next(word for word in words if word[4] == text) for text in ("12,5", "12.5"))
    if abs(own[1] - english[1]) < 2:
        first, second = sorted((own, english))
        assert any(first[2] < line < second[0] for line in upright(pdf, (own[1] + own[3]) / 2)), (
            "a line is between them"
        )


def upright(pdf: bytes, at: float) -> list[float]:
    """Return where lines are drawn through a height of the first page."""
    sheet = next(iter(extract_pages(BytesIO(pdf))))
    drawn = [item for item in sheet if isinstance(item, (LTLine, LTCurve, LTRect)) and item.width < 2]
    return [item.x0 for item in drawn if sheet.height - item.y1 < at < sheet.height - item.y0]


@pytest.mark.parametrize(("tag", "most"), [("en", "Every 4–6 hours"), ("es", "Cada 4–6 horas")])
def test_the_room_of_a_table_goes_to_lines_that_it_saves(tag: str, most: str) -> None:
    heads = "Weight (lb) | Weight (kg) | Liquid | Chewable tablets | How often | Most in 24 hours"
    line = f"72–95 | 32.7–43.5 | 15 mL | 6 tablets | {most} | 18.75 mL"
    found = every_kind(tag, rows=(("table", heads), ("row", line), ("row", line)))
    pdf = bytes(get_exporter("handout-pdf")().from_notebook_node(notebook(found))[0])
    said = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    assert said.count(most) == 2
