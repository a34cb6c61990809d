"""A row that gets another id keeps its translations and signatures, and the gate sees why."""

import datetime as dt
from dataclasses import replace

import pytest

from aftercare.catalogs import po, po_reader, signed_comments, stale
from aftercare.catalogs.store import Store, read_books
from aftercare.catalogs.sync import sync
from aftercare.core.people.approvals import Approval
from aftercare.core.settings.config import load
from aftercare.core.states import before_edit
from aftercare.core.units import Severity, Status
from aftercare.review import rehousing
from aftercare.review.gate import compare
from aftercare.review.renaming import Rename, advice, plan_rename, suggestions
from aftercare.review.signing import approve
from aftercare.source.english import handouts
from command import in_process
from review_project import SPANISH, commit, edit, fill, make, no_facts, no_findings, po_path

ANA, BO = "Ana García, certified translator", "Bo Li, RN"
OLD, NEW = "care.day.wash", "care.day.rinse"
SIGNS = "care.call.signs"


SIGNED_ON = dt.date(2026, 1, 5)


def project(root, day=None):
    config = make(root)
    for by in (ANA, BO):
        approve(config, handouts(config), config.languages[0], by=by, check=no_findings, rows=list(SPANISH)).write(day)
    commit(root)
    return config


@pytest.fixture
def long_ago(tmp_path):
    """A project in which every row was signed long before the work that is compared."""
    return project(tmp_path, SIGNED_ON)


@pytest.fixture
def signed(tmp_path):
    """A project in which every row is signed, and committed."""
    return project(tmp_path)


def books(config):
    return read_books(config, handouts(config), config.languages[0])


def unit(config, row):
    return next(unit for book in books(config) for unit in book.units if unit.id == row)


def renamed(config, old=OLD, new=NEW):
    edit(config.source, old, new)
    sync(Store(config, handouts(config)))
    return plan_rename([books(config)], Rename(old, new))


def test_translation_and_signatures_hold_under_the_new_id(signed):
    before = unit(signed, OLD)
    assert [each.name for each in before.signed] == [ANA, BO]
    found = renamed(signed)
    assert found.refused == ()
    assert unit(signed, NEW).target == ""
    found.write()
    after = unit(signed, NEW)
    assert (after.target, after.status) == (before.target, before.status)
    assert [(each.name, each.date) for each in after.signed] == [(each.name, each.date) for each in before.signed]
    assert OLD not in po_path(signed, "es").read_text(encoding="utf-8")
    report = compare(signed, "HEAD", facts_changed=no_facts)
    assert not report.failed, report.markdown()
    assert {(each.check, each.message) for each in report.findings} == {
        ("renamed", f"was {OLD}; its texts are the same")
    }
    assert report.signatures == ()


def test_a_word_of_the_interface_is_no_row_that_has_another_id_now(signed):
    fill(signed, "es", {"label.phone": "Teléfono"}, domain="interface")
    edit(signed.source, "care.day.wash,", "care.day.call,care,day,text,Phone,\ncare.day.wash,")
    sync(Store(signed, handouts(signed)))
    found = plan_rename([books(signed)], Rename("label.phone", "care.day.call"))
    assert found.books == ()
    found.write()
    assert unit(signed, "label.phone").target == "Teléfono"


def test_a_rename_after_the_removal_was_committed_passes_too(signed):
    edit(signed.source, OLD, NEW)
    sync(Store(signed, handouts(signed)))
    commit(signed.root)
    plan_rename([books(signed)], Rename(OLD, NEW)).write()
    report = compare(signed, "HEAD", facts_changed=no_facts)
    assert not report.failed, report.markdown()
    assert [each.check for each in report.findings] == ["renamed"]


