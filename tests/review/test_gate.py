"""The gate: every deliberate forgery is caught, every honest change passes."""

import csv
import datetime as dt
import os
import re
import shutil
import subprocess
import tomllib
from dataclasses import replace

import pytest

from aftercare.catalogs import po, po_reader, signed_comments
from aftercare.catalogs.contexts import fingerprint
from aftercare.catalogs.store import Store, read_books
from aftercare.catalogs.sync import handouts, sync
from aftercare.checks.edits.meaning import facts_changed
from aftercare.core.clock import today
from aftercare.core.errors import ReviewError
from aftercare.core.people.approvals import Approval, Keep, LastApproved, Subject, Waiver
from aftercare.core.settings.config import load
from aftercare.core.units import Severity
from aftercare.review.gate import compare
from aftercare.review.page_changes import settings_changed
from aftercare.review.renaming import Rename, plan_rename
from aftercare.review.signing import approve
from picture_bytes import png, svg
from review_project import ANA, BO, SPANISH, check, commit, edit, fill, git, make, po_path, units

SUN, FEVER, GYM, WASH = "care.day.sun", "care.call.fever", "care.day.gym", "care.day.wash"
LAST_WEEK = dt.date(2026, 1, 5)
DAY = fingerprint(("heading Day 1",))
ANA_LINE = f"approved: {ANA}; 2026-01-05"


def gate(config, rev="HEAD"):
    return compare(config, rev, facts_changed=facts_changed)


def sign(config, by, rows, day=None, tag="es"):
    (language,) = config.choose((tag,))
    signing = approve(config, handouts(config), language, by=by, rows=rows, check=check)
    assert {unit.id for unit in signing.units} == set(rows), signing.refused
    signing.write(day)


def synced(config):
    return sync(Store(config, handouts(config)))


@pytest.fixture(scope="session")
def baseline(tmp_path_factory):
    """Rows signed long ago, one warning signed by one of two, one by both, one draft, a row that has left the CSV."""
    root = tmp_path_factory.mktemp("baseline")
    config = make(root)
    edit(config.source, "care.day.wash,", "care.day.rest,care,day,text,Rest today.,\ncare.day.wash,")
    synced(config)
    fill(config, "es", {"care.day.rest": "Descanse hoy."})
    edit(config.source, "care.day.rest,care,day,text,Rest today.,\n", "")
    synced(config)
    sign(config, ANA, ["care.title", SUN, FEVER, "care.call.signs"], LAST_WEEK)
    sign(config, BO, ["care.call.signs"], LAST_WEEK)
    fill(config, "es", {GYM: SPANISH[GYM]}, fuzzy=True)
    fill(config, "ar", {SUN: "انتظر 48 ساعة.", WASH: "اغسل وجهك بماء بارد."})
    sign(config, ANA, [SUN], LAST_WEEK, tag="ar")
    comments(config, WASH, lambda _: ["origin: google 2026-01-04"])
    (root / "data/glossary.csv").write_text("term,language,translation\nfever,es,fiebre\n", encoding="utf-8")
    commit(root)
    return root


@pytest.fixture
def config(baseline, tmp_path):
    return load(shutil.copytree(baseline, tmp_path / "project", symlinks=True))


def change(config, tag, row, alter):
    """Change an entry of a catalog, as with a text editor."""
    path = po_path(config, tag)
    content = po_reader.read(path, locale=tag)
    alter(content.by_id()[row])
    po.write(path, content)


def comments(config, row, alter, tag="es"):
    """Change the comments of people under a row."""

    def rewritten(message):
        message.user_comments = alter(list(message.user_comments))

    change(config, tag, row, rewritten)


def subject(config, row, tag="es", **other):
    (language,) = config.choose((tag,))
    unit = next(unit for unit in units(config, language) if unit.id == row)
    return replace(unit.subject, **other)


def add(row, make_line, tag="es"):
    """Return what puts a line under a row; a text, or what makes it from the project."""

    def forge(config):
        text = make_line if isinstance(make_line, str) else make_line(config)
        comments(config, row, lambda old: [*old, text], tag)

    return forge


def line(row, by=BO, day=None, tag="es", **other):
    """Return what writes a signature that its own hash agrees with."""
    return lambda config: signed_comments.approval_comment(
        Approval.of(subject(config, row, tag, **other), by, day or today())
    )


def replaced(row, pattern, new):
    return lambda config: comments(config, row, lambda old: [re.sub(pattern, new, text) for text in old])


def approval_under(config, row, tag="es"):
    found = po_reader.read(po_path(config, tag), locale=tag).by_id()[row].user_comments
    return next(text for text in found if text.startswith("approved:"))


def copied_line(config):
    add(WASH, approval_under(config, SUN))(config)


def copied_from_another_language(config):
    add(WASH, approval_under(config, SUN, "ar"))(config)


def moved_with_its_text(config):
    """English, translation and signature of one row under another id: the words match, the row does not."""
    edit(config.source, "Wash your face with cool water.", "Wait 48 hours before you go into the sun.")
    synced(config)
    fill(config, "es", {WASH: SPANISH[SUN]})
    copied_line(config)


def text_of_another_row(config):
    fill(config, "es", {WASH: SPANISH[SUN]})
    copied_line(config)


def exchanged_lines(config):
    one, other = approval_under(config, SUN), approval_under(config, "care.title")
    comments(config, SUN, lambda _: [other])
    comments(config, "care.title", lambda _: [one])


def exchanged_catalogs(config):
    spanish, arabic = po_path(config, "es"), po_path(config, "ar")
    texts = spanish.read_bytes(), arabic.read_bytes()
    spanish.write_bytes(texts[1])
    arabic.write_bytes(texts[0])


def exchanged_words(config):
    """Only the words, so that the headers are right; nobody had signed them."""
    fill(config, "ar", {row: text for row, text in SPANISH.items() if row not in {SUN, WASH}})


def resigned(config):
    """New words, the hash computed anew, the old date left: a script did it."""
    text = "Espere 48 horas y listo."
    fill(config, "es", {SUN: text})
    comments(config, SUN, lambda _: [line(SUN, ANA, LAST_WEEK)(config)])


def resigned_by_another(config):
    fill(config, "es", {SUN: "Espere 48 horas y listo."})
    comments(config, SUN, lambda old: [*old, line(SUN, BO, LAST_WEEK - dt.timedelta(days=3))(config)])


def changed_source(config):
    edit(po_path(config, "es"), 'msgid "Wait 48 hours', 'msgid "Wait 24 hours')


def emptied_and_back(config):
    fill(config, "es", {SUN: ""})


def edited_source_without_signature(config):
    edit(config.source, "Wait 48 hours", "Please wait 48 hours")
    synced(config)
    comments(config, SUN, lambda _: [])


def english_of(config, row):
    return subject(config, row).source


def kept(row, by, previous, tag="es"):
    """Write a statement that the change from `previous` kept the meaning, its hash right."""

    def forge(config):
        keep = Keep.of(subject(config, row, tag), by, today(), previous)
        comments(config, row, lambda old: [*old, signed_comments.keep_comment(keep)], tag)
        change(config, tag, row, lambda message: message.flags.discard("fuzzy"))

    return forge


def kept_though_the_number_changed(config):
    edit(config.source, "Wait 48 hours", "Wait 24 hours")
    synced(config)
    kept(SUN, BO, "Wait 48 hours before you go into the sun.")(config)


def kept_though_not_became_do(config):
    fill(config, "es", {GYM: SPANISH[GYM]})
    edit(config.source, "Do not exercise for", "Exercise for")
    synced(config)
    kept(GYM, BO, "Do not exercise for 24 hours.")(config)


