"""Files that leave and come back: the same rows and states, whatever program had them in between."""

import csv
import io
import re
import shutil
import subprocess
import textwrap
import zipfile
from contextlib import nullcontext
from dataclasses import replace
from xml.etree import ElementTree as ET

import openpyxl
import polib
import pytest
from click.testing import CliRunner
from translate.storage import factory
from translate.storage.xliff import xlifffile

from aftercare.catalogs import po, po_reader
from aftercare.catalogs.store import Store, read_books
from aftercare.catalogs.sync import sync
from aftercare.cli.main import cli
from aftercare.core.clock import today
from aftercare.core.errors import AftercareError, CatalogError
from aftercare.core.language.languages import language
from aftercare.core.numbering import row_numbers
from aftercare.core.settings.config import load
from aftercare.core.units import Status
from aftercare.review.answering import answer
from aftercare.review.exchange import csv_file, xliff_file, xlsx_file
from aftercare.review.exchange.exported import export_rows
from aftercare.review.exchange.files import read_rows, write_rows
from aftercare.review.exchange.importing import file_language, plan_import
from aftercare.review.exchange.tables import COLUMNS
from aftercare.review.signing import approve
from aftercare.source.english import handouts
from review_project import ANA, BO, SPANISH, check, edit, fill, make, po_path

FORMATS = {"xlsx": xlsx_file, "xliff": xliff_file, "csv": csv_file}
NASTY = [
    "=1+1",
    '=HYPERLINK("http://example.org")',
    "+1 321 555 0100",
    "-5 °C",
    "@SUM(A1)",
    "'=quoted",
    "''twice",
    "'apostrophe",
    "＝1",
    " spaces around ",
    "two\nlines",
    'quotes " and ; , commas',
    "<b>&amp; ]]> </b>",
    "_x41_ __x004 x0041_",
    "1-2",
    "0042",
    "TRUE",
    "#NAME?",
    "انتظر 48 ساعة \u200f(321) 555-0100",
    "👩🏽‍⚕️ \u00a0\u200d\u2066x\u2069",
    "Ti\u1ebfng Vi\u1ec7t",
    "x" * 5000,
]


@pytest.fixture(scope="module")
def every_state(tmp_path_factory):
    """Every state is in it: missing, draft, translated, approved, stale, and a warning with one signer of two."""
    config = make(tmp_path_factory.mktemp("every-state"))
    fill(config, "es", {"care.day.wash": ""})
    fill(config, "es", {"care.day.gym": SPANISH["care.day.gym"]}, fuzzy=True)
    for by, rows in ((ANA, ["care.title", "care.day.heading", "care.call.signs"]), (BO, ["care.title"])):
        approve(config, handouts(config), config.languages[0], by=by, rows=rows, check=check).write()
    edit(config.source, "Day 1", "Day one")
    sync(Store(config, handouts(config)))
    return config


@pytest.fixture
def project(every_state, tmp_path):
    return load(shutil.copytree(every_state.root, tmp_path, dirs_exist_ok=True))


def books_of(config, tag="es"):
    return read_books(config, handouts(config), config.choose((tag,))[0])


def rows_of(config):
    return export_rows(books_of(config), row_numbers(handouts(config)))


def catalogs(config):
    """Return the catalogs of the project; the interface is the package's until somebody changes it."""
    paths = [po_path(config, "es", domain) for domain in ("care", "interface")]
    return [path.read_bytes() if path.is_file() else None for path in paths]


def changed(rows, which, **values):
    return [replace(entry, **values) if entry.row == which else entry for entry in rows]


@pytest.mark.parametrize("name", FORMATS)
def test_rows_come_back_equal_states_and_signatures_included(project, name):
    rows = rows_of(project)
    assert {row.state for row in rows} == {"", "needs work", "translated"}
    assert sum(len(row.approvals) for row in rows) == 4
    assert FORMATS[name].load(FORMATS[name].dump(rows, project.languages[0]), name) == rows


@pytest.mark.parametrize("name", FORMATS)
def test_any_text_comes_back_to_the_character(every_state, name):
    rows = rows_of(every_state)[:2]
    texts = {text: changed(rows, "care.title", translation=text, note=text, previous=text) for text in NASTY}
    load, dump, language = FORMATS[name].load, FORMATS[name].dump, every_state.languages[0]
    assert [text for text, sent in texts.items() if load(dump(sent, language), name) != sent] == []


def test_no_cell_is_a_formula(every_state):
    rows, language = rows_of(every_state)[:2], every_state.languages[0]
    for text in NASTY:
        sent = changed(rows, "care.title", translation=text, note=text)
        sheet = openpyxl.load_workbook(io.BytesIO(xlsx_file.dump(sent, language))).active
        assert {cell.data_type for line in sheet for cell in line if cell.value} == {"s"}, text
        lines = list(csv.reader(io.StringIO(csv_file.dump(sent, language).decode("utf-8-sig"), newline="")))
        assert not any(cell[:1] in set("=+-@\t\r＝＋－＠") for line in lines for cell in line if cell), text