@pytest.mark.parametrize(
    ("old", "place", "instead", "told"),
    [
        (OLD, "day,step", "day,text", set()),
        (SIGNS, "call,warning", "call,text", {"warning-lost"}),
    ],
)
def test_another_kind_is_not_what_was_signed(signed, old, place, instead, told):
    edit(signed.source, f"{old},care,{place},", f"{NEW},care,{instead},")
    sync(Store(signed, handouts(signed)))
    plan_rename([books(signed)], Rename(old, NEW)).write()
    assert unit(signed, NEW).target == SPANISH[old]
    assert unit(signed, NEW).signed == ()
    report = compare(signed, "HEAD", facts_changed=no_facts)
    assert not report.signatures
    assert {each.check for each in report.findings} == {"renamed", *told}
    lost = {each.message for each in report.findings if each.check == "warning-lost" and each.unit.id == NEW}
    assert lost == ({"was a warning; it is text now, and one signature is enough"} if told else set())


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("# approved: Ana García, certified translator; ", "# approved: Eve Sly, MD; "),
        ('msgstr "Lávese la cara con agua fresca."', 'msgstr "Lávese la cara con agua caliente."'),
    ],
)
def test_a_line_that_did_not_hold_is_carried_as_it_is(signed, line, instead):
    edit(signed.source, OLD, NEW)
    sync(Store(signed, handouts(signed)))
    path = po_path(signed, "es")
    head, mark, rest = path.read_text(encoding="utf-8").rpartition(f'"{OLD}"')
    start = head.rindex("\n\n")
    entry = head[start:] + mark + rest
    assert line in entry
    path.write_text(head[:start] + entry.replace(line, instead), encoding="utf-8")
    plan_rename([books(signed)], Rename(OLD, NEW)).write()
    assert "Eve Sly" not in {each.name for each in unit(signed, NEW).signed}
    assert len(unit(signed, NEW).signed) == (1 if "approved" in line else 0)
    assert compare(signed, "HEAD", facts_changed=no_facts).failed


def stamp(config, row, *names, kind="", target=""):
    """Put signatures of long ago under a row, with hashes that are right."""
    path = po_path(config, "es")
    content = po_reader.read(path, locale="es")
    message = content.by_id()[row]
    message.string = target or message.string
    subject = unit(config, row).subject
    subject = replace(subject, kind=kind or subject.kind, target=message.string)
    signed = [Approval.of(subject, name, SIGNED_ON) for name in names]
    message.user_comments = [signed_comments.approval_comment(approval) for approval in signed]
    po.write(path, content)


def resign_other_words(config):
    stamp(config, NEW, ANA, target="Lávese la cara con agua caliente.")


def sign_for_somebody(config):
    stamp(config, NEW, "Eve Sly, MD")


def downgrade_a_warning(config):
    edit(config.source, f"{SIGNS},care,call,warning,", "care.call.more,care,call,text,")
    sync(Store(config, handouts(config)))
    plan_rename([books(config)], Rename(SIGNS, "care.call.more")).write()
    stamp(config, "care.call.more", ANA)


def use_it_twice(config):
    edit(
        config.source,
        f"{NEW},care,day,step,",
        f"care.day.two,care,day,step,Wash your face with cool water.,\n{NEW},care,day,step,",
    )
    sync(Store(config, handouts(config)))
    stamp(config, "care.day.two", ANA, BO, target=SPANISH[OLD])


def bring_the_old_one_back(config):
    edit(
        config.source,
        f"{NEW},care,day,step,",
        f"{OLD},care,day,step,Wash your face with cool water.,\n{NEW},care,day,step,",
    )
    sync(Store(config, handouts(config)))
    stamp(config, OLD, ANA, BO, target=SPANISH[OLD])


@pytest.mark.parametrize(
    ("attack", "told"),
    [
        (resign_other_words, "approval-forged"),
        (sign_for_somebody, "reviewed-text-lost"),
        (downgrade_a_warning, "approval-forged"),
        (use_it_twice, "approval-forged"),
        (bring_the_old_one_back, "approval-forged"),
    ],
)
def test_nothing_is_forged_under_cover_of_a_rename(long_ago, attack, told):
    renamed(long_ago).write()
    assert not compare(long_ago, "HEAD", facts_changed=no_facts).failed
    attack(long_ago)
    report = compare(long_ago, "HEAD", facts_changed=no_facts)
    assert report.failed, report.markdown()
    assert told in {each.check for each in report.findings if each.severity is Severity.ERROR}, report.markdown()


def test_other_english_makes_the_translation_stale_and_signs_nothing(signed):
    edit(signed.source, OLD, NEW)
    edit(signed.source, "Wash your face with cool water.", "Rinse your face with cold water.")
    sync(Store(signed, handouts(signed)))
    plan_rename([books(signed)], Rename(OLD, NEW)).write()
    after = unit(signed, NEW)
    assert after.stale
    assert after.signed == ()
    assert after.previous == "Wash your face with cool water."


