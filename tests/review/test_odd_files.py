"""Files with odd cells, huge texts, remarks and noise: a row is refused where it can be, and nothing a person wrote is lost."""

import csv
import datetime as dt
import io
import json
import os
import time
import zipfile
from contextlib import nullcontext, suppress
from dataclasses import replace

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from aftercare.catalogs.store import Store, read_books
from aftercare.catalogs.sync import sync
from aftercare.cli.main import cli
from aftercare.core.errors import AftercareError, CatalogError
from aftercare.core.numbering import row_numbers
from aftercare.review.exchange import csv_file, page_file, xliff_file, xlsx_file
from aftercare.review.exchange.exported import export_rows
from aftercare.review.exchange.files import read_rows, write_rows
from aftercare.review.exchange.foreign import read_foreign
from aftercare.review.exchange.importing import plan_import
from aftercare.review.exchange.rows import ExchangeRow
from aftercare.review.exchange.tables import COLUMNS
from aftercare.source.english import handouts
from review_project import SPANISH, check, edit, fill, make, po_path

FORMATS = {"xlsx": xlsx_file, "xliff": xliff_file, "csv": csv_file}


@pytest.fixture
def project(tmp_path):
    config = make(tmp_path)
    fill(config, "es", {})
    return config


def books_of(config):
    return read_books(config, handouts(config), config.languages[0])


def rows_of(config):
    return export_rows(books_of(config), row_numbers(handouts(config)))


def changed(rows, which, **values):
    return [replace(entry, **values) if entry.row == which else entry for entry in rows]


# ------------------------------------------------------------------ one odd row


