"""A handout that gets another slug keeps what was signed in it, and no other handout gets it."""

import datetime as dt

import pytest

from aftercare.catalogs.left_behind import gone
from aftercare.catalogs.store import Store
from aftercare.catalogs.sync import sync
from aftercare.core.units import Status
from aftercare.review.gate import compare
from aftercare.review.rehousing import advice, plan_rehousing
from aftercare.review.signing import approve
from aftercare.source.english import handouts
from command import in_process
from review_project import ANA, BO, SPANISH, commit, edit, fill, make, no_facts, no_findings, po_path

TEXTS = SPANISH | {"care.call.pain": "Dolor fuerte"}


@pytest.fixture(params=[dt.date(2026, 1, 5), None], ids=["long ago", "today"])
def signed(tmp_path, request):
    """Every row is signed by two, an item under a warning among them, and committed."""
    config = make(tmp_path)
    edit(config.source, "care.day.heading,", "care.call.pain,care,call,item,Severe pain,\ncare.day.heading,")
    sync(Store(config, handouts(config)))
    fill(config, "es", TEXTS)
    for by in (ANA, BO):
        approve(config, handouts(config), config.languages[0], by=by, check=no_findings, rows=list(TEXTS)).write(
            request.param
        )
    commit(tmp_path)
    return config


def every_book(config):
    store = Store(config, handouts(config))
    return (*store.books(config.languages[0]), *gone(store, config.languages[0]))


def units(config, slug="after"):
    return [unit for book in every_book(config) if book.domain == slug for unit in book.units]


def call_it_after(config, *, ids):
    text = config.source.read_text(encoding="utf-8").replace(",care,", ",after,")
    config.source.write_text(text.replace("\ncare.", "\nafter.") if ids else text, encoding="utf-8")
    sync(Store(config, handouts(config)))


def rename(config, old="care", new="after"):
    return [plan.write() for plan in [plan_rehousing(every_book(config), old, new)] if plan]


@pytest.mark.parametrize("ids", [True, False], ids=["with its ids", "the column alone"])
def test_signatures_go_along_with_a_handout_that_has_another_slug(signed, ids):
    call_it_after(signed, ids=ids)
    assert not any(unit.signed for unit in units(signed)), "they name the handout of before"
    (line,) = advice(every_book(signed))
    assert line.endswith("aftercare rename care after")
    assert rename(signed)
    found = units(signed)
    assert {unit.target for unit in found} == {*TEXTS.values()}
    assert {unit.status for unit in found} == {Status.APPROVED}
    assert all([entry.name for entry in unit.signed] == [ANA, BO] for unit in found)
    assert [*advice(every_book(signed))] == rename(signed) == []
    before = po_path(signed, "es", "after").read_bytes()
    sync(Store(signed, handouts(signed)))
    assert po_path(signed, "es", "after").read_bytes() == before


@pytest.mark.parametrize("ids", [True, False], ids=["with its ids", "the column alone"])
def test_the_gate_takes_it_for_the_same_handout(signed, ids):
    call_it_after(signed, ids=ids)
    rename(signed)
    report = compare(signed, "HEAD", facts_changed=no_facts)
    assert not report.failed, report.markdown()
    assert report.signatures == ()
    told = {(each.check, each.message) for each in report.findings if each.unit.id == "after"}
    assert told == {("renamed", "was the handout care; the signatures of its rows are made out to its new name")}
    assert "approval" not in "".join(each.check for each in report.findings)


def test_a_signature_forged_in_a_handout_with_another_slug_is_told(signed):
    call_it_after(signed, ids=False)
    rename(signed)
    edit(po_path(signed, "es", "after"), SPANISH["care.day.gym"], "Haga ejercicio durante 24 horas.")
    report = compare(signed, "HEAD", facts_changed=no_facts)
    assert report.failed
    assert ("reviewed-text-lost", "care.day.gym") in {(each.check, each.unit.id) for each in report.findings}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Do not exercise for 24 hours.", "Do not exercise for 48 hours."),
        ("care.day.gym,after,day,text", "care.day.gym,after,call,text"),
        ("care.call.fever,after,call,warning", "care.call.fever,after,call,text"),
    ],
    ids=["other English", "another section", "another kind"],
)
def test_what_is_another_instruction_must_be_signed_again(signed, old, new):
    text = signed.source.read_text(encoding="utf-8").replace(",care,", ",after,")
    row = next(line for line in text.splitlines() if old in line)
    rest = [line for line in text.splitlines() if line != row]
    at = 5 if ",after,call,text" in new and "gym" in new else text.splitlines().index(row)
    rest.insert(at, row.replace(old, new))
    signed.source.write_text("\n".join(rest) + "\n", encoding="utf-8")
    sync(Store(signed, handouts(signed)))
    rename(signed)
    changed = row.partition(",")[0]
    states = {unit.id: unit.status for unit in units(signed)}
    assert states[changed] is not Status.APPROVED
    assert states["care.day.sun"] is Status.APPROVED


