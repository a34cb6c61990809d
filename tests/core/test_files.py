"""Files are replaced whole, keep their names and links, and what killed runs leave is cleared."""

import itertools
import os
import subprocess
import sys

import pytest

from aftercare.catalogs import po, po_reader
from aftercare.core.disk.files import LARGEST, digest_of, read_regular, write_atomically
from aftercare.core.disk.fingerprint import sha256
from aftercare.core.disk.inputs import Inputs
from aftercare.core.disk.leftovers import clear_leftovers
from aftercare.core.disk.lock import locked
from aftercare.core.disk.made_files import write_made, write_pieces


def test_a_symbolic_link_stays_one(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "here").mkdir()
    real, link = tmp_path / "there" / "real.po", tmp_path / "here" / "es.po"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
    assert [*link.parent.iterdir(), *real.parent.iterdir()] == [link, real]


@pytest.mark.parametrize("data", [b"longer than before", b"x", b""])
def test_a_file_with_two_names_keeps_both(tmp_path, data):
    first, second = tmp_path / "es.po", tmp_path / "also.po"
    first.write_bytes(b"old text")
    second.hardlink_to(first)
    write_atomically(first, data)
    assert first.samefile(second)
    assert second.read_bytes() == data
    assert sorted(tmp_path.iterdir()) == [second, first]


def test_a_file_is_replaced_and_never_written_into(tmp_path):
    path = tmp_path / "es.po"
    path.write_bytes(b"old text")
    with path.open("rb") as reader:
        before = path.stat().st_ino
        write_atomically(path, b"new")
        assert reader.read() == b"old text"
    assert path.stat().st_ino != before
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(("names", "durable", "waits"), [(1, True, 1), (1, False, 0), (2, True, 2), (2, False, 2)])
def test_work_of_people_is_on_the_disk_when_it_is_told_to_be_saved(tmp_path, monkeypatch, names, durable, waits):
    path = tmp_path / "es.po"
    path.write_bytes(b"old text")
    if names == 2:
        (tmp_path / "also.po").hardlink_to(path)
    synced, fsync = [], os.fsync

    def counted(handle):
        synced.append(os.fstat(handle).st_size)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", counted)
    write_atomically(path, b"new", durable=durable)
    assert len(synced) == waits
    assert synced[-1:] == [3][:waits]


KILLED = """
import os, sys
from pathlib import Path
from aftercare.core.disk import files
def die(*_): os._exit(9)
if sys.argv[2] == "replace": files.os.replace = die
if sys.argv[2] == "finish":
    class Slow(type(Path())):
        def open(self, *how):
            file = super().open(*how)
            file.truncate = die
            return file
    write, files.write_into = files.write_into, lambda path, data: write(Slow(path), data)
files.write_atomically(Path(sys.argv[1]), b"new text")
"""


@pytest.mark.parametrize(
    ("names", "point", "found"), [(1, "replace", b"old text"), (2, "replace", b"old text"), (2, "finish", b"new text")]
)
def test_what_a_killed_run_leaves_is_cleared_by_the_next(tmp_path, names, point, found):
    path = tmp_path / "es" / "LC_MESSAGES" / "handouts.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"old text")
    if names == 2:
        (tmp_path / "other").hardlink_to(path)
    assert subprocess.run([sys.executable, "-c", KILLED, path, point], check=False).returncode == 9
    assert len(list(path.parent.iterdir())) == 2
    with locked(tmp_path):
        pass
    assert list(path.parent.iterdir()) == [path]
    assert path.read_bytes() == found
    assert path.stat().st_nlink == names


PARTS = (b"old text", b"new text and more", b"NEW")


def stopped(path, old, new, *, names=2, inode=None):
    """Leave what a run leaves that is killed while it writes into a file."""
    path.write_bytes(old)
    if names == 2:
        path.with_name("other").hardlink_to(path)
    copy = path.with_name(f".{path.name}.{inode or path.stat().st_ino:x}-{len(new):x}.whole.tmp")
    copy.write_bytes(new + old)
    return copy


@pytest.mark.parametrize(("old", "new"), list(itertools.permutations(PARTS, 2)))
def test_a_write_that_was_cut_short_anywhere_is_finished(tmp_path, old, new):
    path = tmp_path / "es.po"
    for written in range(1, len(new) + 1):
        stopped(path, old, new)
        path.write_bytes(b"\0" + new[1:written] + old[written:])
        clear_leftovers(tmp_path)
        assert path.read_bytes() == new
        assert sorted(each.name for each in tmp_path.iterdir()) == ["es.po", "other"]
        path.with_name("other").unlink()


@pytest.mark.parametrize(
    ("there", "names", "inode"),
    [
        (b"old text, and edited", 2, None),
        (b"\0ld text, and edited", 2, None),
        (b"old text", 1, None),
        (b"\0eX text", 1, None),
        (b"\0eX text", 2, 7),
    ],
)
def test_a_copy_replaces_nothing_that_it_was_not_being_written_into(tmp_path, there, names, inode):
    path = tmp_path / "es.po"
    stopped(path, b"odd text", b"new text", names=names, inode=inode)
    path.write_bytes(there)
    (tmp_path / ".es.po.whole.tmp").write_bytes(b"new text")
    clear_leftovers(tmp_path)
    assert path.read_bytes() == there
    left = {each.name for each in tmp_path.iterdir()} - {"es.po", "other"}
    assert left == ({"es.po.unfinished"} if names == 2 and not inode else set())