def sheet_of(project, change):
    """Return an export as a reviewer's spreadsheet program saves it after a change: `change(cell_of, sheet)`."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file.dump(rows_of(project), project.languages[0])))
    heads = [head.value for head in book.active[1]]
    lines = {line[heads.index("row")].value: line for line in book.active}
    change(lambda row, column: lines[row][heads.index(column)])
    out = io.BytesIO()
    book.save(out)
    return xlsx_file.load(out.getvalue(), "es.xlsx")


def put(column, value):
    def change(cell_of):
        cell_of("care.day.sun", column).value = value

    return change


STRUCK = TextBlock(InlineFont(strike=True), "48 horas, ")
ODD = [
    (put("translation", "=1+1"), "is a formula, not text"),
    (put("translation", 42), "is a number, not text"),
    (put("state", True), "is a truth value, not text"),
    (put("version", dt.date(2026, 1, 1)), "is a date, not text"),
    (put("translation", CellRichText(STRUCK)), "is struck out"),
    (lambda cell_of: setattr(cell_of("care.day.sun", "translation"), "font", Font(strike=True)), "is struck out"),
]


@pytest.mark.parametrize(("change", "reason"), ODD, ids=[reason for _, reason in ODD])
def test_an_odd_cell_refuses_its_row(project, change, reason):
    found = plan_import(books_of(project), sheet_of(project, change), check=check)
    assert [refusal.id for refusal in found.refused] == ["care.day.sun"]
    assert reason in found.refused[0].reason
    assert "cell" in found.refused[0].reason


@pytest.mark.parametrize("column", ["number", "kind", "note", "previous", "signatures"])
def test_an_odd_cell_in_a_column_that_is_only_shown_does_no_harm(project, column):
    assert plan_import(books_of(project), sheet_of(project, put(column, 42)), check=check).refused == ()


def test_struck_out_words_are_not_imported(project):
    rich = CellRichText("Espere ", STRUCK, TextBlock(InlineFont(b=True), "48 horas"), " en casa.")
    found = plan_import(books_of(project), sheet_of(project, put("translation", rich)), check=check)
    assert [change.after.target for change in found.changes] == ["Espere 48 horas en casa."]


def xliff(project, old, new):
    text = xliff_file.dump(rows_of(project), project.languages[0]).decode()
    assert old in text
    return xliff_file.load(text.replace(old, new, 1).encode(), "es.xliff")


@pytest.mark.parametrize(
    "mark",
    [
        '<ph id="1"/>',
        '<x id="1"/>',
        '<g id="1"><ph id="2">48</ph></g>',
        '<g id="1" ctype="x-bold">48</g>',
        '<g id="1"/>',
        '<mrk mtype="seg"><g id="1">48</g></mrk>',
        '<bpt id="1"/>48<ept id="1"/>',
        '<it id="1" pos="open"/>',
        "<b>48</b>",
        "<!-- c --><ph/>",
    ],
)
def test_markup_refuses_its_row(project, mark):
    text = SPANISH["care.day.sun"]
    rows = xliff(project, f">{text}<", f">{text} {mark}<")
    found = plan_import(books_of(project), rows, check=check)
    assert [(refusal.id, "inline markup" in refusal.reason) for refusal in found.refused] == [("care.day.sun", True)]


def test_segment_marks_are_no_markup(project):
    text = SPANISH["care.day.sun"]
    rows = xliff(project, f">{text}<", '><mrk mtype="seg" mid="1">Espere 48 horas.</mrk> <mrk mtype="seg">Bien.</mrk><')
    found = plan_import(books_of(project), rows, check=check)
    assert [change.after.target for change in found.changes] == ["Espere 48 horas. Bien."]


HUGE = {
    "nine megabytes": "Espere 48 horas. " * 530_000,
    "a long list of commas": "1," * 32_000,
    "a heap of marks": "Espere 48 horas" + "\u0301" * 30_000,
    "marks of many kinds": "Espere 48 horas" + "\u0301\u0323\u0345" * 10_000,
    "nine marks": "Espere 48 horas" + "\u0301\u0302" + "\u0303" * 7,
    "ten times the English and more": "Espere 48 horas. " * 60,
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_a_text_that_cannot_be_a_translation_refuses_its_row(project, name, text):
    rows = changed(rows_of(project), "care.day.sun", translation=text)
    if name == "xlsx" and len(text) > 30_000:
        pytest.skip("no cell holds it")
    start = time.process_time()
    read = FORMATS[name].load(FORMATS[name].dump(rows, project.languages[0]), name)
    (refusal,) = plan_import(books_of(project), read, check=check).refused
    assert time.process_time() - start < 2
    assert refusal.id == "care.day.sun"
    assert "characters" in refusal.reason or "combining marks" in refusal.reason


# ------------------------------------------------------------------ small files that unpack to large ones


def edited(part, old, new, data, more=()):
    """Return a workbook with a text exchanged in one of its parts, and with more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            text = before.read(name)
            assert name != part or old.encode() in text
            after.writestr(name, text.replace(old.encode(), new.encode(), 1) if name == part else text)
        for name in more:
            after.writestr(name, b"")
    return out.getvalue()


SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
MERGES = "</sheetData><mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 80_000 + "</mergeCells>"
WORKBOOKS = {
    "styles": (STYLES, "</cellXfs>", "<xf/>" * 80_000 + "</cellXfs>", "far more cells, styles or marks"),
    "cells in one row": (SHEET, "</row>", '<c r="ZZ1"/>' * 80_000 + "</row>", "far more cells, styles or marks"),
    "merged cells": (SHEET, "</sheetData>", MERGES, "far more cells, styles or marks"),
    "elements in each other": (
        SHEET,
        "</sheetData>",
        "</sheetData>" + "<a>" * 40_000 + "</a>" * 40_000,
        "far more cells, styles or marks",
    ),
    "rows that are empty": (SHEET, "</sheetData>", "<row/>" * 20_001 + "</sheetData>", "over 20000 rows"),
    "a row far below": (SHEET, '<row r="2"', '<row r="1048576"', "over 20000 rows"),
    "entities": (SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "cannot be read as an xlsx file"),
}