def kept_for_other_words(config):
    edit(config.source, "Wait 48 hours", "Please wait 48 hours")
    synced(config)
    kept(SUN, BO, "Wait 48 hours before you go into the sun.")(config)
    fill(config, "es", {SUN: "Espere 48 horas y listo."})


def kept_line_copied(config):
    kept_well(config)
    text = next(
        text for text in po_reader.read(po_path(config, "es")).by_id()[SUN].user_comments if text.startswith("kept")
    )
    add(WASH, text)(config)


def kept_well(config):
    edit(config.source, "Wait 48 hours before", "Please wait 48 hours before")
    synced(config)
    for tag in ("es", "ar"):
        kept(SUN, BO, "Wait 48 hours before you go into the sun.", tag)(config)


def waived(by="X", reason="because", *, tied=True, check="numbers"):
    def forge(config):
        fill(config, "es", {WASH: "Lávese 4 veces."})
        waiver = Waiver(check, by, reason)
        waiver = Waiver.of(subject(config, WASH), waiver) if tied else waiver
        add(WASH, signed_comments.waiver_comment(waiver))(config)

    return forge


def waiver_for_other_words(config):
    waived(BO)(config)
    fill(config, "es", {WASH: "Lávese 5 veces."})


def waiver_from_another_row(config):
    waiver = Waiver.of(subject(config, GYM), Waiver("numbers", BO, "seen"))
    add(WASH, signed_comments.waiver_comment(waiver))(config)


def obsolete_changed(config):
    edit(po_path(config, "es"), '#~ msgstr "Descanse hoy."', '#~ msgstr "Corra hoy."')


