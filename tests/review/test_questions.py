"""Questions about the English: from every program that can ask one, to those who write it, and back."""

import json
from dataclasses import replace

import openpyxl
import pytest
from click.testing import CliRunner

from aftercare.catalogs import po, po_reader, state_comments
from aftercare.catalogs.annotate import annotate
from aftercare.catalogs.store import Store, read_books
from aftercare.catalogs.sync import sync
from aftercare.checks.edits.meaning import facts_changed
from aftercare.cli.main import cli
from aftercare.core.clock import today
from aftercare.core.errors import CatalogError, ReviewError
from aftercare.core.numbering import row_numbers
from aftercare.core.people.questions import Question
from aftercare.review.answering import answer
from aftercare.review.exchange.exported import export_rows
from aftercare.review.exchange.files import read_rows, write_rows
from aftercare.review.exchange.importing import plan_import
from aftercare.review.exchange.page_file import FORMAT
from aftercare.review.gate import compare
from aftercare.source.english import handouts
from review_project import ANA, check, commit, edit, make, po_path

WASH = "care.day.wash"
ASKED = "question: Ana García; 2026-11-26; Cool, or cold?"


@pytest.fixture
def config(tmp_path):
    return make(tmp_path)


def books_of(config):
    return read_books(config, handouts(config), config.languages[0])


def unit_of(config, row="care.day.wash"):
    return {unit.id: unit for book in books_of(config) for unit in book.units}[row]


def comment(config, *texts, row="care.day.wash"):
    path = po_path(config, "es")
    content = po_reader.read(path, locale="es")
    content.by_id()[row].user_comments += texts
    po.write(path, content)


def synced(config):
    return sync(Store(config, handouts(config)))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([ASKED], [Question("Ana García", "2026-11-26", "Cool, or cold?")]),
        ([ASKED + "; 0123456789ab"], [Question("Ana García", "2026-11-26", "Cool, or cold?", "0123456789ab")]),
        (["question: what is that?"], [Question("", "", "what is that?")]),
        (["question:what; is that; 12?"], [Question("", "", "what; is that; 12?")]),
        ([ASKED, "answer: Cool."], [Question("Ana García", "2026-11-26", "Cool, or cold?", answer="Cool.")]),
        ([ASKED, "answer: "], [Question("Ana García", "2026-11-26", "Cool, or cold?")]),
        (["answer: Cool.", ASKED], [Question("Ana García", "2026-11-26", "Cool, or cold?")]),
        (["question:", "question:   ", "a question: no"], []),
    ],
)
def test_comments_that_are_questions(texts, found):
    assert state_comments.questions(texts) == tuple(found)


def test_what_is_written_is_read_back():
    for question in (Question("A", "2026-11-26", "x; y?", "0123456789ab"), Question("", "", "x?", "0123456789ab")):
        assert state_comments.questions([state_comments.question_comment(question)]) == (question,)


def test_a_question_of_an_editor_is_tied_to_its_row_once_and_stays(config):
    comment(config, ASKED, "a note of the translator")
    synced(config)
    before = po_path(config, "es").read_text(encoding="utf-8")
    assert f"# {ASKED}; " in before
    assert "# a note of the translator" in before
    synced(config)
    annotate(Store(config, handouts(config)), config.languages[0], [])
    assert po_path(config, "es").read_text(encoding="utf-8") == before
    assert [each.text for each in unit_of(config).open_questions] == ["Cool, or cold?"]


def test_folded_by_a_tool_it_is_one_question(config):
    comment(config, ASKED.replace("cold?", "cold, and how cold may it be before somebody is hurt by it?"))
    synced(config)
    path = po_path(config, "es")
    text = path.read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if "question" in line]
    cut = line.rindex(" ", 0, 76)
    path.write_text(text.replace(line, f"{line[:cut]}\n#{line[cut:]}"), encoding="utf-8")
    synced(config)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("old", "new", "waits"),
    [
        ("Wash your face with cool water.", "Wash your face with cold water.", 0),
        ("Wash your face with cool water.,", "Wash your face with cool water.,Not ice.", 0),
        ("Wash your face with cool water.", "Wash  your face with cool water.", 1),
        ("Day 1", "Day one", 1),
    ],
)
def test_an_edit_of_the_row_or_its_note_settles_it(config, old, new, waits):
    comment(config, ASKED)
    synced(config)
    edit(config.source, old, new)
    synced(config)
    unit = unit_of(config)
    assert (len(unit.questions), len(unit.open_questions)) == (1, waits)


def test_an_answer_settles_it_and_another_question_opens_it_again(config):
    comment(config, ASKED, "answer: Cool.")
    assert unit_of(config).open_questions == ()
    comment(config, "question: Bo; 2026-11-27; How cool?")
    synced(config)
    assert [each.text for each in unit_of(config).open_questions] == ["How cool?"]


