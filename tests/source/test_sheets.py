"""A clinic's own sheet as a first draft: nothing left out, nothing added, every doubt told."""

import io
import re
import zipfile

import pytest
import typst
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from aftercare.core.errors import SourceError
from aftercare.core.model import Kind
from aftercare.source.rules import problems
from aftercare.source.sheets import docx_text
from aftercare.source.sheets.reading import read_sheet
from aftercare.source.sheets.sentences import sentences
from aftercare.source.sheets.text import of_lines
from command import ROOT, in_process

CLINIC = ROOT / "docs" / "source" / "micro-needling.txt"
MARK = re.compile(r"^\s*(?:•|\d{1,2}\.)\s+", re.MULTILINE)
TOOTH = """# After your tooth extraction

You may have some bleeding today.

## The first day

- Bite on the gauze for 30 minutes. Change it if it is wet.
- Do not rinse your mouth for 24 hours.
- **Do not smoke** for 3 days.

| Age | Dose |
|-----|------|
| 6 to 8 years | 5 mL |

### When to call us

Call us at (321) 555-0100 if the bleeding does not stop.
"""
ROWS = [
    ("title", "After your tooth extraction"),
    ("text", "You may have some bleeding today."),
    ("heading", "The first day"),
    ("step", "Bite on the gauze for 30 minutes."),
    ("step", "Change it if it is wet."),
    ("step", "Do not rinse your mouth for 24 hours."),
    ("step", "**Do not smoke** for 3 days."),
    ("table", "Age | Dose"),
    ("row", "6 to 8 years | 5 mL"),
    ("subheading", "When to call us"),
    ("warning", "Call us at (321) 555-0100 if the bleeding does not stop."),
]


def folded(text):
    return " ".join(text.split())


def sheet(path, text):
    path.write_text(text, encoding="utf-8")
    return read_sheet(path)


def texts(found):
    return [row["text"] for row in found.rows]


def as_table(found):
    return dict(enumerate(found.rows, 2))


def test_every_sentence_of_the_clinic_s_sheet_is_in_a_row_in_order_and_nothing_is_added():
    source = CLINIC.read_text(encoding="utf-8")
    found = read_sheet(CLINIC)
    assert folded(" ".join(texts(found))) == folded(MARK.sub("", source))
    for row in found.rows:
        assert len(sentences(row["text"])) == 1, row
    kinds = {row["text"]: row["kind"] for row in found.rows}
    assert kinds["Micro-needling Post-Treatment Instructions"] == "title"
    assert [text for text, kind in kinds.items() if kind == "heading"] == ["Day 1:", "Day 2:", "Day 3:", "Home Care:"]
    assert kinds["Do not apply makeup for at least 12 hours."] == "step"
    assert kinds["A red or pink hue persists like moderate sunburn."] == "text"
    assert [text[:7] for text, kind in kinds.items() if kind == "warning"] == ["If skin"]
    assert problems(as_table(found), frozenset({"clinic_phone"})) == []


def test_the_rows_that_want_an_eye_are_told_with_their_line():
    found = read_sheet(CLINIC)
    told = found.doubtful()
    lines = found.csv.decode("utf-8-sig").splitlines()
    assert all(text.removesuffix(" …") in lines[line - 1] for line, (text, _) in told.items())
    why = {text[:20]: "; ".join(reasons) for text, reasons in told.values()}
    assert "small letter" in why["skin will be red and"]
    assert "several actions" in why["Continue to avoid su"]
    assert "{clinic_phone}" in why["If skin becomes pain"]
    assert "2-3" in why["Avoid strenuous exer"]
    assert "Arnica may be used t" not in why