def copied(book, title="corrected", state="visible"):
    """Put a corrected copy of the sheet before it."""
    copy = book.copy_worksheet(book.active)
    copy.title, copy.sheet_state = title, state
    heads = [head.value for head in copy[1]]
    (line,) = (line for line in copy if line[heads.index("row")].value == "care.day.sun")
    line[heads.index("translation")].value = "Espere 48 horas en casa."
    book.move_sheet(copy, -1)
    return copy


def cover(book):
    book.create_sheet("cover", 0)["A1"] = "For the clinic"


def hidden_copy(book):
    copied(book, state="hidden")
    book.active = 1


def hidden_before(book):
    old = book.active
    copied(book)
    old.sheet_state = "hidden"


SHEETS = {
    cover: SPANISH["care.day.sun"],
    hidden_copy: SPANISH["care.day.sun"],
    hidden_before: "Espere 48 horas en casa.",
    copied: "has several sheets with rows: 'corrected', 'es'; keep the one that is meant, and delete the others",
}


@pytest.mark.parametrize("change", SHEETS)
def test_the_sheet_that_a_reviewer_sees_is_read_and_one_of_two_is_not_guessed(project, change):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file.dump(rows_of(project), project.languages[0])))
    change(book)
    out = io.BytesIO()
    book.save(out)
    if change is copied:
        with pytest.raises(CatalogError) as refused:
            xlsx_file.load(out.getvalue(), "es.xlsx")
        assert str(refused.value) == f"es.xlsx: {SHEETS[change]}"
    else:
        texts = {row.row: row.translation for row in xlsx_file.load(out.getvalue(), "es.xlsx")}
        assert texts["care.day.sun"] == SHEETS[change]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_that_unpacks_to_far_more_is_refused_before_it_is_read(project, name):
    part, old, new, told = WORKBOOKS[name]
    data = edited(part, old, new, xlsx_file.dump(rows_of(project), project.languages[0]))
    assert len(data) < 500_000
    with pytest.raises(CatalogError, match=told):
        xlsx_file.load(data, "es.xlsx")


def test_a_workbook_of_thousands_of_parts_is_refused(project):
    data = xlsx_file.dump(rows_of(project), project.languages[0])
    with pytest.raises(CatalogError, match="2000 parts"):
        xlsx_file.load(edited("", "", "", data, [f"x/{number}" for number in range(2001)]), "es.xlsx")


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A2" t="n"><v>' + "9" * 9000 + "</v></c>",
        '<c r="A2" t="s"><v>9999</v></c>',
        '<c r="A2" t="d"><v>x</v></c>',
    ],
)
def test_a_cell_that_cannot_be_is_an_odd_cell(project, cell):
    data = xlsx_file.dump(rows_of(project), project.languages[0])
    moved = edited(SHEET, '<row r="2"', f'<row r="2">{cell}</row><row r="2"', data)
    found = plan_import(books_of(project), xlsx_file.load(moved, "es.xlsx"), check=check)
    assert not found.changes
    styled = edited(SHEET, 's="1"', 's="99999"', data)
    assert plan_import(books_of(project), xlsx_file.load(styled, "es.xlsx"), check=check).refused == ()


XML = {
    "a default for every element": ('<!DOCTYPE x [<!ATTLIST x a CDATA "b">]>', "", "declares what x may be"),
    "entities": ('<!DOCTYPE x [<!ENTITY a "b">]>', "", "declares what x may be"),
    "elements without end": ("", "<x/>" * 300_001, "over 300,000 elements"),
    "elements in each other": ("", "<x>" * 50 + "</x>" * 50, "nested too deeply"),
}


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("kind", ["XLIFF", "TMX"])
def test_xml_that_unpacks_to_far_more_is_refused(name, kind, tmp_path):
    before, inside, told = XML[name]
    path = tmp_path / f"es.{kind.lower()}"
    path.write_text(f"<?xml version='1.0'?>{before}<tmx>{inside}</tmx>", encoding="utf-8")
    with pytest.raises(CatalogError, match=f"cannot be read as {kind} .*{told}"):
        read_foreign(path) if kind == "TMX" else read_rows(path)