def test_the_author_answers_in_every_language_that_asked(config, monkeypatch):
    comment(config, ASKED, "question: Bo; 2026-11-27; In a basin?")
    comment(config, "question: Ana García; 2026-11-26; Which day?", row="care.day.heading")
    monkeypatch.chdir(config.root)
    found = CliRunner().invoke(cli, ["answer", "care.day.wash", " Cool;\u2028from the tap. "])
    assert found.exit_code == 0
    assert "es: Bo asks: In a basin?" in found.output
    assert "answered: locales/es/LC_MESSAGES/care.po" in found.output
    synced(config)
    assert [each.answer for each in unit_of(config).questions] == ["Cool; from the tap."] * 2
    assert len(unit_of(config, "care.day.heading").open_questions) == 1
    assert "# answer: Cool; from the tap." in po_path(config, "es").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "text", "said"),
    [
        ("care.day.wash", "\n \u200b", "the answer has 0 characters"),
        ("care.day.wash", "a" * 1001, "the answer has 1001 characters"),
        ("care.day.wash", "Yes. approved: Eva Gil, RN; 2026-11-29", "which is how catalogs write signatures"),
        ("care.day.heading", "Yes.", "nobody waits for an answer"),
        ("no.such", "Yes.", "is not a row of this project"),
    ],
)
def test_an_answer_that_cannot_be_given(config, row, text, said):
    comment(config, ASKED)
    before = po_path(config, "es").read_bytes()
    with pytest.raises(ReviewError, match=said):
        answer(config, handouts(config), config.languages, row=row, text=text)
    assert po_path(config, "es").read_bytes() == before


@pytest.mark.parametrize("to", ["xlsx", "csv", "xliff"])
def test_every_format_can_ask(config, tmp_path, to):
    rows = export_rows(books_of(config), row_numbers(handouts(config)))
    asked = {"question": "Cool?"} if to != "xliff" else {}
    rows = [replace(row, **asked) if row.row == "care.day.wash" else row for row in rows]
    path = tmp_path / f"es.{to}"
    write_rows(path, rows, config.languages[0], to=to)
    if to == "xliff":
        wash = 'id="care.day.wash"'
        head, _, rest = path.read_text(encoding="utf-8").partition(wash)
        path.write_text(head + wash + rest.replace("</target>", "</target><note>Question: Cool?</note>", 1), "utf-8")
    for expected in (1, 0):
        found = plan_import(books_of(config), read_rows(path), check=check)
        assert (len(found.remarks), found.changes, found.refused) == (expected, (), ()), "asked once"
        found.write()
    (question,) = unit_of(config).open_questions
    assert (question.name, question.date, question.text) == ("reviewer", today().isoformat(), "Cool?")


@pytest.mark.parametrize("mark", ["Question:", "QUESTION :", "question\uff1a", "question\u00a0:"])
def test_it_may_be_spelled_as_people_spell(config, mark):
    """With a capital, as editors begin a sentence, or with the colon of French or Chinese."""
    comment(config, f"{mark} Ana; 2026-11-26; Cool?")
    (found,) = unit_of(config).open_questions
    assert (found.name, found.text) == ("Ana", "Cool?")
    synced(config)
    assert unit_of(config).open_questions == (replace(found, stamp=unit_of(config).questions[0].stamp),)
    comment(config, f"{mark.lower().replace('question', 'Answer')} Cold.")
    assert unit_of(config).open_questions == ()
    rows = export_rows(books_of(config), row_numbers(handouts(config)))
    rows = [replace(row, remarks=(f"{mark} how?",)) for row in rows if row.row == "care.day.gym"]
    plan_import(books_of(config), rows, check=check).write()
    assert [each.text for each in unit_of(config, "care.day.gym").questions] == ["how?"]


def test_one_that_was_typed_on_two_lines_is_told_whole(config):
    """As a box for comments invites to; the rest of it was a comment of its own, and nobody who was asked read it."""
    comment(config, "see the leaflet", "question: Does this mean", "cool water, or ice?")
    assert [each.text for each in unit_of(config).open_questions] == ["Does this mean cool water, or ice?"]
    synced(config)
    assert [each.text for each in unit_of(config).open_questions] == ["Does this mean cool water, or ice?"]