COOL, COLD = "Wash your face with cool water.", "Rinse your face with cold water."


def translate(config, row, target):
    path = po_path(config, "es")
    content = po_reader.read(path, locale="es")
    message = content.by_id()[row]
    message.string = target
    stale.settle(message)
    po.write(path, content)


def nothing_more(config):
    del config


def translate_anew(config):
    translate(config, NEW, "Enjuáguese la cara con agua fría.")


def sign_anew(config):
    translate(config, NEW, SPANISH[OLD])
    approve(config, handouts(config), config.languages[0], by=BO, check=no_findings, rows=[NEW]).write()


def edit_again(config):
    edit(config.source, COLD, "Rinse your face with ice.")
    sync(Store(config, handouts(config)))


def move_on(config):
    edit(config.source, NEW, "care.day.ice")
    sync(Store(config, handouts(config)))
    plan_rename([books(config)], Rename(NEW, "care.day.ice")).write()


@pytest.mark.parametrize("then", [nothing_more, translate_anew, sign_anew, edit_again, move_on])
def test_the_gate_takes_a_rename_with_an_edit_for_what_it_is(long_ago, then):
    edit(long_ago.source, COOL, COLD)
    renamed(long_ago).write()
    then(long_ago)
    report = compare(long_ago, "HEAD", facts_changed=no_facts)
    assert {each.message for each in report.findings} == {f"was {OLD}; its texts were edited"}, report.markdown()


def translate_and_sign(config):
    translate_anew(config)
    for by in (ANA, BO):
        approve(config, handouts(config), config.languages[0], by=by, check=no_findings, rows=[NEW]).write()


def written_anew(config, source=COLD):
    """Edit the English and the id, translate, sign: of the row of before nothing is left in the catalog."""
    edit(config.source, COOL, source)
    renamed(config).write()
    translate_and_sign(config)


def test_a_rename_with_both_texts_edited_and_signed_anew_is_asked_about(long_ago):
    written_anew(long_ago)
    report = compare(long_ago, "HEAD", facts_changed=no_facts)
    assert not report.failed, report.markdown()
    asked = f"was {OLD}, it seems: both its texts were edited, and it was signed anew; make sure that it is"
    told = [(each.check, each.severity, each.message) for each in report.findings]
    assert told == [("renamed", Severity.WARNING, f"{asked} the same instruction")]
    assert [approval.name for _, approval in report.signatures] == [ANA, BO]


def by_hand(config):
    """Give the row another id, and write all of it anew: the catalog keeps the row of before as one that left."""
    edit(config.source, COOL, COLD)
    edit(config.source, f"{OLD},", f"{NEW},")
    sync(Store(config, handouts(config)))
    translate_and_sign(config)


def test_it_is_asked_about_too_where_the_catalog_keeps_the_row_of_before(long_ago):
    by_hand(long_ago)
    report = compare(long_ago, "HEAD", facts_changed=no_facts)
    told = [(each.check, each.unit.id, each.severity) for each in report.findings]
    assert told == [("renamed", NEW, Severity.WARNING)], report.markdown()
    assert not report.failed


def test_a_warning_that_got_another_id_is_not_told_as_gone_for_a_language_without_it(long_ago):
    path = po_path(long_ago, "ar")
    assert f'msgctxt "{SIGNS}"' in path.read_text(encoding="utf-8")
    renamed(long_ago, SIGNS, "care.call.urgent").write()
    report = compare(long_ago, "HEAD", facts_changed=no_facts)
    told = {(each.check, each.unit.language, each.unit.id) for each in report.findings}
    assert told == {("renamed", "es", "care.call.urgent")}, report.markdown()


@pytest.mark.parametrize(
    ("source", "cut"),
    [
        ("Take the medicine with food.", False),
        (COLD, True),
    ],
    ids=["other English", "not signed"],
)
def test_it_is_lost_where_it_is_another_row_or_nobody_signed(long_ago, source, cut):
    written_anew(long_ago, source)
    path = po_path(long_ago, "es")
    text = path.read_text(encoding="utf-8")
    start = text.rindex("\n\n", 0, text.index(f'msgctxt "{NEW}"'))
    entry = "".join(line for line in text[start:].splitlines(keepends=True) if not cut or "# approved: " not in line)
    path.write_text(text[:start] + entry, encoding="utf-8")
    report = compare(long_ago, "HEAD", facts_changed=no_facts)
    assert ("reviewed-text-lost", OLD) in {(each.check, each.unit.id) for each in report.findings}, report.markdown()