def test_a_broken_line_is_one_text_again_and_a_number_in_it_no_mark():
    pieces = of_lines(["Use a cream of at least", "30. Apply it again.", "", "1. One.", "2. Two", "", "and a half."])
    assert [piece.text for piece in pieces] == [
        "Use a cream of at least 30. Apply it again.",
        "One.",
        "Two and a half.",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Take 2.5 mL. Call Dr. Lee at 5 p.m. on Monday.", ["Take 2.5 mL.", "Call Dr. Lee at 5 p.m. on Monday."]),
        ("Stop! (Call us.) Rest.", ["Stop!", "(Call us.)", "Rest."]),
        ("If it is 100.4 °F or more, call. Do not wait.", ["If it is 100.4 °F or more, call.", "Do not wait."]),
        ("Use soap, e.g. Dove. Rinse", ["Use soap, e.g. Dove.", "Rinse"]),
        ("Take vitamin C. daily", ["Take vitamin C. daily"]),
        ("", []),
    ],
)
def test_sentences(text, parts):
    assert sentences(text) == parts


@given(st.text(alphabet="aB .!?\"'()1-", max_size=60))
def test_sentences_lose_nothing(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.lists(st.text(alphabet="éöÑ .:;!?•*1234567890()-|\t", max_size=30), max_size=12))  # no letter is a mark
def test_drafting_loses_no_letter(lines):
    kept = "".join(piece.text for piece in of_lines(lines))
    assert re.sub(r"[^éöÑ]", "", kept) == re.sub(r"[^éöÑ]", "", "".join(lines))


def test_markdown(tmp_path):
    found = sheet(tmp_path / "tooth-extraction.md", TOOTH)
    assert [(row["kind"], row["text"]) for row in found.rows] == ROWS
    assert found.slug == "tooth-extraction"
    assert {row["id"] for row in found.rows if row["kind"] == Kind.STEP} == {
        "tooth-extraction.first-day.bite-gauze-30",
        "tooth-extraction.first-day.change-wet",
        "tooth-extraction.first-day.rinse-mouth-24",
        "tooth-extraction.first-day.smoke-3-days",
    }


def word(path):
    """Write the same sheet with Word's styles, a deleted word, a box, a header and a footer."""
    document = Document()
    document.add_paragraph("After your tooth extraction", style="Title")
    document.add_paragraph("You may have some bleeding today.")
    document.add_paragraph("The first day", style="Heading 1")
    for text in ("Bite on the gauze for 30 minutes. Change it if it is wet.", "Do not rinse your mouth for 24 hours."):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("**Do not smoke** for 3 days.", style="List Number")
    table = document.add_table(2, 2)
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, text in zip(cells, ("Age", "Dose", "6 to 8 years", "5 mL"), strict=True):
        cell.text = text
    document.add_paragraph("When to call us", style="Heading 2")
    document.add_paragraph("Call us at (321) 555-0100 if the bleeding does not stop.")
    document.sections[0].header.paragraphs[0].text = "Smile Dental"
    document.save(path)


def test_word(tmp_path):
    word(tmp_path / "tooth.docx")
    found = read_sheet(tmp_path / "tooth.docx")
    assert [(row["kind"], row["text"]) for row in found.rows] == ROWS
    assert found.aside == ("Smile Dental",)