def test_the_spreadsheet_can_be_sorted_and_shows_what_can_be_edited(project):
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_file.dump(rows_of(project), language("ar")))).active
    assert not sheet.protection.sheet
    assert sheet.auto_filter.ref == sheet.dimensions
    heads = [cell.value for cell in sheet[1]]
    assert tuple(heads) == COLUMNS
    open_to_edit = {cell.value for cell in sheet[1] if cell.fill.fgColor.rgb == "00FFF2CC"}
    assert open_to_edit == {"translation", "state", "question"}
    assert sheet.cell(2, heads.index("translation") + 1).alignment.readingOrder == 2
    assert sheet.data_validations.dataValidation[0].formula1 == '"needs work,translated"'


@pytest.mark.parametrize("name", FORMATS)
def test_an_untouched_file_changes_nothing(project, tmp_path, name):
    path = tmp_path / f"es.{name}"
    before = catalogs(project)
    write_rows(path, rows_of(project), project.languages[0], to=name)
    found = plan_import(books_of(project), read_rows(path), check=check)
    assert (found.changes, found.refused, found.signatures) == ((), (), ())
    assert found.write() == []
    assert catalogs(project) == before


def test_an_import_changes_texts_and_states_and_nothing_else(project):
    rows = rows_of(project)
    rows = changed(rows, "care.day.wash", translation="=Lave la cara.", state="translated")
    rows = changed(rows, "care.day.gym", state="translated")
    rows = changed(rows, "care.day.sun", translation="Espere dos días.")
    rows = changed(rows, "care.title", translation="Tras su tratamiento")
    rows = changed(rows, "care.call.fever", state="needs work")
    found = plan_import(books_of(project), rows, check=check)
    assert not found.refused
    assert [change.before.id for change in found.changes if change.loses_signature] == ["care.title"]
    assert [change.before.id for change in found.changes if change.held_back] == ["care.day.sun"]
    found.write()
    units = {unit.id: unit for unit in books_of(project)[0].units}
    assert {row: (units[row].status, units[row].stale) for row in SPANISH} == {
        "care.title": (Status.TRANSLATED, True),
        "care.call.heading": (Status.TRANSLATED, False),
        "care.call.signs": (Status.TRANSLATED, False),
        "care.call.fever": (Status.DRAFT, False),
        "care.day.heading": (Status.DRAFT, True),
        "care.day.sun": (Status.DRAFT, False),
        "care.day.gym": (Status.TRANSLATED, False),
        "care.day.wash": (Status.TRANSLATED, False),
    }
    assert units["care.day.wash"].target == "=Lave la cara."
    assert units["care.title"].approvals, "the old signatures stay and do not hold"
    before = catalogs(project)
    sync(Store(project, handouts(project)))
    assert catalogs(project) == before, "what an import writes is canonical"


def english_changes(config):
    edit(config.source, "Wait 48 hours", "Wait 24 hours")
    sync(Store(config, handouts(config)))


def english_changes_without_sync(config):
    edit(config.source, "Wait 48 hours", "Wait 24 hours")


def somebody_else_edits(config):
    fill(config, "es", {"care.day.sun": "Espere 48 horas en casa."})


@pytest.mark.parametrize(
    ("values", "meanwhile", "reason"),
    [
        ({"translation": "Nuevo 48"}, english_changes, "has changed since the export, now “Wait 24 hours"),
        ({"translation": "Nuevo 48"}, english_changes_without_sync, "run aftercare sync"),
        ({"translation": "Nuevo 48"}, somebody_else_edits, "since the export, now “Espere 48 horas en casa.”; export"),
        ({"english": "Wait 8 hours."}, None, "English was edited in the file"),
        ({"row": "no.such.row"}, None, "not a row of this project"),
        ({"catalog": "interface"}, None, "not a row of this project"),
        ({"translation": ""}, None, "has no translation"),
        ({"translation": " \n"}, None, "has no translation"),
        ({"state": "approved"}, None, "has the state 'approved'"),
        ({"translation": "48\x07"}, None, "control character"),
        ({"translation": "#REF!"}, None, "“#REF!” is no translation: the error of a spreadsheet"),
        ({"translation": "x", "state": "translated"}, None, "“x” is no translation: too short"),
        ({"translation": "N/A", "state": "needs work"}, None, "is no translation: what people write"),
    ],
)
def test_rows_refused_by_name(project, values, meanwhile, reason):
    rows = changed(rows_of(project), "care.day.sun", **values)
    if meanwhile:
        meanwhile(project)
    before = catalogs(project)
    found = plan_import(books_of(project), rows, check=check)
    assert [(refusal.id, reason in refusal.reason) for refusal in found.refused] == [
        (values.get("row", "care.day.sun"), True)
    ]
    assert found.changes == ()
    found.write()
    assert catalogs(project) == before


def test_a_row_that_nobody_touched_is_no_obstacle_though_its_english_was_edited(project):
    rows = changed(rows_of(project), "care.day.gym", **GYM_DONE)
    english_changes(project)
    found = plan_import(books_of(project), rows, check=check)
    assert (found.refused, [change.after.id for change in found.changes]) == ((), ["care.day.gym"])


@pytest.mark.parametrize("lost", ["Despu?s de su tratamiento", "Cu?ndo llamarnos"])
def test_a_table_whose_letters_were_lost_gives_its_row_nothing(project, lost):
    row = "care.title" if lost.startswith("D") else "care.call.heading"
    found = plan_import(books_of(project), changed(rows_of(project), row, translation=lost), check=check)
    assert [(each.id, "has lost letters" in each.reason) for each in found.refused] == [(row, True)]


