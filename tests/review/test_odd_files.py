"""Files with odd cells, huge texts, remarks and noise: a row is refused where it can be, and nothing a person wrote is lost."""

import datetime as dt
import io
import time
from contextlib import suppress
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

from aftercare.catalogs.store import Store, read_books, row_numbers
from aftercare.catalogs.sync import handouts, sync
from aftercare.cli.main import cli
from aftercare.core.errors import AftercareError, CatalogError
from aftercare.review.exchange import csv_file, xliff_file, xlsx_file
from aftercare.review.exchange.files import write_rows
from aftercare.review.exchange.importing import plan_import
from aftercare.review.exchange.rows import COLUMNS, ExchangeRow, export_rows
from review_project import SPANISH, check, fill, make, po_path

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
    "mark", ['<ph id="1"/>', '<x id="1"/>', '<g id="1"><ph id="2">48</ph></g>', "<b>48</b>", "<!-- c --><ph/>"]
)
def test_markup_refuses_its_row(project, mark):
    text = SPANISH["care.day.sun"]
    rows = xliff(project, f">{text}<", f">{text} {mark}<")
    found = plan_import(books_of(project), rows, check=check)
    assert [(refusal.id, "inline markup" in refusal.reason) for refusal in found.refused] == [("care.day.sun", True)]


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
    rows = changed(rows_of(project), "care.day.sun", note="Tú or usted? " + "x" * 2000)
    read = FORMATS[name].load(FORMATS[name].dump(rows, project.languages[0]), name)
    (remark,) = plan_import(books_of(project), read, check=check).remarks
    assert remark.text.startswith("Tú or usted? xx")
    assert len(remark.text) == 1001


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