def obsolete_deleted(config):
    path = po_path(config, "es")
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^(#~|#\. text, section day of care\n(?=#~)).*\n", "", text), encoding="utf-8")


def locales_moved(config):
    """The settings name an empty folder, so that nothing seems to have been there."""
    edit(config.root / "pyproject.toml", "[tool.aftercare]", '[tool.aftercare]\nlocales = "texts"')


def locales_moved_and_changed(config):
    locales_moved(config)
    shutil.copytree(config.locales, config.root / "texts")
    edit(config.root / "texts/es/LC_MESSAGES/care.po", SPANISH[SUN], "Espere 48 horas y listo.")


def behind_a_link(config):
    path = po_path(config, "es")
    elsewhere = config.root / "elsewhere.po"
    path.rename(elsewhere)
    path.symlink_to(os.path.relpath(elsewhere, path.parent))
    edit(elsewhere, SPANISH[SUN], "Espere 48 horas y listo.")


def broken(config):
    po_path(config, "es").write_text('msgid "x\n', encoding="utf-8")


def second_catalog(config):
    shutil.copy(po_path(config, "es"), po_path(config, "es", "handouts"))


def row_id_renamed(config):
    edit(config.source, "care.day.sun,", "care.day.sunlight,")
    synced(config)
    path = po_path(config, "es")
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^#~.*\n", "", text), encoding="utf-8")


def language_swapped_in_the_settings(config):
    edit(config.root / "pyproject.toml", '["es", "ar"]', '["es-MX", "ar"]')
    (config.locales / "es").rename(config.locales / "es_MX")


def section_moved(config):
    edit(config.source, "care.day.gym,care,day,text,Do not exercise for 24 hours.,\n", "")
    edit(
        config.source,
        "care.call.fever,",
        "care.day.gym,care,call,text,Do not exercise for 24 hours.,\ncare.call.fever,",
    )
    synced(config)


def obsolete_of(config, alter, tag="es"):
    """Change the entry of the row that has left the table."""
    path = po_path(config, tag)
    content = po_reader.read(path, locale=tag)
    (gone,) = content.catalog.obsolete.values()
    alter(gone)
    po.write(path, content)


def signed_row_gone(config):
    edit(config.source, "care.day.sun,care,day,text,Wait 48 hours before you go into the sun.,\n", "")
    synced(config)


def signature_of_a_removed_row_taken(config):
    signed_row_gone(config)
    path = po_path(config, "es")
    path.write_text(re.sub(rf"(?m)^# {ANA_LINE}.*\n(?=#\. text, section day of care\n#~)", "", path.read_text()))


def entry_of(config, row, by, target):
    """Return the entry of a row as it would be with another translation, signed."""
    content = po_reader.read(po_path(config, "es"), locale="es")
    message = content.by_id()[row]
    message.string, message.flags = target, set()
    signed = Approval.of(subject(config, row, target=target), by, today())
    message.user_comments = [signed_comments.approval_comment(signed)]
    return message


def hidden(row, target, *, domain="care", live=True):
    """Put a signed translation where only a sync finds it: into an obsolete entry, or the catalog of no handout."""

    def forge(config):
        entry = entry_of(config, row, "Zoe Roe, RN", target)
        path = po_path(config, "es")
        content = po_reader.read(path, locale="es")
        old = content.catalog.get(row, context=row) or content.by_id()[row]
        if live:
            content.catalog.delete(old.id, context=row)
        if domain == "care":
            content.retire(entry)
            if old.string and live:
                content.retire(old)
        else:
            other = po.new("es")
            other.catalog[entry.id] = entry
            po.write(po_path(config, "es", domain), other)
        po.write(path, content)

    return forge


def english_replaced_everywhere(row, signed_instead=None):
    """Search and replace over the whole repository, so that nothing seems stale; perhaps something else is signed."""

    def forge(config):
        before = english_of(config, row)
        after = before.replace("48", "24").replace("Wash", "Do not wash")
        for path in (config.source, *config.locales.rglob("*.po*")):
            path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
        if signed_instead:
            sign(config, BO, [signed_instead])

    return forge


def left_by_a_run(config):
    path = po_path(config, "es")
    path.with_name(f".{path.name}.whole.tmp").write_bytes(path.read_bytes().replace(b"Espere 48", b"Espere 4"))


def old_text_put_back_as_if_it_were_kept(config):
    """A text that was corrected since, with its old signature and a note that it was the last approved."""
    edit(config.source, "Wait 48 hours before", "Please wait 48 hours before")
    synced(config)
    there = subject(config, SUN)
    source, target = "Wait 48 hours before you go into the sun.", "Espere 4 horas."
    then = LastApproved.of(there, source, target)
    by_ana = Approval.of(replace(there, source=source, target=target), ANA, LAST_WEEK)
    lines = [signed_comments.approval_comment(by_ana), signed_comments.last_approved_comment(then)]
    comments(config, SUN, lambda old: [*old, *lines])


OTHER_ANA = line(FEVER, "ANA GARCIA, RN")
FORGERIES = {
    "edited hash": (replaced(SUN, r"[0-9a-f]{64}$", "0" * 64), "hash was edited"),
    "edited date": (replaced(SUN, "2026-01-05", "2026-02-05"), "name or date was edited"),
    "edited name": (replaced(SUN, "Ana García", "Eva García"), "name or date was edited"),
    "another name on an old signature": (replaced(SUN, ANA, BO), f"signature of {ANA}, 2026-01-05, was taken away"),
    "line copied from another row": (copied_line, "copied from es/care.day.sun"),
    "line copied with the translation": (text_of_another_row, "copied from es/care.day.sun"),
    "line copied with both texts": (moved_with_its_text, "copied from es/care.day.sun"),
    "line copied from another language": (copied_from_another_language, "copied from ar/care.day.sun"),
    "two lines exchanged": (exchanged_lines, "copied from es/care.day.sun"),
    "signed as another kind": (add(WASH, line(WASH, kind="warning")), "does not match the row"),
    "signed in another section": (add(WASH, line(WASH, place="section call of care")), "does not match the row"),
    "signed for another language": (add(WASH, line(WASH, language="fr")), "does not match the row"),
    "signed for a word less": (add(WASH, line(WASH, target="Lávese la cara.")), "does not match the row"),
    "changed translation": (
        lambda config: fill(config, "es", {SUN: "Espere 48 horas y listo."}),
        "replaced by words that nobody has signed",
    ),
    "one letter of the translation": (
        lambda config: fill(config, "es", {SUN: SPANISH[SUN].replace("antes", "ántes")}),
        "replaced by words that nobody has signed",
    ),
    "no-break space in the translation": (
        lambda config: fill(config, "es", {SUN: SPANISH[SUN].replace("48 h", "48\u00a0h")}),
        "replaced by words that nobody has signed",
    ),
    "changed English": (changed_source, "English of the catalog is not that of the CSV"),
    "translation changed, signed anew by a script under the old date": (resigned, "its hash was exchanged"),
    "the same under another name": (resigned_by_another, "dated before the signature of 2026-01-05"),
    "signed before the words were there": (
        lambda config: (fill(config, "es", {WASH: "Lave."}), add(WASH, line(WASH, day=LAST_WEEK))(config)),
        "these words were not there before",
    ),
    "signed before the draft was made": (
        add(WASH, line(WASH, day=dt.date(2026, 1, 2))),
        "dated before the draft that it covers",
    ),
    "signed before the language was there": (
        lambda config: (
            edit(config.root / "pyproject.toml", '"ar"]', '"ar", "fr"]'),
            synced(load(config.root)),
            fill(load(config.root), "fr", {WASH: "Lavez."}),
            add(WASH, line(WASH, day=LAST_WEEK, tag="fr"), "fr")(load(config.root)),
        ),
        "the language was not there before",
    ),
    "date in the future": (add(WASH, line(WASH, day=today() + dt.timedelta(days=9))), "date lies in the future"),
    "date in the year 9999": (
        add(WASH, f"approved: {BO}; 9999-12-31; v2 {'0' * 64}"),
        "cannot be the date of a signature",
    ),
    "date before all catalogs": (add(WASH, f"approved: {BO}; 1999-12-31; v2 {'0' * 64}"), "before the first catalog"),
    "a date that is none": (add(WASH, f"approved: {BO}; 2026-02-30; v2 {'0' * 64}"), "there is no day"),
    "no credential": (add(WASH, f"approved: Bo Li; 2026-11-01; v2 {'0' * 64}"), "is not a signature"),
    "no name": (add(WASH, "approved: yes"), "is not a signature"),
    "the older, shorter form": (add(WASH, "approved: Bo Li, RN; 2026-11-01; 94ef98bb88be; f0ef8c7fd38d"), "older"),
    "invisible character in the name": (add(WASH, line(WASH, "Bo\u200b Li, RN")), "U+200B cannot be seen"),
    "letters of two scripts in the name": (add(WASH, line(WASH, "Во Li, RN")), "several scripts"),
    "written almost like one": (add(WASH, "Approved: Bo Li, RN; 2026-11-01; v2 " + "0" * 64), "is not a signature"),
    "written with a letter that looks alike": (add(WASH, "аpproved: Bo Li, RN"), "is not a signature"),
    "one person as both signers of a warning": (add(FEVER, OTHER_ANA), "has signed twice"),
    "the same with a title": (add(FEVER, line(FEVER, "Dr. Ana García, MD")), "has signed twice"),
    "the same in another order": (add(FEVER, line(FEVER, "García Ana, MD")), "has signed twice"),
    "the same in full-width letters": (add(FEVER, line(FEVER, "Ａｎａ García, MD")), "has signed twice"),
    "a draft signed": (add(GYM, line(GYM)), "a draft cannot be signed"),
    "an empty row signed": (add(GYM, line(GYM, tag="ar"), "ar"), "the row is empty"),
    "a signature taken away": (lambda config: comments(config, SUN, lambda _: []), "was taken away"),
    "one of two signatures taken away": (
        lambda config: comments(config, "care.call.signs", lambda old: old[:1]),
        f"signature of {BO}, 2026-01-05, was taken away",
    ),
    "a signature taken from a row whose English was edited": (edited_source_without_signature, "was taken away"),
    "exchanged catalogs": (exchanged_catalogs, 'its header says "Language: ar", and it lies in the folder of es'),
    "exchanged words": (exchanged_words, "have the words that es had"),
    "waiver without credential": (waived("X"), "write name and credential"),
    "waiver without reason": (waived(BO, ""), "no reason"),
    "waiver tied to nothing": (waived(BO, tied=False), "not tied to these two texts"),
    "waiver of other words": (waiver_for_other_words, "not tied to these two texts"),
    "waiver of another row": (waiver_from_another_row, "not tied to these two texts"),
    "a number's change kept": (kept_though_the_number_changed, "kept a change of a number"),
    "a negation's change kept": (kept_though_not_became_do, "kept a change of a negation"),
    "kept for other words": (kept_for_other_words, "does not match the row or the change"),
    "kept, the line copied": (kept_line_copied, "does not match the row or the change"),
    "kept by nobody": (add(WASH, 'kept: X; 2026-11-01; "Wash."; v2 ' + "0" * 64), "is not a signature"),
    "an old text as if it were kept": (old_text_put_back_as_if_it_were_kept, "does not match the row"),
    "obsolete translation changed": (obsolete_changed, "kept for a removed row is gone or was changed"),
    "obsolete translation deleted": (obsolete_deleted, "kept for a removed row is gone or was changed"),
    "signature of a removed row taken away": (signature_of_a_removed_row_taken, "2026-01-05, was taken away"),
    "English of a removed row edited": (
        lambda config: (signed_row_gone(config), edit(po_path(config, "es"), '#~ msgid "Wait 48', '#~ msgid "Wait 4')),
        "the English was “Wait 48 hours before you go into the sun.”",
    ),
    "a row without translation taken from an obsolete entry": (hidden(GYM, "Corra."), "run aftercare sync"),
    "a signed row exchanged for obsolete entries": (hidden(SUN, "Tome el sol."), "run aftercare sync"),
    "a row taken from the catalog of no handout": (hidden(GYM, "Corra.", domain="old"), "run aftercare sync"),
    "English replaced everywhere": (english_replaced_everywhere(SUN), "the English was “Wait 48 hours"),
    "the same while another row is signed": (english_replaced_everywhere(SUN, WASH), "the English was “Wait 48 hours"),
    "the copy of a killed run": (left_by_a_run, "is left over from a killed run"),
    "renewed by a name that is only alike": (
        lambda config: comments(config, SUN, lambda _: [line(SUN, "A. García, RN")(config)]),
        f"signature of {ANA}, 2026-01-05, was taken away",
    ),
    "row under another id, the old one deleted": (row_id_renamed, "is gone from the catalog"),
    "folder of catalogs moved away": (locales_moved, "is gone from the catalog"),
    "folder of catalogs moved, one text changed": (locales_moved_and_changed, "words that nobody has signed"),
    "catalog behind a link": (behind_a_link, "words that nobody has signed"),
    "catalog broken": (broken, "care.po"),
    "two catalogs with one row": (second_catalog, "is in two catalogs"),
    "language exchanged for its neighbour": (
        language_swapped_in_the_settings,
        "es: is no longer a language of the settings: 7 rows",
    ),
    "whole catalog deleted": (lambda config: po_path(config, "es").unlink(), "is gone from the catalog"),
    "translation emptied": (lambda config: fill(config, "es", {WASH: ""}), "the translation was emptied"),
    "person's words replaced by a machine's": (
        lambda config: (
            fill(config, "es", {WASH: "Lave."}, fuzzy=True),
            comments(config, WASH, lambda _: ["origin: google 2026-11-22"]),
        ),
        "a person's words were replaced by a draft (google 2026-11-22)",
    ),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_forgery(config, name):
    forge, message = FORGERIES[name]
    forge(config)
    report = gate(load(config.root))
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    assert any(message in str(finding) for finding in errors), [str(finding) for finding in report.findings]
    assert report.failed
    assert "Do not merge" in report.markdown()


def removed_row(config):
    edit(config.source, "care.day.wash,care,day,step,Wash your face with cool water.,\n", "")
    synced(config)


def honest_correction(config):
    fill(config, "es", {SUN: "Espere 48 horas antes de ir al sol."})
    sign(config, BO, [SUN])


def wrapped_by_an_editor(config):
    path = po_path(config, "es")
    path.write_text(path.read_text(encoding="utf-8").replace("; 2026-01-05", ";\n# 2026-01-05"), encoding="utf-8")


def typography(config):
    edit(config.source, "Wait 48 hours before", "Wait 48\u00a0hours  before")
    synced(config)


def taken_back(config):
    edit(config.source, "Wait 48 hours", "Wait 24 hours")
    synced(config)
    edit(config.source, "Wait 24 hours", "Wait 48 hours")
    synced(config)


def restored_row(config):
    edit(config.source, "care.day.wash,", "care.day.rest,care,day,text,Rest today.,\ncare.day.wash,")
    synced(config)


def locales_moved_whole(config):
    edit(config.root / "pyproject.toml", "[tool.aftercare]", '[tool.aftercare]\nlocales = "texts"')
    config.locales.rename(config.root / "texts")


@pytest.mark.parametrize(
    "change",
    [
        lambda _: None,
        lambda config: sign(config, BO, [WASH]),
        lambda config: sign(config, BO, [FEVER]),
        lambda config: fill(config, "es", {GYM: "No haga deporte durante 24 horas."}),
        lambda config: fill(config, "ar", {GYM: "لا تمارس الرياضة 24 ساعة."}, fuzzy=True),
        lambda config: comments(config, SUN, lambda old: ["a question of mine", *old]),
        lambda config: comments(config, SUN, lambda old: ["kept as in the leaflet", *old]),
        lambda config: edit(config.source, "Title of the sheet.", "Title of the handout."),
        lambda config: fill(config, "es", {WASH: "Lave la cara."}),
        lambda config: sign(config, ANA, [SUN]),
        removed_row,
        honest_correction,
        wrapped_by_an_editor,
        typography,
        taken_back,
    ],
)
def test_honest_work_passes(config, change):
    change(config)
    report = gate(config)
    assert not report.failed, report.markdown()
    assert not [str(finding) for finding in report.findings]


def notebook_added(config):
    (config.root / "notebooks").mkdir()
    (config.root / "notebooks/handout.ipynb").write_text("{}", encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"outputs": []', '"outputs": [{"output_type": "stream", "name": "stdout", "text": ["x"]}]', []),
        ('"execution_count": null', '"execution_count": 3', []),
        ('"version": "3.11.2"', '"version": "3.14.0"', []),
        ('"source": ["1"]', '"source": ["2"]', ["template-changed"]),
        ('{"cells"', '["cells"', ["template-changed"]),
    ],
)
def test_what_a_run_leaves_in_a_notebook_changes_no_page(config, old, new, told):
    cell = '{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": ["1"]}'
    text = f'{{"cells": [{cell}], "metadata": {{"language_info": {{"version": "3.11.2"}}}}, "nbformat": 4}}'
    path = config.root / "notebooks/handout.ipynb"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    commit(config.root)
    edit(path, old, new)
    assert [finding.check for finding in gate(config).findings] == told
    path.unlink()
    assert [finding.check for finding in gate(config).findings] == ["template-changed"]


@pytest.mark.parametrize("linked", ["notebooks", "notebooks/handout.ipynb"])
def test_a_notebook_that_has_become_a_link_is_told(config, linked):
    notebook_added(config)
    commit(config.root)
    path = config.root / linked
    path.rename(config.root.parent / "elsewhere")
    path.symlink_to(config.root.parent / "elsewhere")
    assert [finding.check for finding in gate(config).findings] == ["template-changed"]


def module_added(config):
    (config.root / "notebooks").mkdir()
    (config.root / "notebooks/helper.py").write_text("x = 1", encoding="utf-8")


def pictograms_changed(config):
    folder = config.root / "node_modules/@iconify-json/healthicons"
    folder.mkdir(parents=True)
    (folder / "icons.json").write_text("{}", encoding="utf-8")
    git(config.root, "add", "-f", "node_modules")


def glossary(text):
    return lambda config: (config.root / "data/glossary.csv").write_text(text, encoding="utf-8")


def stray_folder(config):
    folder = config.locales / "xx_backup" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "care.po").write_bytes(b"\xff not a catalog")


