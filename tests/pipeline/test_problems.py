"""One run tells everything that is wrong with a project's files."""

import json

import pytest

from aftercare.pipeline.building.problems import problems
from command import in_process
from picture_bytes import png
from projects import project, put, synced


def damage(folder):
    settings = folder / "pyproject.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("[tool.aftercare]", '[tool.aftercare]\npaper = "a5"')
    )
    with (folder / "data" / "instructions.csv").open("a", encoding="utf-8") as table:
        table.write("x,h,top,stepp,Rest.,\n")
    (folder / "data" / "glossary.csv").write_text("term,language,translation\nBotox,Spanish,keep\n", encoding="utf-8")
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    (notebooks / "1-translate.ipynb").write_text("{", encoding="utf-8")
    (notebooks / "handout.ipynb").write_text(
        json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}), encoding="utf-8"
    )


WORDS = (
    'pyproject.toml: paper must be one of us-letter, a4, not "a5"',
    'data/instructions.csv:8: kind: "stepp" unknown kind',
    "data/instructions.csv:8: id: ",
    'data/glossary.csv:2: language: "Spanish" is not a language tag',
    "1-translate.ipynb: not a Jupyter notebook",
    "handout.ipynb: takes no parameters",
)


def test_settings_tables_and_notebooks(tmp_path):
    project(tmp_path / "p")
    damage(tmp_path / "p")
    found = problems(tmp_path / "p" / "data")
    assert [sum(words in line for line in found) for words in WORDS] == [1] * len(WORDS)
    for command in ("build", "sync", "status"):
        run = in_process(tmp_path / "p", command)
        assert run.returncode == 2
        assert all(words in run.stderr for words in WORDS)
        assert not (tmp_path / "p" / "output").exists()


def test_what_of_a_table_is_not_used_is_told_and_stops_nothing(tmp_path):
    root = project(tmp_path / "p").root
    table = root / "data" / "instructions.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text(
        "\n".join(f"{line},{'Author' if not at else 'Ana'}" for at, line in enumerate(lines)) + "\n", encoding="utf-8"
    )
    (root / "data" / "glossary.csv").write_text("term,language,translation,note\nBotox,*,,x\n", encoding="utf-8")
    run = in_process(root, "sync")
    assert run.returncode == 0
    for told in (
        "data/instructions.csv: nothing reads the column author, which may stay",
        "data/glossary.csv: nothing reads the column note, which may stay",
        "data/glossary.csv:2: translation: is empty; fill it in: until then nothing is checked by this row",
    ):
        assert told in run.stdout


COPIES = {
    "data/instructions (Ana's conflicted copy 2026-11-30).csv": "instructions.csv",
    "data/instructions.sync-conflict-20261130-071500-K3.csv": "instructions.csv",
    "data/glossary-MARIA.csv": "glossary.csv",
    "locales/es/LC_MESSAGES/h (1).po": "h.po",
}
"""What cloud drives call the version of the other, and the file that is read."""


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_a_cloud_drive_has_left_is_told_and_stays_as_it_is(tmp_path, name):
    config = project(tmp_path / "p")
    root = config.root
    (root / "data" / "glossary.csv").write_text("term,language,translation\nBotox,*,keep\n", encoding="utf-8")
    synced(config)
    put(config, "h.wait", "Espere.")
    in_process(root, "build")
    assert "Nothing has changed" in in_process(root, "build").stdout
    copy = root / name
    copy.write_bytes(copy.with_name(COPIES[name]).read_bytes())
    for _ in range(2):
        before = copy.read_bytes()
        told = in_process(root, "build").stdout
        assert f": nothing reads it; copy into {COPIES[name]} what that lacks, then delete it" in told
        assert "Nothing has changed" in in_process(root, "build").stdout
        assert copy.read_bytes() == before
        copy.write_bytes(before + b"\n")


@pytest.mark.parametrize(
    ("tags", "source"),
    [([], "from aftercare import report"), ([], "after.report()"), (["parameters"], "folder = ''")],
    ids=["import", "name", "parameters"],
)
def test_of_a_notebook_of_an_earlier_version_people_hear_how_to_go_on(tmp_path, tags, source):
    root = project(tmp_path / "p").root
    assert in_process(root, "build").returncode == 0
    cell = {"cell_type": "code", "metadata": {"tags": tags}, "source": source, "outputs": [], "execution_count": None}
    cells = [cell, {**cell, "source": "languages = []\nhandouts = []", "metadata": {"tags": ["parameters"]}}]
    path = root / "notebooks" / "1-translate.ipynb"
    path.parent.mkdir()
    found = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells[: 1 if tags else 2]}
    path.write_text(json.dumps(found), encoding="utf-8")
    run = in_process(root, "build")
    assert run.returncode == 2
    assert "\nIf a notebook was written for an earlier version, move it away: the one that comes with" in run.stderr
    path.unlink()
    assert in_process(root, "build").returncode == 0


def test_nothing_is_wrong_with_a_sound_project(tmp_path):
    project(tmp_path / "p")
    assert problems(tmp_path / "p") == []


@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.parametrize(
    ("more", "there"),
    [
        ('logo = "logo.png"', "{clinic_name}, {clinic_phone}"),
        (
            'logo = "logo.png"\nhours = [{ days = "mon-fri", open = "8:00", close = "17:00" }]',
            "{clinic_hours}, {clinic_name}, {clinic_phone}",
        ),
        ('hours = ""', "{clinic_name}, {clinic_phone}"),
    ],
)
def test_an_unknown_placeholder_is_told_once_with_those_there_are(tmp_path, more, there, damaged):
    folder = project(tmp_path / "p", {"h.title": "A", "h.call": "Call {phone}."}).root
    (folder / "logo.png").write_bytes(png())
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(f"{more}\n" + '[tool.aftercare.site]\nadress = "x"\n' * damaged)
    told = in_process(folder, "build").stderr
    lines = [line for line in told.splitlines() if "unknown placeholder" in line]
    assert len(lines) == 1, told
    assert lines[0].endswith(f"has an unknown placeholder, {{phone}}; choose from {there}")
