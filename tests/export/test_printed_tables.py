"""Tables of a web page as a browser prints them: large enough to read, whole, and on as few sheets as they need."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from nbconvert.exporters import get_exporter
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTComponent, LTContainer
from playwright.sync_api import Page as Tab

from kinds import every_kind
from notebooks import notebook

pytestmark = pytest.mark.slow

HEAD = ("table", "Weight (lb) | Weight (kg) | Liquid | Chewable tablets | How often | Most in 24 hours")
LINE = "{at}–71 | 10.9–12.6 | 3.75 mL | 1½ tablets | Every 4–6 hours | 18.75 mL"
LEAST = 10


def letters(item: LTComponent) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for inner in item:
            yield from letters(inner)


def sheets(page: Tab, tag: str, lines: int, *, steps: int = 1, paper: str = "Letter") -> list[list[LTChar]]:
    """Return the letters of each sheet of a page with so many steps above a table of so many lines."""
    rows = (*[("step", "Give water.")] * steps, HEAD, *[("row", LINE.format(at=at)) for at in range(10, 10 + lines)])
    made = get_exporter("handout-html")().from_notebook_node(notebook(every_kind(tag, rows=rows)))
    page.set_content(str(made[0]))
    return [[*letters(sheet)] for sheet in extract_pages(BytesIO(page.pdf(format=paper)))]


def told(sheet: list[LTChar]) -> str:
    return "".join(letter.get_text() for letter in sheet).replace("\xa0", " ")


@pytest.mark.parametrize("paper", ["Letter", "A4", "A5"])
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_no_letter_is_smaller_than_people_read(page: Tab, tag: str, paper: str) -> None:
    drawn = [letter for sheet in sheets(page, tag, 3, paper=paper) for letter in sheet if letter.upright]
    assert [letter.get_text() for letter in drawn if letter.size < LEAST - 0.1] == []


def test_a_long_table_begins_where_there_is_room_and_repeats_its_head(page: Tab) -> None:
    found = [told(sheet) for sheet in sheets(page, "es", 30, steps=14)]
    assert "10.9–12.6" in found[0]
    assert ["Most in" in sheet for sheet in found if "10.9–12.6" in sheet] == [True, True]
    assert all(sheet.count("10.9–12.6") > 1 for sheet in found if "10.9–12.6" in sheet), "two lines at least"


def test_a_short_table_is_on_one_sheet(page: Tab) -> None:
    found = [told(sheet) for sheet in sheets(page, "es", 3, steps=25)]
    assert [sheet.count("10.9–12.6") for sheet in found if "10.9–12.6" in sheet] == [3]
