"""Where nothing tells any more what may be released, everything that stands as released is taken away, and told."""

import hashlib
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from aftercare.core.disk.lock import locked
from aftercare.core.errors import ChoiceError, ConfigError
from aftercare.pipeline.built import made, record
from aftercare.pipeline.built.build_record import LISTS, Record
from aftercare.pipeline.built.record import FOLDER
from aftercare.pipeline.built.targets import Page, Target
from aftercare.pipeline.releasing import recall
from aftercare.pipeline.snapshot.project import read
from projects import HEAD, project

RELEASED = ("h/es/h-es.html", "h/es/h-es.pdf", "h/en/h-en-large.pdf")
OF_LANGUAGES = ("es/index.html", "es/handouts-es.zip")
DRAFTS = ("drafts/h/fr/h-fr.html",)
STRANGE = ("h/es/letter.docx", "h/notes.txt")
TARGETS = {
    "h/es": Target("f", "d", True, (Page("html", RELEASED[0], "0"),), b"{}"),
    "h/fr": Target("f", "d", False, (Page("html", DRAFTS[0], "0"),), b"{}"),
}
KNOWN = Record("p", complete=True, targets=TARGETS, site={"index.html": "1"}, archives={"a": "b"}, output="output")


def fill(output, *names):
    for name in names:
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def note(root, *names):
    (root / FOLDER).mkdir(exist_ok=True)
    made.add(root, [hashlib.sha256(name.encode()).hexdigest() for name in names])


