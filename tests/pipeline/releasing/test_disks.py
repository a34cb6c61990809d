"""Files that nobody can delete or write, folders that are read-only, and a full disk keep no withdrawn page."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest

from aftercare.pipeline.releasing import withdrawal
from aftercare.pipeline.snapshot.project import read
from command import in_process
from released import BAD_ROW, ENGLISH, FEVER, FUZZY, TOOTH, built, chain, edit, pages, told_withdrawn

pytestmark = pytest.mark.slow


def hold(path: Path, *, held: bool = True) -> None:
    """Make a file one that nobody can replace or delete, as a viewer does that has it open in Windows.

    Who is not root can only hold its whole folder.
    """
    if os.geteuid():
        path.parent.chmod(0o555 if held else 0o755)
    elif subprocess.run(["chattr", "+i" if held else "-i", path], capture_output=True, check=False).returncode:
        pytest.skip("this drive cannot hold files")


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
def test_a_page_that_cannot_be_taken_away_is_named_and_keeps_no_other(project: Path) -> None:
    chain(ENGLISH, edit("data/instructions.csv", "Fever in children", "Fever in small children"))(project)
    hold(project / "output" / TOOTH)
    try:
        run = in_process(project, "build")
        assert run.returncode == 2
        named = r"tooth/es was not built: tooth/es/tooth-es\.\w+ could not be taken away; close what has it open"
        assert re.search(named, run.stderr)
        assert told_withdrawn(run.stderr) >= {"fever/es"}
        assert not [name for name in built(project) if re.match(r"fever/es/|es/.*\.zip", name)]
        assert f'"./{TOOTH}"' not in (project / "output/index.html").read_text(encoding="utf-8")
        assert "Fever in small children" in (project / "output/fever/en/fever-en.html").read_text(encoding="utf-8")
        BAD_ROW(project)
        run = in_process(project, "build")
        assert run.returncode == 2
        assert f"{TOOTH} could not be taken away, and may not stay" in run.stderr
        assert not [name for name in built(project) if re.match(r"(fever|tooth)/en/|index", name)]
    finally:
        hold(project / "output" / TOOTH, held=False)
    edit("data/instructions.csv", ",shout,", ",heading,")(project)
    assert in_process(project, "build").returncode == 1
    assert TOOTH not in built(project)


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
def test_where_the_lock_is_of_another_user_what_does_not_hold_goes_and_nothing_is_built(project: Path) -> None:
    edit("data/instructions.csv", "Fever in children", "Fever in small children")(project)
    lock = project / ".aftercare/.lock"
    lock.touch()
    lock.chmod(0o444)
    hold(lock)
    try:
        run = in_process(project, "build")
        assert run.returncode == 2
        assert ".aftercare/.lock: " in run.stderr
        assert told_withdrawn(run.stderr) == {"fever/en", "fever/es"}
        assert not [name for name in built(project) if re.match(r"fever/|index|handouts", name)]
        assert TOOTH in built(project)
    finally:
        hold(lock, held=False)
        lock.chmod(0o644)
    assert in_process(project, "build").returncode == 0


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Hold all folders from one on, meanwhile: nothing can be made or deleted in them."""
    below = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    _hold_all(below, held=True)
    try:
        yield
    finally:
        _hold_all(below[::-1], held=False)


def _hold_all(folders: list[Path], *, held: bool) -> None:
    for path in folders:
        if os.geteuid():
            path.chmod(0o555 if held else 0o755)
        else:
            hold(path, held=held)


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
@pytest.mark.parametrize("command", ["build", "publish"])
def test_an_output_that_is_read_only_is_told_with_every_page_that_may_not_stay(project: Path, command: str) -> None:
    ENGLISH(project)
    with read_only(project / "output"):
        run = in_process(project, command)
    assert run.returncode == 2
    assert "make it writable for whoever runs this" in run.stderr
    assert f"{TOOTH} could not be taken away, and may not stay" in run.stderr
    assert FEVER not in run.stderr
    assert ".tmp" not in run.stderr
    assert in_process(project, "build").returncode == 1
    assert pages(project) == [FEVER]


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
def test_where_no_note_can_be_written_it_is_told_what_is_withdrawn(project: Path) -> None:
    ENGLISH(project)
    with read_only(project / ".aftercare"):
        run = in_process(project, "build")
    assert run.returncode == 2
    assert re.search(r"\.aftercare/[a-z-]+\.json: .*; make it writable", run.stderr)
    assert "tooth/es" in told_withdrawn(run.stderr)
    assert not (project / "output" / TOOTH).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
def test_a_catalog_that_cannot_be_written_is_told_without_notebook_and_cell(project: Path) -> None:
    ENGLISH(project)
    with read_only(project / "locales"):
        run = in_process(project, "build")
    assert run.returncode == 2
    assert re.search(r"aftercare: \S+/locales/tooth\.pot: [^;]+; make it writable for whoever runs this", run.stderr)
    assert "cell" not in run.stderr
    assert "tooth/es" in told_withdrawn(run.stderr)


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="this system has no limit of files")
@pytest.mark.parametrize("room", [2_000, 20_000])
def test_a_full_disk_is_told_with_the_file_that_it_has_no_room_for(project: Path, room: int) -> None:
    shutil.rmtree(project / "output")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        run = in_process(project, "build")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert run.returncode == 2
    assert re.search(r"output/\S+: File too large; make room on the disk", run.stderr)
    assert "cell" not in run.stderr
    assert in_process(project, "build").returncode == 0
    assert pages(project) == [FEVER, TOOTH]


@pytest.mark.skipif(sys.platform == "win32", reason="holds files by rights")
def test_a_page_that_cannot_be_written_stops_its_own_handout_alone(project: Path) -> None:
    page = project / "output/drafts/tooth/fr/tooth-fr.html"
    edit("pyproject.toml", "Tooth clinic", "Teeth clinic")(project)
    hold(page)
    try:
        run = in_process(project, "build")
        assert run.returncode == 2
        assert "tooth/fr was not built: " in run.stderr
        there = {name for name in built(project) if "-fr." in name and "tooth" in name}
        assert there >= {held := page.relative_to(project / "output").as_posix()}
        assert os.geteuid() or there == {held}
        assert pages(project) == [FEVER, TOOTH]
        assert "Teeth clinic" in (project / "output" / TOOTH).read_text(encoding="utf-8")
    finally:
        hold(page, held=False)
    assert in_process(project, "build").returncode == 0
    assert "Teeth clinic" in page.read_text(encoding="utf-8")


def test_archives_that_held_what_is_withdrawn_go_and_are_packed_again_when_all_is_built(project: Path) -> None:
    output, gone, other = project / "output", ("handouts-es.zip", "handouts.zip"), "en/handouts-en.zip"
    english = (output / other).read_bytes()
    lists = ("index.html", "es/index.html", "en/index.html", "manifest.json", "manifest.csv")
    FUZZY(project)
    withdrawal.withdraw(read(project))
    texts = "".join((output / name).read_text(encoding="utf-8") for name in lists)
    assert {path.name for path in output.rglob("*.zip")} == {"handouts-en.zip"}
    assert [name for name in (*gone, "handouts-en.zip") if name in texts] == ["handouts-en.zip"]
    assert (output / other).read_bytes() == english
    assert in_process(project, "build").returncode == 0
    texts = "".join((output / name).read_text(encoding="utf-8") for name in lists)
    assert [name for name in gone if name not in texts] == []
    assert {path.name: ZipFile(path).testzip() for path in output.rglob("*.zip")} == dict.fromkeys(
        (*gone, "handouts-en.zip")
    )