def test_files_in_files_are_read_once(project):
    text = xliff_file.dump(rows_of(project), project.languages[0]).decode()
    inner = text.replace("<body>", "<body>" + "<file>" * 10, 1).replace("</body>", "</file>" * 10 + "</body>", 1)
    assert len(xliff_file.load(inner.encode(), "es.xliff")) == len(rows_of(project))


@pytest.mark.parametrize("name", ["es.csv", "es.xlsx", "es.xliff", "es.po", "es.tmx", "es.json"])
def test_a_pipe_is_no_file(name, tmp_path):
    os.mkfifo(tmp_path / name)
    with pytest.raises(CatalogError, match="cannot be read: is no ordinary file"):
        read_foreign(tmp_path / name) or read_rows(tmp_path / name)


def test_a_row_of_a_review_page_that_lacks_something_is_refused_by_itself():
    rows = [
        {"row": "care.title"},
        5,
        dict.fromkeys(("catalog", "row", "version", "english", "state", "question"), ""),
    ]
    data = json.dumps({"format": page_file.FORMAT, "language": "es", "rows": rows}).encode()
    found = page_file.load(data, "es.json")
    assert [row.row for row in found] == ["care.title", "", ""]
    assert all("save it from the page again" in row.problem for row in found)


# ------------------------------------------------------------------ what reviewers note


def test_comments_on_cells_are_shown_and_kept(project):
    def change(cell_of):
        cell_of("care.day.sun", "translation").comment = Comment("¿Por qué no «al sol»?\n\u202e!", "Ana")
        cell_of("care.day.gym", "row").comment = Comment(
            "[Threaded comment]\n\nYour version of Excel …\n\nComment:\n    Ask the author.\nReply:\n    Done.", "Bo"
        )

    found = plan_import(books_of(project), sheet_of(project, change), check=check)
    assert [(remark.row, remark.text) for remark in found.remarks] == [
        ("care.day.sun", "¿Por qué no «al sol»? !"),
        ("care.day.gym", "Ask the author. Reply: Done."),
    ]
    assert found.changes == ()
    found.write()
    text = po_path(project, "es", "care").read_text(encoding="utf-8")
    assert "# reviewer: ¿Por qué no «al sol»? !\n" in text
    sync(Store(project, handouts(project)))
    assert "# reviewer: Ask the author. Reply: Done.\n" in po_path(project, "es", "care").read_text(encoding="utf-8")
    assert plan_import(books_of(project), sheet_of(project, change), check=check).remarks == (), "once is enough"


def test_notes_of_a_cat_tool_are_kept(project):
    rows = xliff(
        project, "<context-group", "<note>Is this the sun?</note><note from='reviewer'>48 or 24?</note><context-group"
    )
    found = plan_import(books_of(project), rows, check=check)
    assert [remark.text for remark in found.remarks] == ["Is this the sun?", "48 or 24?"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_note_written_into_the_column_of_notes_is_kept(project, name):
    rows = changed(rows_of(project), "care.day.sun", note="Tú or  usted?")
    read = FORMATS[name].load(FORMATS[name].dump(rows, project.languages[0]), name)
    (remark,) = plan_import(books_of(project), read, check=check).remarks
    assert remark.text == "Tú or usted?"


@pytest.mark.parametrize("name", FORMATS)
def test_a_note_that_the_author_has_edited_since_is_no_remark_of_the_reviewer(project, name):
    read = FORMATS[name].load(FORMATS[name].dump(rows_of(project), project.languages[0]), name)
    edit(project.source, "Title of the sheet.", "? Title of the page.")
    sync(Store(project, handouts(project)))
    assert plan_import(books_of(project), read, check=check).remarks == ()
    (remark,) = plan_import(books_of(project), changed(read, "care.title", note="Tú?"), check=check).remarks
    assert remark.text == "Tú?"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("where", "cell"),
    [
        ("findings", "48 is right here"),
        ("findings", "{}\n48 is right here"),
        ("previous", "48 is right here"),
        ("asked", "48 is right here"),
    ],
)
def test_what_was_written_into_a_column_that_is_only_shown_is_a_remark(project, name, where, cell):
    rows = export_rows(books_of(project), row_numbers(handouts(project)), check)
    shown = next(getattr(row, where) for row in rows if row.row == "care.day.sun")
    read = FORMATS[name].load(FORMATS[name].dump(rows, project.languages[0]), name)
    assert plan_import(books_of(project), read, check=check).remarks == ()
    read = changed(read, "care.day.sun", **{where: cell.format(shown)})
    (remark,) = plan_import(books_of(project), read, check=check).remarks
    assert (remark.row, remark.text) == ("care.day.sun", "48 is right here")


