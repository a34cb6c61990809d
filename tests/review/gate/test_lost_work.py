"""What reviewers have lost, taken back or gained is told; a language that falls behind closes the gate."""

import datetime as dt
import shutil

import pytest

from aftercare.catalogs import po, po_reader, signed_comments
from aftercare.catalogs.store import read_books
from aftercare.core.clock import today
from aftercare.core.people.approvals import Approval, Subject
from aftercare.core.settings.config import load
from aftercare.core.units import Severity
from aftercare.review.renaming import Rename, plan_rename
from aftercare.source.english import handouts
from gated import (
    DAY,
    LAST_WEEK,
    SUN,
    WASH,
    edited_source_without_signature,
    gate,
    locales_moved_whole,
    restored_row,
    sign,
    synced,
)
from review_project import ANA, BO, SPANISH, commit, edit, fill, git, po_path

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
    fell = [(entry.language, entry.domain) for entry in report.coverage if entry.fell]
    assert fell == [("ar", "care"), ("es", "care")], "the title is above the signed rows of both"
    assert not report.findings, "an edit of the English forges and loses nothing"
    assert report.failed
    assert "| es | care | 8 | 7 → 6 | 3 → 0 | fell |" in report.markdown()


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