def stray_catalog(config):
    shutil.copy(po_path(config, "es"), po_path(config, "es", "old"))


def setting(old, new):
    return lambda config: edit(config.root / "pyproject.toml", old, new)


TOLD = {
    "the phone": (setting("(321) 555-0100", "(321) 555-0100 "), "clinic.phone.local"),
    "both forms of the phone": (
        lambda config: (setting("+13215550100", "+13215550199")(config), setting("555-0100", "555-0199")(config)),
        "+13215550100 → +13215550199",
    ),
    "the clinic's name": (setting('name = "Clinic"', 'name = "Klinic"'), "Clinic → Klinic"),
    "the paper": (setting("[tool.aftercare]", '[tool.aftercare]\npaper = "a4"'), "not set → a4"),
    "whether outdated pages stay": (
        setting("[tool.aftercare]", '[tool.aftercare]\non_stale = "keep"'),
        "on_stale: not set → keep",
    ),
    "a module beside the notebooks": (module_added, "notebooks/helper.py: pages change with it"),
    "pictograms that are committed": (pictograms_changed, "healthicons/icons.json: pages change with it"),
    "a term less": (glossary("term,language,translation\n"), "fever: fiebre → not in the glossary"),
    "a term translated otherwise": (glossary("term,language,translation\nfever,es,calentura\n"), "fiebre → calentura"),
    "a notebook": (notebook_added, "notebooks/handout.ipynb: pages change with it"),
    "a template": (lambda config: (config.root / "page.j2").write_text("x"), "page.j2: pages change with it"),
    "a stray folder": (stray_folder, "xx_backup: belongs to no language"),
    "a stray catalog": (stray_catalog, "es/LC_MESSAGES/old.po: belongs to no language"),
    "a waiver": (waived(BO, "as agreed"), "numbers is waived by Bo Li, RN: as agreed"),
    "an unsigned row in another section": (section_moved, "was in section day of care; it is in section call of care"),
    "a change kept": (kept_well, "says that the meaning is still that of “Wait 48 hours before you go into the sun.”"),
    "the mark of a machine taken away": (lambda config: comments(config, WASH, lambda _: []), "google 2026-01-04"),
}


SITES = """
[[tool.aftercare.sites]]
slug = "downtown"
name = "Downtown"
phones = [
  { label = "Nurse line", e164 = "+13215550100", local = "(321) 555-0100" },
  { label = "%s", e164 = "+13215550122", local = "(321) 555-0122" },
]
[[tool.aftercare.sites]]
slug = "uptown"
name = "Uptown"
phones = [{ label = "Nurse line", e164 = "+13215550133", local = "(321) 555-0133" }]
"""


def sited(label):
    """Return the settings with two sites, before and after some change of them."""
    head = '[tool.aftercare]\nlanguages = ["es", "ar"]\n'
    return head + SITES % label


def turned(text, *between):
    """Exchange two pieces of a text that three marks limit."""
    one, two, end = (text.index(mark, 1) for mark in between)
    return text[:one] + text[two:end] + text[one:two] + text[end:]


