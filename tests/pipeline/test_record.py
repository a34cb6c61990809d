"""The record of a build: what was written is read back, and anything else counts as none."""

import hashlib
import os
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from aftercare.core.disk.stamps import stamp
from aftercare.pipeline.built import build_record, folder, record
from aftercare.pipeline.built.build_record import Record
from aftercare.pipeline.built.record import FOLDER, NAME
from aftercare.pipeline.built.targets import Page, Target, as_json
from edited_record import edit_record

PAGE = Page("md", "h/es/h-es.md", "0" * 64)
TARGETS = {"h/es": Target("f", "d", True, (PAGE,), as_json({"title": "Título"}))}
STAMPS = {PAGE.path: "1 2 3 4"}
KNOWN = Record("p", inputs={"a": "1"}, complete=True, blocked=3, targets=TARGETS, site={"i": "2"}, stamps=STAMPS)

NOTHING = replace(KNOWN, complete=False, site={}, stamps={})


def test_what_was_written_is_read_back(tmp_path):
    record.note(tmp_path, KNOWN)
    assert record.read(tmp_path) == KNOWN


@pytest.mark.parametrize("edit", ["approved", "cut", "longer", "empty", "missing"])
def test_an_edited_record_counts_as_none(edit, tmp_path):
    record.note(tmp_path, KNOWN)
    file = tmp_path / FOLDER / NAME
    data = file.read_bytes()
    edited = {
        "approved": data.replace(b"true, [[", b"false, [["),
        "cut": data[:-9],
        "longer": data + b" ",
        "empty": b"",
    }
    assert data not in edited.values()
    file.write_bytes(edited[edit]) if edit in edited else file.unlink()
    assert record.read(tmp_path) == Record()


def test_a_record_that_is_nested_without_end_counts_as_none(tmp_path):
    head = b"[" * 100_000
    record.write(tmp_path, [b"0" * 64, head])
    assert record.read(tmp_path) == Record()


def test_a_record_of_another_version_counts_as_none(tmp_path, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(record, "FORM", b"aftercare build 1\n")
        record.note(tmp_path, KNOWN)
    assert record.read(tmp_path) == Record()


def test_stamps_of_files_that_are_no_longer_there_are_forgotten(tmp_path):
    record.note(tmp_path, Record(targets=TARGETS, stamps={**STAMPS, "gone.md": "1 2 3 4"}))
    assert record.read(tmp_path).stamps == STAMPS


@pytest.fixture
def built(tmp_path):
    """A page that was written, and the record of it."""
    path = tmp_path / PAGE.path
    path.parent.mkdir(parents=True)
    path.write_bytes(b"Wait 12 hours.")
    page = Page("md", PAGE.path, hashlib.sha256(b"Wait 12 hours.").hexdigest())
    target = Target("f", "d", True, (page,), b"{}")
    time.sleep(0.05)  # the clock of a file system ticks some hundred times a second
    return path, Record(targets={"h/es": target}, stamps={page.path: stamp(path)})


def edited_behind_its_back(path):
    """Write other words of the same length, and set the times back."""
    before = path.stat()
    path.write_bytes(b"Wait 24 hours.")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def linked(path):
    path.rename(path.with_suffix(".old"))
    path.symlink_to(path.with_suffix(".old"))


def exchanged(path):
    other = path.with_suffix(".new")
    other.write_bytes(b"Wait 24 hours.")
    other.rename(path)


def copied(path):
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("what", "whole"),
    [
        (Path.stat, True),
        (copied, True),
        (lambda path: os.utime(path, ns=(1, 1)), True),
        (edited_behind_its_back, False),
        (exchanged, False),
        (linked, False),
        (lambda path: path.unlink(), False),
    ],
    ids=["untouched", "copied", "touched", "edited and set back", "exchanged", "a link", "deleted"],
)
def test_a_page_is_whole_only_where_its_bytes_are_those_that_were_written(what, whole, built, tmp_path):
    path, known = built
    what(path)
    assert known.intact(tmp_path, known.targets["h/es"]) is whole