def test_a_file_never_reverts_what_others_did_meanwhile(project):
    rows = rows_of(project)
    somebody_else_edits(project)
    found = plan_import(books_of(project), rows, check=check)
    assert (found.changes, found.refused) == ((), ())


def test_a_file_cannot_sign(project):
    rows = rows_of(project)
    signature = next(row.signatures for row in rows if row.row == "care.title")
    found = plan_import(books_of(project), changed(rows, "care.day.sun", signatures=signature), check=check)
    assert found.signatures == ("care.day.sun",)
    assert found.write() == []


@pytest.mark.parametrize(
    ("damage", "refused", "reason"),
    [
        (lambda rows: rows + rows[:1], ["care.title"] * 2, "twice"),
        (lambda rows: changed(rows, "care.title", version=""), ["care.title"], "version mark"),
        (lambda rows: changed(rows, "care.title", version="x-y-z"), ["care.title"], "version mark"),
        (lambda rows: changed(rows, "care.title", problem="cell E2 is a number, not text"), ["care.title"], "a number"),
    ],
)
def test_a_row_that_cannot_be_matched_stops_no_other(project, damage, refused, reason):
    rows = changed(rows_of(project), "care.day.wash", translation="Lave la cara.", state="translated")
    found = plan_import(books_of(project), damage(rows), check=check)
    assert [refusal.id for refusal in found.refused] == refused
    assert all(reason in refusal.reason for refusal in found.refused)
    assert [change.before.id for change in found.changes] == ["care.day.wash"]


def test_a_file_is_about_one_language(project):
    rows = rows_of(project)
    assert file_language(rows, "x") == "es"
    with pytest.raises(CatalogError, match="ar, es"):
        file_language(changed(rows, "care.title", language="ar"), "x")
    with pytest.raises(CatalogError, match="none"):
        file_language([], "x")


def test_a_line_whose_cells_have_slipped_refuses_its_row_alone(project):
    rows = changed(rows_of(project), "care.day.wash", translation="Lave la cara.", state="translated")
    data = csv_file.dump(rows, language("es"))
    text = data.decode("utf-8-sig")
    reasons = {"Espere, luego, 48, horas": "more cells than there are columns", "Espere, 48": "is not a row"}
    for broken, reason in reasons.items():
        slipped = text.replace(SPANISH["care.day.sun"], broken)
        assert slipped != text
        rows = csv_file.load(slipped.encode(), "es.csv")
        assert file_language(rows, "es.csv") == "es"
        found = plan_import(books_of(project), rows, check=check)
        assert [change.before.id for change in found.changes] == ["care.day.wash"]
        assert [refusal.id for refusal in found.refused] == ["care.day.sun"]
        assert reason in found.refused[0].reason