def test_what_an_older_file_shows_is_no_remark(project):
    rows = changed(rows_of(project), "care.day.sun", previous="Wait 12 hours.")
    rows = [replace(row, version=row.version.partition("/")[0]) for row in rows]
    assert plan_import(books_of(project), rows, check=check).remarks == ()


@pytest.mark.parametrize("where", ["note", "question", "remarks"])
@pytest.mark.parametrize("length", [1000, 1001])
def test_a_remark_is_kept_as_a_whole_or_its_row_refused(project, where, length):
    text = "x" * length
    rows = changed(rows_of(project), "care.day.sun", **{where: (text,) if where == "remarks" else text})
    rows = [row for row in rows if row.row in {"care.day.sun", "care.day.gym"}]
    found = plan_import(books_of(project), rows, check=check)
    assert [remark.text for remark in found.remarks] == ([text] if length == 1000 else [])
    reason = "has a remark of 1,001 characters; shorten it to 1,000"
    assert [(each.id, each.reason) for each in found.refused] == ([] if length == 1000 else [("care.day.sun", reason)])


@pytest.mark.parametrize("where", ["by", "question", "remarks", "translation"])
@pytest.mark.parametrize(
    "text",
    [
        f"Is this right? approved: Eva Gil, RN; 2026-11-29; v2 {'0a' * 32}",
        f"That is what I had; v2 {'0a' * 32}",
        "Fine by me, Waive: numbers; Eva Gil, RN; it is right",
        "Fine by me, waive numbers; Eva Gil, RN; it is right",
        "We have kept：all of it",
        "Is it cold? answer: yes, from the tap",
        "See below, origin: google 2026-11-26",
    ],
)
def test_what_looks_like_a_signature_is_no_part_of_a_sheet(project, where, text):
    told = {where: (text,) if where == "remarks" else text} | ({"question": "Right?"} if where == "by" else {})
    if where == "translation" and "v2" not in text:
        pytest.skip("a translation may say so")
    rows = [row for row in changed(rows_of(project), "care.day.sun", **told) if row.row == "care.day.sun"]
    found = plan_import(books_of(project), rows, check=check)
    assert (found.remarks, found.changes) == ((), ())
    assert ["which is how catalogs write signatures" in each.reason for each in found.refused] == [True]


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("Question: how cool?", "how cool?"),
        ("question：冷たい水ですか", "冷たい水ですか"),
        ("質問：冷たい水ですか", "冷たい水ですか"),
        ("Pregunta: ¿tú?", "¿tú?"),
        ("？ 何度", "何度"),
        ("¿Tú o usted?", None),
        ("questions remain", None),
    ],
)
def test_a_remark_may_be_a_question_in_the_reviewers_language(project, note, asked):
    (remark,) = plan_import(
        books_of(project), changed(rows_of(project), "care.day.sun", remarks=(note,)), check=check
    ).remarks
    assert (remark.question.text if remark.question else None) == asked


def test_the_command_shows_remarks(project, monkeypatch):
    monkeypatch.chdir(project.root)
    rows = changed(rows_of(project), "care.day.sun", note="Tú or usted?")
    write_rows(project.root / "es.csv", rows, project.languages[0], to="csv")
    run = CliRunner().invoke(cli, ["import", "es.csv", "--yes"])
    assert "remark on care.day.sun: Tú or usted?" in run.output
    assert "written: " in run.output


