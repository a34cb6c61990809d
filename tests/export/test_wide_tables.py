"""A dosing table of six columns: on paper no word is printed over another, on a screen the page does not scroll."""

import re
import subprocess
from bisect import bisect_left
from dataclasses import replace

import pytest
from nbconvert.exporters import get_exporter
from playwright.sync_api import Page as Tab

from aftercare.export.formats.html import html
from aftercare.handout.document import Document
from aftercare.handout.words import Words
from drawn_lines import lines
from html_page import Page
from kinds import every_kind
from notebooks import notebook
from samples import ENGLISH

ROWS = (
    ("table", "Weight | Age | Drops (50 mg/1.25 mL) | Syrup (100 mg/5 mL) | Chewable tablet (100 mg) | How often"),
    ("row", "12 to 17 lb | 6 to 11 months | 1.25 mL | 2.5 mL | – | every 6 to 8 hours"),
    ("row", "24 to 35 lb | 2 to 3 years | 2.5 mL | 5 mL | 1 tablet | every 6 to 8 hours"),
)
TEXTS = {
    "es": (
        "Peso | Edad | Gotas (50 mg/1.25 mL) | Jarabe (100 mg/5 mL) | Tableta masticable (100 mg) | Con qué frecuencia",
        "12 a 17 libras | 6 a 11 meses | 1.25 mL | 2.5 mL | – | cada 6 a 8 horas",
        "24 a 35 libras | 2 a 3 años | 2.5 mL | 5 mL | 1 tableta | cada 6 a 8 horas",
    ),
    "ar": (
        "الوزن | العمر | قطرات (50 mg/1.25 mL) | شراب (100 mg/5 mL) | قرص للمضغ (100 mg) | كم مرة",
        "12 إلى 17 رطلاً | 6 إلى 11 شهرًا | 1.25 مل | 2.5 مل | – | كل 6 إلى 8 ساعات",
        "24 إلى 35 رطلاً | 2 إلى 3 سنوات | 2.5 مل | 5 مل | قرص واحد | كل 6 إلى 8 ساعات",
    ),
    "zh-Hans": (
        "体重 | 年龄 | 滴剂（50 mg/1.25 mL） | 糖浆（100 mg/5 mL） | 咀嚼片（100 mg） | 多久一次",
        "12 至 17 磅 | 6 至 11 个月 | 1.25 mL | 2.5 mL | – | 每 6 至 8 小时",
        "24 至 35 磅 | 2 至 3 岁 | 2.5 mL | 5 mL | 1 片 | 每 6 至 8 小时",
    ),
    "th": (
        "น้ำหนัก | อายุ | ยาหยด (50 mg/1.25 mL) | ยาน้ำเชื่อม (100 mg/5 mL) | ยาเม็ดเคี้ยว (100 mg) | ให้บ่อยแค่ไหน",
        "12 ถึง 17 ปอนด์ | 6 ถึง 11 เดือน | 1.25 มล. | 2.5 มล. | – | ทุก 6 ถึง 8 ชั่วโมง",
        "24 ถึง 35 ปอนด์ | 2 ถึง 3 ปี | 2.5 มล. | 5 มล. | 1 เม็ด | ทุก 6 ถึง 8 ชั่วโมง",
    ),
}
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def document(tag: str) -> Document:
    found = every_kind(tag, TEXTS[tag], rows=ROWS)
    return replace(found, editions=("standard", "large", "bilingual"))


def built(tag: str, exporter: str) -> bytes | str:
    body: bytes | str = get_exporter(exporter)().from_notebook_node(notebook(document(tag)))[0]
    return body


