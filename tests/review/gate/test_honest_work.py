"""Every honest change passes."""

import pytest

from aftercare.core.units import Severity
from gated import FEVER, GYM, SUN, WASH, comments, gate, honest_correction, notebook_added, sign, synced
from review_project import ANA, BO, SPANISH, commit, edit, fill, po_path


def removed_row(config):
    edit(config.source, "care.day.wash,care,day,step,Wash your face with cool water.,\n", "")
    synced(config)


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


def signed_anew(config):
    edit(config.source, "Wait 48 hours", "Wait 24 hours")
    synced(config)
    fill(config, "es", {SUN: "Espere 24 horas antes de exponerse al sol."})
    sign(config, BO, [SUN])


def then_moved(config):
    signed_anew(config)
    row = "care.day.sun,care,{},text,Wait 24 hours before you go into the sun.,\n"
    edit(config.source, row.format("day"), "")
    edit(config.source, "care.day.heading", f"{row.format('call')}care.day.heading")
    synced(config)


def then_of_another_kind(config):
    signed_anew(config)
    edit(config.source, "care.day.sun,care,day,text", "care.day.sun,care,day,step")
    synced(config)


def then_below_another_title(config):
    signed_anew(config)
    edit(config.source, "After your treatment", "After this treatment")
    synced(config)


def in_the_same_words(config):
    edit(config.source, "before you go into the sun", "before you go out into the sun")
    synced(config)
    fill(config, "es", {SUN: SPANISH[SUN]})
    sign(config, BO, [SUN])
    edit(config.source, "After your treatment", "After this treatment")
    synced(config)


def no_warning_any_more(config):
    row = "care.call.signs"
    edit(config.source, f"{row},care,call,warning", f"{row},care,call,text")
    synced(config)
    sign(config, BO, [row])


@pytest.mark.parametrize(
    "change", [then_moved, then_of_another_kind, then_below_another_title, in_the_same_words, no_warning_any_more]
)
def test_work_that_is_done_one_after_the_other_is_neither_forged_nor_lost(config, change):
    change(config)
    wrong = [str(found) for found in gate(config).findings if found.severity is Severity.ERROR]
    assert not wrong


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


def test_an_edit_of_the_english_names_the_rows_to_be_done_again_and_how(config):
    edit(config.source, "Wait 48 hours", "Wait 72 hours")
    synced(config)
    report = gate(config)
    assert report.failed
    assert report.waiting == ("ar/care.day.sun", "es/care.day.sun")
    assert "`aftercare keep` is for edits that changed no meaning" in report.markdown()