NESTED = [
    ("title", "After your fever"),
    ("step", "Do not eat:"),
    ("item", "hard bread"),
    ("item", "nuts"),
    ("step", "Rest in bed."),
    ("warning", "Call us at once if you have any of these signs:"),
    ("item", "a fever of 39 °C"),
    ("item", "chills"),
]
LISTS = {
    "fever.md": """# After your fever

- Do not eat:
  - hard bread
  - nuts
- Rest in bed.

Call us at once if you have any of these signs:

* a fever of 39 °C
* chills
""",
    "spaces.txt": """After your fever

- Do not eat:
  - hard bread
  - nuts
- Rest in bed.

Call us at once if you have any of these signs:
- a fever of 39 °C
- chills
""",
    "pasted.txt": """After your fever
•\tDo not eat:
o\thard bread
o\tnuts
•\tRest in bed.
Call us at once if you have any of these signs:
1.\ta fever of 39 °C
2.\tchills
""",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_in_a_list_and_below_a_text_that_leads_to_it_is_of_items(tmp_path, name):
    found = sheet(tmp_path / name, LISTS[name])
    assert [(row["kind"], row["text"]) for row in found.rows] == NESTED
    assert problems(as_table(found), frozenset()) == []


def test_lists_in_lists_of_word_and_those_that_were_typed(tmp_path):
    document = Document()
    document.add_paragraph("After your fever", style="Title")
    for text, style in (("Do not eat:", ""), ("hard bread", " 2"), ("nuts", " 2"), ("Rest in bed.", "")):
        document.add_paragraph(text, style=f"List Bullet{style}")
    document.add_paragraph("Call us at once if you have any of these signs:")
    for mark, text in (("•", "a fever of 39 °C"), ("–", "chills")):
        document.add_paragraph(f"{mark} {text}")
    document.save(tmp_path / "fever.docx")
    found = read_sheet(tmp_path / "fever.docx")
    assert [(row["kind"], row["text"]) for row in found.rows] == NESTED


@pytest.mark.parametrize(("depth", "kind"), [(0, "step"), (1, "item"), (2, "item")])
def test_the_level_that_word_numbers_with(tmp_path, depth, kind):
    document = Document()
    document.add_paragraph("Care at home", style="Title")
    for level in (0, depth):
        document.add_paragraph("Rest.")
        numbering = [*document.element.iter(f"{docx_text.W}p")][-1].get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_numId().val = 7
        numbering.get_or_add_ilvl().val = level
    document.save(tmp_path / "home.docx")
    found = read_sheet(tmp_path / "home.docx")
    assert [row["kind"] for row in found.rows] == ["title", "step", kind]
    assert ("deeper" in str(found.doubts)) == (depth == 2)


def test_a_list_that_is_set_in_as_a_whole_is_no_list_in_another(tmp_path):
    document = Document()
    document.add_paragraph("Care at home", style="Title")
    document.add_paragraph("You may be tired today.")
    for text in ("Rest.", "Drink."):
        document.add_paragraph(text, style="List Bullet 2")
    document.save(tmp_path / "home.docx")
    assert [row["kind"] for row in read_sheet(tmp_path / "home.docx").rows] == ["title", "text", "step", "step"]


LISTED = "= After your fever\n\n- Do not eat:\n  - hard bread\n  - nuts\n- Rest in bed.\n\n"
SIGNS = "Call us at once if you have any of these signs:\n+ a fever of 39 °C\n+ chills"


@pytest.mark.parametrize("columns", [1, 2])
def test_lists_of_a_pdf_are_told_by_where_they_begin(tmp_path, columns):
    page = f"#set page(width: 20cm, height: {24 // columns}cm, columns: {columns})\n"
    (tmp_path / "fever.pdf").write_bytes(
        typst.compile((page + LISTED + "#colbreak(weak: true)" * (columns - 1) + SIGNS).encode())
    )
    found = read_sheet(tmp_path / "fever.pdf")
    assert [(row["kind"], row["text"]) for row in found.rows] == NESTED


def test_an_item_that_reads_like_a_warning_is_told_where_the_row_above_is_none(tmp_path):
    found = sheet(tmp_path / "a.md", "# Care\n\n- Watch the wound:\n  - Call us if it bleeds.\n")
    assert [row["kind"] for row in found.rows] == ["title", "step", "item"]
    assert "reads like a warning" in str(found.doubts)


def test_signs_in_a_list_below_a_heading_that_says_to_call_are_warnings(tmp_path):
    text = "# Care\n\n## When to call us\n\nWe are here all day.\n\n- Fever over 39 °C\n- (321) 555-0100\n\n## Food\n\n- Eat soup.\n"
    kinds = [row["kind"] for row in sheet(tmp_path / "a.md", text).rows]
    assert kinds == ["title", "heading", "text", "warning", "contact", "heading", "step"]


def table_of(*rows):
    """Return a document with a title and a table."""
    document = Document()
    document.add_paragraph("Care at home", style="Title")
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts_of_row in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts_of_row, strict=False):
            cell.text = text
    return document, table


