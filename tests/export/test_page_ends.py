"""Where a page ends: what begins where there is room, what goes along with what, and that it takes no page more."""

import re
from dataclasses import replace

import pytest
from nbconvert.exporters import get_exporter

from kinds import every_kind
from notebooks import notebook
from paper_lines import pages

pytestmark = pytest.mark.slow

HIGH = 792 - 36
"""The end of the text of a page, in points from its top."""
EDITIONS = ("standard", "large", "bilingual")
EXPORTERS = ["handout-pdf", "handout-pdf-large", "handout-pdf-bilingual"]


def told(at: int, words: int) -> str:
    return f"begin{at} {' '.join(['drink some water and rest'] * words)} end{at}"


def built(exporter: str, *sections: list[tuple[str, str]]) -> list[list[tuple[float, str]]]:
    """Return the lines of each page from its top, without those of its margins."""
    first, *others = (every_kind("es", rows=tuple(rows)) for rows in sections)
    document = replace(first, blocks=(*first.blocks, *(block for other in others for block in other.blocks)))
    data = get_exporter(exporter)().from_notebook_node(notebook(replace(document, editions=EDITIONS)))[0]
    return [sorted((top, text) for top, _, text in lines if 24 < top < HIGH) for lines in pages(bytes(data))]


def marks(lines: list[tuple[float, str]]) -> list[str]:
    return [mark for _, text in lines for mark in re.findall(r"(?:begin|end)\d+", text)]


@pytest.mark.parametrize("exporter", EXPORTERS)
def test_a_long_last_section_begins_where_there_is_room(exporter: str) -> None:
    first, *_ = found = built(exporter, [("text", told(at, 12)) for at in range(4)])
    assert len(found) <= 2
    assert "begin0" in marks(first)
    if len(found) > 1:
        assert first[-1][0] > 0.75 * HIGH


@pytest.mark.parametrize("exporter", EXPORTERS)
def test_a_short_last_section_goes_along_with_the_facts(exporter: str) -> None:
    for count in (26, 29):
        *_, last = built(exporter, [("step", told(at, 1)) for at in range(count)], [("text", told(99, 1))])
        assert {"begin99", "end99"} <= {*marks(last)}


@pytest.mark.parametrize("count", range(20, 26))
def test_lines_to_write_on_stay_on_the_first_page_where_it_has_the_room(count: int) -> None:
    steps = [("step", told(at, 1)) for at in range(count)]
    first, *others = built(EXPORTERS[0], steps, [("fill", "Weight today | One dose")])
    assert any("Weight" in text for _, text in first)
    assert len(others) <= 1


@pytest.mark.parametrize("exporter", EXPORTERS)
def test_a_high_table_goes_on_between_its_lines(exporter: str) -> None:
    before = [("text", told(at, 2)) for at in range(4)]
    lines = [("row", f"{told(at, 3)} | {told(at + 10, 9)}") for at in range(20, 28)]
    found = built(exporter, [*before, ("table", "When | What to do"), *lines])
    shown = [marks(page) for page in found]
    assert sum(f"begin{at}" in shown[0] for at in range(20, 28)) > 0
    assert sum(f"begin{at}" in shown[0] for at in range(20, 28)) < 8
    ats = (*range(20, 28), *range(30, 38))
    assert [at for at in ats for page in shown if (f"begin{at}" in page) != (f"end{at}" in page)] == []


def test_a_table_that_a_page_would_hold_leaves_no_half_of_one_empty() -> None:
    before = [("text", told(at, 2)) for at in range(6)]
    lines = [("row", f"{told(at, 2)} | {told(at + 10, 5)}") for at in range(20, 24)]
    first, *_ = built(EXPORTERS[1], [*before, ("table", "When | What to do"), *lines])
    assert "begin20" in marks(first)
    assert "begin23" not in marks(first)


def _alone(found: list[list[tuple[float, str]]], count: int) -> list[str]:
    """Return the first or last row of a list of so many, where it is on a page without the others."""
    parted = [{mark for mark in marks(page) if mark.startswith("begin")} for page in found]
    return [next(iter(page)) for page in parted if page in ({"begin0"}, {f"begin{count - 1}"})]


@pytest.mark.parametrize(
    ("exporter", "count"),
    [(EXPORTERS[0], 28), (EXPORTERS[1], 21), (EXPORTERS[2], 36)],
)
def test_no_page_begins_with_the_last_row_of_a_list(exporter: str, count: int) -> None:
    """These would; the large print and the one with two languages first let go of it and then hold on again."""
    assert _alone(built(exporter, [("step", told(at, 1)) for at in range(count)]), count) == []


@pytest.mark.parametrize("before", [14, 18])
def test_no_page_ends_with_the_first_row_of_a_list(before: int) -> None:
    texts = [("text", "A text of one line.") for _ in range(before)]
    found = built(EXPORTERS[1], texts, [("step", told(at, 1)) for at in range(6)])
    assert _alone(found, 6) == []


def test_rows_let_go_where_they_would_take_another_page() -> None:
    rows = [("step", told(at, 2)) for at in range(11)]
    assert len(built(EXPORTERS[1], rows, [("step", "Rest.")] * 12)) == 2


@pytest.mark.parametrize("count", [23, 25])
def test_what_is_little_more_than_a_page_is_on_one_with_narrower_gaps(count: int) -> None:
    assert len(built(EXPORTERS[0], [("step", "Wash your hands with soap.")] * count)) == 1


@pytest.mark.parametrize("exporter", EXPORTERS)
@pytest.mark.parametrize("count", range(4))
def test_what_announces_a_list_is_on_the_page_of_its_first_item(exporter: str, count: int) -> None:
    rows = [("step", told(at, 1)) for at in range(count)]
    for at in range(10, 30):
        rows += [("step", f"begin{at} bring:"), *(("item", f"{told(100 * at + item, 1)}") for item in range(3))]
    for page in built(exporter, rows):
        assert not any(10 <= int(mark.removeprefix("begin")) < 30 for mark in marks(page)[-1:] if "begin" in mark)
