"""Signatures of rows below English that is edited: a heading, "If you take insulin:", the head of a table."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from aftercare.catalogs import po_reader
from aftercare.catalogs.below import waiting_below
from aftercare.catalogs.left_behind import gone
from aftercare.catalogs.store import Store, read_books
from aftercare.catalogs.sync import sync
from aftercare.cli.main import cli
from aftercare.core.model import section_of
from aftercare.core.people.approvals import Approval
from aftercare.core.units import Status
from aftercare.handout.kept import before_edits
from aftercare.review.exchange.exported import export_rows
from aftercare.review.exchange.files import read_rows, write_rows
from aftercare.review.exchange.importing import plan_import
from aftercare.review.exchange.page_file import FORMAT
from aftercare.review.exchange.versions import DONE, NEEDS_WORK, version
from aftercare.review.gate import compare
from aftercare.review.keeping import keep
from aftercare.review.lines import parts
from aftercare.review.page import page
from aftercare.review.rehousing import plan_rehousing
from aftercare.review.renaming import Rename, plan_rename
from aftercare.review.signing import approve
from aftercare.source.english import handouts
from review_project import ANA, BO, commit, edit, fill, make, no_facts, no_findings, po_path, units

TABLE = """\
id,handout,section,kind,text,note
care.title,care,care,title,Your medicines,
care.all,care,care,step,Bring this sheet.,
care.before,care,before,heading,Before surgery,
care.if,care,before,text,If you take insulin:,
care.half,care,before,step,Take half the dose.,
care.else,care,before,text,If you do not take insulin:,
care.full,care,before,step,Take all your pills.,
care.fever,care,fever,subheading,Fever,
care.head,care,fever,table,Morning | Evening,
care.line,care,fever,row,one pill | two pills,
care.after,care,after,heading,After surgery,
care.call,care,after,warning,Call us if you have:,
care.weak,care,after,item,weak legs,
"""
BELOW_BEFORE = {"if", "half", "else", "full", "fever", "head", "line"}


def project(path, more=""):
    config = make(path)
    edit(config.file.path, 'languages = ["es", "ar"]', f'languages = ["es"]{more}')
    config.source.write_text(TABLE, encoding="utf-8")
    sync(Store(config, handouts(config)))
    fill(config, "es", {unit.id: f"{unit.source} (es)" for unit in es(config)})
    for by in (ANA, BO):
        sign(config, by)
    assert {unit.status for unit in es(config)} == {Status.APPROVED}
    return config


def es(config):
    return units(config, config.choose(("es",))[0])


def sign(config, by, rows=None):
    language = config.choose(("es",))[0]
    found = approve(config, handouts(config), language, by=by, rows=rows, check=no_findings)
    found.write()
    return [unit.id.removeprefix("care.") for unit in found.units if unit.id.startswith("care.")]


def history_of(config, row):
    books = read_books(config, handouts(config), config.choose(("es",))[0])
    lines = {line.unit.id: line for part in parts(handouts(config), books, no_findings) for line in part.lines}
    return lines[f"care.{row}"].history[0]


def waiting(config):
    return {unit.id.removeprefix("care.") for unit in es(config) if unit.status is not Status.APPROVED}


def wrong(config):
    report = compare(config, "HEAD", facts_changed=no_facts)
    return [each for each in report.findings if each.check in {"reviewed-text-lost", "approval-forged", "row-moved"}]


EDITS = [
    ([("If you take insulin:", "@"), ("If you do not", "If you"), ("@", "If you do not take insulin:")], {"if", "half", "else", "full"}),
    ([("If you do not take insulin:", "If you take pills:")], {"else", "full"}),
    ([("Before surgery", "Two days after surgery")], {"before", *BELOW_BEFORE}),
    ([("Fever", "No fever")], {"fever", "head", "line"}),
    ([("Morning | Evening", "Evening | Morning")], {"head", "line"}),
    ([("Call us if you have:", "Do not worry about:")], {"call", "weak"}),
    ([("Your medicines", "Your food")], {"title", "all", "after", "call", "weak", *BELOW_BEFORE, "before"}),
    ([("Take half the dose.", "Take the dose.")], {"half"}),
    ([(",text,If you take insulin:", ",step,If you take insulin:")], {"if", "half", "else", "full"}),
    ([("If you take insulin:", "If you\u00a0take insulin:")], set()),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "wait"), EDITS)
def test_rows_below_an_edit_wait_for_signatures_until_it_is_taken_back(tmp_path, edits, wait) -> None:
    config = project(tmp_path)
    for old, new in edits:
        edit(config.source, old, new)
    report = sync(Store(config, handouts(config)))
    edited = {unit.id.removeprefix("care.") for unit in es(config) if unit.edited}
    assert waiting(config) == wait
    found = report.changes["es"]
    assert {row.removeprefix("care.") for row in (*found.parted, *found.moved)} == wait - edited
    config.source.write_text(TABLE, encoding="utf-8")
    sync(Store(config, handouts(config)))
    assert waiting(config) == set()


def test_one_signature_of_what_was_edited_takes_along_all_below_it(tmp_path) -> None:
    config = project(tmp_path)
    commit(tmp_path)
    edit(config.source, "After surgery", "If you had no surgery")
    sync(Store(config, handouts(config)))
    assert history_of(config, "weak").endswith("; changed since: the English that the row is below")
    edit(config.source, "weak legs", "weak or cold legs")
    sync(Store(config, handouts(config)))
    assert history_of(config, "weak").endswith("; changed since: English, and that which the row is below")
    edit(config.source, "weak or cold legs", "weak legs")
    sync(Store(config, handouts(config)))
    fill(config, "es", {"care.after": "Si no hubo cirugía"})
    assert waiting(config) == {"after", "call", "weak"}
    assert sign(config, ANA, ["care.after"]) == ["after", "call", "weak"]
    assert waiting(config) == {"after", "call", "weak"}  # two people sign a warning, and the heading in its box
    assert sign(config, BO, ["care.after"]) == ["after", "call", "weak"]
    assert waiting(config) == set()
    report = compare(config, "HEAD", facts_changed=no_facts)
    assert not [each for each in report.findings if each.check in {"reviewed-text-lost", "approval-forged"}]


def test_a_signature_that_an_edit_above_has_ended_is_no_forgery(tmp_path) -> None:
    config = project(tmp_path)
    commit(tmp_path)
    fill(config, "es", {"care.half": "Tome la mitad."})
    sign(config, BO)
    edit(config.source, "Before surgery", "Two days before surgery")
    sync(Store(config, handouts(config)))
    assert "half" in waiting(config)
    assert {each.check for each in wrong(config)} <= {"reviewed-text-lost"}
    assert "replaced by words that nobody has signed" not in str([str(each) for each in wrong(config)])


def test_a_heading_that_is_kept_takes_no_signature_from_the_rows_below(tmp_path) -> None:
    config = project(tmp_path)
    for old, new in (("Before surgery", "Before your surgery"), ("Before your surgery", "Before your operation")):
        edit(config.source, old, new)
        sync(Store(config, handouts(config)))
        assert waiting(config) == {"before", *BELOW_BEFORE}
        language = config.choose(("es",))
        kept = keep(
            config, handouts(config), language, by=ANA, rows=["care.before"], facts_changed=no_facts, check=no_findings
        )
        kept.write()
        assert waiting(config) == set()
    edit(config.source, "Before your operation", "After your operation")
    sync(Store(config, handouts(config)))
    assert waiting(config) == {"before", *BELOW_BEFORE}


def test_a_signature_made_out_to_other_english_above_is_none(tmp_path) -> None:
    """Neither by copying the line of a row below another heading, nor by editing what it says of that."""
    config = project(tmp_path)
    path = po_path(config, "es")
    entry = po_reader.read(path, locale="es").by_id()["care.half"]
    (line,) = [each for each in entry.user_comments if each.startswith("approved:")]
    below = line.partition("; below ")[2].partition(";")[0]
    edit(config.source, "If you take insulin:", "If you never took insulin:")
    sync(Store(config, handouts(config)))
    fill(config, "es", {"care.if": "Si nunca usó insulina:"})
    sign(config, ANA, ["care.if"])
    fresh = po_reader.read(path, locale="es").by_id()["care.half"].user_comments[0]
    now = fresh.partition("; below ")[2].partition(";")[0]
    assert below != now
    path.write_text(path.read_text(encoding="utf-8").replace(fresh, line), encoding="utf-8")
    assert waiting(config) >= {"half"}
    path.write_text(path.read_text(encoding="utf-8").replace(line, line.replace(below, now)), encoding="utf-8")
    assert waiting(config) >= {"half"}


IDS = ("before", "if", "half", "head", "line", "fever", "call", "weak")


@pytest.mark.parametrize("order", [IDS, IDS[::-1], sorted(IDS), IDS[1::2] + IDS[::2]])
def test_rows_get_other_ids_in_any_order(tmp_path, order) -> None:
    config = project(tmp_path)
    commit(tmp_path)
    for row in IDS:
        edit(config.source, f"care.{row},", f"care.new-{row},")
    sync(Store(config, handouts(config)))
    for row in order:
        books = read_books(config, handouts(config), config.choose(("es",))[0])
        assert plan_rename([books], Rename(f"care.{row}", f"care.new-{row}")).write()
    assert waiting(config) == set()
    assert wrong(config) == []


def test_a_handout_gets_another_name_while_rows_of_it_move(tmp_path) -> None:
    config = project(tmp_path)
    commit(tmp_path)
    half, full = "care.half,care,before,step,Take half the dose.,", "care.full,care,before,step,Take all your pills.,"
    text = TABLE.replace(half, "@").replace(full, half).replace("@", full)
    all_, rest = "care.all,care,care,step,Bring this sheet.,\n", "care.before,care,before,heading,Before surgery,\n"
    text = text.replace(all_, "").replace(rest, rest + all_.replace(",care,care,", ",care,before,"))
    config.source.write_text(text.replace(",care,", ",cure,").replace(",cure,cure,", ",cure,care,"), encoding="utf-8")
    store = Store(config, handouts(config))
    sync(store)
    language = config.choose(("es",))[0]
    plan = plan_rehousing((*store.books(language), *gone(store, language)), "care", "cure")
    assert plan
    plan.write()
    assert waiting(config) == {"half", "full", "all"}
    assert {(each.unit.id, each.check) for each in wrong(config)} == {
        (f"care.{row}", "row-moved") for row in ("half", "full", "all")
    }


def given_back(config, path, name):
    """Write what a translator gives back who finishes a draft, in one of the formats."""
    books = read_books(config, handouts(config), config.choose(("es",))[0])
    done = {"care.half": "Tome la mitad."}
    if path.suffix == ".json":
        texts = {
            unit.id: {
                "catalog": "care",
                "row": unit.id,
                "version": version(unit),
                "english": unit.source,
                "question": "",
            }
            for unit in books[0].units
        }
        rows = [{**texts[row], "translation": text, "state": DONE} for row, text in done.items()]
        path.write_text(json.dumps({"format": FORMAT, "language": "es", "rows": rows}), encoding="utf-8")
        return
    exported = export_rows(books, {})
    rows = [replace(row, translation=done.get(row.row, row.translation), state=DONE) for row in exported]
    write_rows(path, [row for row in rows if row.catalog == "care"], books[0].language, to=name, books=books)


MOVED = ("care.half,care,before,step,Take half the dose.,", "care.full,care,before,step,Take all your pills.,")


@pytest.mark.parametrize(
    ("meanwhile", "state"),
    [
        (MOVED, NEEDS_WORK),
        (("If you take insulin:", "If you take no insulin:"), NEEDS_WORK),
        (("care.if,", "care.case,"), DONE),
        (("Your medicines", "Your pills"), NEEDS_WORK),
        (("After surgery", "Later"), DONE),
    ],
)
@pytest.mark.parametrize("name", ["csv", "xliff", "xlsx", "page"])
def test_what_comes_back_for_a_row_that_has_moved_is_a_draft(tmp_path, name, meanwhile, state) -> None:
    config = project(tmp_path)
    fill(config, "es", {"care.half": "Tome media.", "care.full": "Tome todo."}, fuzzy=True)
    path = tmp_path / f"es.{'json' if name == 'page' else name}"
    given_back(config, path, name)
    old, new = meanwhile
    text = config.source.read_text(encoding="utf-8")
    text = text.replace(old, "@").replace(new, old).replace("@", new) if meanwhile is MOVED else text.replace(old, new)
    config.source.write_text(text, encoding="utf-8")
    sync(Store(config, handouts(config)))
    books = read_books(config, handouts(config), config.choose(("es",))[0])
    rows = [row for row in read_rows(path) if row.row == "care.half"]
    found = plan_import(books, rows, check=no_findings)
    (change,) = found.changes
    assert (change.moved, found.refused) == (state == NEEDS_WORK, ())
    found.write()
    (unit,) = [unit for unit in es(config) if unit.id == "care.half"]
    assert (unit.target, unit.status) == ("Tome la mitad.", Status.DRAFT if change.moved else Status.TRANSLATED)


def kept(config, by, *rows):
    language = config.choose(("es",))
    found = keep(config, handouts(config), language, by=by, rows=rows, facts_changed=no_facts, check=no_findings)
    found.write()
    return found


ABOVE_A_WARNING = [
    ("care.all,care,care,step,Bring this sheet.,", "care.all,care,care,warning,Bring this sheet.,"),
    ("care.half,care,before,step,", "care.half,care,before,warning,"),
]


@pytest.mark.parametrize(
    ("row", "edits", "warnings"),
    [
        ("if", [("If you take insulin:", "If you are taking insulin:")], {"half"}),
        ("before", [("Before surgery", "Before your surgery")], {"half"}),
        ("before", [("Before surgery", "Before your surgery"), ("your surgery", "your operation")], {"half"}),
        ("fever", [("Fever", "A fever")], set()),
        ("title", [("Your medicines", "Your own medicines")], {"all", "half", "after", "call", "weak"}),
        ("after", [("After surgery", "After your surgery")], {"after", "call", "weak"}),
    ],
)
def test_what_is_above_a_warning_is_kept_by_two(tmp_path, row, edits, warnings) -> None:
    config = project(tmp_path)
    for old, new in ABOVE_A_WARNING:
        edit(config.source, old, new)
    sync(Store(config, handouts(config)))
    for by in (ANA, BO):
        sign(config, by)
    for old, new in edits:
        edit(config.source, old, new)
        sync(Store(config, handouts(config)))
        found = kept(config, ANA, f"care.{row}")
        told = {each.removeprefix("care.") for below in found.by_one.values() for each in below}
        assert told == warnings - {row}
        assert waiting(config) == warnings
    if warnings and row not in warnings:
        (book, _) = read_books(config, handouts(config), config.choose(("es",))[0])
        assert f"below care.{row}, until a second person keeps its edit too: care." in "".join(waiting_below(book))
    if warnings:
        (refused, *_) = kept(config, ANA, f"care.{row}").refused
        assert "warning below it, needs a second person" in refused.reason or row == "after"
        assert waiting(config) == warnings
    assert not kept(config, BO, f"care.{row}").by_one
    assert waiting(config) == set()


@pytest.mark.parametrize(
    ("old", "new", "row", "stays"),
    [
        ("If you take insulin:", "If you take no insulin:", "warning", False),
        ("Before surgery", "After surgery", "warning", False),
        ("If you take insulin:", "If you take no insulin:", "step", True),
        ("Your medicines", "Your food", "warning", True),
    ],
)
def test_a_page_that_may_wait_does_not_wait_for_what_is_above_a_warning(tmp_path, old, new, row, stays) -> None:
    config = project(tmp_path, '\non_stale = "keep"')
    edit(config.source, "care.half,care,before,step,", f"care.half,care,before,{row},")
    sync(Store(config, handouts(config)))
    for by in (ANA, BO):
        sign(config, by)
    edit(config.source, old, new)
    sync(Store(config, handouts(config)))
    then = {unit.id.removeprefix("care."): unit.status is Status.APPROVED for unit in before_edits(es(config))}
    assert then.pop("half") is stays
    assert all(then.values())


@pytest.mark.parametrize(
    ("edits", "named", "along", "left"),
    [
        # It moves below the other case, whose English is edited as well.
        ([(f"{MOVED[0]}\n", ""), (MOVED[1], "\n".join(MOVED[::-1])), ("If you do not", "If you never")],
         "else", ["else", "full"], ["half"]),
        ([(f"{MOVED[0]}\n", ""), (MOVED[1], "\n".join(MOVED[::-1]))], "else", ["else"], ["half"]),
        ([("If you do not", "If you never")], "else", ["else", "full"], []),
        # Another edit above it is not among what is signed.
        ([("Your medicines", "Your food"), ("If you do not", "If you never")], "else", ["else"], ["full"]),
        # Nobody can tell headings that were exchanged from rows that were.
        ([("Before surgery", "@"), ("After surgery", "Before surgery"), ("@", "After surgery")],
         "after", ["after"], ["call", "weak"]),
    ],
)  # fmt: skip
def test_only_what_is_below_an_edit_is_signed_along(tmp_path, edits, named, along, left) -> None:
    config = project(tmp_path)
    for old, new in edits:
        edit(config.source, old, new)
    sync(Store(config, handouts(config)))
    fill(config, "es", {unit.id: f"{unit.source} (es)" for unit in es(config) if unit.edited})
    (language,) = config.choose(("es",))
    asked = {"by": ANA, "rows": [f"care.{named}"], "check": no_findings}
    found = approve(config, handouts(config), language, **asked)
    assert [unit.id.removeprefix("care.") for unit in found.units] == along
    assert [row.removeprefix("care.") for row in found.moved] == left


def test_what_is_refused_takes_nothing_along(tmp_path) -> None:
    config = project(tmp_path)
    edit(config.source, "If you do not", "If you never")
    sync(Store(config, handouts(config)))
    (language,) = config.choose(("es",))
    found = approve(config, handouts(config), language, by=ANA, rows=["care.else"], check=no_findings)
    assert ([refusal.id for refusal in found.refused], found.units, found.moved) == (
        ["care.else"], (), ("care.full",)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "told", "named"),
    [
        (
            "Before surgery",
            "After surgery",
            "below care.before, which was edited, in 1 language (es)",
            "7 rows to be signed again below care.before, which has changed: care.if, care.half, care.else,",
        ),
        (
            "care.if,care,before,text,",
            "care.if,care,before,step,",
            "below care.if, which has moved or is of another kind, in 1 language (es)",
            "1 row to be signed again since they have moved or changed: care.if",
        ),
        (
            "care.if,care,before,text,If you take insulin:,\n",
            "",
            "has another kind or place, or another row above it; its signatures no longer hold",
            "2 rows to be signed again since they have moved or changed: care.half, care.else",
        ),
    ],
)
def test_rows_below_an_edit_are_named_with_it(tmp_path, old, new, told, named) -> None:
    config = project(tmp_path)
    edit(config.source, old, new)
    report = sync(Store(config, handouts(config)))
    assert told in "\n".join(report.lines())
    (book, _) = read_books(config, handouts(config), config.choose(("es",))[0])
    first, *_ = waiting_below(book)
    assert first.startswith(named)


def test_a_warning_that_waits_for_a_second_signature_is_not_stale(tmp_path) -> None:
    config = project(tmp_path)
    edit(config.source, "After surgery", "If you had no surgery")
    sync(Store(config, handouts(config)))
    fill(config, "es", {"care.after": "Si no hubo cirugía"})
    sign(config, ANA, ["care.after"])
    (call,) = [unit for unit in es(config) if unit.id == "care.call"]
    assert (call.status, call.stale, call.to_sign_again) == (Status.TRANSLATED, False, False)
    books = read_books(config, handouts(config), config.choose(("es",))[0])
    lines = {line.unit.id: line for part in parts(handouts(config), books, no_findings) for line in part.lines}
    assert lines["care.call"].state == "signed by one of two"


def said(*words) -> str:
    return CliRunner().invoke(cli, [*words, "--yes"]).output


def test_the_commands_say_what_waits_and_why(tmp_path, monkeypatch) -> None:
    config = project(tmp_path)
    monkeypatch.chdir(config.root)
    edit(config.source, "care.half,care,before,step,", "care.half,care,before,warning,")
    sync(Store(config, handouts(config)))
    for by in (ANA, BO):
        sign(config, by)
    edit(config.source, "Before surgery", "Before your surgery")
    sync(Store(config, handouts(config)))
    told = said("keep", "care.before", "--by", ANA)
    assert "note: care.before: until a second person keeps it too, these wait below it: care.half\n" in told
    assert "es: signed below other English than today's: care.half\n" in CliRunner().invoke(cli, ["status"]).output
    assert "these wait" not in said("keep", "care.before", "--by", BO)
    edit(config.source, f"{MOVED[1]}\n", "")
    edit(config.source, "care.else,", f"{MOVED[1]}\ncare.else,")
    sync(Store(config, handouts(config)))
    told = said("approve", "es", "--rows", "care.if", "--by", ANA)
    assert "note: not signed along, for what is above them stands elsewhere now, or is unsigned" in told
    assert "\n  care.full\n" in told


@pytest.mark.parametrize(("edited", "signs"), [("Before surgery", 7), ("Take half the dose.", 0)])
def test_the_review_page_is_told_which_rows_are_to_be_signed_again(tmp_path, edited, signs) -> None:
    config = project(tmp_path)
    edit(config.source, edited, f"{edited}!")
    sync(Store(config, handouts(config)))
    language = config.choose(("es",))[0]
    assert page(config, handouts(config), language, check=no_findings).count('"sign":true') == signs


@pytest.mark.parametrize(
    ("row", "how", "above"),
    [
        (
            "care.half",
            "signed below other English",
            "Before surgery › If you take insulin: › If you weigh under 50 kg:",
        ),
        ("care.all", "signed elsewhere, or in other words", "If you weigh under 50 kg:"),
    ],
)
def test_who_signs_is_shown_the_lead_in_that_a_row_has_come_below(tmp_path, monkeypatch, row, how, above) -> None:
    config = project(tmp_path)
    monkeypatch.chdir(config.root)
    fill(config, "es", {"care.half": "Tome la mitad de la dosis.", "care.all": "Traiga esta hoja."})
    sign(config, ANA)
    section = "before" if row == "care.half" else "care"
    edit(config.source, f"{row},", f"care.under,care,{section},text,If you weigh under 50 kg:,\n{row},")
    sync(Store(config, handouts(config)))
    told = said("approve", "es", "--rows", row, "--by", ANA).partition(row)[2]
    assert f"\n  {how}; it is below this now: Your medicines › {above}\n" in told


def test_rows_signed_by_an_earlier_version_are_said_to_be(tmp_path, monkeypatch) -> None:
    config = project(tmp_path)
    monkeypatch.chdir(config.root)
    place = po_path(config, "es")
    text = place.read_text(encoding="utf-8")
    for unit in es(config):
        for now in unit.approvals:
            before = Approval.of(replace(unit.subject, context="", place=section_of(unit.place)), now.name, now.date)
            text = text.replace(f"below {now.context}; v2 {now.hash}", f"v2 {before.hash}")
        text = text.replace(f"#. {unit.kind}, {unit.place}\n", f"#. {unit.kind}, {section_of(unit.place)}\n")
    place.write_text(text, encoding="utf-8")
    found = sync(Store(config, handouts(config))).changes["es"]
    assert (found.moved, found.parted) == ([], [])
    (book, _) = read_books(config, handouts(config), config.choose(("es",))[0])
    (line,) = waiting_below(book)
    assert line.startswith("12 rows to be signed again since they were signed by an earlier version, whose signatures")
    told = "signed by an earlier version, whose signatures do not cover what is above a row"
    status = CliRunner().invoke(cli, ["status"]).output.splitlines()
    (shown,) = (each for each in status if each.startswith(f"es: {told}: care.all, care.before,"))
    assert shown.endswith("care.call, care.weak")
    asked = said("approve", "es", "--by", ANA)
    assert f"  {told}; it is below this now: Your medicines › After surgery › Call us if you have:" in asked