def test_an_untouched_page_is_not_read(built, tmp_path, monkeypatch):
    _, known = built
    monkeypatch.setattr(build_record, "sha256", lambda path: pytest.fail(f"{path} was read"))
    assert known.intact(tmp_path, known.targets["h/es"])


@pytest.mark.parametrize("old", [True, False])
def test_a_page_that_was_read_is_not_read_again_once_its_stamp_would_tell(old, built, tmp_path, monkeypatch):
    path, known = built
    copied(path)
    monkeypatch.setattr(build_record, "settled", lambda _: "1 2 3 4" if old else "")
    assert known.intact(tmp_path, known.targets["h/es"])
    assert (known.stamps == {PAGE.path: stamp(path)}) is old


def test_verifying_reads_every_byte_and_trusts_no_stamp(built, tmp_path):
    path, known = built
    copied(path)
    known.program_seen = "as it was"
    known.verify(tmp_path)
    assert known.program_seen == ""
    assert known.stamps == {PAGE.path: stamp(path)}
    edited_behind_its_back(path)
    known.stamps = {PAGE.path: stamp(path)}
    assert known.intact(tmp_path, known.targets["h/es"])  # a clock that was set back could do that
    known.verify(tmp_path)
    assert known.stamps == {}
    assert not known.intact(tmp_path, known.targets["h/es"])


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def put(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


@pytest.mark.parametrize(
    ("stages", "left"),
    [
        (False, ["1-translate.html", "3-export.html", "3-export.ipynb", "handouts/h-es.ipynb", "handouts/notes.txt"]),
        (True, ["1-translate.html", "handouts/h-es.ipynb", "handouts/notes.txt"]),
    ],
)
def test_copies_of_other_targets_go(stages, left, tmp_path):
    reports = tmp_path / "reports"
    put(reports, "1-translate.html", "3-export.html", "3-export.ipynb")
    put(reports, "handouts/h-es.ipynb", "handouts/h-fr.ipynb", "handouts/notes.txt")
    assert folder.copy_of(tmp_path, "h/es") == reports / "handouts/h-es.ipynb"
    folder.clear_copies(tmp_path, ["h/es"], stages=stages)
    assert files(reports) == left


def test_what_lies_in_the_folders_of_handouts(tmp_path):
    output = tmp_path / "output"
    put(output, "index.html", ".git/config", "review/es.html", "reports/1.html", "h/es/h-es.md", "h/more", "drafts/a")
    put(tmp_path / "else", "where")
    (output / "linked").symlink_to(tmp_path / "else")
    (output / "h/linked").symlink_to(tmp_path / "else")
    (output / "reports/linked").symlink_to(tmp_path / "else")
    (output / "reports/file").symlink_to(tmp_path / "else/where")
    found = [os.fspath(path).removeprefix(f"{output}/") for path in folder.stored(output).files]
    assert found == ["drafts/a", "h/es/h-es.md", "h/linked", "h/more", "linked", "reports/linked"]
    assert folder.stored(tmp_path / "nowhere") == folder.Stored()


def test_empty_folders_go_but_those_that_are_no_handouts(tmp_path):
    for name in ("h/es/a/b", "g/fr", "reports/empty", "review", ".hidden"):
        (tmp_path / name).mkdir(parents=True)
    put(tmp_path, "h/fr/h-fr.md")
    (tmp_path / "else").mkdir()
    (tmp_path / "h/linked").symlink_to(tmp_path / "else")
    folder.clear_empty(tmp_path, folder.stored(tmp_path).empty)
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == [".hidden", "h", "h/fr", "h/fr/h-fr.md", "h/linked", "reports", "reports/empty", "review"]


@pytest.mark.parametrize(("more", "left"), [((), []), (("h/g.md",), ["h"]), (("h/es/h.md",), ["h", "h/es"])])
def test_a_folder_that_is_empty_goes_with_those_above_that_are_empty_then(more, left, tmp_path):
    (tmp_path / "h/es/deep").mkdir(parents=True)
    put(tmp_path, *more)
    folder.prune(tmp_path / "h/es/deep", tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_dir()) == left
    assert tmp_path.is_dir()
    folder.prune(tmp_path / "gone/deep", tmp_path)
    assert tmp_path.is_dir()


def test_a_file_in_the_place_of_the_notes_gets_another_name(tmp_path):
    assert record.make_room(tmp_path) == []
    (tmp_path / FOLDER).write_text("mine", encoding="utf-8")
    assert record.make_room(tmp_path) == [".aftercare to .aftercare-2"]
    assert (tmp_path / ".aftercare-2").read_text(encoding="utf-8") == "mine"
    (tmp_path / FOLDER).mkdir()
    assert record.make_room(tmp_path) == []
    (tmp_path / FOLDER).rmdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "nowhere")
    assert record.make_room(tmp_path) == [".aftercare to .aftercare-3"]


