"""What does not hold any more leaves, whatever was asked for; a slip or a command that stops takes nothing else."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aftercare.pipeline.building import cluster
from command import in_process
from released import (
    BROKEN,
    CATALOG,
    ENGLISH,
    FEVER,
    FUZZY,
    TARGET,
    TOOTH,
    built,
    edit,
    everything_in,
    pages,
    told_withdrawn,
)

pytestmark = pytest.mark.slow


WITHDRAWN: dict[str, tuple[Callable[[Path], object], tuple[str, ...], int, list[str]]] = {
    "English": (ENGLISH, ("build", "--lang", "fr"), 0, [FEVER]),
    "English, publish": (ENGLISH, ("publish", "--lang", "fr"), 0, [FEVER]),
    "English, release": (ENGLISH, ("publish", "--release"), 1, [FEVER]),
    "English, another handout": (ENGLISH, ("publish", "--release", "--handout", "fever", "--lang", "es"), 0, [FEVER]),
    "translation": (TARGET, ("build", "--lang", "fr"), 0, [FEVER]),
    "fuzzy": (FUZZY, ("publish", "--lang", "fr"), 0, [FEVER]),
    "a word around": (
        edit("locales/es/LC_MESSAGES/interface.po", 'msgctxt "label.phone"', '#, fuzzy\nmsgctxt "label.phone"'),
        ("build", "--lang", "fr"),
        0,
        [],
    ),
    "catalog gone": (lambda folder: (folder / CATALOG).unlink(), ("publish", "--lang", "fr"), 0, [FEVER]),
    "catalog broken": (BROKEN, ("build",), 2, [FEVER]),
    "warning made text": (
        edit("data/instructions.csv", "call,warning", "call,text"),
        ("build", "--lang", "fr"),
        0,
        [FEVER],
    ),
    "language gone": (edit("pyproject.toml", '["es", "fr"]', '["fr"]'), ("build", "--lang", "fr"), 0, []),
    "record gone": (lambda folder: shutil.rmtree(folder / ".aftercare"), ("build", "--lang", "fr"), 0, []),
}


@pytest.mark.parametrize("name", WITHDRAWN)
def test_what_no_longer_holds_leaves(name: str, project: Path) -> None:
    attack, words, status, left = WITHDRAWN[name]
    attack(project)
    run = in_process(project, *words)
    assert (run.returncode, pages(project)) == (status, left), run.stdout + run.stderr
    assert ("tooth/es" in told_withdrawn(run.stderr)) is (TOOTH not in left)


LIE = edit("output/index.html", "</body>", "<p>All of it is reviewed.</p></body>")
STOPPED = {
    "an engine that is not there": ("build", "--engine", "nosuch"),
    "no cluster": ("build", "--cluster", "127.0.0.1:1"),
    "no cluster, publish": ("publish", "--cluster", "127.0.0.1:1"),
}


@pytest.mark.parametrize("name", STOPPED)
def test_a_build_that_stops_leaves_nothing_damaged_or_outdated_and_all_that_is_right(
    name: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    before = built(project)
    ENGLISH(project)
    LIE(project)
    run = in_process(project, *STOPPED[name])
    assert run.returncode == 2, run.stdout
    assert told_withdrawn(run.stderr) == {"tooth/en", "tooth/es"}
    assert pages(project) == [FEVER]
    after = built(project)
    assert "All of it is reviewed" not in after["index.html"].decode()
    left = {path: data for path, data in before.items() if re.match(r"(drafts/)?(fever|tooth/fr)/", path)}
    assert {path: after.get(path) for path in left} == left


def a_folder(path: Path) -> None:
    if not path.is_dir():
        path.unlink(missing_ok=True)
        path.mkdir()
    (path / "work.txt").write_text("of somebody")


def instead(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.write_text("of somebody")


IN_THE_WAY: dict[str, Callable[[Path], object]] = {
    "a folder, of the record": lambda folder: a_folder(folder / ".aftercare/build.json"),
    "a folder, of the findings": lambda folder: a_folder(folder / ".aftercare/findings-tooth.json"),
    "a folder, of what is known": lambda folder: a_folder(folder / ".aftercare/known-tooth.json"),
    "a folder, of the lock": lambda folder: a_folder(folder / ".aftercare/.lock"),
    "a folder, of the lock of the catalogs": lambda folder: a_folder(folder / "locales/.lock"),
    "a pipe, of the record": lambda folder: (
        (folder / ".aftercare/build.json").unlink(),
        os.mkfifo(folder / ".aftercare/build.json"),
    ),
    "a file, of all notes": lambda folder: instead(folder / ".aftercare"),
    "a link to nowhere, of all notes": lambda folder: (
        shutil.rmtree(folder / ".aftercare"),
        (folder / ".aftercare").symlink_to("nowhere"),
    ),
}


@pytest.mark.parametrize("name", IN_THE_WAY)
def test_what_stands_in_the_place_of_notes_stops_nothing_and_is_not_lost(name: str, project: Path) -> None:
    before = built(project)
    IN_THE_WAY[name](project)
    assert in_process(project, "build").returncode == 0
    assert built(project) == before
    if name.startswith(("a folder", "a file")):
        found = [path for path in project.rglob("*") if path.is_file() and path.read_bytes() == b"of somebody"]
        assert len(found) == 1
    IN_THE_WAY[name](project)
    ENGLISH(project)
    run = in_process(project, "build")
    assert told_withdrawn(run.stderr) == {"tooth/es"}
    assert pages(project) == [FEVER]


def test_no_handout_is_called_as_a_language_of_the_project(project: Path) -> None:
    own = '[tool.aftercare.language.qya]\nname = "Own"\nendonym = "Own"\nscript = "Latn"\n[tool.aftercare.clinic]'
    edit("pyproject.toml", '["es", "fr"]', '["es", "fr", "qya"]')(project)
    edit("pyproject.toml", "[tool.aftercare.clinic]", own)(project)
    edit("data/instructions.csv", ",fever,", ",qya,")(project)
    for words in (("build",), ("sync",)):
        run = in_process(project, *words)
        assert run.returncode == 2
        assert 'handout: "qya" is reserved for a folder, a language or Windows; add a word' in run.stdout + run.stderr


def test_an_output_that_is_no_folder_is_refused_with_a_remedy(project: Path) -> None:
    instead(project / "output")
    run = in_process(project, "build")
    assert run.returncode == 2
    assert "output = 'output' is not a folder; move away what is there" in run.stderr
    assert (project / "output").read_text() == "of somebody"


SLIPS = {
    ("build", "--lang", "se"): "did you mean es? choose from es, fr",
    ("build", "--handout", "toth"): "did you mean tooth? choose from tooth, fever",
    ("build", "--site", "nigth"): "did you mean night? choose from night",
    ("publish", "--lang", "spanish"): "choose from es, fr",
    ("publish", "--release", "--handout", "tooth", "--handout", "Fevr"): "did you mean fever?",
    ("sync", "--lang", "se"): "did you mean es?",
    ("approve", "es", "--handout", "toth", "--by", "Ana Ruiz, RN"): "did you mean tooth?",
    ("export", "es", "--format", "csv", "--handout", "toth"): "did you mean tooth?",
    ("translate", "--lang", "se", "--engine", "pseudo"): "did you mean es?",
    ("keep", "tooth.call.bleed", "--by", "Ana Ruiz, RN", "--lang", "fe"): "did you mean",
    ("review", "es", "--handout", "toth"): "did you mean tooth?",
}


@pytest.mark.parametrize("words", SLIPS, ids=" ".join)
def test_a_name_that_is_not_there_touches_nothing(words: tuple[str, ...], project: Path) -> None:
    edit(
        "pyproject.toml",
        "[tool.aftercare.clinic]",
        '[[tool.aftercare.sites]]\nslug = "night"\nname = "Night clinic"\n'
        'phones = [{ e164 = "+13215550122", local = "(321) 555-0122" }]\n[tool.aftercare.clinic]',
    )(project)
    ENGLISH(project)
    LIE(project)
    before = everything_in(project)
    run = in_process(project, *words)
    assert (run.returncode, run.stdout) == (2, ""), run.stdout
    assert run.stderr.startswith("aftercare: no ")
    assert SLIPS[words] in run.stderr
    assert everything_in(project) == before


@pytest.mark.parametrize("words", [("build", "--lang", "es"), ("publish", "--release", "--lang", "fr", "--lang", "es")])
def test_a_language_that_was_taken_away_is_withdrawn_when_it_is_asked_for(
    words: tuple[str, ...], project: Path
) -> None:
    edit("pyproject.toml", '["es", "fr"]', '["fr"]')(project)
    run = in_process(project, *words)
    assert (run.returncode, pages(project)) == (2, []), run.stdout
    assert "no language 'es'; choose from fr" in run.stderr
    assert told_withdrawn(run.stderr) == {"tooth/es", "fever/es"}
