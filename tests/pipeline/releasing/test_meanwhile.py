"""An edit while a build runs is in every page, and in the web folder."""

import hashlib
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aftercare.pipeline.building import tasks
from aftercare.pipeline.releasing import web_folder
from command import command, in_process
from released import CATALOG, ENGLISH, FUZZY, PHONE, TARGET, TOOTH, built, edit, told_withdrawn

pytestmark = pytest.mark.slow


RACES = {"fuzzy": FUZZY, "translation": TARGET, "English": ENGLISH, "telephone": PHONE}


def inputs(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (folder / CATALOG, *folder.glob("data/*"), folder / "pyproject.toml")}


FRESH: dict[tuple[object, ...], dict[str, bytes]] = {}


def afresh(folder: Path, command_name: str) -> dict[str, bytes]:
    """Return what the same inputs give in a folder in which nothing has been built; the same ones are built once."""
    known = (command_name, *(data for _, data in sorted(inputs(folder).items())))
    if known not in FRESH:
        again = folder.parent / "again"
        shutil.copytree(folder, again, symlinks=True, ignore=shutil.ignore_patterns("output", ".aftercare"))
        in_process(again, command_name)
        FRESH[known] = built(again)
    return FRESH[known]


@pytest.mark.parametrize("undone", [False, True], ids=["edited", "and undone"])
@pytest.mark.parametrize("command_name", ["build", "publish"])
@pytest.mark.parametrize("name", RACES)
def test_an_edit_while_it_builds_is_in_every_page(
    name: str, command_name: str, undone: bool, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("output", ".aftercare"):
        shutil.rmtree(project / folder)
    begin, started = tasks.begin, []

    def edited(task: tasks.Task, typeset: Callable[[tasks.Work], tasks.Work]) -> Callable[[], tasks.Exported]:
        started.append(task.key)
        if len(started) == 2:
            before = inputs(project)
            if name == "telephone":
                edit("pyproject.toml", "555-0100", "555-0199")(project)
            RACES[name](project)
            for path, data in before.items() if undone else ():
                path.write_bytes(data)
        return begin(task, typeset)

    monkeypatch.setattr(tasks, "begin", edited)
    told = in_process(project, command_name).stderr
    assert len(started) > 2
    assert ("changed meanwhile" in told) is not undone
    monkeypatch.undo()
    assert built(project) == afresh(project, command_name)


@pytest.mark.parametrize("words", [("build",), ("publish",), ("publish", "--release")], ids=" ".join)
def test_what_an_edit_in_the_last_round_withdraws_is_gone(
    words: tuple[str, ...], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, started = tasks.begin, []

    def edited(*given: Any) -> Any:
        started.append(FUZZY(project) if not started else None)
        return begin(*given)

    monkeypatch.setattr(tasks, "begin", edited)
    monkeypatch.setattr("aftercare.pipeline.building.build.ROUNDS", 1)
    edit("pyproject.toml", "555-0100", "555-0199")(project)
    PHONE(project)
    run = in_process(project, *words)
    assert run.returncode == 1
    assert "changed meanwhile; build again" in run.stderr
    assert TOOTH not in built(project)


def test_an_edit_while_the_web_folder_is_filled_is_in_it(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill, pages = web_folder._fill, []  # noqa: SLF001
    www = tmp_path / "www"

    def edited(*given: Any) -> None:
        fill(*given)
        pages.append({path.name for path in given[-1].glob("*/es/*.md")})
        if len(pages) == 1:
            FUZZY(project)

    monkeypatch.setattr(web_folder, "_fill", edited)
    assert "changed meanwhile" in in_process(project, "publish", "--release", "--to", str(www)).stderr
    assert len(pages) == 2
    assert pages[1] < pages[0]
    assert {path.name for path in www.glob("*/es/*.md")} == pages[1]


def test_an_edit_by_another_program_is_in_every_page(project: Path) -> None:
    for folder in ("output", ".aftercare"):
        shutil.rmtree(project / folder)
    with subprocess.Popen(
        command("build"), cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as run:
        while run.poll() is None and not list(project.glob("output/**/*.pdf")):
            time.sleep(0.005)
        assert run.poll() is None, "the edit came too late"
        ENGLISH(project)
        told = run.communicate()[1]
    assert "changed meanwhile" in told
    assert built(project) == afresh(project, "build")


def test_no_note_of_what_is_known_releases_anything(project: Path) -> None:
    notes = [*project.glob(".aftercare/known-*.json")]
    assert notes
    for path in notes:
        text = path.read_text(encoding="utf-8")
        assert '"missing"' in text
        body = text.partition("\n")[2].replace('"missing"', '"approved"').encode()
        path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    TARGET(project)
    assert told_withdrawn(in_process(project, "build").stderr) == {"tooth/es"}
    found = built(project)
    shutil.rmtree(project / ".aftercare")
    shutil.rmtree(project / "output")
    assert in_process(project, "build").returncode == 1
    assert built(project) == found