def bomb(kind):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if kind == "large":
            archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 101_000_000)
        else:
            archive.writestr("[Content_Types].xml", LAUGHS)
            archive.writestr("xl/workbook.xml", LAUGHS)
    return out.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><x>&d;</x>"""
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def workbook(change):
    book = openpyxl.Workbook()
    book.active.append(COLUMNS)
    book.active.append(["1", "care.title", *["x"] * 10])
    change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(at, value):
    return lambda sheet: sheet.__setitem__(at, value)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b""),
        ("a.xlsx", b"not a zip"),
        ("a.xlsx", b"PK\x03\x04 broken"),
        ("a.xlsx", bomb("large")),
        ("a.xlsx", bomb("laughs")),
        ("a.xlsx", workbook(lambda sheet: sheet.delete_cols(5))),
        ("a.xlsx", workbook(lambda sheet: sheet.delete_rows(1, 2))),
        ("a.xlsx", workbook(cell("M1", "state"))),
        ("a.xlsx", workbook(cell("A1048576", "far"))),
        ("a.csv", b""),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.csv", b"row,english\n1,2\n"),
        ("a.csv", b'row,"english\n1,2\n'),
        ("a.csv", ",".join(COLUMNS).encode() + b"\n" + b"x," * 11 + b"x\n" * 20_002),
        ("a.csv", b"x" * 200_000),
        ("a.xliff", b""),
        ("a.xliff", LAUGHS),
        ("a.xliff", OUTSIDE),
        ("a.xliff", b"<a>" * 100_000),
        ("a.xliff", b"<xliff/>"),
        ("a.xliff", b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>'),
        ("a.xliff", b'<?xml version="1.0" encoding="nope"?><x/>'),
        ("a.xlf", b"PK"),
        ("a.ods", b"PK"),
        ("a", b""),
        ("a.csv", b"x" * 10_000_001),
        ("no-such-file.csv", None),
    ],
)
def test_hostile_files_end_in_one_clear_line(tmp_path, name, data):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(CatalogError) as error:
        read_rows(path)
    assert "\n" not in str(error.value)
    assert name in str(error.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [("xlsx", "bell\x07"), ("xliff", "bell\x07"), ("xlsx", "a _x0041_ b"), ("xlsx", "x" * 32_768)],
)
def test_what_a_format_cannot_hold_is_said_on_export(project, name, text):
    rows = changed(rows_of(project), "care.title", translation=text)
    with pytest.raises(CatalogError, match="export as csv"):
        FORMATS[name].dump(rows, project.languages[0])
    assert csv_file.load(csv_file.dump(rows, project.languages[0]), "x") == rows


def test_an_export_never_replaces_another_file(project, tmp_path):
    path = tmp_path / "es.csv"
    path.write_text("somebody's work", encoding="utf-8")
    with pytest.raises(CatalogError, match="already exists"):
        write_rows(path, rows_of(project), project.languages[0], to="csv", books=books_of(project))
    assert path.read_text(encoding="utf-8") == "somebody's work"


def imported(config, rows):
    plan_import(books_of(config), rows, check=check).write()


def english_edited(config):
    edit(config.source, "Do not exercise for 24", "Please do not exercise for 24")
    sync(Store(config, handouts(config)))


GYM_DONE = {"translation": "No haga deporte durante 24 horas.", "state": "translated"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("values", "meanwhile", "replaced"),
    [
        ({}, None, True),
        ({}, english_edited, True),
        ({}, lambda config: fill(config, "es", {"care.day.gym": "Nada de ejercicio 24 horas."}), True),
        (GYM_DONE, None, False),
        (GYM_DONE, lambda config: imported(config, changed(rows_of(config), "care.day.gym", **GYM_DONE)), True),
        ({"state": "translated"}, None, False),
        (GYM_DONE, english_edited, False),
        (
            GYM_DONE,
            lambda config: (
                imported(config, changed(rows_of(config), "care.day.gym", **GYM_DONE)),
                english_edited(config),
            ),
            True,
        ),
        ({"remarks": ("Deporte?",)}, None, False),
        ({"note": "Deporte?"}, None, False),
        ({"findings": "Deporte?"}, None, False),
        ({"previous": "Deporte?"}, None, False),
        ({"question": "Which exercise?"}, None, False),
        ({"english": "Do not exercise."}, None, False),
        ({"signatures": f"{ANA}; 2026-11-22; v2 {64 * '0'}"}, None, False),
        ({"row": "care.day.other", **GYM_DONE}, None, False),
        ({"row": "care.day.other"}, None, True),
        ({"version": "x"}, None, False),
        ({"language": "ar", **GYM_DONE}, None, False),
    ],
)
def test_an_export_replaces_a_file_that_surely_holds_nothing_new(  # noqa: PLR0913, PLR0917
    project, tmp_path, name, values, meanwhile, replaced
):
    if name != "xliff" and "remarks" in values:
        pytest.skip("has no notes")
    if name == "xliff" and {"question", "language"} & {*values}:
        pytest.skip("has no such column")
    path = tmp_path / f"es.{name}"
    data = FORMATS[name].dump(changed(rows_of(project), "care.day.gym", **values), project.languages[0])
    if "remarks" in values:
        data = data.replace(b"</trans-unit>", b'<note from="translator">Deporte?</note></trans-unit>', 1)
    path.write_bytes(data)
    if meanwhile:
        meanwhile(project)
    with nullcontext() if replaced else pytest.raises(CatalogError, match="already exists and may hold"):
        write_rows(path, rows_of(project), project.languages[0], to=name, books=books_of(project))
    assert read_rows(path) == rows_of(project) if replaced else path.read_bytes() == data


def with_column(book):
    book.active.cell(3, len(COLUMNS) + 2).value = "my own note"


def with_heading(book):
    book.active.cell(1, len(COLUMNS) + 1).value = "Remarks of Eva"
    book.active.cell(3, len(COLUMNS) + 1).value = "my own note"


def with_comment(book):
    book.active.cell(1, 1).comment = openpyxl.comments.Comment("see the sheet of May", "Eva")


@pytest.mark.parametrize("beside", [with_column, with_heading, with_comment, lambda book: book.create_sheet("Mine")])
def test_an_export_replaces_no_workbook_with_anything_beside_the_rows(project, tmp_path, beside):
    path = tmp_path / "es.xlsx"
    write_rows(path, rows_of(project), project.languages[0], to="xlsx")
    book = openpyxl.load_workbook(path)
    book.save(path)
    write_rows(path, rows_of(project), project.languages[0], to="xlsx", books=books_of(project))
    beside(book)
    book.save(path)
    with pytest.raises(CatalogError, match="already exists"):
        write_rows(path, rows_of(project), project.languages[0], to="xlsx", books=books_of(project))


@pytest.mark.parametrize("name", FORMATS)
def test_an_untouched_export_is_replaced_though_a_signed_row_is_gone(project, tmp_path, name):
    path = tmp_path / f"es.{name}"
    signed = next(row for row in rows_of(project) if row.signatures and row.kind != "title")
    write_rows(path, rows_of(project), project.languages[0], to=name)
    lines = project.source.read_text(encoding="utf-8").splitlines(keepends=True)
    project.source.write_text(
        "".join(line for line in lines if not line.startswith(f"{signed.row},")), encoding="utf-8"
    )
    sync(Store(project, handouts(project)))
    assert signed.row not in {row.row for row in rows_of(project)}
    write_rows(path, rows_of(project), project.languages[0], to=name, books=books_of(project))
    assert read_rows(path) == rows_of(project)


@pytest.mark.parametrize("cell", ["E4", "A1"])
def test_an_export_replaces_a_workbook_whose_comments_were_imported(project, tmp_path, cell):
    path = tmp_path / "es.xlsx"
    write_rows(path, rows_of(project), project.languages[0], to="xlsx")
    book = openpyxl.load_workbook(path)
    book.active[cell].comment = openpyxl.comments.Comment("Is this the sun?", "Eva")
    book.save(path)
    imported(project, read_rows(path))
    on_a_row = cell != "A1"
    with nullcontext() if on_a_row else pytest.raises(CatalogError, match="already exists"):
        write_rows(path, rows_of(project), project.languages[0], to="xlsx", books=books_of(project))


# ------------------------------------------------------------------ through the programs people use


def test_a_semicolon_csv_of_a_spreadsheet_is_read(project):
    rows = rows_of(project)
    out = io.StringIO(newline="")
    lines = csv.reader(io.StringIO(csv_file.dump(rows, project.languages[0]).decode("utf-8-sig"), newline=""))
    csv.writer(out, delimiter=";").writerows(lines)
    assert csv_file.load(out.getvalue().encode(), "x") == rows


def test_xlsx_edited_with_openpyxl(project, tmp_path):
    path = tmp_path / "es.xlsx"
    write_rows(path, rows_of(project), project.languages[0], to="xlsx")
    book = openpyxl.load_workbook(path)
    heads = [head.value for head in book.active[1]]
    line = next(line for line in book.active if line[heads.index("row")].value == "care.day.wash")
    line[heads.index("translation")].value = "Lave la cara."
    line[heads.index("state")].value = "translated"
    book.save(path)
    found = plan_import(books_of(project), read_rows(path), check=check)
    assert [(entry.after.id, entry.after.target, entry.after.status) for entry in found.changes] == [
        ("care.day.wash", "Lave la cara.", Status.TRANSLATED)
    ]


def moved(rows, order):
    """Return rows whose translations stand beside each other's English, as after one column was sorted."""
    texts = {entry.row: entry.translation for entry in rows}
    return [replace(entry, translation=texts[order.get(entry.row, entry.row)], state="translated") for entry in rows]


