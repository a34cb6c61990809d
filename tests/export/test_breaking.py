"""Where a line must not end, in the texts and as a browser and a PDF break them."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from aftercare.export.exporters import HandoutHtmlExporter
from aftercare.export.formats.atoms import counted
from aftercare.export.formats.breaking import pieces
from aftercare.export.formats.html import html
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.typst import typst
from aftercare.export.pdf.typesetting import compile_pdf
from command import ROOT
from drawn_lines import lines
from notebooks import notebook
from samples import TAGS, made, real


def shown(text: str, *, last: bool = True) -> str:
    return "".join(f"[{piece}]" if kept else piece for piece, kept in pieces(text, last=last))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aftercare instructions for micro-needling", "Aftercare instructions [for micro-needling]"),
        ("Masks and COVID-19", "Masks and [COVID-19]"),
        ("(micro-needling), ki gen", "[(micro-needling),] ki gen"),
        ("30 이상인 광범위(broad-spectrum)를 바르십시오", "[30 이상인] 광범위[(broad-spectrum)]를 바르십시오"),
        ("Ask about micro-needling, please.", "Ask about [micro-needling,] please."),
        ("A pre- and post-operative-examination", "A pre- and post-operative-examination"),
        ("Wash your face with warm water.", "Wash your face with [warm water.]"),
        ("Day 1", "Day 1"),
        ("Wash your face.", "Wash your face."),
        ("一二三四五六。", "一二三四[五六]。"),
        ("请涂抹（broad-spectrum）防晒霜。", "请涂抹（[broad-spectrum]）防[晒霜]。"),
        ("洗脸", "洗脸"),
        ("24小时内不要游泳，也不要泡澡。", "[24小时]内不要游泳，也不要[泡澡]。"),
        ("请等待 24 小时。", "请等待 [24 小时]。"),
        ("服用2.5毫升，每天3次", "服用[2.5毫升]，每天[3次]"),
        ("体重17磅以上", "体重[17磅][以上]"),
        ("第3天起，每24个小时", "[第3天]起，[每24个小时]"),
        ("8.1キログラムまで、1か月間", "[8.1キログラム]まで、[1か月間]"),
        ("24시간 동안 물에 닿지 마세요.", "[24시간] 동안 물에 [닿지 마세요.]"),
        ("통증이 계속될 때", "통증이 [계속될 때]"),
        ("2.5มิลลิลิตร", "[2.5มิลลิลิตร]"),
        ("คำแนะนำหลังการรักษาด้วยไมโครนีดลิง (micro-needling)", "[คำแนะนำ][หลังการรักษา][ด้วยไมโครนีดลิง] [(micro-needling)]"),
        ("ควรให้ยาเท่าไรและเมื่อใดจึงจะปลอดภัยที่สุดสำหรับเด็ก", "[ควรให้ยาเท่าไร][และเมื่อใดจึงจะ][ปลอดภัย][ที่สุดสำหรับเด็ก]"),
        ("2 ถึง 3 วันหลังการรักษา", "2 [ถึง] 3 [วันหลังการรักษา]"),
        ("ขนาดเท่ากับปลายเข็ม", "[ขนาดเท่า][กับปลายเข็ม]"),
        ("หลีกเลี่ยงการทำทรีตเมนต์ใบหน้าเป็นเวลา", "[หลีกเลี่ยง][การทำทรีตเมนต์][ใบหน้า][เป็นเวลา]"),
        ("ไมโคร-นีดลิง", "[ไมโคร-นีดลิง]"),
        ("2–3 дней, около 6–8 стаканов", "[2–3] дней, около [6–8 стаканов]"),
        ("体温38–40度的人", "体温[38–40度][的人]"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_stays_on_one_line(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        ("Hant", "皮膚保養、運動和其他治療", "皮膚[保養]、[運動]和[其他][治療]"),
        ("Hans", "什么时候需要给我们打电话", "[什么][时候][需要]给[我们]打[电话]"),
        ("Jpan", "子どもに薬を飲ませる前に", "[子どもに][薬を][飲ませる][前に]"),
        ("Latn", "Enstriksyon apre tretman ou a", "Enstriksyon apre tretman [ou a]"),
    ],
)
def test_words_are_whole_in_headings(script: str, text: str, expected: str) -> None:
    found = pieces(text, last=True, phrases=script)
    assert "".join(f"[{piece}]" if kept else piece for piece, kept in found) == expected


def test_only_the_end_of_a_text_is_held() -> None:
    assert shown("Wash your face with warm water ", last=False) == "Wash your face with warm water "


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_lost(tag: str) -> None:
    for row in real(tag).rows:
        for most in (8, 16, 24):
            assert "".join(piece for piece, _ in pieces(row.text, last=True, most=most)) == row.text


def wrong(text: str, drawn: list[str]) -> list[str]:
    """Return what lines do to a text that they must not."""
    whole = [line.replace("\u00a0", " ").strip() for line in drawn]
    found = [line for line in whole[:-1] if line.endswith("-") and "micro" in line]
    amounts = re.findall(r"(?<![\d-])\d{1,3}\u00a0[\w°%]", counted(text))
    close = ["".join(line.split()) for line in whole]
    found += [amount for amount in amounts if not any(amount.replace("\u00a0", "") in line for line in close)]
    if len(whole) > 1 and re.fullmatch(r"[\u3400-\u9fff][^\w]*", whole[-1]):
        found.append(whole[-1])
    if "ไมโคร" in text and not any("ไมโครนีดลิง" in line for line in whole):
        found.append("ไมโครนีดลิง")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("tag", TAGS)
def test_no_line_of_a_small_screen_ends_where_it_must_not(page: Page, tag: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(HandoutHtmlExporter().from_notebook_node(notebook(real(tag)))[0])
    texts = page.locator(".row, h1, h2, h3, dd")
    shown = zip(texts.all_inner_texts(), lines(texts), strict=True)
    assert [found for text, drawn in shown if (found := wrong(text, drawn))] == []


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
def test_no_line_of_paper_ends_where_it_must_not(tag: str, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(compile_pdf(typst(real(tag)), tag, root=ROOT))
    said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    drawn = [re.sub(r"[\u2066-\u2069\u200e\u200f\u202a-\u202e]", "", line) for line in said.splitlines()]
    texts = "\n".join(row.text for row in real(tag).rows)
    assert wrong(texts, [*drawn, ""]) == []


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize(
    "row", ["**12** hours", "12 hours", "[12](https://a.org) hours", "مدة **12** ساعة", "مدة 12 ساعة"]
)
def test_a_number_keeps_what_it_counts_whatever_marks_stand_between(tag: str, row: str) -> None:
    for show in (html, markdown):
        text = re.sub(r'<[^>]+>|[*\[\]\u2066\u2069"]|\(https[^)]*\)', "", show(made(tag, (row,))))
        assert re.search(r"12\u00a0(hours|ساعة)", text), show