def overprinted(pdf: bytes) -> list[tuple[str, str]]:
    """Return the pairs of words above the clinic's name that share more than a point of the same line."""
    said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    pages = said.rpartition("&lt;Clinic&gt;")[0].split("<page ")[1:]
    each = [[(*map(float, edges), word) for *edges, word in WORD.findall(page)] for page in pages]
    return [
        (one[4], other[4])
        for words in each
        for at, one in enumerate(words)
        for other in words[at + 1 :]
        # Poppler parts an Arabic word at a mark between two letters that are joined.
        if max(len(one[4]), len(other[4])) > 2
        and min(one[2], other[2]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - max(one[1], other[1]) > 0.7 * (one[3] - one[1])
    ]


@pytest.mark.slow
@pytest.mark.parametrize("exporter", ["handout-pdf", "handout-pdf-large", "handout-pdf-bilingual"])
@pytest.mark.parametrize("tag", TEXTS)
def test_no_word_is_printed_over_another(tag: str, exporter: str) -> None:
    pdf = built(tag, exporter)
    assert isinstance(pdf, bytes)
    assert overprinted(pdf) == []


@pytest.mark.parametrize("tag", TEXTS)
def test_large_print_is_large_in_tables_too(tag: str) -> None:
    pdf = built(tag, "handout-pdf-large")
    assert isinstance(pdf, bytes)
    told = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    found = WORD.findall(told)
    heights = {word.strip(" \u202c")[-4:]: round(float(bottom) - float(top), 1) for _, top, _, bottom, word in found}
    assert heights["1.25"] == next(high for word, high in heights.items() if word.endswith("B")), (
        "the doses have the size of the clinic's name"
    )
    assert "1.25" in told.split("<page ")[1], "and stand on the first page"


STACKS = """([width, zoom]) => {
  document.documentElement.style.fontSize = `${18 * zoom}px`;
  document.body.style.inlineSize = `${width}px`;
  const box = document.querySelector(".wide");
  return [box.scrollWidth - box.clientWidth, getComputedStyle(box.querySelector("thead")).display == "none"];
}"""


def least(page: Tab, zoom: float = 1) -> int:
    """Return the least width at which the table is not stacked; it is not at any that is wider."""
    widths = range(1201)
    return bisect_left(widths, True, lo=320, key=lambda width: not page.evaluate(STACKS, [width, zoom])[1])


def scrolled(page: Tab, zoom: float = 1) -> list[int]:
    """Return the widths at which the table does not fit, among them those on both sides of the one that matters."""
    edge = least(page, zoom)
    widths = {*range(320, 1200, 110), edge - 1, edge}
    return [width for width in sorted(widths) if page.evaluate(STACKS, [width, zoom])[0]]


@pytest.mark.slow
@pytest.mark.parametrize("exporter", ["handout-html", "handout-html-bilingual"])
@pytest.mark.parametrize("tag", TEXTS)
def test_the_table_is_stacked_wherever_it_does_not_fit(page: Tab, tag: str, exporter: str) -> None:
    page.set_viewport_size({"width": 1200, "height": 640})
    page.set_content(str(built(tag, exporter)))
    assert {zoom: scrolled(page, zoom) for zoom in (1, 1.5, 2)} == {1: [], 1.5: [], 2: []}
    assert (least(page) > 1180) is (exporter == "handout-html"), "six such columns are wider than lines that read well"


FOUR = (("table", "Day | Tablet | How many | Dose"), ("row", "Wednesday | 5 mg | 1½ | 7.5 mg"))
SIX = (
    ("table", "Weight (lb) | Weight (kg) | Liquid | Chewable tablets | How often | Most in 24 hours"),
    ("row", "72–95 | 32.7–43.5 | 15 mL | 6 tablets | Every 4–6 hours | 18.75 mL"),
)


@pytest.mark.slow
@pytest.mark.parametrize(("rows", "width"), [(FOUR, 360), (SIX, 660)])
def test_a_table_for_which_there_is_room_stays_one(page: Tab, rows: tuple[tuple[str, str], ...], width: int) -> None:
    page.set_viewport_size({"width": 1200, "height": 640})
    page.set_content(str(get_exporter("handout-html")().from_notebook_node(notebook(every_kind("es", rows=rows)))[0]))
    assert scrolled(page) == []
    assert least(page) == pytest.approx(width, abs=60)


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 560, 1000])
def test_a_range_is_on_one_line_with_its_unit_where_there_is_room(page: Tab, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.set_content(str(get_exporter("handout-html")().from_notebook_node(notebook(every_kind("es", rows=SIX)))[0]))
    (drawn,) = lines(page.locator("td > span:last-child", has_text="Every"))
    assert any("4–6 hours" in line.replace("\u00a0", " ") for line in drawn)


@pytest.mark.slow
@pytest.mark.parametrize("exporter", ["handout-html", "handout-html-bilingual"])
@pytest.mark.parametrize("tag", TEXTS)
def test_in_an_old_browser_the_table_scrolls_and_the_page_does_not(page: Tab, tag: str, exporter: str) -> None:
    page.set_viewport_size({"width": 500, "height": 640})
    page.set_content(str(built(tag, exporter)).replace("@container", "@unknown"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 500
    box = page.locator(".wide")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert "local" in box.evaluate("box => getComputedStyle(box).backgroundAttachment")  # the shade at its edges
    box.evaluate("box => box.scrollBy(document.dir === 'rtl' ? -2000 : 2000, 0)")
    # The weight stays beside the dose that belongs to it.
    weight, frame = page.locator("tbody th").first.bounding_box(), box.bounding_box()
    assert weight is not None
    assert frame is not None
    assert frame["x"] - 1 <= weight["x"] <= frame["x"] + frame["width"] - weight["width"] + 1


@pytest.mark.slow
@pytest.mark.parametrize("exporter", ["handout-html", "handout-html-bilingual"])
@pytest.mark.parametrize("tag", TEXTS)
def test_a_small_screen_shows_every_cell_beside_what_its_column_is_called(page: Tab, tag: str, exporter: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(str(built(tag, exporter)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".wide").evaluate("box => box.scrollWidth - box.clientWidth") == 0
    heads = [own.split(" | ") for own in TEXTS[tag][:1]] * 2
    for line, cells in zip(page.locator("tbody tr").all(), TEXTS[tag][1:], strict=True):
        shown = [re.sub(r"\s", "", text) for text in line.locator("th, td").all_inner_texts()]
        pairs = zip(heads.pop(), cells.split(" | "), strict=True)
        for text, (head, cell) in zip(shown, pairs, strict=True):
            assert text.startswith(re.sub(r"\s", "", head))
            assert re.sub(r"\s", "", cell) in text


@pytest.mark.slow
@pytest.mark.parametrize("tag", TEXTS)
def test_a_printed_bilingual_page_has_every_column(page: Tab, tag: str) -> None:
    page.set_content(str(built(tag, "handout-html-bilingual")))
    pdf = page.pdf(format="Letter")
    said = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert re.sub(r"\s", "", said).count("8hours") == 2
    assert overprinted(pdf) == []


def test_what_does_not_scroll_takes_no_focus() -> None:
    (box,) = Page(html(document("es"))).all(**{"class": "wide"})
    assert "tabindex" not in box


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter", "A5"])
def test_a_browser_prints_the_whole_table_from_right_to_left(page: Tab, paper: str) -> None:
    cells = [f"from{at} water and some water until{at}" for at in range(12)]
    head = " | ".join(f"head{at}" for at in range(6))
    rows = (("table", head), ("row", " | ".join(cells[:6])), ("row", " | ".join(cells[6:])))
    made = get_exporter("handout-html")().from_notebook_node(notebook(every_kind("ar", rows=rows, missing=(0, 1, 2))))
    page.set_content(str(made[0]))
    said = subprocess.run(["pdftotext", "-", "-"], input=page.pdf(format=paper), capture_output=True, check=True).stdout
    marks = [*re.findall(r"(?:from|until)\d+", " ".join(cells)), *head.split(" | ")]
    assert [mark for mark in marks if not re.search(rf"{mark}(?!\d)", said.decode())] == []


@pytest.mark.parametrize("kind", ["step", "warning"])
def test_a_long_mail_address_is_not_printed_over_the_other_language(kind: str) -> None:
    mail = "endoscopy.appointments@riverside.example.org"
    texts = f"Write to {mail}.", f"Escriba a {mail}."
    found = every_kind("es", texts[1:], rows=((kind, texts[0]),))
    found = replace(found, editions=("standard", "large", "bilingual"))
    pdf = get_exporter("handout-pdf-bilingual")().from_notebook_node(notebook(found))[0]
    assert overprinted(bytes(pdf)) == []
    said = subprocess.run(["pdftotext", "-", "-"], input=bytes(pdf), capture_output=True, check=True).stdout.decode()
    assert "".join(said.split()).count(mail) == 2, "whoever copies it has it whole"


@pytest.mark.slow
@pytest.mark.parametrize("exporter", ["handout-pdf", "handout-pdf-large", "handout-pdf-bilingual"])
def test_the_mark_of_a_line_that_is_not_translated_is_beside_no_other_cell(exporter: str) -> None:
    words = Words({"label.untranslated": "غير مترجَم"}, ENGLISH)
    found = every_kind("ar", TEXTS["ar"], rows=ROWS, missing=(0, 1, 2))
    found = replace(found, editions=("standard", "large", "bilingual"), words=words)
    pdf = get_exporter(exporter)().from_notebook_node(notebook(found))[0]
    assert overprinted(bytes(pdf)) == []