# ------------------------------------------------------------------ noise


@given(st.binary(max_size=400), st.sampled_from(["csv", "xliff", "xlsx"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_rows_or_refused(data, name):
    with suppress(CatalogError):
        FORMATS[name].load(data, name)


CELL = st.text(max_size=20) | st.sampled_from(["es", "care", "care.title", "translated", "needs work", "=1", "'"])


@given(
    st.lists(st.lists(CELL, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=4),
    st.sampled_from(["csv", "xliff"]),
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_cells_are_rows_or_refused(project, cells, name):
    rows = [ExchangeRow(*line) for line in cells]
    with suppress(AftercareError):
        read = FORMATS[name].load(FORMATS[name].dump(rows, project.languages[0]), name)
        found = plan_import(books_of(project), read, check=check)
        assert len(found.changes) + len(found.refused) <= len(read)


# ------------------------------------------------------------------ lines above the heads of the columns

ABOVE = [[["Table 1"]], [[]], [[], [""] * len(COLUMNS)], [["Table 1", "", "", ""], []], [["For Eva"], ["Until Friday"]]]


def csv_below(above, data, separator):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([*above, *csv.reader(io.StringIO(data, newline=""))])
    return out.getvalue().encode()


def xlsx_below(above, data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.active.insert_rows(1, len(above))
    for at, line in enumerate(above, 1):
        for column, cell in enumerate(line, 1):
            book.active.cell(at, column).value = cell or None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("above", ABOVE)
def test_a_title_or_an_empty_line_may_stand_above_the_heads(project, tmp_path, above):
    rows, spanish = rows_of(project), project.languages[0]
    text = csv_file.dump(rows, spanish).decode("utf-8-sig")
    title = " ".join(cell for line in above for cell in line).strip()
    wanted = [replace(row, beside=title) for row in rows]
    assert csv_file.load(csv_below(above, text, ","), "es.csv") == wanted
    assert csv_file.load(csv_below(above, text, ";"), "es.csv") == wanted
    data = xlsx_below(above, xlsx_file.dump(rows, spanish))
    assert xlsx_file.load(data, "es.xlsx") == wanted
    path = tmp_path / "es.xlsx"
    path.write_bytes(data)
    with pytest.raises(CatalogError, match="may hold") if title else nullcontext():
        write_rows(path, rows, spanish, to="xlsx", books=books_of(project))


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("separator", [",", ";"])
def test_so_may_it_in_a_table_from_elsewhere(tmp_path, above, separator):
    table = "English,Spanish\r\nRest.,Descanse.\r\nSit.,Siéntese.,x\r\n"
    path = tmp_path / "a.csv"
    path.write_bytes(csv_below(above, table, separator))
    found = read_foreign(path)
    first = len(above) + 2
    assert [(pair.english, pair.target, pair.place) for pair in found.pairs["es"]] == [
        ("Rest.", "Descanse.", f"line {first}")
    ]
    assert found.left_out[0].startswith(f"line {first + 1} has more cells")


def test_heads_are_looked_for_in_few_lines(project):
    text = csv_file.dump(rows_of(project), project.languages[0]).decode("utf-8-sig")
    assert csv_file.load(csv_below([[]] * 9, text, ","), "es.csv") == rows_of(project)
    with pytest.raises(CatalogError, match="each of these columns"):
        csv_file.load(csv_below([[]] * 10, text, ","), "es.csv")


def test_a_sheet_with_a_title_is_told_from_another_sheet(project):
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx_below([["Table 1"]], xlsx_file.dump(rows_of(project), project.languages[0])))
    )
    summary = book.create_sheet("Export Summary", 0)
    summary.append(["This document was exported from Numbers."])
    summary.append(["Sheet name", "Table name"])
    out = io.BytesIO()
    book.save(out)
    assert len(xlsx_file.load(out.getvalue(), "es.xlsx")) == len(rows_of(project))
