"""What a handout says is what a reader sees, in every format, whatever it says."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

from aftercare.core.model import Kind
from aftercare.core.text.bidi import LRI, PDI
from aftercare.core.text.markup import visible
from aftercare.export.formats import FORMATS
from aftercare.export.formats.atoms import NBSP
from aftercare.export.formats.breaking import JOINER
from aftercare.export.formats.html import html
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.text import text
from aftercare.export.formats.typst import typst
from aftercare.handout.blocks import Block, Row
from aftercare.handout.document import Document, State
from html_page import Page
from samples import CLINIC, ENGLISH, HOSTILE, TAGS, made, real

VIEWERS = {
    "commonmark": MarkdownIt("commonmark"),
    "with extensions": MarkdownIt("commonmark", {"typographer": False}).enable(["table", "strikethrough"]),
}
ELEMENTS = {
    "article",
    "div",
    "p",
    "span",
    "h1",
    "h2",
    "ol",
    "li",
    "a",
    "bdi",
    "address",
    "wbr",
    "strong",
    "dl",
    "dt",
    "dd",
    "section",
    "svg",
}


def seen(source: str, viewer: MarkdownIt) -> list[str]:
    """Return the text of every block that a Markdown viewer shows, without isolates."""
    blocks = [
        "".join(part.content for part in token.children or ())
        for token in viewer.parse(source)
        if token.type == "inline"
    ]
    return [re.sub(f"[{LRI}{PDI}]", "", block) for block in blocks]


def one_line(row: str) -> str:
    return re.sub(r"[ \t\n]+", " ", row)


# ------------------------------------------------------------------ every row is there, in every language
@pytest.mark.parametrize("tag", TAGS)
def test_every_row_with_its_number_in_every_format(tag: str) -> None:
    document = real(tag)
    rows = [(row.number, row.text) for block in document.blocks for row in block.rows]
    assert [number for number, _ in rows] == list(range(1, len(rows) + 1))
    page, plain = Page(html(document)), text(document)
    items = [(int(str(item["value"])), str(item["text"]).replace(NBSP, " ")) for item in page.all(tag="li")]
    assert items == [(number, f"{number} {row.replace(NBSP, ' ')}") for number, row in rows]
    shown = seen(markdown(document), VIEWERS["commonmark"])
    lines = [line.replace(NBSP, " ").replace(JOINER, "").lstrip("✓✗ ") for line in shown]
    assert [row.replace(NBSP, " ") for _, row in rows] == [
        line for line in lines if line in {row.replace(NBSP, " ") for _, row in rows}
    ]
    for number, row in rows:
        line = re.sub(f"[{LRI}{PDI}]", "", f"{number:>3}  {row}").replace(NBSP, " ")
        assert line in re.sub(f"[{LRI}{PDI}]|[✓✗] ", "", plain).replace(NBSP, " ")


@pytest.mark.parametrize("tag", TAGS)
def test_heading_levels_never_skip(tag: str) -> None:
    document = real(tag)
    for levels in (
        [
            int(str(found["tag"])[1])
            for found in Page(html(document)).found
            if re.fullmatch("h[1-6]", str(found["tag"]))
        ],
        [len(marks) for marks in re.findall(r"^(#+) ", markdown(document), re.MULTILINE)],
    ):
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


# ------------------------------------------------------------------ hostile texts
@pytest.mark.parametrize("tag", ["es", "ar"])
@pytest.mark.parametrize("viewer", VIEWERS)
def test_markdown_shows_hostile_rows_as_they_are(tag: str, viewer: str) -> None:
    source = markdown(made(tag, HOSTILE))
    shown = [line.replace(NBSP, " ") for line in seen(source, VIEWERS[viewer])]
    rows = [visible(one_line(row)) for row in HOSTILE]
    assert [line for line in shown if line in rows] == rows
    kinds = {token.type for token in VIEWERS[viewer].parse(source)}
    assert not kinds & {"html_block", "fence", "code_block", "hr", "table_open"}
    inner = {part.type for token in VIEWERS[viewer].parse(source) for part in token.children or ()}
    assert inner <= {"text", "strong_open", "strong_close", "link_open", "link_close"}


@pytest.mark.parametrize("row", ["Call now!{}", "Wow!! {}", "Call \\!{}", "请立即致电!{}"])
@pytest.mark.parametrize("link", ["(321) 555-0100", "www.example.org", "[us](https://example.org)", "a@example.org"])
def test_markdown_makes_no_picture_of_a_link_behind_an_exclamation_mark(row: str, link: str) -> None:
    source = markdown(made("es", (row.format(link),)))
    assert visible(row.format(link)) in [line.replace(NBSP, " ") for line in seen(source, VIEWERS["commonmark"])]
    assert "image" not in {part.type for token in VIEWERS["commonmark"].parse(source) for part in token.children or ()}


def test_markdown_numbers_hostile_rows_in_one_list() -> None:
    tokens = VIEWERS["commonmark"].parse(markdown(made("es", HOSTILE)))
    assert len([token for token in tokens if token.type == "ordered_list_open"]) == 1
    items = [token.info for token in tokens if token.type == "list_item_open" and token.info]
    assert items == [str(number) for number in range(1, len(HOSTILE) + 1)]


@pytest.mark.parametrize("row", HOSTILE)
@pytest.mark.parametrize("place", ["title", "heading"])
def test_markdown_headings_hold_hostile_texts(row: str, place: str) -> None:
    document = made("es", ("x",))
    source = markdown(_with(document, place, one_line(row)))
    assert visible(one_line(row)) in seen(source, VIEWERS["commonmark"])


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_html_shows_hostile_rows_as_they_are(tag: str) -> None:
    page = Page(html(made(tag, HOSTILE)))
    assert [row.replace(NBSP, " ") for row in page.texts(**{"class": "row"})] == [
        visible(one_line(row)) for row in HOSTILE
    ]
    assert {str(element["tag"]) for element in page.found} <= ELEMENTS
    assert not [name for element in page.found for name in element if name.startswith("on")]


def test_clinic_and_words_are_escaped() -> None:
    page = Page(html(made("es", ("x",))))
    assert CLINIC.name in page.texts(tag="strong")
    assert "About this handout *es* <b>" in page.texts(tag="h2")
    shown = seen(markdown(made("es", ("x",))), VIEWERS["commonmark"])
    assert CLINIC.name in shown
    assert "About this handout *es* <b>" in shown


# ------------------------------------------------------------------ phones, addresses, languages, directions
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_the_phone_is_a_link_that_does_not_break(tag: str) -> None:
    document = made(tag, ("Call {clinic_phone} now.",))
    links = [link for link in Page(html(document)).all(tag="a") if str(link["href"]).startswith("tel:")]
    assert [(link["href"], link["text"]) for link in links] == [("tel:+13215550100", f"(321){NBSP}555-0100")]
    isolate = f"{LRI}(321){NBSP}555-0100{PDI}" if tag == "ar" else f"(321){NBSP}555-0100"
    assert f"[{isolate}](tel:+13215550100)" in markdown(document)


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_a_page_tells_the_phone_even_if_no_row_does(tag: str) -> None:
    document = made(tag, ("Wait for two days.",))
    links = [link["href"] for link in Page(html(document)).all(tag="a") if str(link["href"]).startswith("tel:")]
    assert links == ["tel:+13215550100"]
    assert markdown(document).count("](tel:+13215550100)") == 1
    assert text(document).count(f"(321){NBSP}555-0100") == 1
    assert typst(document).count("tel:+13215550100") == 1


def test_the_web_address_is_a_link() -> None:
    document = made("es", ("x",))
    assert CLINIC.web in [link["href"] for link in Page(html(document)).all(tag="a")]
    links = [
        part.attrs["href"]
        for token in VIEWERS["commonmark"].parse(markdown(document))
        for part in token.children or ()
        if part.type == "link_open"
    ]
    assert CLINIC.web in links


def test_right_to_left_pages_isolate_what_runs_left_to_right() -> None:
    document = made("ar", ("واقي SPF 30+ لمدة 2–3 أيام، 72 ساعة",))
    isolates = Page(html(document)).texts(tag="bdi", dir="ltr")
    assert {f"SPF{NBSP}30+", "2–3", "72"} <= set(isolates)
    assert f"{LRI}SPF{NBSP}30+{PDI}" in markdown(document)
    assert LRI not in markdown(made("es", ("SPF 30+",)))


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_english_is_marked_where_it_stands_in_another_language(tag: str) -> None:
    document = made(tag, ("one", "two"), state=State.MISSING, missing=frozenset({2}))
    page = Page(html(document))
    article = page.all(tag="article")[0]
    assert (article["lang"], article["dir"]) == (tag, document.language.direction)
    english = {str(span["text"]).replace(NBSP, " ") for span in page.all(tag="span", lang="en", dir="ltr")}
    assert {
        document.banners[0][1],
        "two",
        document.language.name,
        ENGLISH["state.missing"],
        "A & B <Clinic>",
        "1 Main St",
    } <= english
    assert document.banners[0][0] not in english
    marks = page.texts(**{"class": "untranslated"})
    assert [mark.replace(NBSP, " ") for mark in marks] == [f"Not translated *{tag}* <b>"]
    assert "two" in re.sub(f"[{LRI}{PDI}]", "", markdown(document))
    assert document.untranslated == ("x.s.r3",)


def test_a_word_that_the_interface_lacks_is_marked_as_english() -> None:
    document = real("es")
    bare = replace(document, words=type(document.words)({}, document.words.english))
    assert "About this handout" in Page(html(bare)).texts(tag="span", lang="en")


def test_drafts_carry_a_banner_and_the_english_does_not() -> None:
    local, english = real("ar").banners[0]
    for show in FORMATS.values():
        shown = re.sub(f"[{LRI}{PDI}]", "", show(real("ar")))
        assert local.rpartition(".")[0].partition(".")[0] in shown
        assert english.partition(".")[0] in shown
        assert "Do not give it to patients" not in show(real("en"))
    assert seen(markdown(real("ar")), VIEWERS["commonmark"])[:2] == [local, english]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_warning_is_a_word_a_border_and_a_sign(tag: str) -> None:
    document = real(tag)
    page = Page(html(document))
    box = page.all(tag="section", **{"class": "warning"})
    assert len(box) == 1
    assert document.words["label.warning"] in str(box[0]["text"])
    assert document.blocks[0].rows[0].text.replace(" ", "") in str(box[0]["text"]).replace(" ", "").replace(NBSP, "")
    assert page.all(tag="svg", **{"aria-hidden": "true"})
    assert f"> **{document.words['label.warning']}**" in markdown(document)


@pytest.mark.parametrize("kind", [Kind.STEP, Kind.WARNING])
def test_what_follows_the_title_at_once_is_shown(kind: Kind) -> None:
    document = made("es", ("Then this.",))
    lead = Row("x.t.first", kind, "First this.", "First this.", 0, translated=True)
    document = replace(document, blocks=(Block("t", 1, None, (lead,)), *document.blocks))
    for name, show in FORMATS.items():
        shown = show(document).replace(NBSP, " ")
        assert shown.index("A title") < shown.index("First this.") < shown.index("Then this."), name
    page = Page(html(document))
    assert bool(page.all(tag="section", **{"class": "warning"})) is (kind is Kind.WARNING)
    assert next(entry["text"] for entry in page.all(tag="h2")) == "A heading"


def _with(document: Document, place: str, new: str) -> Document:
    if place == "title":
        return replace(document, title=replace(document.title, text=new))
    block = document.blocks[0]
    return replace(document, blocks=(replace(block, heading=replace(block.heading, text=new)),))