@pytest.mark.parametrize("first", ["rename", "edit"])
def test_taking_the_edit_back_under_the_new_id_restores_all(signed, first):
    if first == "edit":
        edit(signed.source, COOL, COLD)
        sync(Store(signed, handouts(signed)))
    else:
        edit(signed.source, COOL, COLD)
    renamed(signed).write()
    assert unit(signed, NEW).stale
    edit(signed.source, COLD, COOL)
    sync(Store(signed, handouts(signed)))
    after = unit(signed, NEW)
    assert (after.target, [each.name for each in after.signed]) == (SPANISH[OLD], [ANA, BO])
    assert not compare(signed, "HEAD", facts_changed=no_facts).failed


@pytest.mark.parametrize("translated", [False, True])
def test_what_is_kept_on_an_edit_is_kept_on_a_rename_too(signed, translated):
    """With `on_stale = "keep"` pages show a row as it was approved, under whatever id it has."""
    edit(signed.root / "pyproject.toml", "[tool.aftercare]", '[tool.aftercare]\non_stale = "keep"')
    config = load(signed.root)
    edit(config.source, COOL, COLD)
    sync(Store(config, handouts(config)))
    if translated:
        translate(config, OLD, "Enjuáguese la cara con agua fría.")
        sync(Store(config, handouts(config)))
    renamed(config).write()
    sync(Store(config, handouts(config)))
    then = before_edit(unit(config, NEW))
    assert then is not None
    assert (then.source, then.target) == (COOL, SPANISH[OLD])


def test_a_handout_of_another_name_gives_its_rows_away_one_by_one_too(signed):
    text = signed.source.read_text(encoding="utf-8").replace("care.", "skin.").replace(",care,", ",skin,")
    signed.source.write_text(text, encoding="utf-8")
    assert "aftercare rename care skin\n" in in_process(signed.root, "sync").stdout
    for row, target in SPANISH.items():
        new = row.replace("care.", "skin.")
        done = in_process(signed.root, "rename", row, new, "--yes")
        assert done.returncode == 0, done.stderr
        assert unit(signed, new).target == target
    assert po_reader.read(po_path(signed, "es"), locale="es").by_id() == {}
    assert not unit(signed, "skin.title").signed
    assert "aftercare rename care skin\n" in in_process(signed.root, "sync").stdout
    assert in_process(signed.root, "rename", "care", "skin", "--yes").returncode == 0
    assert unit(signed, "skin.title").signed
    assert "aftercare rename" not in in_process(signed.root, "sync").stdout
    report = compare(signed, "HEAD", facts_changed=no_facts)
    assert not [each for each in report.findings if each.check in {"approval-forged", "reviewed-text-lost"}]