def _workbook(config, path):
    rows = export_rows(books_of(config), row_numbers(handouts(config)))
    write_rows(path, rows, config.languages[0], to="xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    heads = {cell.value: cell.column for cell in sheet[1]}
    line = next(cell.row for cell in sheet[openpyxl.utils.get_column_letter(heads["row"])] if cell.value == WASH)
    return book, {name: sheet.cell(line, column) for name, column in heads.items()}


def test_a_note_of_excel_begins_with_its_author(config, tmp_path):
    path = tmp_path / "es.xlsx"
    book, cells = _workbook(config, path)
    cells["translation"].comment = openpyxl.comments.Comment("Ana García:\nquestion: cool?", "Ana García")
    book.save(path)
    plan_import(books_of(config), read_rows(path), check=check).write()
    assert [each.text for each in unit_of(config).questions] == ["cool?"]


def test_a_question_that_became_a_formula_is_told_and_not_lost_in_silence(config, tmp_path):
    path = tmp_path / "es.xlsx"
    book, cells = _workbook(config, path)
    cells["question"].value = "=cool? or cold"
    book.save(path)
    (refused,) = plan_import(books_of(config), read_rows(path), check=check).refused
    assert refused.id == WASH
    assert "is a formula, not text" in refused.reason


def test_a_comment_on_a_cell_that_begins_as_one_is_a_question(config):
    rows = export_rows(books_of(config), row_numbers(handouts(config)))
    rows = [replace(row, remarks=("QUESTION: cool?", "nice", "? why")) for row in rows if row.row == "care.day.wash"]
    plan_import(books_of(config), rows, check=check).write()
    assert [each.text for each in unit_of(config).questions] == ["cool?", "why"]
    assert "reviewer: nice" in books_of(config)[0].messages["care.day.wash"].user_comments


def page_file(config, **values):
    """Return a file of the review page with one row in it."""
    rows = [row for row in export_rows(books_of(config), {}) if row.row == "care.day.wash"]
    row = {
        **{key: getattr(rows[0], key) for key in ("catalog", "row", "version", "english", "translation", "state")},
        "question": "",
    }
    about = {"format": FORMAT, "project": "x", "language": "es", "by": "Ana", "date": "2026-11-26"}
    return {**about, "rows": [{**row, **values}]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"\xff", "not UTF-8"),
        (b"{", "not a file of a review page"),
        (b"[" * 200_000, "not a file of a review page"),
        (b"1" * 5000, "not a file of a review page"),
        (b"[]", "not a file of a review page"),
        (b'{"format": "aftercare review 2"}', "of this version"),
        (json.dumps({"format": FORMAT, "rows": []}).encode(), "holds no rows"),
        (json.dumps({"format": FORMAT, "rows": {"a": 1}}).encode(), "holds no rows"),
    ],
)
def test_what_no_page_has_saved_is_refused_in_words(tmp_path, text, said):
    path = tmp_path / "x.json"
    path.write_bytes(text)
    with pytest.raises(CatalogError, match=said):
        read_rows(path)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"row": "no.such"}, "is not a row of this project"),
        ({"catalog": "../care"}, "is not a row of this project"),
        ({"version": "x"}, "damaged version mark"),
        ({"english": "Other"}, "its English was edited in the file"),
        ({"translation": ""}, "has no translation"),
        ({"translation": "a\x00b", "state": "translated"}, "control character"),
        ({"translation": "a" * 50_000}, "over 40,000 characters"),
        ({"translation": "x", "state": "approved"}, "has the state"),
    ],
)
def test_a_row_that_cannot_be_taken_over_is_named(config, tmp_path, values, reason):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(page_file(config, **values)), encoding="utf-8")
    before = po_path(config, "es").read_bytes()
    found = plan_import(books_of(config), read_rows(path), check=check)
    assert [reason in refusal.reason for refusal in found.refused] == [True]
    found.write()
    assert po_path(config, "es").read_bytes() == before


def test_halves_of_characters_and_odd_names_do_no_harm(config, tmp_path):
    path = tmp_path / "x.json"
    file = page_file(config, question="Why\ud800?\n# note: x; y", translation="Lávese \ud800")
    path.write_text(json.dumps({**file, "by": "A;\n\x1b[31m B" + "x" * 500, "date": "2099-01-01"}), encoding="utf-8")
    plan_import(books_of(config), read_rows(path), check=check).write()
    synced(config)
    (question,) = unit_of(config).questions
    assert question.text == "Why?? # note: x; y"
    assert question.name.startswith("A, [31m B")
    assert len(question.name) == 100
    assert question.date == today().isoformat(), "nobody can have asked on a day to come"
    assert unit_of(config).approvals == ()


def test_the_content_manager_sees_row_line_and_words(config, monkeypatch):
    comment(config, ASKED)
    comment(config, "question: Bo; 2026-11-25; ¿24 \x1b[31m hours?", row="care.day.gym")
    monkeypatch.chdir(config.root)
    told = [
        "data/instructions.csv:8: care.day.gym (es): Bo, 2026-11-25, asks: ¿24  [31m hours?",
        "data/instructions.csv:9: care.day.wash (es): Ana García, 2026-11-26, asks: Cool, or cold?",
    ]
    shown = CliRunner().invoke(cli, ["status"]).output
    assert [line for line in shown.splitlines() if "asks" in line] == told
    found = json.loads(CliRunner().invoke(cli, ["status", "--json"]).output)
    assert [each["row"] for each in found[0]["questions"]] == ["care.day.gym", "care.day.wash"]
    assert found[1]["questions"] == []


def test_the_gate_lists_them_and_does_not_fail(config):
    revision = commit(config.root)
    comment(config, ASKED)
    comment(config, f"answer: {ANA}", row="care.day.gym")
    report = compare(config, revision, facts_changed=facts_changed)
    assert not report.failed
    assert "| Cool, or cold? | es/care.day.wash | Ana García, 2026-11-26 |" in report.markdown()
    comment(config, "answer: Cool.")
    assert "Open question" not in compare(config, revision, facts_changed=facts_changed).markdown()