def from_word(document, path):
    document.save(path / "home.docx")
    found = read_sheet(path / "home.docx")
    return [(row["kind"], row["text"]) for row in found.rows[1:]], str(found.doubtful())


def test_a_cell_over_several_lines_or_columns_says_its_words_in_each(tmp_path):
    document, table = table_of(
        ["Age", "Weight", "Dose"], ["1 year", "10 kg", "5 mL"], ["2 years", "12 kg", ""], ["3 years", "None", ""]
    )
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(3, 1).merge(table.cell(3, 2))
    found, doubts = from_word(document, tmp_path)
    assert found == [
        ("table", "Age | Weight | Dose"),
        ("row", "1 year | 10 kg | 5 mL"),
        ("row", "2 years | 12 kg | 5 mL"),
        ("row", "3 years | None | None"),
    ]
    assert doubts.count("cells were merged") == 2


def test_a_table_that_only_sets_out_its_words_is_read_as_they_are(tmp_path):
    document, table = table_of(["Rest today."])
    table.cell(0, 0).add_paragraph("Drink water.", style="List Bullet")
    inner = table.cell(0, 0).add_table(2, 2)
    for cell, text in zip(
        (cell for row in inner.rows for cell in row.cells), ("Age", "Dose", "1 year", "5 mL"), strict=True
    ):
        cell.text = text
    assert from_word(document, tmp_path)[0] == [
        ("step", "Rest today."),
        ("step", "Drink water."),
        ("table", "Age | Dose"),
        ("row", "1 year | 5 mL"),
    ]


@pytest.mark.parametrize(
    ("rows", "expected", "told"),
    [
        ([["", "Dose"], ["1 year", "5 mL"]], [("table", "| | Dose |"), ("row", "1 year | 5 mL")], "head of a table"),
        ([["Age", "", "Dose"], ["1 year", "", "5 mL"]], [("table", "Age | Dose"), ("row", "1 year | 5 mL")], "head"),
        ([["Age", "Dose"], ["1 year", ""]], [("table", "Age | Dose"), ("row", "| 1 year |  |")], "an empty cell"),
        (
            [["Age", "Dose"], ["1 year", "5 mL\nwith food"]],
            [("table", "Age | Dose"), ("row", "1 year | 5 mL with food")],
            "head",
        ),
        (
            [["Age", "Dose"], ["1 year", "5 mL | 1 tsp"]],
            [("table", "Age | Dose"), ("row", "1 year | 5 mL | 1 tsp")],
            "3 cells",
        ),
        ([["Age", "Dose"], ["", ""]], [("heading", "Age"), ("heading", "Dose")], "heading"),
    ],
)
def test_tables_of_word(tmp_path, rows, expected, told):
    found, doubts = from_word(table_of(*rows)[0], tmp_path)
    assert [(kind, " ".join(text.split())) for kind, text in found] == [
        (kind, " ".join(text.split())) for kind, text in expected
    ]
    assert told in doubts