def test_a_link_in_the_place_of_the_notes_gets_another_name_and_what_it_leads_to_stays(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "shared", target_is_directory=True)
    assert record.make_room(tmp_path) == [".aftercare to .aftercare-2"]
    assert (tmp_path / "shared").is_dir()


def test_of_an_edited_record_only_the_targets_that_were_not_are_left(tmp_path):
    known = Record("p", {"a": "1"}, complete=True, targets=TARGETS, site={"i": "2"}, archives={"z": "3"}, stamps=STAMPS)
    record.note(tmp_path, known)
    noted = record.read(tmp_path)
    assert (noted.complete, noted.site, noted.archives, noted.stamps) == (True, {"i": "2"}, {"z": "3"}, STAMPS)
    edit_record(tmp_path, replace(known, program="q"))
    left = record.read(tmp_path)
    assert (left.complete, left.site, left.archives, left.stamps, left.targets) == (False, {}, {}, {}, TARGETS)


@pytest.mark.parametrize("changed", ["fingerprint", "document", "released", "pages", "told", "key", "nothing"])
def test_a_target_that_was_edited_is_none(changed, tmp_path):
    other = {"fingerprint": "x", "document": "x", "released": False, "pages": (), "told": b'{"title": "x"}'}
    record.note(tmp_path, KNOWN)
    target = replace(TARGETS["h/es"], **({changed: other[changed]} if changed in other else {}))
    edit_record(tmp_path, replace(KNOWN, targets={"h/fr" if changed == "key" else "h/es": target}))
    assert record.read(tmp_path) == (KNOWN if changed == "nothing" else replace(NOTHING, targets={}))


DRAFT = Page("md", "drafts/h/fr/h-fr.md", "1" * 64)


@pytest.mark.parametrize(
    ("released", "pages", "goes"),
    [(True, (PAGE,), True), (True, (DRAFT,), True), (False, (DRAFT, PAGE), True), (False, (DRAFT,), False)],
)
def test_all_but_drafts_among_the_drafts_is_forgotten(released, pages, goes):
    known = Record(targets={"h/pt-BR": Target("f", "d", released, pages, b"{}")}, archives={"z": "3"})
    assert known.forget_released() == ([("h", "pt-BR")] if goes else [])
    assert (known.targets.keys(), known.archives) == (set() if goes else {"h/pt-BR"}, {})


@contextmanager
def nobody():
    """Have the rights of no user in particular: those of root open every folder."""
    root = os.geteuid() == 0
    os.seteuid(65534) if root else None
    try:
        yield
    finally:
        os.seteuid(0) if root else None


@pytest.mark.skipif(sys.platform == "win32", reason="has other rights")
def test_a_folder_that_cannot_be_looked_into_is_something_that_lies_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "h/es").mkdir(parents=True)
    (tmp_path / "h/es/h-es.html").touch()
    (tmp_path / "h/en").mkdir()
    tmp_path.chmod(0o755)
    (tmp_path / "h/es").chmod(0o311)
    with nobody():
        found = folder.stored(Path())
    assert (found.files, found.empty) == (["h/es"], ["h/en"])


def test_the_files_of_targets_and_of_the_folders_of_the_site():
    known = Record(targets=TARGETS, site={"index.html": "1", "es/index.html": "2"})
    assert known.paths == {PAGE.path}
    assert known.kept == {PAGE.path, "es/index.html"}
