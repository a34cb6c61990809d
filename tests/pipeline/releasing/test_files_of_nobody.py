"""Files in the output that no build has made are set aside, and nothing is written through a link."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from command import in_process
from released import BAD_ROW, TARGET, TOOTH, built, edit, told_withdrawn

pytestmark = pytest.mark.slow


LONG = f"{'a' * 250}.txt"


def a_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")


CLASHES: dict[str, tuple[str, str, Callable[[Path], object]]] = {
    "a file where a folder is needed": ("aaa/x.txt", "set-aside/aaa", a_file),
    "no folder": ("x.txt", "set-aside", a_file),
    "a link to nowhere": ("x.txt", "set-aside", lambda path: path.symlink_to("/nowhere/at/all")),
    "a name as long as names can be": (LONG, f"set-aside/{LONG}", a_file),
}


@pytest.mark.parametrize("name", CLASHES)
@pytest.mark.parametrize("wrong", [TARGET, BAD_ROW], ids=["translation", "nothing tells what holds"])
def test_no_file_of_nobody_keeps_a_page_released(name: str, wrong: Callable[[Path], object], project: Path) -> None:
    stray, taken, put = CLASHES[name]
    put(project / ".aftercare" / taken)
    a_file(project / "output" / stray)
    wrong(project)
    in_process(project, "build")
    assert not (project / "output" / TOOTH).exists()
    assert not (project / "output" / stray).exists()
    found = [path for path in (project / ".aftercare").rglob("*") if path.is_file() and path.read_bytes() == b"mine"]
    assert len(found) == (1 if "link" in name else 2)


STRAYS = ("old.zip", "tooth-es.pdf", "handouts.zip.bak", "from the reviewer.xlsx")


def test_a_file_of_nobody_beside_the_index_is_set_aside(project: Path) -> None:
    before = built(project)
    for command_name, time_ in (("build", "first"), ("publish", "second")):
        for name in STRAYS:
            (project / "output" / name).write_text(f"{time_} {name}", encoding="utf-8")
        (project / "output/old.html").symlink_to(project / "pyproject.toml")
        (project / "output/tooth/es/from the translator.docx").write_text(time_, encoding="utf-8")
        (project / "output/drafts/notes").mkdir()
        (project / "output/drafts/notes/read me.txt").write_text(time_, encoding="utf-8")
        (project / "output/.nojekyll").touch()
        for place in ("", "tooth/es/", "drafts/tooth/fr/"):
            (project / f"output/{place}.page.html.abcdefgh.aftercare.tmp").touch()  # of a killed build
        os.mkfifo(project / "output/queue")
        os.mkfifo(project / "output/fever/es/queue")
        (project / "output/more").symlink_to(project / "data")
        run = in_process(project, command_name)
        moved = {*STRAYS, "tooth/es/from the translator.docx", "drafts/notes/read me.txt"}
        assert taken(run.stderr, "moved to .aftercare/set-aside") == moved
        assert taken(run.stderr, "deleted") == {"old.html", "queue", "fever/es/queue", "more"}
        assert (project / "data/instructions.csv").is_file()
        assert {*built(project)} - {*before} == {".nojekyll"}
    folder = project / ".aftercare/set-aside"
    aside = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}
    assert aside["old.zip"] == "first old.zip"
    assert aside["old-2.zip"] == "second old.zip"
    assert aside["tooth/es/from the translator.docx"] == aside["drafts/notes/read me.txt"] == "first"
    assert len(aside) == 2 * (len(STRAYS) + 2)


def taken(said: str, how: str) -> set[str]:
    """Return what a command says that it has moved or deleted, since no build has made it."""
    return {
        *re.findall(rf"^{re.escape(how)}: (.*?), (?:a link, a pipe or the like, )?which no build", said, re.MULTILINE)
    }


def test_a_file_of_nobody_is_set_aside_where_nothing_tells_what_holds(project: Path) -> None:
    (project / "output/old.zip").touch()
    os.mkfifo(project / "output/fever/es/queue")
    BAD_ROW(project)
    run = in_process(project, "build")
    assert run.returncode == 2
    assert taken(run.stderr, "moved to .aftercare/set-aside") == {"old.zip"}
    assert taken(run.stderr, "deleted") == {"fever/es/queue"}
    assert told_withdrawn(run.stderr) == {"fever/es", "tooth/es", "fever/en", "tooth/en"}
    assert not (project / "output/old.zip").exists()
    assert (project / ".aftercare/set-aside/old.zip").is_file()


HERS = ("index.html", "titles.js", "manifest.json", "es/index.html", "flyers/es/flyers-es.pdf", TOOTH)


def test_a_site_that_was_there_before_is_set_aside(project: Path) -> None:
    edit("pyproject.toml", "languages =", 'output = "public"\nlanguages =')(project)
    for name in HERS:
        (project / "public" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "public" / name).write_text(f"mine {name}", encoding="utf-8")
    run = in_process(project, "publish", "--lang", "es", "--handout", "tooth")
    assert taken(run.stderr, "moved to .aftercare/set-aside") == {*HERS}
    folder = project / ".aftercare/set-aside"
    assert {name: (folder / name).read_text() for name in HERS} == {name: f"mine {name}" for name in HERS}
    assert (project / "public/index.html").is_file()
    assert not (project / "public/flyers").exists()


LINKED = (
    "output/index.html",
    "output/manifest.json",
    f"output/{TOOTH}",
    "output/es/index.html",
    ".aftercare/build.json",
    ".aftercare/findings-tooth.json",
    ".aftercare/known-tooth.json",
    "output/reports/1-translate.html",
    "output/handouts.zip",
    "output/es/handouts-es.zip",
    "output/reports/1-translate.ipynb",
    "output/reports/handouts/tooth-es.ipynb",
    "output/languages.pdf",
)


@pytest.mark.parametrize("by", ["a link", "another name"])
def test_nothing_is_written_through_what_leads_out_of_the_output(by: str, project: Path) -> None:
    before, work = built(project), {}
    for number, name in enumerate(LINKED):
        path, own = project / name, project / f"data/own-{number}.txt"
        own.write_bytes(f"work {number}".encode())
        work[own] = own.read_bytes()
        path.unlink()
        path.symlink_to(own) if by == "a link" else path.hardlink_to(own)
    assert in_process(project, "build").returncode == 0
    assert {path: path.read_bytes() for path in work} == work
    assert built(project) == before


@pytest.mark.parametrize("name", ["reports", "reports/handouts", "drafts", "es"])
def test_no_folder_of_the_output_leads_to_work(name: str, project: Path) -> None:
    before, path = built(project), project / "output" / name
    work = {each: each.read_bytes() for each in (project / "notebooks").iterdir()}
    shutil.rmtree(path)
    path.symlink_to(project / "notebooks")
    for _ in range(2):
        in_process(project, "build")
    assert {each: each.read_bytes() for each in (project / "notebooks").iterdir()} == work
    assert built(project) == before
    assert not path.is_symlink()


def test_a_page_that_was_made_a_link_is_a_file_again(project: Path) -> None:
    page, elsewhere = project / "output" / TOOTH, project / "elsewhere.html"
    page.rename(elsewhere)
    page.symlink_to(elsewhere)
    assert in_process(project, "build").returncode == 0
    assert page.read_bytes() == elsewhere.read_bytes()
    assert not page.is_symlink()