def test_several_lines_in_a_cell_are_told(tmp_path):
    document, table = table_of(["Age", "Dose"], ["1 year", "5 mL"])
    table.cell(1, 1).add_paragraph("with food")
    found, doubts = from_word(document, tmp_path)
    assert found[1] == ("row", "1 year | 5 mL with food")
    assert "several lines" in doubts


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Age\tDose\n1 year\t5 mL\n2 years\t7 mL", ["Age | Dose", "1 year | 5 mL", "2 years | 7 mL"]),
        ("Age\t\tDose\n2 to 3 years\t5 mL", ["Age | Dose", "2 to 3 years | 5 mL"]),
        ("| Age | Dose |\n|---|---|\n| 1 | 5 mL |", ["Age | Dose", "1 | 5 mL"]),
        ("Age | Dose\n1 year | 5 mL | or 1 tsp", ["Age | Dose", "1 year | 5 mL | or 1 tsp"]),
        ("Rest.\tDrink.", ["Rest.", "Drink."]),
    ],
)
def test_tables_in_plain_text(tmp_path, table, expected):
    found = sheet(tmp_path / "a.txt", f"Care at home\n\nRest today.\n\n{table}\n\nDrink.\n")
    assert texts(found) == ["Care at home", "Rest today.", *expected, "Drink."]
    same = len({text.count("|") for text in expected}) == 1 and "|" in expected[0]
    assert [row["kind"] for row in found.rows].count("row") == (len(expected) - 1 if same else 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| A | B |\n|---|---|\n| 1 | 2 | 3 |", ["A | B", "1 | 2 | 3"]),
        ("> | A | B |\n> |---|---|\n> | 1 | 2 |", ["A | B", "1 | 2"]),
        ("A | B\n--|--\n1 | 2 | 3", ["A | B", "1 | 2 | 3"]),
        ("| A | B |\n|---|---|", ["A", "B"]),
        ("Rest  \nDrink\\\nSleep", ["Rest", "Drink", "Sleep"]),
        ("[us]: https://example.org", ["[us]: https://example.org"]),
    ],
)
def test_nothing_of_markdown_is_left_out(tmp_path, text, expected):
    assert texts(sheet(tmp_path / "a.md", f"# Care\n\n{text}\n")) == ["Care", *expected]


def test_a_bold_line_of_word_is_a_heading_and_a_line_break_parts_texts(tmp_path):
    document = Document()
    document.add_paragraph("Care of your wound")
    document.add_paragraph().add_run("Every day").bold = True
    document.add_paragraph("Wash it.\nPat it dry.")
    document.save(tmp_path / "wound.docx")
    assert texts(read_sheet(tmp_path / "wound.docx")) == ["Care of your wound", "Every day", "Wash it.", "Pat it dry."]


def test_pdf(tmp_path):
    body = "= After your fever\n\n- Drink water every hour. Rest in bed.\n- Do not take aspirin.\n\n#align(bottom)[1]"
    page = "#set page(width: 12cm, height: 12cm)\n"
    (tmp_path / "fever.pdf").write_bytes(typst.compile((page + body).encode()))
    found = read_sheet(tmp_path / "fever.pdf")
    assert texts(found) == ["After your fever", "Drink water every hour.", "Rest in bed.", "Do not take aspirin."]
    assert found.aside == ("1",)


