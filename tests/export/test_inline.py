"""Strong words and links say the same, in the same places, in every format and direction."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from aftercare.core.text import markup
from aftercare.core.text.bidi import LRI, PDI
from aftercare.export.formats.atoms import NBSP
from aftercare.export.formats.breaking import JOINER
from aftercare.export.formats.html import html
from aftercare.export.formats.inline import runs
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.text import text
from aftercare.export.formats.typst import typst
from aftercare.export.pdf.typesetting import compile_pdf
from samples import made

WEB = "https://example.org/a_(b)?c=1&d=2"
ROWS = (
    "Do **not** scrub.",
    "**注意：**请勿擦洗**24小时。**好",
    "字**（2小时）**字",
    f"字**[字]({WEB})**字",
    "**Call [us](tel:+13215550100) now!** Or not.",
    f"See [our page]({WEB}), **today**.",
    f"[**All** of it]({WEB})",
    "Write to me@example.org or see www.example.org/x.",
    "اغسل **مرتين (24/7)** ثم [اتصل 24/7 الآن](https://example.org) من فضلك",
    "**100.4 °F (38 °C)** أو أكثر",
    f"قبل [24]({WEB})/7 بعد",
    "**24**/7 يوم",
    "اتصل **(321) 555-0100** الآن",
    "**(**a**)** **!**",
    "a**.**b **¿x?**y",
)
Marks = list[tuple[str, bool, str]]


def marks_of(row: str) -> Marks:
    return [(char, piece.strong, piece.to) for piece in markup.pieces(row) for char in piece.text]


class Reader(HTMLParser):
    """Every letter of the rows of a page, whether it is strong, and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[Marks] = []
        self.strong, self.to, self.deep = 0, "", 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("class") == "row":
            self.rows.append([])
            self.deep = 1
        elif self.deep:
            self.deep += 1
        self.strong += tag == "strong"
        self.to = str(values["href"]) if tag == "a" else self.to

    def handle_endtag(self, tag: str) -> None:
        self.deep -= bool(self.deep)
        self.strong -= tag == "strong"
        self.to = "" if tag == "a" else self.to

    def handle_data(self, data: str) -> None:
        if self.deep:
            self.rows[-1] += [(char, bool(self.strong), self.to) for char in data]


def in_markdown(source: str) -> list[Marks]:
    found: list[Marks] = []
    items = 0
    for token in MarkdownIt("commonmark").parse(source):
        items += token.type == "list_item_open" and bool(token.info)
        if token.type == "inline" and len(found) < items:
            found.append([])
            strong, to = 0, ""
            for part in token.children or ():
                strong += part.nesting if part.tag == "strong" else 0
                to = str(part.attrs["href"]) if part.type == "link_open" else "" if part.type == "link_close" else to
                found[-1] += [(char, strong > 0, to) for char in part.content]
    return found


def same(one: Marks, other: Marks) -> bool:
    """Whether two say the same; a telephone number that is no link in the row may be one on the page."""
    ones, others = ([entry for entry in row if entry[0] not in {LRI, PDI, JOINER}] for row in (one, other))
    return [entry[0].replace(NBSP, " ") for entry in ones] == [entry[0] for entry in others] and all(
        (mine[1] == theirs[1] or not mine[0].isalnum())
        and (_plain(mine[2]) == _plain(theirs[2]) or mine[2].startswith("tel:"))
        for mine, theirs in zip(ones, others, strict=True)
    )


def _plain(address: str) -> str:
    return address.replace("%28", "(").replace("%29", ")")


@pytest.mark.parametrize("tag", ["es", "ar", "zh-Hans", "ko"])
def test_marks_stand_where_they_were_written(tag: str) -> None:
    document = made(tag, ROWS)
    expected = [marks_of(row) for row in ROWS]
    for found in (Reader(html(document)).rows, in_markdown(markdown(document))):
        assert len(found) == len(ROWS)
        for row, mine, wanted in zip(ROWS, found, expected, strict=True):
            assert same(mine, wanted), (row, mine)


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_runs_joined_are_what_a_reader_sees(tag: str, row: str) -> None:
    found = runs(row, made(tag, (row,)), marks=True)
    assert "".join(run.text for run in found).replace(NBSP, " ") == markup.visible(row)
    assert all("".join(part.text for part in run.parts) in {run.text, ""} for run in found)


def test_paper_and_plain_text_say_where_words_lead() -> None:
    document = made("es", (f"See [our page]({WEB}), www.example.org and [call](tel:911).",))
    assert f"our page ({LRI}{WEB}{PDI}), www.example.org and call ({LRI}911{PDI})." in text(document)
    assert 'class="words" data-to="911" href="tel:911"' in html(document)
    assert "example.org/a_(b)" in typst(document)
    assert 'text("911", dir: ltr)' in typst(document)


@pytest.mark.parametrize(
    ("words", "address", "wanted"),
    [
        ("us", "tel:+13215550144;ext=7", "+13215550144 ext. 7"),
        ("our 2 nurses", "tel:+13215550142", "+13215550142"),
        ("(321) 555-0144", "tel:+13215550144", ""),
        ("555-0144", "tel:+13215550144", ""),
        ("911", "tel:911", ""),
        ("a nurse", "mailto:nurse@example.org?subject=x", "nurse@example.org"),
        ("nurse@example.org", "mailto:nurse@example.org", ""),
        ("our page", "https://example.org/a?b=c", "example.org/a?b=c"),
        ("example.org", "https://example.org", ""),
    ],
)
def test_what_paper_says_of_a_link(words: str, address: str, wanted: str) -> None:
    assert markup.said(address, words) == wanted


@pytest.mark.parametrize(
    ("row", "address"),
    [
        ("Poison Control: 1-800-222-1222.", "tel:+18002221222"),
        ("Call +44 20 7946 0958 now.", "tel:+442079460958"),
        ("اتصل ٣٢١-٧٥١-٧٠٤١ الآن", "tel:+13217517041"),
        ("Call 321-751-7042 ext. 12.", "tel:+13217517042;ext=12"),
        ("Take 250 mg, 500 mg or 1000 mg in 24 hours.", ""),
        ("On 12/24/2026 at 10:30, 2.5-5 mL.", ""),
    ],
)
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_telephone_numbers_are_links(tag: str, row: str, address: str) -> None:
    links = {to for _, _, to in Reader(html(made(tag, (row,)))).rows[0]} - {""}
    assert links == ({address} if address else set())


def test_nothing_but_rows_is_markup() -> None:
    document = made("es", ("x",))
    assert "<strong>es</strong>" not in html(document)
    page = html(made("es", ('[x](javascript:alert(1)) [y](https://example.org/"onclick=alert)', "**" * 300)))
    assert "javascript:" not in "".join(re.findall('href="([^"]*)"', page))
    assert "onclick=alert" not in re.findall("<a[^>]*>", page)[0].replace("%22onclick=alert", "")


ARABIC, CHINESE = range(0x600, 0x700), range(0x2E80, 0x10000)


@pytest.mark.parametrize("tag", ["es", "ar", "zh-Hans", "ko"])
def test_pdfs_hold_them(tag: str) -> None:
    other = {"ar": CHINESE, "zh-Hans": ARABIC}.get(tag, range(0x600, 0x10000))
    rows = tuple(row for row in ROWS if not any(ord(char) in other for char in row))
    pdf = compile_pdf(typst(made(tag, rows)), tag)
    assert pdf.startswith(b"%PDF")
    assert b"example.org/a_(b)" in pdf.replace(b"\\", b"")
