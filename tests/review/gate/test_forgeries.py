"""Every deliberate forgery is caught."""

import datetime as dt
import re
import shutil
from dataclasses import replace

import pytest

from aftercare.catalogs import po_reader, signed_comments
from aftercare.core.clock import today
from aftercare.core.people.approvals import Approval, LastApproved, Waiver
from aftercare.core.settings.config import load
from aftercare.core.units import Severity
from gated import (
    ANA_LINE,
    FEVER,
    GYM,
    LAST_WEEK,
    SUN,
    WASH,
    add,
    approval_under,
    behind_a_link,
    comments,
    edited_source_without_signature,
    english_replaced_everywhere,
    gate,
    hidden,
    kept,
    kept_well,
    line,
    replaced,
    resigned,
    signed_row_gone,
    subject,
    synced,
    waived,
)
from review_project import ANA, BO, SPANISH, edit, fill, po_path


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


def resigned_by_another(config):
    fill(config, "es", {SUN: "Espere 48 horas y listo."})
    comments(config, SUN, lambda old: [*old, line(SUN, BO, LAST_WEEK - dt.timedelta(days=3))(config)])


def changed_source(config):
    edit(po_path(config, "es"), 'msgid "Wait 48 hours', 'msgid "Wait 24 hours')


def emptied_and_back(config):
    fill(config, "es", {SUN: ""})


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


def signature_of_a_removed_row_taken(config):
    signed_row_gone(config)
    path = po_path(config, "es")
    path.write_text(re.sub(rf"(?m)^# {ANA_LINE}.*\n(?=#\. text, section day of care\n#~)", "", path.read_text()))


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