TITLE, SIGNS, HEADING, GYM = "care.title", "care.call.signs", "care.day.heading", "care.day.gym"


@pytest.mark.parametrize(
    ("order", "refused"),
    [
        ({TITLE: SIGNS, SIGNS: HEADING, HEADING: GYM, GYM: TITLE}, {TITLE, SIGNS, HEADING, GYM}),
        ({TITLE: SIGNS, SIGNS: HEADING, HEADING: TITLE}, {TITLE, SIGNS, HEADING}),
        ({TITLE: SIGNS, SIGNS: TITLE}, set()),  # somebody may have put it right
        ({TITLE: GYM, SIGNS: GYM, HEADING: GYM}, set()),  # its own row keeps it
    ],
)
def test_translations_that_have_slipped_to_other_rows_are_refused(project, order, refused):
    """Each may pass the checks: a step has no sign that it is told beside another."""
    found = plan_import(books_of(project), moved(rows_of(project), order), check=lambda _: ())
    assert {entry.id for entry in found.refused if "another row" in entry.reason} == refused
    assert not refused & {change.before.id for change in found.changes}


def test_a_slip_does_not_stop_what_was_translated_beside_it(project):
    rows = moved(rows_of(project), {TITLE: SIGNS, SIGNS: HEADING, HEADING: TITLE})
    rows = changed(rows, "care.day.wash", translation="Lave la cara.", state="translated")
    found = plan_import(books_of(project), rows, check=lambda _: ())
    assert "care.day.wash" in {change.before.id for change in found.changes}


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.ods", b"PK", "is a spreadsheet of another kind; "),
        ("a.XLS", b"", "is a spreadsheet of another kind; "),
        (
            "a.xlsx",
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "workbook of LibreOffice (ods)",
        ),
        ("a.xlsx", b"\xd0\xcf\x11\xe0 x", "workbook (xls), or one with a password"),
        ("a.xlsx", b"%PDF-1.7", "is a PDF"),
    ],
)
def test_spreadsheets_of_other_kinds_say_how_to_save_them(tmp_path, name, data, told):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CatalogError) as error:
        read_rows(tmp_path / name)
    assert told in str(error.value)
    assert str(error.value).endswith("choose Save As, Excel workbook (.xlsx)")


def test_a_row_is_approved_in_xliff_while_its_signatures_count(project):
    fill(project, "es", {"care.day.heading": "Primer día"})
    root = ET.fromstring(xliff_file.dump(rows_of(project), project.languages[0]))
    units = {unit.get("id"): unit for unit in root.iterfind(".//{*}trans-unit")}
    marks = {row: (unit.get("approved"), unit.find("{*}target").get("state")) for row, unit in units.items()}
    assert marks["care.title"] == ("yes", "final")
    assert {row for row, (approved, _) in marks.items() if approved == "yes"} == {"care.title"}
    assert marks["care.call.signs"] == marks["care.day.sun"] == ("no", "translated"), "one of two, and nobody"