SPACED = "stroke: none"
TABLES = f"""#set page(width: 16cm, height: auto)
= Fever
== Drawn
#table(columns: 3, [Weight], [Dose], [Every], [12 lb], [2 mL], table.cell(rowspan: 2)[6 hours], [18 lb], [3 mL\\ with food])
== Empty
#table(columns: 2, [], [Dose], [12 lb], [2 mL])
== Boxed
#rect[- Rest in bed.\n- Drink water.]
== Spaced
#table(columns: (3cm, 2cm, 4cm), {SPACED}, [Weight of your child today], [Dose], [Every], [12 lb], [2 mL], [6 hours, but not more than 4 times], [18 lb], [3 mL], [8 hours])
Call us.
== Right
#table(columns: 2, {SPACED}, align: (center, right), [Weight], [Dose], [8 to 12 lb], [12.5 mL], [18 lb], [3 mL])
== Days
#grid(columns: (1fr, 3fr), row-gutter: 8pt, [Day 1], [Rest at home and do not drive any machine.], [Day 2], [Eat soft food.])
== Lists
#grid(columns: 2, column-gutter: 2cm, [- Bread\n- Soup], [- Nuts\n- Seeds])
== Steps
#grid(columns: 2, column-gutter: 1cm, row-gutter: 8pt, [1], [Rest.], [2], [Drink.])
== Signs
#grid(columns: 2, column-gutter: 1cm, row-gutter: 8pt, [•], [Rest\\ today.], [•], [Drink.], [•], [Sleep.])
== Prose
#grid(columns: (1fr, 1fr), column-gutter: 1cm, [Most children need no medicine for a fever. Let your child sleep.], [A child who plays and drinks is well. Watch your child for a day.])
"""
SECTIONS = {
    "drawn": ["Drawn", "Weight | Dose | Every", "12 lb | 2 mL | 6 hours", "18 lb | 3 mL with food | 6 hours"],
    "empty": ["Empty", "| | Dose |", "12 lb | 2 mL"],
    "boxed": ["Boxed", "Rest in bed.", "Drink water."],
    "spaced": [
        "Spaced",
        "Weight of your child today | Dose | Every",
        "12 lb | 2 mL | 6 hours, but not more than 4 times",
        "18 lb | 3 mL | 8 hours",
        "Call us.",
    ],
    "right": ["Right", "Weight | Dose", "8 to 12 lb | 12.5 mL", "18 lb | 3 mL"],
    "days": ["Days", "Day 1 | Rest at home and do not drive any machine.", "Day 2 | Eat soft food."],
    "lists": ["Lists", "Bread", "Soup", "Nuts", "Seeds"],
    "steps": ["Steps", "Rest.", "Drink."],
    "signs": ["Signs", "Rest today.", "Drink.", "Sleep."],
    "prose": [
        "Prose",
        "Most children need no medicine for a fever.",
        "Let your child sleep.",
        "A child who plays and drinks is well.",
        "Watch your child for a day.",
    ],
}


def test_tables_of_a_pdf_whether_drawn_or_told_by_space_and_columns_that_are_none(tmp_path):
    (tmp_path / "fever.pdf").write_bytes(typst.compile(TABLES.replace("\n== ", "\n#pagebreak()\n== ").encode()))
    found = read_sheet(tmp_path / "fever.pdf")
    sections = {row["section"]: [] for row in found.rows[1:]}
    for row in found.rows[1:]:
        sections[row["section"]].append(folded(row["text"]))
    assert sections == SECTIONS
    tables = {row["section"] for row in found.rows if row["kind"] == "table"}
    assert tables == {"drawn", "empty", "spaced", "right", "days"}
    assert {row["kind"] for row in found.rows if row["section"] in {"steps", "signs"}} == {"heading", "step"}
    why = {text: "; ".join(reasons) for text, reasons in found.doubtful().values()}
    assert "several lines; cells were merged" in why["18 lb | 3 mL with food | 6 hours"]
    assert "taken for the head of a table; its columns were found by the space" in why["Weight | Dose"]
    assert (
        "compare it with your sheet; a cell had several lines"
        in why["12 lb | 2 mL | 6 hours, but not more than 4 times"]
    )
    assert "12 lb | 2 mL | 6 hours" not in why


def bomb(size=120_000_000):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * size)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.doc", b"x", "the name of a sheet ends in .txt, .md, .docx, .pdf"),
        ("a.txt", b"", "has no text"),
        ("a.txt", b" \n\n", "has no text"),
        ("a.txt", b"caf\xe9", "not UTF-8"),
        ("a.txt", b"Rest.\n\n" * 3000, "this is not one sheet"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", "is an old Word document, or has a password; save it as .docx"),
        ("a", b"x", "the name of a sheet ends in"),
        ("a.docx", b"no zip", "cannot be read as a Word document"),
        ("a.docx", bomb, "unpacks to over"),
        ("a.docx", lambda: bomb(5_000_000), "or 4 of text"),
        ("a.pdf", b"%PDF-1.7 nonsense", "a.pdf: "),
        ("a.pdf", lambda: typst.compile(b"#rect()"), "has no text, only pictures of it"),
    ],
)
def test_what_is_no_sheet_is_refused_in_words(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data() if callable(data) else data)
    with pytest.raises(SourceError, match=re.escape(words)):
        read_sheet(tmp_path / name)


