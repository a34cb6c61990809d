"""Every honest change passes."""

import pytest

from gated import FEVER, GYM, SUN, WASH, comments, gate, honest_correction, notebook_added, sign, synced
from review_project import ANA, BO, commit, edit, fill, po_path


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