@pytest.mark.parametrize("state", ["translated", "final", "signed-off"])
def test_an_approved_row_stays_finished_in_whatever_words_a_tool_says_so(project, state):
    text = xliff_file.dump(rows_of(project), project.languages[0]).decode()
    given = 'approved="yes" xml:space="preserve">', 'state="final"'
    for approved in ("yes", "no"):
        said = text.replace(given[0], given[0].replace("yes", approved)).replace(given[1], f'state="{state}"')
        row = next(row for row in xliff_file.load(said.encode(), "es.xliff") if row.row == "care.title")
        assert row.state == ("needs work" if (approved, state) == ("no", "final") else "translated")


def test_a_signature_on_other_texts_is_shown_as_void(project):
    before = {row.row: row.signatures for row in rows_of(project)}
    assert not before["care.title"].startswith("void: ")
    assert before["care.day.heading"].startswith(f"void: {ANA}"), "its English was edited"
    fill(project, "es", {"care.title": "Otra cosa"})
    fill(project, "es", {"care.call.signs": SPANISH["care.call.signs"]}, fuzzy=True)
    rows = {row.row: row for row in rows_of(project)}
    assert [line[:6] for line in rows["care.title"].signatures.splitlines()] == ["void: "] * 2
    assert rows["care.call.signs"].signatures.startswith("void: "), "it needs work"
    assert [entry.name for entry in rows["care.title"].approvals] == [ANA, BO]
    found = plan_import(books_of(project), list(rows.values()), check=check)
    assert (found.changes, found.refused, found.signatures) == ((), (), ())


def test_xliff_through_translate_toolkit(project, tmp_path):
    path = tmp_path / "es.xliff"
    rows = rows_of(project)
    write_rows(path, rows, project.languages[0], to="xliff")
    store = xlifffile.parsefile(str(path))
    states = {unit.xmlelement.get("id"): unit for unit in store.units}
    assert {row.row: row.translation or row.english for row in rows} == {
        row: unit.target or "" for row, unit in states.items()
    }
    assert {row.row for row in rows if row.approved} == {row for row, unit in states.items() if unit.isapproved()}
    done = {row.row for row in rows if row.state == "translated"}
    assert done == {row for row, unit in states.items() if unit.get_state_n() >= unit.S_UNREVIEWED}
    store.savefile(str(path))
    assert read_rows(path) == rows


@pytest.mark.parametrize(
    ("row", "change", "status"),
    [
        ("care.day.gym", lambda unit: unit.markfuzzy(False), Status.TRANSLATED),
        ("care.day.gym", lambda unit: unit.marktranslated(), Status.TRANSLATED),
        ("care.call.heading", lambda unit: unit.markfuzzy(True), Status.DRAFT),
        ("care.title", lambda unit: unit.markfuzzy(True), Status.DRAFT),
        ("care.day.gym", lambda unit: unit.xmlelement.set("approved", "yes"), Status.TRANSLATED),
        ("care.title", lambda unit: unit.xmlelement.set("approved", "no"), Status.DRAFT),
    ],
)
def test_states_set_by_translate_toolkit(project, tmp_path, row, change, status):
    path = tmp_path / "es.xlf"
    write_rows(path, rows_of(project), project.languages[0], to="xliff")
    store = xlifffile.parsefile(str(path))
    change(next(unit for unit in store.units if unit.xmlelement.get("id") == row))
    store.savefile(str(path))
    found = plan_import(books_of(project), read_rows(path), check=check)
    assert [(entry.after.id, entry.after.status) for entry in found.changes] == [(row, status)]


OMEGAT = """<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><source_dir_excludes/>
<target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN-US</source_lang><target_lang>ES</target_lang>
<source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok><target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>"""
DONE_IN_OMEGAT = {
    "Wash your face with cool water.": "Lávese la cara con agua fresca.",  # was empty: OmegaT shows the English
    SPANISH["care.day.gym"]: "No haga ejercicio por 24 horas.",  # was a draft: OmegaT shows that
}


def in_omegat(path, folder):
    """Translate two segments of a file in OmegaT itself, which writes all the others as it has read them."""
    for name in ("source", "target", "omegat", "tm", "glossary", "dictionary"):
        (folder / name).mkdir(parents=True)
    shutil.copy(path, folder / "source" / "es.xliff")
    (folder / "omegat.project").write_text(OMEGAT, encoding="utf-8")
    pairs = "".join(
        f'<tu><tuv xml:lang="EN-US"><seg>{one}</seg></tuv><tuv xml:lang="ES"><seg>{other}</seg></tuv></tu>'
        for one, other in DONE_IN_OMEGAT.items()
    )
    head = '<tmx version="1.4"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"'
    head += ' creationtoolversion="3.6" segtype="paragraph" srclang="EN-US"/>'
    (folder / "omegat" / "project_save.tmx").write_text(f"{head}<body>{pairs}</body></tmx>", encoding="utf-8")
    command = ["omegat", str(folder), "--mode=console-translate"]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return folder / "target" / "es.xliff"


def without_states(path, folder):
    """Write what OmegaT writes, where there is none."""
    text = path.read_text(encoding="utf-8")
    for one, other in DONE_IN_OMEGAT.items():
        text = text.replace(f'">{one}</target>', f'">{other}</target>')
    (folder.parent / "back.xliff").write_text(text, encoding="utf-8")
    return folder.parent / "back.xliff"