def test_what_a_build_would_refuse_is_told_by_line(tmp_path):
    found = sheet(tmp_path / "con.txt", "Care\n\n• =Rest {now}.\n\n• Rest.\n")
    assert found.slug == "care"
    (_, reasons) = found.doubtful()[3]
    assert any("must be changed before a build: text:" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("name", "slug"), [("drafts.txt", "care-home"), ("2024.txt", "care-home"), ("Ärzte.txt", "arzte")]
)
def test_the_name_of_the_handout(tmp_path, name, slug):
    assert sheet(tmp_path / name, "Care at home\n\nRest.\n").slug == slug


def test_no_row_gets_the_id_of_a_word_of_the_interface(tmp_path):
    found = sheet(tmp_path / "site.txt", "Care of the site\n\nRest.\n")
    assert (found.slug, found.rows[0]["id"]) == ("site", "site.title-2")


@pytest.mark.slow
def test_a_project_is_begun_from_a_sheet_and_builds(tmp_path):
    (tmp_path / "tooth.md").write_text(TOOTH.replace("**", ""), encoding="utf-8")
    run = in_process(tmp_path, "init", "p", "--from", "tooth.md")
    assert run.returncode == 0, run.stderr
    assert "11 rows in data/instructions.csv" in run.stdout
    assert "data/instructions.csv:9: Age | Dose\n    " in run.stdout
    build = in_process(tmp_path / "p", "build")
    assert build.returncode == 0, build.stderr
    page = (tmp_path / "p" / "output" / "tooth" / "en" / "tooth-en.md").read_text(encoding="utf-8")
    assert "Do not rinse your mouth for 24" in page
    again = in_process(tmp_path, "init", "p", "--from", "tooth.md")
    assert "wrote data/tooth.csv" in again.stdout
    before = (tmp_path / "p" / "data" / "tooth.csv").read_bytes()
    third = in_process(tmp_path, "init", "p", "--from", "tooth.md")
    assert third.returncode == 2
    assert "is there already" in third.stderr
    assert (tmp_path / "p" / "data" / "tooth.csv").read_bytes() == before


WORD = f'xmlns:w="{docx_text.W.strip("{}")}"'
RUNS = {
    "Wait 48<w:noBreakHyphen/>72 hours.": ["Wait 48-72 hours."],
    'Below 38 <w:sym w:font="Symbol" w:char="F0B0"/>C.': ["Below 38 °C."],
    'Give <w:sym w:font="Symbol" w:char="F0A3"/> 5 mL.': ["Give ≤ 5 mL."],
    'See <w:sym w:font="Wingdings" w:char="F04A"/>.': ["See \ufffd."],
    'See <w:sym w:font="Symbol" w:char="F04A"/>.': ["See \ufffd."],
    '<w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/>Rest.': ["✓ Rest."],
    "Do not smoke<w:br/>for 72 hours.": ["Do not smoke for 72 hours."],
    "Do not smoke.<w:br/>Rest today.": ["Do not smoke.", "Rest today."],
}


def runs(text):
    """Return a paragraph of Word whose signs are elements, as XML."""
    parts = re.split(r"(<[^>]+>)", text)
    inner = "".join(part if part.startswith("<") else f'<w:t xml:space="preserve">{part}</w:t>' for part in parts)
    return f"<w:p {WORD}><w:r>{inner}</w:r></w:p>"


@pytest.mark.parametrize("text", RUNS)
def test_no_sign_of_word_is_lost(text):
    assert [*docx_text.lines(parse_xml(runs(text)))] == RUNS[text]


