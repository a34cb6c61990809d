"""Cells of a table in scripts without spaces: amounts stay on one line, no column is one character wide."""

import json
import re
import subprocess

import pytest
import typst
from nbconvert.exporters import get_exporter
from playwright.sync_api import Page as Tab

from aftercare.export.pdf.typesetting import TEMPLATES
from drawn_lines import lines
from kinds import every_kind
from notebooks import notebook

ROWS = (
    ("table", "Weight | One dose | How often | At most | Tell us when"),
    ("row", "12 to 17 lb (5.4 to 8.1 kg) | 2.5 mL | every 6 hours | 4 times in 24 hours | if the fever lasts 3 days"),
)
TEXTS = {
    "zh-Hans": (
        "体重 | 每次剂量 | 多久一次 | 最多 | 何时告诉我们",
        "12至17磅（5.4至8.1公斤） | 2.5毫升 | 每6小时 | 24小时内4次 | 发烧持续3天",
    ),
    "zh-Hant": (
        "體重 | 每次劑量 | 多久一次 | 最多 | 何時告訴我們",
        "12 至 17 磅（5.4 至 8.1 公斤） | 2.5 毫升 | 每 6 小時 | 24 小時內 4 次 | 發燒持續 3 天",
    ),
    "ja": (
        "体重 | 1回の量 | 間隔 | 上限 | 連絡の目安",
        "5.4〜8.1キログラム | 2.5ミリリットル | 6時間ごと | 24時間に4回 | 熱が3日間続くとき",
    ),
    "ko": (
        "체중 | 1회 용량 | 간격 | 최대 | 연락할 때",
        "12~17파운드(5.4~8.1kg) | 2.5밀리리터 | 6시간마다 | 24시간에 4회 | 열이 3일간 계속될 때",
    ),
    "th": (
        "น้ำหนัก | ขนาดยา | ความถี่ | มากที่สุด | แจ้งเราเมื่อ",
        "12ถึง17ปอนด์ | 2.5มิลลิลิตร | ทุก6ชั่วโมง | 4ครั้งใน24ชั่วโมง | มีไข้นาน3วัน",
    ),
}
AMOUNTS = {
    "zh-Hans": "17磅 8.1公斤 2.5毫升 6小时 24小时 4次 3天",
    "zh-Hant": "17磅 8.1公斤 2.5毫升 6小時 24小時 4次 3天",
    "ja": "8.1キログラム 2.5ミリリットル 6時間 24時間 4回 3日間",
    "ko": "17파운드 8.1kg 2.5밀리리터 6시간 24시간 4회 3일간",
    "th": "17ปอนด์ 2.5มิลลิลิตร 6ชั่วโมง 4ครั้ง 24ชั่วโมง 3วัน",
}


def parted(tag: str, drawn: list[str]) -> list[str]:
    """Return the amounts that are on no line as a whole."""
    close = [re.sub(r"[\s\u2066-\u2069]", "", line) for line in drawn]
    return [amount for amount in AMOUNTS[tag].split() if not any(amount in line for line in close)]


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("tag", TEXTS)
def test_a_cell_on_a_small_screen_is_read_from_left_to_right(page: Tab, tag: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    document = every_kind(tag, TEXTS[tag], rows=ROWS)
    page.set_content(get_exporter("handout-html")().from_notebook_node(notebook(document))[0])
    cells = lines(page.locator("th, td"))
    assert parted(tag, [line for cell in cells for line in cell]) == []
    assert [line for cell in cells if len(cell) > 1 for line in cell if len(line.strip()) == 1] == []


RANGES = {
    "ar": ("الوزن | جرعة واحدة | كل", "102–174 رطلاً (46.5–78.9 kg) | 2.5–3.5 mL | 6–8 ساعات"),
    "fa": ("تب | دوز | هر", "101–103 °F (38.3–39.4 °C) | 2.5–3.5 mL | 6–8 ساعت"),
    "he": ("משקל | מנה אחת | כל", "102–174 ליברות (46.5–78.9 kg) | 2.5–3.5 mL | 6–8 שעות"),
    "es": ("Peso | Una dosis | Cada", "102–174 libras (46.5–78.9 kg) | 2.5–3.5 mL | 6–8 horas"),
}


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("tag", RANGES)
def test_a_range_in_a_cell_is_on_one_line_whatever_the_direction(page: Tab, tag: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    rows = (("table", "Weight | One dose | Every"), ("row", "102–174 lb (46.5–78.9 kg) | 2.5–3.5 mL | 6–8 hours"))
    document = every_kind(tag, RANGES[tag], rows=rows)
    page.set_content(get_exporter("handout-html")().from_notebook_node(notebook(document))[0])
    drawn = [line for cell in lines(page.locator("td")) for line in cell]
    assert [line for line in drawn if re.search(r"[(\d]\u2013\W*$", line)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["", "-large"])
@pytest.mark.parametrize("tag", TEXTS)
def test_a_cell_on_paper_is_read_from_left_to_right(tag: str, edition: str) -> None:
    document = every_kind(tag, TEXTS[tag], rows=ROWS)
    pdf = get_exporter(f"handout-pdf{edition}")().from_notebook_node(notebook(document))[0]
    said = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert parted(tag, said.splitlines()) == []


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["", "-large"])
@pytest.mark.parametrize("tag", ["zh-Hans", "ko", "th"])
def test_a_table_is_not_set_smaller_that_could_be_broken(tag: str, edition: str) -> None:
    document = every_kind(tag, TEXTS[tag], rows=ROWS)
    pdf = get_exporter(f"handout-pdf{edition}")().from_notebook_node(notebook(document))[0]
    drawn = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    word = r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">[^<]*{}'
    sizes = [
        float(found[2]) - float(found[1])
        for text in ("2[.]5", "555-0100")
        if (found := re.search(word.format(text), drawn))
    ]
    assert sizes[0] == pytest.approx(sizes[1], abs=0.1)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["Call (321) 555-0122, extension 4051.", "Call +44 20 7946 0958 ext. 12345 now.", "Call (321) 555-0122 ext. 12."],
)
def test_a_telephone_number_with_its_extension_fits_on_a_small_screen(page: Tab, text: str) -> None:
    document = every_kind("es", rows=(("warning", text), ("step", "Rest.")))
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(str(get_exporter("handout-html")().from_notebook_node(notebook(document))[0]))
    link = page.locator('.warning a[href^="tel:"]')
    assert " ".join(link.inner_text().split()) == text.removeprefix("Call ").removesuffix(".").removesuffix(" now")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    inner = "a => a.getBoundingClientRect().right < a.closest('.warning').getBoundingClientRect().right"
    assert link.evaluate(inner)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("体重每次剂量", 2),
        ("ພະແນກສຸກເສີນຂອງໂຮງໝໍ", 2),
        ("ទម្ងន់កូនរបស់អ្នក", 2),
        ("သင့်ကလေး၏ကိုယ်အလေးချိန်", 2),
        ("Krankenversicherung", 1),
    ],
)
def test_a_cell_may_part_in_every_script_without_spaces(word: str, number: int) -> None:
    """Else one cell is as wide as its text, and the whole table is set too small to be read."""
    asked = f'#import "table.typ": parts\n#metadata(parts("{word}")) <parts>'
    parts = json.loads(typst.query(asked.encode(), "<parts>", root=TEMPLATES, field="value", one=True))
    assert (len(parts), "".join(parts)) == (number, word)