@pytest.mark.parametrize("program", [without_states, pytest.param(in_omegat, marks=pytest.mark.slow)])
def test_a_segment_finished_in_a_program_without_states_is_translated(project, tmp_path, program):
    if program is in_omegat and not shutil.which("omegat"):
        pytest.skip("OmegaT is not installed")
    path = tmp_path / "es.xliff"
    write_rows(path, rows_of(project), project.languages[0], to="xliff")
    found = plan_import(books_of(project), read_rows(program(path, tmp_path / "omegat")), check=check)
    assert found.refused == ()
    assert {change.before.id: (change.after.target, change.after.status) for change in found.changes} == {
        "care.day.wash": ("Lávese la cara con agua fresca.", Status.TRANSLATED),
        "care.day.gym": ("No haga ejercicio por 24 horas.", Status.TRANSLATED),
    }


def test_a_program_that_knows_states_says_itself_what_is_finished(project, tmp_path):
    path = tmp_path / "es.xliff"
    write_rows(path, rows_of(project), project.languages[0], to="xliff")
    back = without_states(path, tmp_path / "x")
    text = back.read_text(encoding="utf-8")
    text = text.replace('<target state="needs-translation">Lávese', '<target state="translated">Lávese')
    back.write_text(text, encoding="utf-8")
    found = plan_import(books_of(project), read_rows(back), check=check)
    assert {change.before.id: change.after.status for change in found.changes} == {
        "care.day.wash": Status.TRANSLATED,
        "care.day.gym": Status.DRAFT,
    }


def through_msgcat(path):
    subprocess.run(["msgcat", "--width=40", "--sort-output", "-o", path, path], check=True)


def through_toolkit(path):
    store = factory.getobject(str(path))
    for unit in store.units:
        if unit.source:
            unit.target = unit.target  # the setter folds the text anew
    store.units = store.units[:1] + store.units[:0:-1]
    store.save()


def through_polib(path):
    content = polib.pofile(str(path))
    content.sort(key=lambda entry: entry.msgid, reverse=True)
    content.save()


def through_lokalize(path):
    """Write as Lokalize does: its own header fields, strings and comments folded at 80 columns, flags on one line."""
    folded = []
    for line in path.read_text(encoding="utf-8").splitlines():
        mark = line[:2] if line.startswith(("# ", "#.")) else ""
        pieces = (
            textwrap.wrap(line, 80, subsequent_indent=f"{mark} ".replace("  ", " "), break_long_words=False)
            if mark
            else [line]
        )
        keyword, _, text = line.partition(' "')
        if keyword in {"msgid", "msgstr"} and len(line) > 80:
            words = re.findall(r"\S+\s*", text.removesuffix('"'))
            pieces = [f'{keyword} ""', *(f'"{"".join(words[at : at + 8])}"' for at in range(0, len(words), 8))]
        folded += pieces or [line]
    header = '"X-Generator: Lokalize 23.08.5\\n"\n"MIME-Version: 1.0\\n"'
    path.write_text("\n".join(folded).replace('"MIME-Version: 1.0\\n"', header) + "\n", encoding="utf-8")


@pytest.mark.parametrize("program", [through_msgcat, through_toolkit, through_polib, through_lokalize])
def test_po_comes_back_equal_after_sync(project, program):
    path = po_path(project, "es")
    long = "Sor Juana Inés de la Cruz y Asbaje-Ramírez de Santillana, certified medical translator"
    approve(project, handouts(project), project.languages[0], by=long, rows=["care.day.sun"], check=check).write()
    reason = "the number stands in words because the style-guide of the clinic asks for it, see its third chapter"
    edit(path, "# approved: Sor", f"# waive: numbers; Bo Li, RN; {reason}\n# approved: Sor")
    edit(path, SPANISH["care.day.sun"], "Espere 48 horas. " * 20)
    asked = (
        "question: Ana García; 2026-11-26; is it the sun itself that is meant, or any light in which one gets burned?"
    )
    edit(path, "# approved: Sor", f"# {asked}\n# approved: Sor")
    sync(Store(project, handouts(project)))
    before = path.read_bytes()
    units = books_of(project)[0].units
    assert len(next(line for line in before.decode().splitlines() if line.startswith("# waive"))) > 120
    program(path)
    assert path.read_bytes() != before
    assert {unit.id: replace(unit, line=0) for unit in books_of(project)[0].units} == {
        unit.id: replace(unit, line=0) for unit in units
    }
    sync(Store(project, handouts(project)))
    own = b'"X-Generator: Lokalize 23.08.5\\n"\n' if program is through_lokalize else b""
    assert path.read_bytes().replace(own, b"") == before, "a program may add its name to the header, and nothing else"


def test_what_weblate_runs_on_a_catalog_passes(project):
    """The parser of its file format, the placeholders that it takes from the text, and the check before a commit."""
    path = po_path(project, "es")
    store = factory.getobject(str(path))
    assert bytes(store) == path.read_bytes()
    assert len({unit.getcontext() for unit in store.units if unit.source}) == len(SPANISH)
    done = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(path)], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    (call,) = [unit for unit in store.units if unit.getcontext() == "care.call.signs"]
    assert call.hastypecomment("python-brace-format")
    edit(path, "Llámenos al {clinic_phone}", "Llámenos al {telefono}")
    done = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(path)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 1, "a placeholder that was changed is refused"


