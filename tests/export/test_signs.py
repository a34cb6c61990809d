"""What to do and what not to do, warnings and courses of time: told by words, boxes and shapes in every format."""

import io
import re

import page
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTCurve, LTTextContainer, LTTextLine

from aftercare.export.formats import FORMATS
from aftercare.export.formats.html import html
from aftercare.export.formats.inline import NBSP
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.text import text
from aftercare.export.formats.typst import typst
from aftercare.export.pdf.typesetting import compile_pdf
from command import ROOT
from html_page import Page
from samples import from_csv, real

CASES = ROOT / "tests" / "export" / "cases"


def lines(shown: str) -> str:
    return shown.replace(NBSP, " ")


def compiled(document) -> bytes:
    return compile_pdf(typst(document), document.language.tag, root=ROOT)


def test_a_sign_stands_before_what_to_do_and_what_not() -> None:
    shown = lines(markdown(from_csv(CASES / "signs.csv")))
    assert "1. The skin is red." in shown
    assert "3. ✓ Wash your hands." in shown
    assert "4. ✗ Do not rub." in shown
    assert "  4  ✗ Do not rub." in lines(text(from_csv(CASES / "signs.csv")))


@pytest.mark.parametrize("mime", FORMATS)
def test_what_only_the_sign_says_is_said_in_words(mime: str) -> None:
    shown = lines(FORMATS[mime](from_csv(CASES / "signs.csv")))
    assert shown.count("Do this:") == 1
    assert shown.count("Do not do this:") == 1
    assert shown.index("Do this:") < shown.index("Cold compresses")
    assert shown.index("Do not do this:") < shown.index("Hot baths")


def test_the_words_for_a_sign_are_those_of_the_language() -> None:
    assert "✗ Do not do this (es): Hot baths." in lines(markdown(from_csv(CASES / "signs.csv", "es")))
    assert "✗ Do not do this (zh-Hans)：Hot baths." in lines(markdown(from_csv(CASES / "signs.csv", "zh-Hans")))
    assert "✗ Do not do this (fr) : Hot baths." in lines(markdown(from_csv(CASES / "signs.csv", "fr")))