def test_stopped_between_two_catalogs_it_loses_nothing(signed, monkeypatch):
    """Moved to another handout, the row is in two files, one of which is written first."""
    text = signed.source.read_text(encoding="utf-8")
    signed.source.write_text(
        text.replace(f"{OLD},care,day,step,", "more.day.wash,more,day,step,")
        + "more.title,more,title,title,More,\nmore.day.heading,more,day,heading,Later,\n",
        encoding="utf-8",
    )
    rows = signed.source.read_text(encoding="utf-8").splitlines(keepends=True)
    moved = next(row for row in rows if row.startswith("more.day.wash"))
    signed.source.write_text("".join([*(row for row in rows if row != moved), moved]), encoding="utf-8")
    sync(Store(signed, handouts(signed)))
    write, written = po.write, []

    def stopped(path, content, **options):
        if written:
            raise KeyboardInterrupt
        written.append(path)
        return write(path, content, **options)

    monkeypatch.setattr(po, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        plan_rename([books(signed)], Rename(OLD, "more.day.wash")).write()
    assert unit(signed, "more.day.wash").target == SPANISH[OLD]


def test_what_people_wrote_on_the_new_row_stays(signed):
    edit(signed.source, OLD, NEW)
    sync(Store(signed, handouts(signed)))
    content = po_reader.read(po_path(signed, "es"), locale="es")
    own = ["question: Marta Ruiz; 2026-11-26; Why?", "a note of the translator"]
    content.by_id()[NEW].user_comments = [*own, "origin: google 2026-11-22"]
    po.write(po_path(signed, "es"), content)
    plan_rename([books(signed)], Rename(OLD, NEW)).write()
    comments = po_reader.read(po_path(signed, "es"), locale="es").by_id()[NEW].user_comments
    assert comments[-2:] == own
    assert [text for text in comments if text.startswith("origin")] == []
    assert unit(signed, NEW).signed


def test_a_row_that_has_a_translation_already_keeps_it(signed):
    edit(signed.source, OLD, NEW)
    sync(Store(signed, handouts(signed)))
    fill(signed, "es", {NEW: "Enjuáguese la cara."})
    found = plan_rename([books(signed)], Rename(OLD, NEW))
    assert found.books == ()
    assert [why for _, why in found.refused] == [f"{NEW} has a translation already"]


def test_a_draft_of_a_machine_makes_way_and_one_of_a_person_does_not(signed):
    for origin, kept in (("pseudo 2026-01-05", False), ("imported from old.csv 2026-01-05", True)):
        edit(signed.source, OLD, NEW)
        sync(Store(signed, handouts(signed)))
        fill(signed, "es", {NEW: "Enjuáguese."}, fuzzy=True)
        path = po_path(signed, "es")
        content = po_reader.read(path, locale="es")
        content.by_id()[NEW].user_comments = [f"origin: {origin}"]
        po.write(path, content)
        found = plan_rename([books(signed)], Rename(OLD, NEW))
        assert bool(found.refused) is kept
        if not kept:
            found.write()
            assert "origin" not in " ".join(books(signed)[0].messages[NEW].user_comments)
            assert unit(signed, NEW).signed
            edit(signed.source, NEW, OLD)
            sync(Store(signed, handouts(signed)))
            plan_rename([books(signed)], Rename(NEW, OLD)).write()


@pytest.mark.slow
def test_sync_and_build_recognize_it_and_name_the_command(signed):
    edit(signed.source, OLD, NEW)
    assert f"aftercare rename {OLD} {NEW}" in in_process(signed.root, "sync").stdout
    assert list(suggestions(books(signed))) == [Rename(OLD, NEW)]
    told = in_process(signed.root, "build").stdout
    assert f"aftercare rename {OLD} {NEW}" in told
    done = in_process(signed.root, "rename", OLD, NEW, "--yes")
    assert done.returncode == 0, done.stderr
    assert "aftercare rename" not in in_process(signed.root, "build").stdout
    assert unit(signed, NEW).signed


def test_a_row_that_got_another_id_and_text_at_once_may_be_the_same(signed):
    text = unit(signed, OLD).source
    edit(signed.source, OLD, NEW)
    edit(signed.source, text, f"{text[:-1]} now.")
    sync(Store(signed, handouts(signed)))
    (told,) = rehousing.advice(books(signed))
    assert told.startswith(
        f"{NEW} has nearly the English that {OLD} had; if it is the same row, keep its translations: "
    )
    edit(signed.source, text[:-1], "Rest well and eat little")
    sync(Store(signed, handouts(signed)))
    assert [*rehousing.advice(books(signed))] == []


def test_a_row_that_was_there_before_is_not_proposed(signed):
    """It has a translation in a language where the row that is gone has one, too."""
    edit(signed.source, OLD, NEW)
    sync(Store(signed, handouts(signed)))
    fill(signed, "es", {NEW: "Enjuáguese la cara."})
    assert list(suggestions(books(signed))) == []


def test_the_command_that_is_advised_runs_nothing_else(signed):
    """The old id is what a catalog says, and the line will be copied into a shell."""
    edit(po_path(signed, "es"), f'msgctxt "{OLD}"', 'msgctxt "x; rm -r ~\\n$(id)"')
    sync(Store(signed, handouts(signed)))
    (told,) = advice(books(signed))
    assert told.endswith(f" had: aftercare rename 'x; rm -r ~ $(id)' {OLD}")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((OLD, "care.day.new"), "is still there; give that row the id care.day.new first"),
        (("care.day.gone", "care.day.new"), "there is no row care.day.new"),
        (("nope", "care.day.new"), "there is no row care.day.new"),
    ],
)
def test_the_table_comes_first(signed, words, told):
    before = po_path(signed, "es").read_bytes()
    done = in_process(signed.root, "rename", *words, "--yes")
    assert done.returncode == 2
    assert told in done.stderr
    assert po_path(signed, "es").read_bytes() == before


