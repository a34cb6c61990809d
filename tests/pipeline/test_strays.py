"""What no build has made leaves the output: pages and links are deleted, work of people is moved aside."""

import hashlib
import os
from pathlib import Path

import pytest

from aftercare.pipeline.built import made
from aftercare.pipeline.built.build_record import LISTS
from aftercare.pipeline.releasing import strays
from aftercare.pipeline.releasing.strays import Deleted, Renamed, Unknown


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("tooth/es/tooth-es.html", ""),
        ("tooth/es/tooth-es.md", ""),
        ("drafts/tooth/pt-BR/tooth-pt-BR-large.pdf", ""),
        ("tooth/es/tooth-es-bilingual.html", ""),
        ("es/index.html", ""),
        ("es/handouts-es.zip", ""),
        *((name, "") for name in LISTS),
        ("es/handouts-fr.zip", "moved to .aftercare/set-aside: es/handouts-fr.zip, which no build has made"),
        ("tooth/es/tooth-fr.html", "moved to .aftercare/set-aside: tooth/es/tooth-fr.html, which no build has made"),
        ("notes.txt", "moved to .aftercare/set-aside: notes.txt, which no build has made"),
        (Deleted("queue"), "deleted: queue, a link, a pipe or the like, which no build has made"),
        (Deleted("tooth/es/tooth-es.html"), ""),
        (Unknown("index.html"), "moved to .aftercare/set-aside: index.html, which no build has noted"),
        (Renamed("a to a~1"), "renamed: a to a~1, since builds note there what they have made"),
        (Renamed("index.html"), "renamed: index.html, since builds note there what they have made"),
    ],
)
def test_what_is_said_of_what_was_taken_away(path: str, said: str) -> None:
    assert strays.told(path) == said


def put(path: Path, text: str = "work") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_of_many_pages_that_no_build_has_noted_the_first_are_told() -> None:
    assert strays.lines(["es/index.html", "a.txt"]) == [strays.told("a.txt")]
    said = strays.lines([Unknown(f"h/{number}") for number in range(25)])
    assert said[:20] == [strays.told(Unknown(f"h/{number}")) for number in range(20)]
    assert said[20:] == ["moved to .aftercare/set-aside: 5 more, which no build has noted"]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return an output folder with files of every sort."""
    folder = tmp_path / "output"
    for name in (
        "index.html",
        ".hidden",
        "b.zip",
        "a.txt",
        "tooth/es/tooth-es.html",
        "tooth/es/a.txt",
        "review/es.html",
    ):
        put(folder / name)
    (folder / "c.link").symlink_to(put(tmp_path / "elsewhere.txt"))
    os.mkfifo(folder / "tooth/pipe")
    return folder


def test_strays_are_the_files_of_nobody_in_the_folder_itself(output: Path, tmp_path: Path) -> None:
    assert [path.name for path in strays.strays(output)] == ["a.txt", "b.zip", "c.link"]
    assert strays.strays(tmp_path / "nowhere") == []
    assert strays.strays(output / "index.html") == []


def test_strays_are_set_aside_and_links_deleted(output: Path, tmp_path: Path) -> None:
    gone = strays.set_aside(output, tmp_path)
    assert gone == ["a.txt", "b.zip", "c.link"]
    assert [type(name) for name in gone] == [str, str, Deleted]
    assert sorted(path.name for path in (tmp_path / ".aftercare/set-aside").iterdir()) == ["a.txt", "b.zip"]
    assert (tmp_path / "elsewhere.txt").read_text(encoding="utf-8") == "work"
    assert (output / "tooth/es/a.txt").exists()
    assert strays.set_aside(output, tmp_path) == []


def test_all_that_is_no_page_leaves_the_folders_of_handouts(output: Path, tmp_path: Path) -> None:
    gone = strays.set_all_aside(output, tmp_path)
    assert sorted(gone) == ["a.txt", "b.zip", "c.link", "tooth/es/a.txt", "tooth/pipe"]
    assert isinstance(gone[-1], Deleted)
    assert (tmp_path / ".aftercare/set-aside/tooth/es/a.txt").read_text(encoding="utf-8") == "work"
    left = sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    assert left == [".hidden", "index.html", "review/es.html", "tooth/es/tooth-es.html"]


@pytest.mark.parametrize("name", ["tooth/es/tooth-es.pdf", "es/index.html", "index.html", "titles.js", "a/b/c.txt"])
@pytest.mark.parametrize("noted", [True, False])
def test_only_pages_as_a_build_has_noted_them_are_deleted(name: str, noted: bool, tmp_path: Path) -> None:
    output = tmp_path / "output"
    put(output / name)
    (tmp_path / ".aftercare").mkdir()
    made.add(tmp_path, [hashlib.sha256(b"work" if noted else b"other work").hexdigest()])
    gone = strays.take_all_away(output, [name, "not there", name], tmp_path)
    deleted = noted and name != "a/b/c.txt"
    assert (gone, type(gone[0])) == ([name], str if deleted or "txt" in name else Unknown)
    assert [*output.iterdir()] == [], "empty folders go along"
    found = [path for path in (tmp_path / ".aftercare/set-aside").rglob("*") if path.is_file()]
    assert found == ([] if deleted else [tmp_path / ".aftercare/set-aside" / name])


def test_nothing_that_was_set_aside_is_replaced(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for text in ("first", "second"):
        put(output / "a/notes.txt", text)
        strays.take_away(output, "a/notes.txt", tmp_path, frozenset())
    put(output / "a/notes.txt/deep", "third")
    strays.take_away(output, "a/notes.txt/deep", tmp_path, frozenset())
    aside = tmp_path / ".aftercare/set-aside"
    found = {path.relative_to(aside).as_posix(): path.read_text() for path in aside.rglob("*") if path.is_file()}
    assert found == {"a/notes.txt": "first", "a/notes-2.txt": "second", "a/notes-3.txt/deep": "third"}