def test_signs_are_shapes_that_are_not_read_aloud() -> None:
    made = Page(html(from_csv(CASES / "signs.csv")))
    signs = [str(element["class"]) for element in made.all(tag="svg")]
    assert signs == ["dot", "do", "do", "dont", "dont", "dot", "dot"]
    assert {element["aria-hidden"] for element in made.all(tag="svg")} == {"true"}
    assert {element["text"] for element in made.all(tag="svg")} == {""}


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_signs_on_paper_are_artifacts_and_the_file_stays_accessible(tag: str, tmp_path) -> None:
    data = compiled(from_csv(CASES / "signs.csv", tag))
    (tmp_path / "signs.pdf").write_bytes(data)
    report = page.validate_pdf(str(tmp_path / "signs.pdf"), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
    assert not re.search("[✓✗✔✘•]", "".join(_texts(data)))


@pytest.mark.parametrize(
    ("headings", "timed"),
    [
        (("Day 1", "Day 2", "Care"), (True, True, False)),
        (("Day 1", "Care", "Day 2"), (False, False, False)),
        (("The first 24 hours", "Days 2 to 7", "After 2 weeks"), (True, True, True)),
        (("Week one", "Week two"), (True, True)),
        (("Day\u00a01", "Days\u202f2 to 7"), (True, True)),
        (("The first day", "The next days"), (True, True)),
        (("Day care", "Night care"), (False, False)),
        (("24-hour line", "Hours"), (False, False)),
    ],
)
def test_sections_that_are_points_in_time_are_a_course(headings, timed, tmp_path) -> None:
    csv = "id,handout,section,kind,text,note\nx.title,x,t,title,A title,\n"
    for at, heading in enumerate(headings):
        csv += f"x.s{at}.h,x,s{at},heading,{heading},\nx.s{at}.r,x,s{at},text,A row.,\n"
    (tmp_path / "x.csv").write_text(csv, encoding="utf-8")
    assert tuple(block.course for block in from_csv(tmp_path / "x.csv").blocks) == timed


def test_the_days_of_the_clinics_sheet_are_one_course() -> None:
    made = Page(html(real("ar")))
    assert len(made.all(**{"class": "course"})) == 1
    assert len(made.all(**{"class": "point"})) == 3


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_warning_is_boxed_alone(tag: str) -> None:
    document = from_csv(CASES / "warning-section.csv", tag)
    box = Page(html(document)).all(tag="section", **{"class": "warning"})
    assert len(box) == 1
    assert "Do not use peroxide." in str(box[0]["text"]).replace(NBSP, " ")
    assert not re.search("Every day|Wash|Pat", str(box[0]["text"]))
    quoted = [line for line in markdown(document).splitlines() if line.startswith("> ") and re.match(r"> \d", line)]
    assert [line[:4] for line in quoted] == ["> 2."]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_warning_is_boxed_alone_on_paper(tag: str) -> None:
    (first,) = extract_pages(io.BytesIO(compiled(from_csv(CASES / "warning-section.csv", tag))))
    frames = [shape for shape in first if isinstance(shape, LTCurve) and shape.linewidth == 2.5]
    bottom, top = min(shape.y0 for shape in frames), max(shape.y1 for shape in frames)
    inside = " ".join(line.get_text() for line in _lines(first) if bottom < (line.y0 + line.y1) / 2 < top)
    assert "peroxide" in inside
    assert not re.search("Every day|Wash|Pat", inside)


def test_a_section_of_warnings_is_boxed_with_its_heading() -> None:
    box = Page(html(real("en"))).all(tag="section", **{"class": "warning"})
    assert len(box) == 1
    assert "When to call us" in str(box[0]["text"])


@pytest.mark.parametrize(("tag", "words"), [("en", "Washing (continued)"), ("es", "Washing (continued) (es)")])
def test_a_page_says_in_the_middle_of_which_section_it_begins(tag: str, words: str, tmp_path) -> None:
    rows = "".join(f"x.wash.r{at},x,wash,do,Wash your face with water number {at}.,\n" for at in range(50))
    csv = f"id,handout,section,kind,text,note\nx.title,x,t,title,A title,\nx.wash.h,x,wash,heading,Washing,\n{rows}"
    (tmp_path / "x.csv").write_text(csv, encoding="utf-8")
    first, second = extract_pages(io.BytesIO(compiled(from_csv(tmp_path / "x.csv", tag))))
    tops = [max(_lines(sheet), key=lambda line: line.y1).get_text().strip() for sheet in (first, second)]
    assert tops == ["A title", words]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_sign_leaves_a_gap_before_the_text(tag: str) -> None:
    (first, *_) = extract_pages(io.BytesIO(compiled(real(tag))))
    thick = 0.17 * 14 - 0.1  # of a sign, in the smallest type of the sheet
    strokes = [each for each in first if isinstance(each, LTCurve) and each.linewidth > thick and 4 < each.width < 14]
    gaps = [
        (each.x0 - line.x1 if tag == "ar" else line.x0 - each.x1) - each.linewidth / 2
        for each in strokes
        for line in _lines(first)
        if line.y0 < (each.y0 + each.y1) / 2 < line.y1
    ]
    before = [gap for gap in gaps if gap > 0]  # the others are those to the number, on the other side
    assert len(before) >= 4
    assert min(before) > 4


def test_numbers_stand_beside_the_text_and_not_in_it() -> None:
    (first, _) = extract_pages(io.BytesIO(compiled(real("en"))))
    start = next(line.x0 for line in _lines(first) if "Instructions" in line.get_text())
    beside = [line.get_text().strip() for line in _lines(first) if line.x1 < start]
    assert set(beside) >= {str(number) for number in range(3, 16)}
    assert [text for text in beside if not text.isdecimal()] == []


def _lines(sheet):
    return [line for box in sheet if isinstance(box, LTTextContainer) for line in box if isinstance(line, LTTextLine)]


def _texts(data: bytes):
    return [line.get_text() for sheet in extract_pages(io.BytesIO(data)) for line in _lines(sheet)]