def files(output):
    return {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a project whose output holds pages, drafts, what lists them and files of nobody; its record says so."""
    found = project(tmp_path / "p").root
    fill(found / "output", *RELEASED, *OF_LANGUAGES, *DRAFTS, *STRANGE, *LISTS, "reports/3-export.html", "letter.txt")
    fill(found / "output", "reports/handouts/h-es.ipynb", "reports/handouts/h-fr.ipynb", "reports/1-translate.ipynb")
    record.note(found, KNOWN)
    note(found, *RELEASED, *OF_LANGUAGES, *DRAFTS, *LISTS)
    monkeypatch.chdir(found)
    return found


LEFT = {*DRAFTS, "reports/handouts/h-fr.ipynb", "reports/1-translate.ipynb"}
GONE = ["withdrawn: h/en", "withdrawn: h/es"]
ASIDE = [f"moved to .aftercare/set-aside: {name}, which no build has made" for name in sorted((*STRANGE, "letter.txt"))]


def test_all_but_drafts_goes_and_is_told(folder):
    known, error = record.read(folder), ConfigError("broken")
    recall.everything(read().config, known, error)
    assert files(folder / "output") == LEFT
    assert error.__notes__ == sorted([*ASIDE, *GONE])
    assert files(folder / FOLDER / "set-aside") == {*STRANGE, "letter.txt"}
    now = record.read(folder)
    assert (now.targets, now.complete, now.site) == ({"h/fr": TARGETS["h/fr"]}, False, {})
    assert not (folder / "output" / "h").exists()


def broken(folder, text="[tool.aftercare]\nlanguages = 7\n"):
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def test_settings_that_cannot_be_read_withdraw_what_the_record_says(folder, monkeypatch):
    broken(folder)
    monkeypatch.chdir(folder / "data")
    with pytest.raises(ConfigError) as error:
        recall.read()
    assert error.value.__notes__ == sorted([*ASIDE, *GONE])
    assert files(folder / "output") == LEFT
    assert record.read(folder).targets.keys() == {"h/fr"}


def test_a_slip_of_the_command_line_withdraws_nothing(folder, monkeypatch):
    before = files(folder / "output")
    monkeypatch.setenv("AFTERCARE_SITE", "nowhere")
    with pytest.raises(ChoiceError) as error:
        recall.read()
    assert not hasattr(error.value, "__notes__")
    assert files(folder / "output") == before


def unreadable(folder):
    (folder / "pyproject.toml").unlink()
    os.mkfifo(folder / "pyproject.toml")


@pytest.mark.parametrize("spoil", [broken, unreadable])
def test_without_a_record_only_pages_go_and_what_is_in_the_folders_of_their_languages(folder, spoil):
    shutil.rmtree(folder / FOLDER)
    spoil(folder)
    fake = "h/de/fake.html"
    fill(folder / "output", fake)
    with pytest.raises(ConfigError) as error:
        recall.read()
    unknown = {*RELEASED, *OF_LANGUAGES, *LISTS}
    told = [f"moved to .aftercare/set-aside: {name}, which no build has noted" for name in unknown]
    letter, *others = STRANGE
    told += [f"moved to .aftercare/set-aside: {name}, which no build has made" for name in (letter, fake)]
    assert error.value.__notes__ == sorted([*told, *GONE])
    assert files(folder / FOLDER / "set-aside") == {*unknown, letter, fake}
    kept = {*DRAFTS, *others, "letter.txt", "reports/1-translate.ipynb"}
    assert files(folder / "output") == kept


@pytest.mark.parametrize("output", ["../elsewhere", "."])
def test_nothing_outside_the_project_is_touched(output, folder):
    record.note(folder, replace(KNOWN, output=output))
    fill(folder.parent / "elsewhere", *RELEASED)
    broken(folder)
    before = files(folder.parent)
    with pytest.raises(ConfigError) as error:
        recall.read()
    assert not hasattr(error.value, "__notes__")
    assert files(folder.parent) == before


def test_a_folder_that_is_no_project_is_left_alone(tmp_path, monkeypatch):
    fill(tmp_path / "output", *RELEASED)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as error:
        recall.read()
    assert not hasattr(error.value, "__notes__")
    assert files(tmp_path) == {f"output/{name}" for name in RELEASED}


def test_a_build_that_runs_withdraws_for_itself(folder):
    broken(folder)
    before = files(folder / "output")
    with locked(folder / FOLDER), pytest.raises(ConfigError) as error:
        recall.read()
    assert not hasattr(error.value, "__notes__")
    assert files(folder / "output") == before


@pytest.mark.parametrize(
    ("former", "now", "gone"),
    [
        ("output", "output", False),
        ("", "output", False),
        (".", "output", False),
        ("../output", "output", False),
        ("old", "output", True),
        ("deep/old", "output", True),
    ],
)
def test_pages_in_the_output_folder_of_before_go(former, now, gone, tmp_path):
    settings = HEAD.format(languages=["es"]).replace(
        "[tool.aftercare.clinic]", f'output = "{now}"\n[tool.aftercare.clinic]'
    )
    folder = project(tmp_path / "p").root
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    place = folder / (former or "output")
    fill(place, *RELEASED, *OF_LANGUAGES, *DRAFTS, *STRANGE, *LISTS)
    note(folder, *RELEASED, *OF_LANGUAGES, *LISTS)
    before = files(place)
    told = recall.former_output(read(folder).config, Record(output=former))
    assert sorted(told) == (sorted([*RELEASED, *OF_LANGUAGES, *LISTS]) if gone else [])
    assert files(place) == ({*DRAFTS, *STRANGE} if gone else before)


def test_what_cannot_be_deleted_is_told_and_not_called_withdrawn(folder, monkeypatch):
    delete = Path.unlink

    def unlink(path, **how):
        if path.name in {"h-es.pdf", "index.html"} and path.parent.name in {"es", "output"}:
            raise PermissionError(path)
        delete(path, **how)

    shutil.rmtree(folder / "output" / "es")
    monkeypatch.setattr(Path, "unlink", unlink)
    error = ConfigError("broken")
    recall.everything(read().config, record.read(folder), error)
    stuck = "could not be taken away, and may not stay: close what has it open, or delete it"
    assert error.__notes__ == [*sorted([*ASIDE, *GONE]), f"h/es/h-es.pdf {stuck}", f"index.html {stuck}"]