@pytest.mark.parametrize(("old", "new"), [("nope", OLD), ("care.day.nope", OLD), ("nope", "care")])
def test_a_name_that_nothing_had_is_no_success(signed, old, new):
    before = po_path(signed, "es").read_bytes()
    done = in_process(signed.root, "rename", old, new, "--yes")
    assert done.returncode == 1
    assert (
        f"Nothing to carry over: no catalog has {'signatures or translations' if new == 'care' else 'a translation'} of {old}"
        in done.stdout
    )
    assert po_path(signed, "es").read_bytes() == before


def untranslated(config, *comments):
    content = po_reader.read(po_path(config, "es"), locale="es")
    content.by_id()[OLD].string, content.by_id()[OLD].user_comments = "", [*comments]
    po.write(po_path(config, "es"), content)
    edit(config.source, OLD, NEW)


def test_a_row_that_nobody_has_translated_yet_is_renamed_all_the_same(signed):
    """Its author has done all there is to do; asked once more, nobody knows the old id."""
    untranslated(signed)
    for status, told in enumerate((f"translation of {OLD}.", "look how the old id was spelled")):
        done = in_process(signed.root, "rename", OLD, NEW, "--yes")
        assert (done.returncode, told in done.stdout) == (status, True)
    assert (unit(signed, NEW).target, OLD in po_path(signed, "es").read_text("utf-8")) == ("", False)


def test_what_was_asked_about_a_row_without_a_translation_goes_along(signed):
    untranslated(signed, "question: Which soap?")
    done = in_process(signed.root, "rename", OLD, NEW, "--yes")
    assert (done.returncode, "written: " in done.stdout) == (0, True)
    message = po_reader.read(po_path(signed, "es"), locale="es").by_id()[NEW]
    assert (message.string, message.user_comments) == ("", ["question: Which soap?"])
    assert OLD not in po_path(signed, "es").read_text("utf-8")


ITEMS = """\
care.day.list,care,day,step,Bring these things:,
care.day.card,care,day,item,The insurance card,
care.day.bottle,care,day,item,The bottle of medicine,
care.day.doses,care,day,table,Weight | Dose,
care.day.child,care,day,row,20 lb | 5 mL,
care.day.thin,care,day,text,**If you take blood thinners:**,
care.day.long,care,day,step,Press for 20 minutes.,
care.day.others,care,day,text,If you do not:,
care.day.short,care,day,step,Press for 5 minutes.,
"""
LISTED = {
    "care.day.list": "Traiga estas cosas:",
    "care.day.card": "La tarjeta del seguro",
    "care.day.bottle": "El frasco de medicina",
    "care.day.doses": "Peso | Dosis",
    "care.day.child": "20 lb | 5 mL",
    "care.day.thin": "**Si toma anticoagulantes:**",
    "care.day.long": "Presione durante 20 minutos.",
    "care.day.others": "Si no:",
    "care.day.short": "Presione durante 5 minutos.",
}
LIST, BRING = "care.day.list", "care.day.bring"


@pytest.fixture
def listed(tmp_path):
    """The project with a list and a table, every row signed long ago, and committed."""
    config = make(tmp_path)
    config.source.write_text(config.source.read_text(encoding="utf-8") + ITEMS, encoding="utf-8")
    sync(Store(config, handouts(config)))
    fill(config, "es", LISTED)
    rows = [*SPANISH, *LISTED]
    for by in (ANA, BO):
        approve(config, handouts(config), config.languages[0], by=by, check=no_findings, rows=rows).write(SIGNED_ON)
    commit(tmp_path)
    return config


