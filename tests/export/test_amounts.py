"""An amount is on one line wherever in a line it stands, in every format."""

import re
import subprocess

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page

from aftercare.export.exporters import HandoutHtmlExporter
from aftercare.export.formats.breaking import JOINER
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.typst import typst
from aftercare.export.pdf.typesetting import compile_pdf
from command import ROOT
from drawn_lines import lines
from notebooks import notebook
from on_paper import bare, on_paper
from samples import made

LATIN = (
    "38 °C", "≥ 38 °C", "> 101 °F", "38 ° C", "5–10 mL", "5 – 10 mL", "5 - 10 mL", "½ tsp", "1 ½ tsp", "1 1/2 cups",
    "250 µg", "5 %", "± 5 mg", "~ 5 mL", "2 × 5 mL", "3 x 3 cm", "100 mg/kg", "5 mg / mL", "10 000 IU",
    "1,000 mg", "8:30 a.m.", "24 hours", "2 to 3 days", "$ 25", "25 €", "US$ 20", "No. 5", "№ 5", "§ 5", "SPF 30+",
    "pH 7.4", "120/80 mmHg", "6 ft 2 in", "5′ 10″", "10⁶ /L", "5 ‰", "(321) 555-0100", "+1 321 555 0100", "Fig. 2",
    "day 3,", "mg/kg/day",
)  # fmt: skip
AMOUNTS = {
    "en": (*LATIN,),
    "fr": ("38,5 °C", "7 h 30", "2,5 ml", "n° 5", "1 000 mg", "24 heures"),
    "ru": ("5 мл", "38,5 °C", "№ 5", "24 часа", "5–10 мл"),
    "ar": ("5 مل", "٥ مل", "38 °C", "≥ 38 °C", "5–10 mL", "½ tsp", "24 ساعة", "5 %", "(321) 555-0100", "38 درجة"),
    "he": ("5 מ״ל", "38 °C", "≥ 38 °C", "5–10 mL", "24 שעות", "SPF 30+"),
    "zh-Hans": (
        "5毫升",
        "38 °C",
        "≥ 38 °C",
        "5–10毫升",
        "24小时",
        "24 小时",
        "第 3 天",
        "第3天",
        "½茶匙",
        "5 %",
        "SPF 30+",
    ),
    "ko": (
        "(321) 555-0100번으로",
        "5밀리리터",
        "38 °C",
        "5–10 mL",
        "24시간",
        "24 시간",
        "38도",
        "½ 작은술",
        "5 %",
        "SPF 30+",
    ),
    "th": ("5 มล.", "38 °C", "5–10 มล.", "24 ชั่วโมง", "24ชั่วโมง", "38 องศา", "½ ช้อนชา", "5 %", "SPF 30+"),
}
FILLING = {
    "en": "ab ",
    "fr": "ab ",
    "ru": "да ",
    "ar": "من ",
    "he": "גם ",
    "zh-Hans": "请的",
    "ko": "가나 ",
    "th": "ให้ยา",
}
STEPS = range(2, 15)
ISOLATES = "[\u2066-\u2069\u200e\u200f\u202a-\u202e]"


def rows(tag: str) -> dict[str, list[str]]:
    filling = FILLING[tag]
    return {amount: [filling * step + amount + " " + filling * 5 for step in STEPS] for amount in AMOUNTS[tag]}


def close(text: str) -> str:
    return re.sub(rf"\s|{JOINER}|{ISOLATES}", "", text)


def parted(tag: str, drawn: list[list[str]]) -> list[str]:
    """Return the amounts that are on no line as a whole, of the lines of each row."""
    found = zip([amount for amount, texts in rows(tag).items() for _ in texts], drawn, strict=True)
    return sorted({amount for amount, own in found if not any(close(amount) in close(line) for line in own)})


@pytest.mark.slow
@pytest.mark.parametrize("tag", AMOUNTS)
def test_an_amount_is_on_one_line_of_a_small_screen(page: Page, tag: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    document = made(tag, tuple(text for texts in rows(tag).values() for text in texts))
    page.set_content(HandoutHtmlExporter().from_notebook_node(notebook(document))[0])
    assert parted(tag, lines(page.locator("li .row"))) == []


@pytest.mark.slow
@pytest.mark.parametrize("tag", AMOUNTS)
def test_an_amount_is_on_one_line_of_markdown_in_a_small_window(page: Page, tag: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    document = made(tag, tuple(text for texts in rows(tag).values() for text in texts))
    shown = MarkdownIt("commonmark").render(markdown(document))
    page.set_content(f'<html lang="{tag}" dir="{document.language.direction}">{shown}')
    # What is copied stays as it is: a telephone number, a range, the words of a unit in Thai.
    found = {amount for amount in parted(tag, lines(page.locator("ol li"))) if not re.search("5 ?[–-] ?10", amount)}
    assert found <= {"(321) 555-0100", "(321) 555-0100번으로", "½ ช้อนชา"}


def forms(amount: str) -> set[str]:
    """Return an amount as it may stand on a line, its letters from left to right."""
    number, _, word = amount.partition(" ")
    return {bare(amount), bare(f"{word[::-1]}{number}")}


def drawn_lines(data: bytes, tag: str) -> list[str]:
    """Return the lines of a PDF; poppler takes what stands below each other in rows from right to left for columns."""
    if tag in {"ar", "he"}:
        return on_paper(data)
    said = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout
    return [bare(close(line)) for line in said.decode().splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["standard", "large"])
@pytest.mark.parametrize("tag", AMOUNTS)
def test_an_amount_is_on_one_line_of_paper(tag: str, edition: str) -> None:
    texts = tuple(text for texts in rows(tag).values() for text in texts)
    drawn = drawn_lines(compile_pdf(typst(made(tag, texts)), tag, root=ROOT, edition=edition), tag)
    found = {amount: sum(any(form in line for form in forms(amount)) for line in drawn) for amount in AMOUNTS[tag]}
    assert {amount: count for amount, count in found.items() if count < len(STEPS)} == {}


@pytest.mark.parametrize("tag", AMOUNTS)
def test_an_amount_has_no_space_in_markdown_at_which_a_line_may_end(tag: str) -> None:
    shown = (
        re.sub(rf"{ISOLATES}|{JOINER}|\\|\(tel:[^)]*\)|[][]", "", markdown(made(tag, AMOUNTS[tag])))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
    )
    assert [amount for amount in AMOUNTS[tag] if re.sub(r"[][]", "", amount.replace(" ", "\u00a0")) not in shown] == []