@pytest.mark.parametrize("there", [b"NEW and old", b"NEW", b""])
def test_a_file_that_was_saved_by_somebody_is_not_taken_for_a_cut_write(tmp_path, there):
    """Who takes back by hand the second of two changes saves the beginning of the new text and the end of the old."""
    path = tmp_path / "es.po"
    stopped(path, b"old and old", b"NEW and NEW")
    path.write_bytes(there)
    clear_leftovers(tmp_path)
    assert path.read_bytes() == there
    assert (tmp_path / "es.po.unfinished").read_bytes() == b"NEW and NEW"


def test_what_lies_deeper_than_a_path_can_say_stops_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(90):
        os.mkdir("a" * 60)  # noqa: PTH102 - no path is long enough
        os.chdir("a" * 60)
    (tmp_path / ".x.po.abcdefgh.aftercare.tmp").touch()
    clear_leftovers(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a" * 60]


def test_other_files_are_no_leftovers(tmp_path):
    kept = [
        ".es.po.swp",
        ".notes.tmp",
        "es.po.abcdefgh.aftercare.tmp",
        ".es.po.abcdefg.aftercare.tmp",
        ".es.po.old_copy.tmp",
        ".lock",
    ]
    for name in kept:
        (tmp_path / name).touch()
    (tmp_path / ".folder.abcdefgh.aftercare.tmp").mkdir()
    clear_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*kept, ".folder.abcdefgh.aftercare.tmp"])


def test_a_linked_catalog_is_written_through(tmp_path):
    real, link = tmp_path / "real.po", tmp_path / "es.po"
    content = po.new("es")
    po.write(real, content)
    link.symlink_to(real)
    content.catalog.add("a", "b", context="w.a")
    assert po.write(link, content)
    assert link.is_symlink()
    assert po_reader.read(real).by_id()["w.a"].string == "b"


def test_no_pipe_and_no_device_is_replaced_through_a_link(tmp_path):
    """A link to /dev/zero, followed by the administrator of a machine, took the device from everybody."""
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    with pytest.raises(OSError, match="is no ordinary file"):
        write_atomically(link, b"text")
    assert pipe.is_fifo()
    assert link.is_symlink()
    with pytest.raises(OSError, match="is no ordinary file"):
        write_atomically(pipe, b"text")
    write_made(pipe, b"text")  # it is in the way of a file of ours
    assert pipe.read_bytes() == b"text"


def test_what_never_ends_is_not_read(tmp_path):
    """A pipe waits for somebody to write, a device goes on for ever, and a sparse file takes all memory."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(LARGEST + 1)
    (tmp_path / "folder").mkdir()
    inputs = Inputs()
    for path in tmp_path.iterdir():
        with pytest.raises(OSError, match=r"ordinary file|has over|Is a directory"):
            read_regular(path)
        with pytest.raises(OSError, match=r"ordinary file|has over|Is a directory"):
            digest_of(path)
        with pytest.raises(OSError, match=r"ordinary file|has over|Is a directory"):
            inputs.read(path)
        assert inputs.has(path)
        assert sha256(path) == ""
    assert inputs.changed() == []
    (tmp_path / "pipe").unlink()
    (tmp_path / "pipe").write_bytes(b"text")
    assert inputs.changed() == [tmp_path / "pipe"]


def test_a_file_of_many_pieces_is_noted_before_it_is_there(tmp_path):
    path, noted = tmp_path / "deep" / "all.json", []
    path.mkdir(parents=True)
    digest = write_pieces(path, (piece for piece in (b"[1,", b" 2]")), lambda its: noted.append((its, path.is_file())))
    assert path.read_bytes() == b"[1, 2]"
    assert digest == sha256(path) == digest_of(path)
    assert noted == [(digest, False)]
    assert (tmp_path / "deep/all-2.json").is_dir()  # what was in the way


def test_a_file_of_which_a_piece_fails_is_not_there(tmp_path):
    def pieces():
        yield b"["
        raise ValueError

    with pytest.raises(ValueError):
        write_pieces(tmp_path / "all.json", pieces())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("made", [lambda path, of: path.symlink_to(of), lambda path, of: path.hardlink_to(of)])
def test_what_is_made_takes_the_place_of_links(tmp_path, made):
    catalog, page = tmp_path / "es.po", tmp_path / "index.html"
    catalog.write_bytes(b"work")
    made(page, catalog)
    write_made(page, b"new")
    assert (catalog.read_bytes(), page.read_bytes(), page.is_symlink()) == (b"work", b"new", False)


def test_a_pipe_is_not_replaced_by_what_people_wrote_but_by_what_is_made(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for name in ("pipe", "link"):
        with pytest.raises(OSError, match="no ordinary file"):
            write_atomically(tmp_path / name, b"new")
    write_made(tmp_path / "link", b"new")
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "link").read_bytes() == b"new"


@pytest.mark.parametrize("link", ["es.po", "folder"])
def test_nothing_begins_behind_a_link_that_leads_to_nothing(tmp_path, link):
    (tmp_path / link).symlink_to(tmp_path / "elsewhere" / link)
    with pytest.raises(OSError, match="is a link that leads to nothing"):
        write_atomically(tmp_path / link if link == "es.po" else tmp_path / link / "es.po", b"new")
    assert [each.name for each in tmp_path.iterdir()] == [link]