@pytest.mark.parametrize(
    ("label", "change"),
    [
        ("Nurse line", lambda text: text.replace("555-0100", "555-0199").replace("5550100", "5550199")),
        ("2", lambda text: text.replace("555-0122", "555-0199").replace("5550122", "5550199")),
        ("Fax", lambda text: turned(text, "  { label", '  { label = "Fax', "]\n[[")),
        ("Fax", lambda text: turned(text + "#", "[[tool", '[[tool.aftercare.sites]]\nslug = "uptown', "#")),
        ("Fax", lambda text: text.partition('[[tool.aftercare.sites]]\nslug = "uptown')[0]),
    ],
    ids=["same label", "a number as label", "phones turned", "sites turned", "a site less"],
)
def test_another_telephone_is_told_whatever_it_is_called(label, change):
    before, now = (tomllib.loads(text)["tool"]["aftercare"] for text in (sited(label), change(sited(label))))
    assert before != now
    found = list(settings_changed(before, now))
    assert any("+13215550" in entry.message for entry in found), found
    assert {entry.check for entry in found} == {"settings-changed"}


def written(config, picture, *, mark=",", heads=("id", "handout", "section", "kind", "text", "note", "picture")):
    """Write the table as another spreadsheet would, with a picture beside the title."""
    _, *rows = csv.reader(config.source.read_text(encoding="utf-8").splitlines())
    with config.source.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=mark)
        table.writerow(heads)
        table.writerows([*row[:6], picture if row[3] == "title" else ""] for row in rows)


@pytest.mark.parametrize(
    ("picture", "style"),
    [
        ("x.svg", {"mark": ";"}),
        ("x.svg", {"mark": "\t"}),
        ("x.svg", {"heads": ("ID", "Handout", "Section", "Kind", "Text", "Note", "Picture")}),
        ("x.svg", {"heads": ("id", " handout", "section", "kind", "text", "note", " picture ")}),
        ("sub/../x.svg", {}),
        ("sub//../x.svg", {}),
    ],
)
def test_a_picture_is_compared_however_the_table_is_written(config, picture, style):
    folder = config.source.parent
    (folder / "sub").mkdir()
    (config.root / "logo.svg").write_bytes(svg("<path/>"))
    edit(config.root / "pyproject.toml", 'name = "Clinic"', 'name = "Clinic"\nlogo = "data/..//logo.svg"')
    (folder / "x.svg").write_bytes(svg("<path/>"))
    written(config, picture, **style)
    synced(config)
    commit(config.root)
    for path in (folder / "x.svg", folder / "y.svg", config.root / "logo.svg"):
        path.write_bytes(svg("<path d='M0 0h9'/>"))
    told = [entry.unit.id for entry in gate(load(config.root)).findings if entry.check == "picture-changed"]
    assert sorted(told) == ["data/x.svg", "logo.svg"]
    text = config.source.read_text(encoding="utf-8").replace(picture, "y.svg")
    config.source.write_text(text, encoding="utf-8")
    told = {entry.unit.id for entry in gate(load(config.root)).findings if entry.check == "picture-changed"}
    assert told == {"care.title", "logo.svg"}


def pictured(config, name):
    """Give the title a picture."""
    head, title, *rest = config.source.read_text(encoding="utf-8").splitlines()
    head, title = (line.rpartition(",picture")[0] or line for line in (head, title))
    title = title if title.count(",") == 5 else title.rpartition(",")[0]
    rest = [row if row.count(",") == 6 else f"{row}," for row in rest]
    config.source.write_text("\n".join([f"{head},picture", f"{title},{name}", *rest]) + "\n", encoding="utf-8")


def test_other_pictures_are_told(config):
    (config.root / "logo.svg").write_bytes(svg("<path/>"))
    edit(config.root / "pyproject.toml", 'name = "Clinic"', 'name = "Clinic"\nlogo = "logo.svg"')
    (config.source.parent / "wash.png").write_bytes(png())
    pictured(config, "wash.png")
    commit(config.root)
    assert not gate(load(config.root)).findings
    (config.root / "logo.svg").write_bytes(svg("<path d='M0 0h9'/>"))
    (config.source.parent / "wash.png").write_bytes(png(3, 3, b"\0\0\0\0" * 3))
    told = {str(each) for each in gate(load(config.root)).findings}
    assert {line.rpartition(" [")[0] for line in told} == {
        "project/logo.svg: is another picture: pages change with it",
        "project/data/wash.png: is another picture: pages change with it",
    }
    pictured(config, "phone")
    assert "project/care.title: wash.png → phone: pages change with it [picture-changed]" in {
        str(each) for each in gate(load(config.root)).findings
    }


@pytest.mark.parametrize("name", TOLD)
def test_what_changes_pages_is_told_and_passes(config, name):
    change, message = TOLD[name]
    change(config)
    report = gate(load(config.root))
    assert any(message in str(finding) for finding in report.findings), [str(entry) for entry in report.findings]
    assert not [entry for entry in report.findings if entry.severity is Severity.ERROR]
    assert not report.failed, report.markdown()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("care.call.fever,care,call,warning", "care.call.fever,care,call,text", "was a warning; it is text now"),
        ("care.call.fever,care,call,warning,Call us if you have a fever.,\n", "", "was a warning; it is gone"),
        ("care.call.signs,care,call,warning", "care.call.signs,care,call,step", "was a warning; it is step now"),
    ],
)
def test_a_warning_that_is_none_any_more_is_told(config, old, new, told):
    edit(config.source, old, new)
    synced(config)
    report = gate(config)
    assert [finding.message for finding in report.findings if told in finding.message]


def test_an_item_of_a_warning_that_is_none_any_more_is_told(config):
    edit(config.source, "care.call.fever,", "care.call.chill,care,call,item,chills,\ncare.call.fever,")
    synced(config)
    commit(config.root)
    edit(config.source, "care.call.signs,care,call,warning", "care.call.signs,care,call,step")
    synced(config)
    assert sorted(each.unit.id for each in gate(config).findings if each.check == "warning-lost") == [
        "care.call.chill",
        "care.call.heading",
        "care.call.signs",
    ]


TEXT = "Espere 48 horas antes de tomar el sol."


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (lambda config: fill(config, "es", {SUN: SPANISH[SUN]}, fuzzy=True), None, "and needed work before"),
        (lambda config: fill(config, "es", {SUN: TEXT}), None, "and had other words before"),
        (lambda config: fill(config, "es", {SUN: ""}), None, "and had no words before"),
        (edited_source_without_signature, None, ""),
        (
            lambda config: fill(config, "es", {SUN: SPANISH[SUN]}, fuzzy=True),
            lambda config: sign(config, BO, [SUN]),
            "",
        ),
    ],
    ids=["needs work", "other words", "no words", "its signature went too", "signed anew"],
)
def test_a_row_that_somebody_took_back_is_told_when_its_signature_holds_again(config, before, now, told):
    before(config)
    commit(config.root)
    if now or told:
        fill(config, "es", {SUN: SPANISH[SUN]})
    if now:
        now(config)
    found = [entry for entry in gate(config).findings if entry.check == "approved-again"]
    assert [(entry.unit.id, entry.severity) for entry in found] == ([(SUN, Severity.WARNING)] if told else [])
    assert all(told in entry.message and ANA in entry.message for entry in found)


def test_english_that_was_taken_back_is_told_without_a_warning(config):
    edit(config.source, "Wait 48 hours", "Wait for 48 hours")
    synced(config)
    commit(config.root)
    edit(config.source, "Wait for 48 hours", "Wait 48 hours")
    synced(config)
    found = {(entry.unit.id, entry.severity) for entry in gate(config).findings if entry.check == "approved-again"}
    assert found == {(SUN, Severity.INFO)}