@pytest.mark.parametrize(
    "renames",
    [
        {LIST: BRING},
        {"care.day.doses": "care.day.table"},
        {LIST: BRING, "care.day.card": "care.day.insurance"},
        {"care.day.card": "care.day.insurance"},
        {"care.day.thin": "care.day.case", "care.day.others": "care.day.rest"},
        {"care.day.thin": "care.day.case", "care.day.long": "care.day.press"},
    ],
)
def test_what_stands_under_a_row_keeps_its_signatures(listed, renames):
    before = {row: unit(listed, row).signed for row in LISTED}
    for old, new in renames.items():
        edit(listed.source, f"{old},", f"{new},")
    sync(Store(listed, handouts(listed)))
    for old, new in renames.items():
        plan_rename([books(listed)], Rename(old, new)).write()
    for row, signatures in before.items():
        now = unit(listed, renames.get(row, row))
        assert (now.target, now.status) == (LISTED[row], Status.APPROVED)
        assert [(each.name, each.date) for each in now.signed] == [(each.name, each.date) for each in signatures]
    report = compare(listed, "HEAD", facts_changed=no_facts)
    assert {(each.check, each.unit.id) for each in report.findings} == {("renamed", new) for new in renames.values()}
    assert report.signatures == ()


def test_they_are_signed_again_where_the_row_above_says_something_else(listed):
    edit(listed.source, f"{LIST},care,day,step,Bring these things:", f"{BRING},care,day,step,Leave these at home:")
    sync(Store(listed, handouts(listed)))
    plan_rename([books(listed)], Rename(LIST, BRING)).write()
    assert unit(listed, BRING).stale
    assert not unit(listed, "care.day.card").signed
    told = {(each.check, each.unit.id) for each in compare(listed, "HEAD", facts_changed=no_facts).findings}
    assert {("row-moved", "care.day.card"), ("row-moved", "care.day.bottle")} <= told


LONG, SHORT = "care.day.long,care,day,step,Press for 20 minutes.,", "care.day.short,care,day,step,Press for 5 minutes.,"
OTHERS = "care.day.others,care,day,text,If you do not:,"


@pytest.mark.parametrize(
    ("old", "new", "unsigned"),
    [
        (f"{LONG}\n{OTHERS}\n{SHORT}", f"{SHORT}\n{OTHERS}\n{LONG}", {"care.day.long", "care.day.short"}),
        (f"{OTHERS}\n", "", {"care.day.short"}),
        ("care.day.thin,", "care.day.case,", set()),  # it says what it said
        (f"{SHORT}\n", f"{SHORT}\ncare.day.more,care,day,text,Rest:,\n", set()),
    ],
)
def test_what_a_row_announces_is_signed_below_that_row_alone(listed, old, new, unsigned):
    """What to do in one case is wrong in the other, in the same words."""
    edit(listed.source, old, new)
    sync(Store(listed, handouts(listed)))
    (there,) = ({row.id for row in each.rows} for each in handouts(listed) if each.slug == "care")
    assert {row for row in {*LISTED} & there if not unit(listed, row).signed} == unsigned


def test_an_item_that_moves_to_another_list_under_cover_of_a_rename_is_told(listed):
    edit(listed.source, f"{LIST},", f"{BRING},")
    edit(listed.source, "care.day.bottle,care,day,item,The bottle of medicine,\n", "")
    edit(listed.source, "care.day.doses,", "care.day.not,care,day,dont,Do not bring these:,\ncare.day.doses,")
    edit(listed.source, "care.day.doses,", "care.day.bottle,care,day,item,The bottle of medicine,\ncare.day.doses,")
    sync(Store(listed, handouts(listed)))
    plan_rename([books(listed)], Rename(LIST, BRING)).write()
    assert unit(listed, "care.day.card").signed
    assert not unit(listed, "care.day.bottle").signed
    told = {(each.check, each.unit.id) for each in compare(listed, "HEAD", facts_changed=no_facts).findings}
    assert {each for each in told if each[0] == "row-moved"} == {
        ("row-moved", "care.day.bottle"),
        ("row-moved", "care.day.doses"),  # the table stands below another row, too
    }


def test_items_become_those_of_a_warning_only_with_two_signatures_of_that(listed):
    edit(listed.source, f"{LIST},care,day,step,", f"{BRING},care,day,warning,")
    sync(Store(listed, handouts(listed)))
    plan_rename([books(listed)], Rename(LIST, BRING)).write()
    assert unit(listed, BRING).signed == unit(listed, "care.day.card").signed == ()