SIGNS_UNREAD = ['Wait <w:sym w:font="Wingdings" w:char="F04A"/> today.', "Wait \uf04a today."]


@pytest.mark.parametrize("text", SIGNS_UNREAD)
def test_a_sign_that_cannot_be_read_is_told_in_plain_words_and_once(tmp_path, text):
    document = Document()
    document.add_paragraph("Care at home", style="Title")
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(runs(text)))
    document.save(tmp_path / "home.docx")
    (_, reasons) = read_sheet(tmp_path / "home.docx").doubtful()[3]
    assert len(reasons) == 1
    assert "a symbol that is not a letter" in reasons[0]
    assert "write in its place what it shows" in reasons[0]
    assert "U+" not in reasons[0]


@pytest.mark.parametrize(
    ("words", "to", "text"),
    [
        ("our page", "https://example.org/a", "See [our page](https://example.org/a)."),
        ("www.example.org", "https://www.example.org/", "See www.example.org."),
        ("nurse@example.org", "mailto:nurse@example.org", "See nurse@example.org."),
        ("this", "javascript:alert(1)", "See this."),
        ("this", "file:///C:/x", "See this."),
    ],
)
def test_the_address_of_a_link_of_word_is_kept(tmp_path, words, to, text):
    document = Document()
    document.add_paragraph("Care at home", style="Title")
    place = document.part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    halves = "".join(f"<w:r><w:t>{half}</w:t></w:r>" for half in (words[:3], words[3:]))
    before = '<w:r><w:t xml:space="preserve">See </w:t></w:r>'
    link = f'<w:p {WORD} xmlns:r="{docx_text.ID[1:-3]}">{before}<w:hyperlink r:id="{place}">{halves}</w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>'
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(link))
    document.save(tmp_path / "home.docx")
    assert texts(read_sheet(tmp_path / "home.docx")) == ["Care at home", text]


def test_a_text_that_was_moved_is_read_once():
    moved = "<w:{0}><w:r><w:t>Rest.</w:t></w:r></w:{0}>"
    paragraph = f"<w:p {WORD}>{moved.format('moveFrom')}{moved.format('moveTo')}</w:p>"
    assert [*docx_text.lines(parse_xml(paragraph))] == ["Rest."]


def test_footnotes_are_read_after_the_text(tmp_path):
    document = Document()
    document.add_paragraph("Care at home")
    document.add_paragraph("Rest today.")
    notes = f'<w:footnotes {WORD}><w:footnote w:id="1">{runs("Call us about fever.")}</w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(tmp_path / "home.docx")
    assert texts(read_sheet(tmp_path / "home.docx")) == ["Care at home", "Rest today.", "Call us about fever."]


def test_no_module_of_the_folder_that_one_is_in_is_run_for_a_pdf(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("open('was_run', 'w').close()", encoding="utf-8")
    (tmp_path / "fever.pdf").write_bytes(typst.compile(b"Drink water."))
    monkeypatch.chdir(tmp_path)
    assert read_sheet(tmp_path / "fever.pdf")
    assert not (tmp_path / "was_run").exists()


def test_sentences_of_abbreviations_alone_take_no_longer_than_others():
    assert sentences("See St. A " * 60_000) == [("See St. A " * 60_000).strip()]


def test_lines_to_write_on_are_rows_of_their_own_kind(tmp_path):
    text = "Sugar log\n\nMonday: ______\n\nMorning ____ Evening ……\n\n________\n\nWrite ___ here today.\n"
    found = sheet(tmp_path / "log.txt", text)
    assert [(row["kind"], row["text"]) for row in found.rows][1:] == [
        ("fill", "Monday"),
        ("fill", "Morning | Evening"),
        ("step", "Write ___ here today."),
    ]
    assert "a line to write on that follows has no label, and is left out; give it a row of kind fill" in [
        doubt for _, doubts in found.doubtful().values() for doubt in doubts
    ]