@pytest.mark.slow
def test_xlsx_through_libreoffice(project, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    rows = rows_of(project)
    wanted = [text for text in NASTY if "\x07" not in text]
    for row, text in zip([row.row for row in rows if row.catalog == "interface"], wanted, strict=False):
        rows = changed(rows, row, translation=text, state="translated")
    (tmp_path / "out").mkdir()
    (tmp_path / "es.xlsx").write_bytes(xlsx_file.dump(rows, project.languages[0]))
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run([*command, "--outdir", tmp_path / "out", tmp_path / "es.xlsx"], check=True, timeout=180)
    assert read_rows(tmp_path / "out" / "es.xlsx") == rows


def test_the_commands_tell_and_ask(project, monkeypatch):
    monkeypatch.chdir(project.root)

    def run(*arguments, keys=""):
        result = CliRunner().invoke(cli, arguments, input=keys)
        assert result.exception is None or isinstance(result.exception, SystemExit | AftercareError)
        return result

    assert "output/review/es.csv: " in run("export", "es", "--format", "csv").output
    path = project.output / "review" / "es.csv"
    edit(path, SPANISH["care.title"], "Tras su tratamiento")
    edit(path, SPANISH["care.day.sun"], SPANISH["care.day.sun"].replace("48", "24"))
    before = catalogs(project)
    shown = run("import", str(path), keys="n\n")
    assert shown.exit_code == 1
    assert "  es: Después de su tratamiento\n  now: Tras su tratamiento" in shown.output
    assert "was signed by Ana García, certified translator; Bo Li, RN: must be signed again" in shown.output
    assert "error: 48 is missing from the translation, which has 24 instead [numbers]" in shown.output
    assert catalogs(project) == before
    assert run("import", str(path), "--yes").exit_code == 0
    assert "Tras su tratamiento" in po_path(project, "es").read_text(encoding="utf-8")
    again = run("import", str(path), "--yes")
    assert "care.title" not in again.output
    assert "care.day.sun" in again.output, "it was held back, so the catalog differs from the file"
    assert "stays at needs work until the error is fixed" in again.output
    assert ("Nothing to change." in again.output, again.exit_code) == (True, 0)
    assert isinstance(run("export", "en", "--format", "csv").exception, AftercareError)
    assert isinstance(run("export", "xx", "--format", "csv").exception, AftercareError)


@pytest.mark.parametrize(
    ("named", "words", "told"),
    [
        ('target-language="es-US"', (), "Change 1 row of Spanish?"),
        ('target-language="ES"', (), "Change 1 row of Spanish?"),
        ("", ("--lang", "es"), "Change 1 row of Spanish?"),
        ("", (), "es.xliff: names no language; name it with --lang"),
        ('target-language="fr-CA"', ("--lang", "es"), "fr-CA"),
    ],
)
def test_a_program_may_name_the_language_otherwise(project, monkeypatch, named, words, told):
    monkeypatch.chdir(project.root)
    rows = changed(rows_of(project), "care.day.sun", translation="No tome el sol.")
    write_rows(project.root / "es.xliff", rows, project.languages[0], to="xliff")
    path = project.root / "es.xliff"
    path.write_text(path.read_text("utf-8").replace('target-language="es"', named), encoding="utf-8")
    run = CliRunner().invoke(cli, ["import", "es.xliff", *words])
    assert told in run.output + str(run.exception)


def test_export_waits_for_sync(project):
    edit(project.source, "cool water", "cold water")
    with pytest.raises(CatalogError, match=r"care\.day\.wash"):
        rows_of(project)


def test_po_module_still_writes_what_msgcat_would(project):
    path = po_path(project, "es")
    assert po.dump(po_reader.read(path, locale="es")).encode() == path.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_shows_what_was_asked_and_answered(project, name):
    imported(project, changed(rows_of(project), "care.day.sun", question="From when on?", by="Eva"))
    read = FORMATS[name].load(FORMATS[name].dump(rows_of(project), project.languages[0]), name)
    (asked,) = (row.asked for row in read if row.asked)
    assert asked == f"Question of Eva, {today()}: From when on?; not answered yet"
    answer(project, handouts(project), project.languages, row="care.day.sun", text="From the treatment.").write()
    (asked,) = (row.asked for row in rows_of(project) if row.asked)
    assert asked.endswith("From when on?; answer: From the treatment.")


def test_what_somebody_saves_while_a_file_is_written_is_not_overwritten(project, tmp_path, monkeypatch):
    path, rows, language = tmp_path / "es.csv", rows_of(project), project.languages[0]
    write_rows(path, rows, language, to="csv", books=books_of(project))

    def saved_meanwhile(*_):
        path.write_bytes(b"her work")
        return True

    monkeypatch.setattr("aftercare.review.exchange.files.holds_nothing_new", saved_meanwhile)
    with pytest.raises(CatalogError, match="may hold somebody's work"):
        write_rows(path, rows, language, to="csv", books=books_of(project))
    assert path.read_bytes() == b"her work"
