"""Words and addresses that are wider than a column: none is printed over another language or off the page."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
import typst
from nbconvert.exporters import get_exporter
from playwright.sync_api import Page as Tab

from aftercare.export.formats.typst_text import HYPHENATED
from kinds import every_kind
from notebooks import notebook
from on_paper import sizes

pytestmark = pytest.mark.slow

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LINKED = "https://example.org/averylongfolderwithoutanyhyphens/index"
BARE = "verylongsubdomainofthehospital.department.example"
ROWS = (
    ("text", f"Das ist {WORD}, bitte."),
    ("item", WORD),
    ("warning", f"**{WORD}**!"),
    ("text", f"{LINKED} {BARE} https://example.org/averylongfolderx"),
    ("warning", "https://example.org/a-folder/another/one"),
    ("table", f"Gewicht | {WORD}"),
    ("row", f"12 kg | {LINKED}"),
    ("fill", WORD),
    ("box", WORD),
)
EXPORTERS = ["handout-pdf", "handout-pdf-large", "handout-pdf-bilingual"]
WORDS = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>')
PAPER, MARGIN = 612, 36


def made(tag: str, exporter: str, rows: tuple[tuple[str, str], ...] = ROWS) -> bytes:
    document = replace(every_kind(tag, rows=rows), editions=("standard", "large", "bilingual"))
    return bytes(get_exporter(exporter)().from_notebook_node(notebook(document))[0])


def built(tag: str, exporter: str) -> list[tuple[float, float, float, str]]:
    """Return the words of all pages: left and right edge, top from that of the first page, and what they are."""
    said = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=made(tag, exporter), capture_output=True, check=True
    ).stdout.decode()
    return [
        (float(left), float(right), float(top) + 1000 * number, word)
        for number, page in enumerate(said.split("<page "))
        for left, top, right, word in WORDS.findall(page)
    ]


@pytest.mark.parametrize("exporter", EXPORTERS)
@pytest.mark.parametrize("tag", ["de", "ht"])
def test_no_word_leaves_its_column(tag: str, exporter: str) -> None:
    words = [word for word in built(tag, exporter) if word[0] < PAPER - MARGIN]  # beside what is said of a draft
    assert max(right for _, right, _, _ in words) < PAPER - MARGIN + 1
    over = [
        (word, other)
        for left, right, top, word in words
        for start, end, above, other in words
        if left < start < right - 1 and abs(top - above) < 3
    ]
    assert over == []


@pytest.mark.parametrize("tag", ["de", "ht"])
def test_an_address_gets_no_hyphen_and_words_do(tag: str) -> None:
    words = [word for *_, word in built(tag, EXPORTERS[2])]
    assert [word for word in words if word[-1] in "-\u00ad" and re.match(r"https?:|example|very|[.]", word)] == []
    assert any(word.startswith("Donau") and word[-1] in "-\u00ad" for word in words)
    assert "verylongsubdomainofthehospital" in words


def test_a_cell_with_a_long_word_is_not_set_smaller() -> None:
    rows = (("table", f"Gewicht | {WORD}"), ("row", "12 kg | 5 mL"))
    assert min(sizes(made("de", EXPORTERS[1], rows))) >= 16


@pytest.mark.parametrize("tag", ["de", "ru", "lv", "ro"])
def test_typst_knows_the_syllables_of_the_languages_that_are_said_to_have_some(tag: str) -> None:
    word = "донаудампфшиффартелектризитетен" if tag == "ru" else WORD
    source = f'#set page(width: 90pt)\n#text(lang: "{tag}", hyphenate: true, "{word}")'
    with pdfplumber.open(BytesIO(typst.compile(source.encode(), format="pdf"))) as pdf:
        lines = {letter["doctop"] for letter in pdf.chars}
    assert (len(lines) > 1) is (tag in HYPHENATED)


@pytest.mark.parametrize("exporter", ["handout-html", "handout-html-bilingual"])
@pytest.mark.parametrize("width", [320, 768])
def test_no_word_makes_a_page_wider_than_the_screen(page: Tab, width: int, exporter: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    document = replace(every_kind("ht", rows=ROWS), editions=("standard", "large", "bilingual"))
    page.set_content(str(get_exporter(exporter)().from_notebook_node(notebook(document))[0]))
    assert page.evaluate("document.documentElement.scrollWidth") == width