def test_no_handout_takes_what_was_signed_in_one_that_is_still_there(signed):
    text = signed.source.read_text(encoding="utf-8")
    other = "next.title,next,title,title,Next,\nnext.day.heading,next,day,heading,Later,\n"
    edit(signed.source, text[text.index("care.day.gym,care") :].partition("\n")[0] + "\n", "")
    signed.source.write_text(
        signed.source.read_text(encoding="utf-8")
        + other
        + "care.day.gym,next,day,text,Do not exercise for 24 hours.,\n",
        encoding="utf-8",
    )
    run = in_process(signed.root, "sync")
    assert "care.day.gym: restored, with its translation; its signatures no longer hold" in run.stdout
    assert "aftercare rename" not in run.stdout
    run = in_process(signed.root, "rename", "care", "next", "--yes")
    assert run.returncode == 2
    assert "care is still there" in run.stderr
    assert [*advice(every_book(signed))] == []
    (gym,) = (unit for unit in units(signed, "next") if unit.id == "care.day.gym")
    assert (gym.target, gym.signed) == (SPANISH["care.day.gym"], ())


def test_nor_does_one_that_people_have_signed_as_its_own(signed):
    """The handout is gone, and its rows are in one that there was: the same words may be another instruction there."""
    own = "after.title,after,title,title,Next,\nafter.call.heading,after,call,heading,Later,\n"
    text = signed.source.read_text(encoding="utf-8")
    signed.source.write_text(text + own, encoding="utf-8")
    sync(Store(signed, handouts(signed)))
    fill(signed, "es", {"after.title": "Otro", "after.call.heading": "Luego"}, domain="after")
    approve(signed, handouts(signed), signed.languages[0], by=ANA, check=no_findings, rows=["after.title"]).write()
    rows = [
        row.replace(",care,", ",after,") for row in text.splitlines()[1:] if ",call," in row and "heading" not in row
    ]
    signed.source.write_text(text.splitlines()[0] + "\n" + own + "\n".join(rows) + "\n", encoding="utf-8")
    sync(Store(signed, handouts(signed)))
    assert {unit.target for unit in units(signed)} > {TEXTS["care.call.fever"], "Otro"}
    assert [*advice(every_book(signed))] == rename(signed) == []
    assert not any(unit.signed for unit in units(signed) if unit.id.startswith("care."))


def test_the_command_asks_and_says_what_there_is(signed):
    assert "no handout after" in in_process(signed.root, "rename", "gone", "after", "--yes").stderr
    call_it_after(signed, ids=True)
    run = in_process(signed.root, "rename", "care.day.gym", "after.day.gym", "--yes")
    assert "signatures of the handout care do not hold in after" in run.stderr
    assert "aftercare rename care after" in run.stderr
    run = in_process(signed.root, "rename", "care", "after", "--yes")
    assert "written: locales/es/LC_MESSAGES/after.po" in run.stdout
    assert {unit.status for unit in units(signed)} == {Status.APPROVED}
    assert "Nothing to carry over" in in_process(signed.root, "rename", "care", "after", "--yes").stdout


def test_a_catalog_that_cannot_be_read_is_told(signed):
    call_it_after(signed, ids=True)
    broken = po_path(signed, "ar", "care")
    broken.write_text(broken.read_text(encoding="utf-8") + '\nmsgid "broken\n', encoding="utf-8")
    run = in_process(signed.root, "rename", "care", "after", "--yes")
    assert run.returncode == 1
    assert "written: locales/es/LC_MESSAGES/after.po" in run.stdout
    assert "left as it is: locales/ar/LC_MESSAGES/care.po:" in run.stderr


def test_a_language_is_told_in_which_the_new_one_has_signatures(signed):
    fill(signed, "ar", dict.fromkeys(TEXTS, "نص"))
    call_it_after(signed, ids=True)
    fill(signed, "es", {"after.title": "Otro"}, domain="after")
    approve(signed, handouts(signed), signed.languages[0], by=ANA, check=no_findings, rows=["after.title"]).write()
    run = in_process(signed.root, "rename", "care", "after", "--yes")
    assert "es: people have signed rows of after there" in run.stderr
    assert "written: locales/ar/LC_MESSAGES/after.po" in run.stdout
