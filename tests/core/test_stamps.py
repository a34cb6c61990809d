"""A file counts as the same only where whoever had written to it since would have changed what the system says of it."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from aftercare.core.disk import inputs as module
from aftercare.core.disk.inputs import Inputs, differs
from aftercare.core.disk.stamps import STEP, settled, stamp

NOW = time.time_ns
THEN = hashlib.sha256(b"Wait 12 hours.").hexdigest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "h.po"
    place.write_bytes(b"Wait 12 hours.")
    time.sleep(0.05)  # the clock of a file system ticks some hundred times a second
    return place


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: NOW() + STEP)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(module, "_on_disk", lambda path: pytest.fail(f"{path} was read"))
    return monkeypatch


def edited_behind_its_back(path: Path) -> None:
    """Write other words of the same length, and set the times back."""
    before = path.stat()
    path.write_bytes(b"Wait 24 hours.")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_young_file_may_change_unseen(path: Path) -> None:
    assert settled(path) == ""
    assert stamp(path)


@pytest.mark.usefixtures("later")
def test_what_is_no_file_says_nothing_and_a_link_is_what_it_leads_to(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(path)
    assert settled(link) == settled(path) != ""
    assert (settled(tmp_path), settled(tmp_path / "none"), stamp(tmp_path), stamp(link)) == ("", "", "", "")


@pytest.mark.usefixtures("later", "unread")
def test_a_file_that_is_as_it_was_is_not_read(path: Path) -> None:
    assert not differs(path, "whatever", settled(path))


@pytest.mark.usefixtures("later")
def test_an_edit_with_its_times_set_back_is_seen(path: Path) -> None:
    seen = settled(path)
    edited_behind_its_back(path)
    assert settled(path) not in {"", seen}
    assert differs(path, THEN, seen)


@pytest.mark.usefixtures("later")
def test_a_file_that_was_only_touched_is_read_and_is_the_same(path: Path) -> None:
    seen = settled(path)
    path.touch()
    assert not differs(path, THEN, seen)
    assert differs(path, "another", "")


def test_what_came_of_age_while_a_run_went_on_is_noted_then(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Inputs()
    found.read(path)
    assert found.seen == {}
    monkeypatch.setattr(time, "time_ns", lambda: NOW() + STEP)
    assert found.changed() == []
    assert found.seen == {path: settled(path)}
    edited_behind_its_back(path)
    assert found.changed() == [path]


@pytest.mark.usefixtures("later")
def test_the_digest_of_an_earlier_run_holds_until_somebody_writes(path: Path, unread: pytest.MonkeyPatch) -> None:
    found = Inputs()
    found.recall({path: (settled(path), "noted")})
    assert found.digest(path) == "noted"
    unread.undo()
    unread.setattr(time, "time_ns", lambda: NOW() + STEP)
    assert not found.torn
    assert found.read(path) == b"Wait 12 hours."
    assert found.torn, "what was noted was not of this file"
    assert found.changed() == [path]
    other = Inputs()
    other.recall({path: ("1 2 3", "noted")})
    assert other.digest(path) == THEN
    assert other.moves == 0
    other.wrote(path, b"other")
    assert other.moves == 1