def test_a_row_that_moved_and_is_back_is_told_as_such_and_without_a_warning(config):
    text = "care.day.sun,care,day,text,Wait 48 hours before you go into the sun.,\n"
    there, here = text.replace(",day,", ",call,") + "care.call.fever,", "care.call.fever,"
    edit(config.source, text, "")
    edit(config.source, here, there)
    synced(config)
    commit(config.root)
    edit(config.source, there, here)
    edit(config.source, "care.day.gym,", f"{text}care.day.gym,")
    synced(config)
    found = [entry for entry in gate(config).findings if entry.check == "approved-again"]
    assert {(entry.unit.id, entry.severity) for entry in found} == {(SUN, Severity.INFO)}
    assert all("was in another place before" in entry.message for entry in found)


def evening(config, monkeypatch):
    """Where Ana and Bo are, it is still the day before that of the commits, which are told in UTC."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{today()}T00:30:00Z")
    git(config.root, "commit", "-q", "--amend", "--no-edit", "--date", f"{today()}T00:30:00Z")
    return today() - dt.timedelta(days=1)


def test_who_corrects_and_signs_again_on_the_evening_of_the_day_is_no_forger(config, monkeypatch):
    day = evening(config, monkeypatch)
    sign(config, BO, [WASH], day)
    git(config.root, "commit", "-qam", "signed", "--date", f"{today()}T00:30:00Z")
    fill(config, "es", {WASH: "Lávese la cara con agua fría."})
    sign(config, BO, [WASH], day)
    assert not [str(found) for found in gate(config).findings]


def test_who_signs_after_somebody_in_the_east_is_no_forger(config, monkeypatch):
    day = evening(config, monkeypatch)
    sign(config, ANA, [WASH], today())
    git(config.root, "commit", "-qam", "signed in the east", "--date", f"{today()}T00:30:00Z")
    fill(config, "es", {WASH: "Lávese la cara con agua fría."})
    sign(config, BO, [WASH], day)
    assert not [str(found) for found in gate(config).findings]


def test_a_signed_row_that_moves_loses_its_signature(config):
    text = "care.day.sun,care,day,text,Wait 48 hours before you go into the sun.,\n"
    edit(config.source, text, "")
    edit(config.source, "care.call.fever,", text.replace(",day,", ",call,") + "care.call.fever,")
    synced(config)
    report = gate(config)
    found = {(entry.check, entry.unit.id) for entry in report.findings}
    assert found == {("row-moved", SUN), ("warning-lost", "care.call.heading")}  # which is not in a box any more
    assert [entry.language for entry in report.coverage if entry.fell] == ["ar", "es"]


def test_a_folder_moved_as_a_whole_hides_and_loses_nothing(config):
    locales_moved_whole(config)
    report = gate(load(config.root))
    assert [entry.check for entry in report.findings] == ["settings-changed"]
    assert not report.failed


def test_a_new_row_is_a_gap_where_a_language_was_translated(config):
    edit(config.source, "care.day.wash,", "care.day.walk,care,day,text,You may go for a walk.,\ncare.day.wash,")
    synced(config)
    report = gate(config)
    fell = {entry.language: entry.fell for entry in report.coverage if entry.domain == "care"}
    assert fell == {"ar": True, "es": True}


def test_a_row_with_the_id_of_a_word_of_the_interface_is_refused_and_gets_another(config):
    """Of projects that are older than the rule: the gate took its signature for a forged one on the other."""
    source = config.source.read_text(encoding="utf-8").replace("care.day.wash,", "label.phone,")
    config.source.write_text(source, encoding="utf-8")
    path = po_path(config, "es")
    content = po_reader.read(path, locale="es")
    entry = content.by_id()[WASH]
    entry.context = "label.phone"
    of = Subject("es", "label.phone", "step", "section day of care", str(entry.id), str(entry.string), DAY)
    entry.user_comments = [signed_comments.approval_comment(Approval.of(of, BO, LAST_WEEK))]
    po.write(path, content)
    commit(config.root)
    (found,) = [each for each in gate(config).findings if each.severity is Severity.ERROR]
    assert (found.check, '"label.phone" is the id of a word' in found.message) == ("source-broken", True)
    edit(config.source, "label.phone,", "care.day.wash,")
    synced(config)
    plan_rename([read_books(config, handouts(config), config.choose(("es",))[0])], Rename("label.phone", WASH)).write()
    report = gate(config)
    assert {each.check for each in report.findings} == {"renamed"}
    assert not report.failed, report.markdown()


def test_a_row_that_returns_loses_nothing(config):
    restored_row(config)
    assert not gate(config).findings


def test_coverage_that_fell_closes_the_gate(config):
    edit(config.source, "Do not exercise", "Never exercise")
    edit(config.source, "After your treatment", "After the treatment")
    synced(config)
    report = gate(config)
    assert [(entry.language, entry.domain) for entry in report.coverage if entry.fell] == [("es", "care")]
    assert not report.findings, "an edit of the English forges and loses nothing"
    assert report.failed
    assert "| es | care | 8 | 7 → 6 | 3 → 2 | fell |" in report.markdown()


def test_a_language_taken_out_of_the_settings_is_told(config):
    edit(config.root / "pyproject.toml", '["es", "ar"]', '["ar"]')
    report = gate(load(config.root))
    assert [entry.language for entry in report.coverage if entry.fell] == ["es"]
    lost = [finding for finding in report.findings if finding.check == "reviewed-text-lost"]
    assert [(finding.unit.id, finding.message) for finding in lost] == [
        ("es", "is no longer a language of the settings: 7 rows that people had reviewed would be on no page")
    ]
    assert report.failed


def test_of_a_language_taken_out_what_was_kept_for_removed_rows_is_told_too(config):
    for domain in ("care", "interface"):
        if (path := po_path(config, "es", domain)).is_file():
            fill(config, "es", dict.fromkeys(po_reader.read(path, locale="es").by_id(), ""), domain=domain)
    commit(config.root, "nothing but a removed row is translated")
    edit(config.root / "pyproject.toml", '["es", "ar"]', '["ar"]')
    shutil.rmtree(config.locales / "es")
    report = gate(load(config.root))
    assert [f"{each.unit.id} {each.message}" for each in report.findings if each.check == "reviewed-text-lost"] == [
        "es is no longer a language of the settings: what people had reviewed of 1 removed row is compared with nothing"
    ]


def test_signature_older_than_the_revision_is_told_but_passes(config):
    add(WASH, line(WASH, day=today() - dt.timedelta(days=30)))(config)
    report = gate(config)
    assert [finding.check for finding in report.findings] == ["approval-doubtful"]
    assert not report.failed


def test_work_on_a_branch_is_judged_from_where_it_began(config, monkeypatch):
    git(config.root, "branch", "work")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2030-01-01T00:00:00Z")
    edit(config.source, "Title of the sheet.", "Title.")
    commit(config.root, "the main branch went on")
    git(config.root, "checkout", "-q", "work")
    honest_correction(config)
    report = gate(config, "main")
    assert not [str(finding) for finding in report.findings]


SHAPES = {
    "what is checked out for a pull request": (
        ("checkout", "-q", "--detach", "main"),
        ("merge", "-q", "--no-edit", "work"),
    ),
    "the main branch merged into it": (("merge", "-q", "--no-edit", "main"),),
    "rebased": (("rebase", "-q", "main"),),
    "picked": (("checkout", "-q", "--detach", "main"), ("cherry-pick", "work")),
    "behind the main branch": (),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("day", [None, LAST_WEEK], ids=["honest", "backdated"])
def test_a_branch_began_when_its_work_did_whatever_main_has_got_since(config, monkeypatch, shape, day):
    git(config.root, "branch", "-M", "main")
    git(config.root, "checkout", "-qb", "work")
    fill(config, "es", {SUN: "Espere 48 horas antes de ir al sol."})
    sign(config, BO, [SUN], day)
    commit(config.root, "a correction, signed")
    git(config.root, "checkout", "-q", "main")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2030-01-01T00:00:00Z")
    fill(config, "es", {GYM: "No haga ejercicio por 24 horas."})
    sign(config, BO, [GYM])
    commit(config.root, "main went on")
    git(config.root, "checkout", "-q", "work")
    for step in SHAPES[shape]:
        git(config.root, *step)
    found = {finding.check for finding in gate(config, "main").findings if finding.severity is not Severity.INFO}
    behind = {"branch-behind"} if shape == "behind the main branch" else set()
    assert found == behind | ({"approval-forged", "approval-doubtful"} if day else set())


def test_a_clone_without_the_commits_before_is_refused_and_calls_nobody_a_forger(config, monkeypatch, tmp_path):
    git(config.root, "branch", "-M", "main")
    git(config.root, "checkout", "-qb", "work")
    sign(config, BO, [SUN])
    commit(config.root, "signed")
    git(config.root, "checkout", "-q", "main")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2030-01-01T00:00:00Z")
    git(config.root, "commit", "-q", "--allow-empty", "-m", "main went on")
    git(config.root, "checkout", "-qb", "pull", "main")
    git(config.root, "merge", "-q", "--no-edit", "work")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", "-b", "pull", config.root.as_uri(), str(clone))
    git(clone, "fetch", "-q", "--depth", "1", "origin", "main:main")
    with pytest.raises(ReviewError, match=r"only the newest commits.*git fetch --unshallow"):
        gate(load(clone), "main")
    git(clone, "fetch", "-q", "--unshallow")
    assert not [str(found) for found in gate(load(clone), "main").findings]


def test_names_of_new_signers_are_listed_for_the_reader(config):
    sign(config, "Eve <b>|*x*| @team, RN", [WASH])
    text = gate(config).markdown()
    row = next(line for line in text.splitlines() if "Eve" in line)
    assert row.count("|") == 5
    assert not set("<*@") & set(row)
    assert "who signed" in text


def test_changes_kept_are_listed_for_the_reader(config):
    kept_well(config)
    text = gate(config).markdown()
    rows = "".join(f"\n| {BO} | {tag} | {today()} | 1 |" for tag in ("ar", "es"))
    assert f"| Change kept | Language | Date | Rows |\n| --- | --- | --- | ---: |{rows}\n" in text


def test_earlier_commits_branches_and_folders_below_the_repository(tmp_path):
    root = tmp_path / "below" / "project"
    config = make(root)
    commit(tmp_path)
    git(tmp_path, "branch", "base")
    sign(config, ANA, [SUN])
    commit(tmp_path, "signed")
    fill(config, "es", {SUN: "Espere 48 horas, ya."})
    assert "replaced by words that nobody has signed" in str(gate(config).findings[0])
    forged = [finding.check for finding in gate(config, "base").findings]
    assert forged == ["approval-forged"], "against the base the signature is new, and not for these words"
    assert [entry.name for _, entry in gate(config, "HEAD~1").signatures] == [ANA]


def test_a_link_in_the_revision_is_read_as_what_it_leads_to(config):
    behind_a_link(config)
    commit(config.root, "a link now")
    edit(config.root / "elsewhere.po", "Espere 48 horas y listo.", "Espere 48 horas.")
    assert not gate(config).findings, "nobody had signed that"
    edit(config.root / "elsewhere.po", 'msgstr "Después de su tratamiento"', 'msgstr "Después"')
    assert "words that nobody has signed" in str(gate(config).findings[0])


def test_a_folder_behind_a_link_in_the_revision_hides_nothing(config):
    (config.root / "texts").mkdir()
    (config.locales / "es").rename(config.root / "texts/spanish")
    (config.locales / "es").symlink_to("../texts/spanish")
    (config.root / "texts/loop").symlink_to(".")
    (config.root / "texts/other").symlink_to("..")
    assert not gate(config).failed
    commit(config.root, "a link now")
    edit(config.root / "texts/spanish/LC_MESSAGES/care.po", SPANISH[SUN], "Espere 48 horas y listo.")
    assert "words that nobody has signed" in str(gate(config).findings[0])


@pytest.mark.parametrize("folder", ["./locales", "data/../locales", "locales//", "./locales/."])
def test_another_name_of_the_same_folder_hides_nothing(config, folder):
    edit(config.root / "pyproject.toml", "[tool.aftercare]", f'[tool.aftercare]\nlocales = "{folder}"')
    commit(config.root, "the folder by another name")
    edit(po_path(config, "es"), SPANISH[SUN], "Espere 48 horas y listo.")
    assert "words that nobody has signed" in str(gate(load(config.root)).findings[0])


def test_a_language_of_the_old_settings_alone_hides_nothing(config):
    settings = config.root / "pyproject.toml"
    own = '[tool.aftercare.language.qya]\nname = "Own"\nendonym = "Own"\nscript = "Latn"\n'
    edit(settings, '["es", "ar"]', '["es", "ar", "qya"]')
    settings.write_text(settings.read_text(encoding="utf-8") + own, encoding="utf-8")
    shutil.copytree(config.locales / "es", config.locales / "qya")
    edit(po_path(load(config.root), "qya"), '"Language: es', '"Language: qya')
    commit(config.root, "one language more")
    edit(settings, '["es", "ar", "qya"]', '["es", "ar"]')
    edit(settings, own, "")
    report = gate(load(config.root))
    assert [entry.language for entry in report.coverage if entry.fell] == ["qya"]


def comments_of_a_text(config):
    for path in config.locales.glob("*/LC_MESSAGES/care.po"):
        text = path.read_text(encoding="utf-8").replace("#. warning, section", "#. text, section")
        path.write_text(text.replace(", over warnings", ""), encoding="utf-8")


def entries_turned(config):
    for path in config.locales.glob("*/LC_MESSAGES/care.po"):
        head, *entries = path.read_text(encoding="utf-8").split("\n\n")
        path.write_text("\n\n".join([head, *reversed(entries)]), encoding="utf-8")


@pytest.mark.parametrize("unseen", [comments_of_a_text, entries_turned])
def test_what_catalogs_say_of_kinds_and_order_of_before_hides_nothing(config, unseen):
    unseen(config)
    commit(config.root, "comments alone")
    edit(config.source, "care.call.fever,care,call,warning", "care.call.fever,care,call,text")
    other_order(config)
    found = {finding.check for finding in gate(config).findings}
    assert {"warning-lost", "row-order"} <= found


def test_signatures_of_a_language_that_no_settings_named_are_new_when_they_do(config):
    settings = config.root / "pyproject.toml"
    edit(settings, '["es", "ar"]', '["ar"]')
    commit(config.root, "catalogs that wait")
    edit(settings, '["ar"]', '["es", "ar"]')
    report = gate(load(config.root))
    signed = {(tag, entry.name) for tag, entry in report.signatures}
    assert signed == {("es", ANA), ("es", BO)}
    (care,) = (entry for entry in report.coverage if (entry.language, entry.domain) == ("es", "care"))
    assert care.before.approved == 0 < care.now.approved
    assert not report.failed


def other_order(config):
    text = "care.day.sun,care,day,text,Wait 48 hours before you go into the sun.,\n"
    edit(config.source, text, "")
    path = config.source
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    synced(config)


def sections_turned(config):
    head, *rows = config.source.read_text(encoding="utf-8").splitlines(keepends=True)
    last = [row for row in rows if ",call," in row]
    config.source.write_text("".join([head, *(row for row in rows if row not in last), *last]), encoding="utf-8")
    synced(config)


def day_of_the_english(config):
    path = config.locales / "care.pot"
    path.write_text(re.sub(r"(POT-Creation-Date: )\d{4}", r"\g<1>2019", path.read_text()), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (signed_row_gone, "row-gone"),
        (other_order, "row-order"),
        (sections_turned, "section-order"),
        (day_of_the_english, "date-changed"),
        (lambda config: (config.locales / "care.pot").unlink(), "date-changed"),
        (lambda config: obsolete_of(config, lambda gone: setattr(gone, "id", "Never rest.")), "english-changed"),
        (hidden(GYM, "Corra.", live=False), "approval-doubtful"),
        (english_replaced_everywhere(WASH), "english-changed"),
    ],
)
def test_what_no_signature_covers_is_told(config, change, check):
    change(config)
    report = gate(config)
    assert {entry.check for entry in report.findings} == {check}
    assert all(entry.severity is Severity.WARNING for entry in report.findings)


@pytest.mark.parametrize(("days", "told"), [(-2, True), (-1, False), (0, False), (1, False), (2, True)])
def test_a_day_of_the_english_that_no_sync_can_have_made_is_told_by_its_file(config, days, told):
    path = config.locales / "care.pot"
    text = path.read_text(encoding="utf-8")
    begun = dt.datetime.now(dt.UTC).date()  # the commit's; a sync takes the day where it runs
    day, was = (begun if days < 0 else today()) + dt.timedelta(days=days), begun - dt.timedelta(days=400)
    head = re.compile(r"(POT-Creation-Date: )\S+ \S+?(?=\\n)")
    path.write_text(head.sub(rf"\g<1>{was} 12:00+0000", text), encoding="utf-8")
    commit(config.root, "an old template")
    path.write_text(head.sub(rf"\g<1>{day} 12:00+0000", text), encoding="utf-8")
    words = f"{was} → {day} as the day of the English, which a sync would not have made of it"
    wanted = [f"project/locales/care.pot: {words} [date-changed]"] if told else []
    assert list(map(str, gate(config).findings)) == wanted


def test_a_template_that_is_gone_is_told_by_its_file(config):
    (config.locales / "care.pot").unlink()
    words = "is gone: pages print the day of the next sync as that of the English"
    assert list(map(str, gate(config).findings)) == [f"project/locales/care.pot: {words} [date-changed]"]


@pytest.mark.parametrize("lost", [False, True])
def test_where_a_row_breaks_a_rule_the_rest_is_compared(config, lost):
    edit(config.source, "care.call.fever,care,call,warning", "care.call.fever,care,call,warnung")
    if lost:
        comments(config, SUN, lambda _: [])
    report = gate(config)
    assert {entry.check for entry in report.findings} == {"source-broken", *(["reviewed-text-lost"] if lost else [])}
    (fault,) = (entry for entry in report.findings if entry.check == "source-broken")
    assert (fault.unit.id, fault.severity) == ("care", Severity.ERROR)
    assert re.match(r"data/instructions\.csv:\d+: kind: ", fault.message)
    assert not any(entry.fell for entry in report.coverage)


def moved(config, monkeypatch, there="sites/clinic"):
    """Move the project into a folder of its repository, weeks after people have signed."""
    day = f"{LAST_WEEK + dt.timedelta(days=60)}T12:00:00Z"
    monkeypatch.setenv("GIT_COMMITTER_DATE", day)
    git(config.root, "commit", "-q", "--amend", "--no-edit", "--date", day)
    (config.root / there).mkdir(parents=True)
    for name in ("data", "locales", "pyproject.toml"):
        git(config.root, "mv", name, there)
    return load(config.root / there)


def test_a_project_that_moves_in_its_repository_is_compared_with_where_it_was(config, monkeypatch):
    report = gate(moved(config, monkeypatch))
    (found,) = report.findings
    assert (found.check, found.message) == (
        "project-moved",
        "has the project in the top folder, with which it was compared",
    )
    assert not report.failed
    commit(config.root)
    git(config.root, "mv", "sites/clinic", "care")
    (found,) = gate(load(config.root / "care")).findings
    assert "has the project in sites/clinic" in found.message


def test_a_project_that_moves_hides_nothing(config, monkeypatch):
    there = moved(config, monkeypatch)
    resigned(there)
    found = {str(each) for each in gate(there).findings if each.severity is Severity.ERROR}
    assert [each for each in found if "its hash was exchanged" in each], found


def test_a_second_project_of_a_repository_is_compared_with_no_other(config, monkeypatch):
    there = moved(config, monkeypatch)
    git(config.root, "checkout", "-q", "HEAD", "--", "pyproject.toml", "data", "locales")
    found = {each.check for each in gate(there).findings}
    assert "project-moved" not in found
    assert "approval-forged" in found, "whose signatures are older than it is"


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs a key")
def test_commits_that_git_shows_with_their_signatures_are_read(config):
    """Signed commits are what the docs ask for; who has git show the signatures got a traceback."""
    key = config.root.parent / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    (key.parent / "allowed").write_text(f"test@example.org {key.with_suffix('.pub').read_text()}")
    for name, value in (
        ("gpg.format", "ssh"),
        ("user.signingkey", f"{key}.pub"),
        ("gpg.ssh.allowedSignersFile", str(key.parent / "allowed")),
        ("log.showSignature", "true"),
    ):
        git(config.root, "config", name, value)
    git(config.root, "commit", "-qS", "--amend", "--no-edit")
    assert "signature" in git(config.root, "log", "-1", "--format=%ct")
    assert not gate(config).findings


def test_a_revision_that_had_no_project_yet_has_nothing_to_lose(tmp_path):
    (tmp_path / "README").write_text("nothing yet")
    commit(tmp_path)
    config = make(tmp_path)
    report = gate(config)
    assert not [entry for entry in report.findings if entry.severity is Severity.ERROR]
    assert not report.failed


def test_a_broken_catalog_in_the_revision_stops_nothing(config):
    path = po_path(config, "ar")
    good = path.read_bytes()
    path.write_bytes(b"\xff\xfe")
    commit(config.root, "broken")
    path.write_bytes(good)
    report = gate(config)
    assert [(entry.check, entry.severity) for entry in report.findings][:1] == [("catalog-broken", Severity.WARNING)]


@pytest.mark.parametrize(
    "rev",
    ["", "-h", "--output=/tmp/x", "HEAD:locales", "no-such-branch", "a..b", "HEAD\n", "x" * 300, "$(id)", "HEAD --"],
)
def test_revisions_that_are_none(config, rev):
    with pytest.raises(ReviewError):
        gate(config, rev)


def test_without_a_repository(tmp_path):
    with pytest.raises(ReviewError, match="not a git repository"):
        gate(make(tmp_path))


def test_a_name_that_a_tag_and_a_branch_share_is_refused(config):
    root = config.root
    fill(config, "es", {SUN: "Espere 24 horas."})
    commit(root)
    git(root, "branch", "main-x", "HEAD~1")
    assert [each for each in gate(config, "main-x").findings if each.severity is Severity.ERROR]
    git(root, "tag", "main-x", "HEAD")
    with pytest.raises(ReviewError, match=r"may be refs/heads/main-x or refs/tags/main-x"):
        gate(config, "main-x")


def test_what_stands_in_the_place_of_a_commit_is_not_looked_at(config):
    fill(config, "es", {SUN: "Espere 24 horas."})
    commit(config.root)
    before = [each.check for each in gate(config, "HEAD~1").findings]
    git(config.root, "replace", "HEAD~1", "HEAD")
    assert before
    assert [each.check for each in gate(config, "HEAD~1").findings] == before


def test_catalogs_in_a_submodule_are_not_passed_unseen(config):
    git(config.root, "rm", "-rq", "--cached", "locales")
    git(config.root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},locales")
    git(config.root, "commit", "-qm", "m")
    with pytest.raises(ReviewError, match="locales is a submodule"):
        gate(config)
