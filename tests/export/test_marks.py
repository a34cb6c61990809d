"""Marks of punctuation have the shape and the width of their language wherever they stand."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from nbconvert.exporters import get_exporter
from numpy.typing import NDArray
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTComponent, LTContainer

from aftercare.export.pdf.typesetting import compile_pdf
from kinds import every_kind
from notebooks import notebook
from printed import DOTS, sheets
from samples import real


def letters(item: LTComponent) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for inner in item:
            yield from letters(inner)


def drawn(pdf: bytes) -> list[LTChar]:
    return [letter for sheet in extract_pages(BytesIO(pdf)) for letter in letters(sheet)]


@pytest.mark.parametrize("tag", ["zh-Hans", "zh-Hant"])
def test_the_colons_of_all_labels_are_as_wide(tag: str) -> None:
    pdf = bytes(get_exporter("handout-pdf")().from_notebook_node(notebook(real(tag)))[0])
    found = drawn(pdf)
    pairs = [(one, after) for one, after in pairwise(found) if one.get_text() == "："]
    wide = {round((after.x0 - one.x0) / one.size, 1) for one, after in pairs if abs(after.y0 - one.y0) < 2}
    assert len(pairs) > 4
    assert min(wide) == 1


def test_no_line_begins_with_a_mark_that_closes() -> None:
    """What is held at the end of a text does not hold its mark, which follows of itself."""
    text = """#set document(title: "x")
#set text(font: "Noto Sans SC", lang: "zh")
#for width in range(60, 130, step: 3) { block(width: width * 1pt)[一二三四五六#box[七八]。] }"""
    found = drawn(compile_pdf(text, "zh-Hans"))
    first = min(letter.x0 for letter in found)
    marks = [letter for letter in found if letter.get_text() == "。"]
    assert len(marks) == len(range(60, 130, 3))
    assert all(letter.x0 > first + 5 for letter in marks)


def test_a_full_stop_in_english_is_that_of_english(tmp_path: Path) -> None:
    """Amiri has a lozenge for Arabic, which stands higher."""
    rows = (("step", "See [our page](https://example.org/dose)."), ("step", "Write to a@example.org."))
    document = replace(every_kind("ar", ("انظر هنا", "اكتب لنا"), rows=rows), editions=("standard", "bilingual"))
    pdf = bytes(get_exporter("handout-pdf-bilingual")().from_notebook_node(notebook(document))[0])
    (sheet,) = sheets(pdf, tmp_path)
    stops = [letter for letter in drawn(pdf) if letter.get_text() == "." and letter.x0 < 300 and 560 < letter.y0 < 700]
    assert len(stops) == 4
    assert {height(sheet, letter) for letter in stops} <= {2, 3, 4}


def height(sheet: NDArray[np.uint8], letter: LTChar) -> int:
    """Return how high the ink of a full stop is, in pixels."""
    left, right, low = (round(x * DOTS / 72) for x in (letter.x0, letter.x1, letter.y0))
    at = len(sheet) - low
    return int((sheet[at - 40 : at, left:right] < 160).any(axis=1).sum())
