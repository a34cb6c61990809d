"""What builds have written into the output folder is noted, and nothing is written or read through a link."""

import os
from pathlib import Path

import pytest

from aftercare.pipeline.built import made


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """Return where the note of a project lies."""
    (tmp_path / ".aftercare").mkdir()
    return tmp_path / ".aftercare/made"


def test_what_is_noted_is_read_back(note: Path, tmp_path: Path) -> None:
    assert made.read(tmp_path) == frozenset()
    made.add(tmp_path, ["a", "b"])
    made.add(tmp_path, ["c"])
    assert made.read(tmp_path) == {"a", "b", "c"}
    made.keep(tmp_path, ["b", "b"])
    assert (made.read(tmp_path), note.read_text()) == ({"b"}, "b\n")


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_nothing_is_written_through_another_name_of_the_note(link, note: Path, tmp_path: Path) -> None:
    work = tmp_path / "work.txt"
    work.write_text("a\n")
    link(note, work)
    made.add(tmp_path, ["b"])
    assert (work.read_text(), made.read(tmp_path)) == ("a\n", {"a", "b"})


@pytest.mark.parametrize("there", [Path.mkdir, os.mkfifo, lambda path: path.write_bytes(b"\xff")])
def test_a_note_that_cannot_be_read_notes_nothing(there, note: Path, tmp_path: Path) -> None:
    there(note)
    assert made.read(tmp_path) == frozenset()
