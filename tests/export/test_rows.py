"""Items, tables and blanks in every format."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pytest
from markdown_it import MarkdownIt
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTRect

from aftercare.core.text.bidi import LRI, PDI
from aftercare.export.formats.atoms import NBSP
from aftercare.export.formats.html import html
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.text import text
from aftercare.export.formats.typst import typst
from aftercare.export.pdf.typesetting import compile_pdf
from aftercare.handout.document import State
from html_page import Page
from kinds import ARABIC, ROWS, every_kind

WITH_TABLES = MarkdownIt("commonmark").enable("table")


def plain(found: str) -> str:
    return re.sub(f"[{LRI}{PDI}]", "", found).replace(NBSP, " ")


@pytest.mark.parametrize(("tag", "texts"), [("es", ()), ("ar", ARABIC)])
def test_a_table_is_a_table_with_heads(tag: str, texts: tuple[str, ...]) -> None:
    document = every_kind(tag, texts)
    wanted = [
        [plain(cell).replace("**", "") for cell in (texts[at] if texts else ROWS[at][1]).split(" | ")]
        for at in (3, 4, 5)
    ]
    shown = Page(html(document))
    assert [plain(cell) for cell in shown.texts(tag="th", scope="col")] == wanted[0]
    # Behind what its column is called, which is hidden as long as there are columns.
    told = [[f"{head}{cell}" for head, cell in zip(wanted[0], line, strict=True)] for line in wanted[1:]]
    assert [plain(cell) for cell in shown.texts(tag="th", scope="row")] == [line[0] for line in told]
    assert [plain(cell) for cell in shown.texts(tag="td")] == [cell for line in told for cell in line[1:]]
    assert all("hidden" in head for head in shown.all(**{"class": "head"}))
    tokens = WITH_TABLES.parse(markdown(document))
    cells = [
        plain("".join(part.content for part in tokens[at + 1].children or ()))
        for at, token in enumerate(tokens)
        if token.type in {"th_open", "td_open"}
    ]
    assert cells == [cell for row in wanted for cell in row]
    assert plain(text(document)).count(" | ") == 6


def test_the_number_of_a_table_stands_on_the_line_of_its_head() -> None:
    drawn = [
        box for page in extract_pages(BytesIO(compile_pdf(typst(every_kind("es")), "es"))) for box in letters(page)
    ]
    first, table = (next(one for one in drawn if one.get_text() == number and one.x1 < 40) for number in "12")
    row, head = (next(one for one in drawn if one.get_text() == letter and one.x0 > 50) for letter in "GH")
    assert table.y0 - head.y0 == pytest.approx(first.y0 - row.y0, abs=0.1)


def letters(shown: Iterable[object]) -> Iterator[LTChar]:
    for each in shown:
        if isinstance(each, LTChar):
            yield each
        elif isinstance(each, Iterable):
            yield from letters(each)


def test_items_stand_under_their_row_with_its_number() -> None:
    document = every_kind("es")
    assert [row.label for row in document.rows] == ["", "", "1", "1.1", "1.2", "2", "2.1", "2.2", "", "", "", "3"]
    inner = [item for item in Page(html(document)).all(tag="li") if "value" not in item]
    assert [plain(str(item["text"])) for item in inner] == ["1.1 Weigh your child first.", "1.2 See our page."]
    tokens = MarkdownIt("commonmark").parse(markdown(document))
    assert len([token for token in tokens if token.type == "bullet_list_open"]) >= 1
    levels = [token.level for token in tokens if token.type == "inline" and token.content.startswith("1.")]
    assert levels[0] > 3


def test_numbers_go_on_after_blanks() -> None:
    document = every_kind("es")
    assert [item["value"] for item in Page(html(document)).all(tag="li") if "value" in item] == ["1", "2", "3"]
    items = [token.info for token in WITH_TABLES.parse(markdown(document)) if token.type == "list_item_open"]
    assert [info for info in items if info] == ["1", "3"]
    assert "\n**2.**\n" in markdown(document)


def test_blanks_are_lines_and_boxes_without_numbers_and_without_fields() -> None:
    shown = Page(html(every_kind("es")))
    assert [row.split("\n")[0] for row in shown.texts(**{"class": "fill"})] == [
        "Dose for your child",
        "Next appointment Time",
    ]
    assert len(shown.all(**{"class": "line"})) == 3
    assert shown.texts(**{"class": "box"}) == ["Notes"]
    assert not {"input", "textarea", "form"} & {str(element["tag"]) for element in shown.found}
    assert "Dose for your child \\_\\_" in markdown(every_kind("es"))


@pytest.mark.parametrize("edition", ["standard", "bilingual"])
@pytest.mark.parametrize(
    "labels", ["Weight today | Dose today | Name of the nurse", "Date | Time", "Word " * 13 + "name"]
)
def test_every_line_on_paper_has_room_to_write_on(labels: str, edition: str) -> None:
    pdf = compile_pdf(typst(every_kind("es", rows=(("fill", labels),))), "es", edition=edition)
    rules = [item.width for page in extract_pages(BytesIO(pdf)) for item in page if isinstance(item, LTRect)]
    *drawn, _above_the_facts = rules[1:]  # the first is the banner
    assert len(drawn) == 1 + labels.count("|")
    assert min(drawn) > 70


def test_a_line_without_translation_is_marked_once() -> None:
    document = every_kind("ar", ARABIC, missing=(4,))
    shown = Page(html(document))
    assert len(shown.all(**{"class": "untranslated"})) == 1
    assert "every 6 hours, at most 4 times in 24 hours" in [plain(cell) for cell in shown.texts(tag="span")]
    assert document.untranslated == ("f.dose.r4",)


@pytest.mark.parametrize("line", ["12 | 3", "1 | 2 | 3 | 4", "x", " | ", "`|` | <b> | **", "\\| | a | b"])
def test_a_line_with_other_cells_breaks_no_format(line: str) -> None:
    texts = tuple(line if at == 4 else row for at, (_, row) in enumerate(ROWS))
    document = every_kind("es", texts)
    tokens = WITH_TABLES.parse(markdown(document))
    assert len([token for token in tokens if token.type == "tr_open"]) == 3
    assert Page(html(document)).all(tag="tr")
    assert compile_pdf(typst(document), "en").startswith(b"%PDF")


@pytest.mark.parametrize(("tag", "texts"), [("es", ()), ("ar", ARABIC)])
def test_the_pdf_is_tagged_and_valid(tag: str, texts: tuple[str, ...], tmp_path: Path) -> None:
    pdf = compile_pdf(typst(every_kind(tag, texts)), tag)
    for name in (b"/Table", b"/TH", b"/TD", b"/TR"):
        assert re.search(rb"/S\s*" + name + rb"\b", pdf), name
    (tmp_path / "x.pdf").write_bytes(pdf)
    assert page.validate_pdf(str(tmp_path / "x.pdf"), profile=page.ValidationProfile.PDF_UA_1).is_compliant


@pytest.mark.parametrize("edition", ["standard", "large", "bilingual"])
def test_the_rows_that_a_kept_page_names_are_framed(edition: str) -> None:
    """The title, a heading, a text, an item of it, the head of a table and a line: where they stand, and nothing else."""
    document = every_kind("es")
    headings = {document.title.id, *(block.heading.id for block in document.blocks[:1] if block.heading)}
    ids = {document.blocks[0].rows[0].id, "f.dose.r2", "f.dose.r3", "f.dose.r5"} | headings
    kept = replace(document, state=State.KEPT, changed=tuple(sorted(ids)), editions=("standard", "large", "bilingual"))
    found = Page(html(kept))
    assert [
        one["class"] for tag in ("li", "tr", "h1", "h2") for one in found.all(tag=tag) if one.get("class") == "changed"
    ] == ["changed"] * len(ids)
    assert typst(kept).count("changed: true") == len(ids)
    assert "changed: true" not in typst(document)
    assert compile_pdf(typst(kept), "es", edition=edition).startswith(b"%PDF")
