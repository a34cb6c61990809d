"""The record of a build: what was written is read back, and anything else counts as none."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from aftercare.pipeline import record
from aftercare.pipeline.record import FOLDER, NAME, Page, Record, Target

PAGE = Page("md", "h/es/h-es.md", "0" * 64)
TARGETS = {"h/es": Target("f", "d", True, (PAGE,), {"title": "Título"})}
STAMPS = {PAGE.path: "1 2 3 4"}
KNOWN = Record("p", inputs={"a": "1"}, complete=True, blocked=3, targets=TARGETS, site={"i": "2"}, stamps=STAMPS)


def test_what_was_written_is_read_back(tmp_path):
    record.write(tmp_path, KNOWN)
    assert record.read(tmp_path) == KNOWN


@pytest.mark.parametrize("edit", ["approved", "cut", "longer", "empty", "missing"])
def test_an_edited_record_counts_as_none(edit, tmp_path):
    record.write(tmp_path, KNOWN)
    file = tmp_path / FOLDER / NAME
    data = file.read_bytes()
    edited = {
        "approved": data.replace(b'"released": true', b'"released": false'),
        "cut": data[:-9],
        "longer": data + b" ",
        "empty": b"",
    }
    assert data not in edited.values()
    file.write_bytes(edited[edit]) if edit in edited else file.unlink()
    assert record.read(tmp_path) == Record()


def test_a_record_of_another_version_counts_as_none(tmp_path, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(record, "FORM", b"aftercare build 1\n")
        record.write(tmp_path, KNOWN)
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
    target = Target("f", "d", True, (page,), {}).sealed()
    time.sleep(0.05)  # the clock of a file system ticks some hundred times a second
    return path, Record(targets={"h/es": target}, stamps={page.path: record.stamp(path)})


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
    monkeypatch.setattr(record, "sha256", lambda path: pytest.fail(f"{path} was read"))
    assert known.intact(tmp_path, known.targets["h/es"])


def test_verifying_reads_every_byte_and_trusts_no_stamp(built, tmp_path):
    path, known = built
    copied(path)
    known.verify(tmp_path)
    assert known.stamps == {PAGE.path: record.stamp(path)}
    edited_behind_its_back(path)
    known.stamps = {PAGE.path: record.stamp(path)}
    assert known.intact(tmp_path, known.targets["h/es"])  # a clock that was set back could do that
    known.verify(tmp_path)
    assert known.stamps == {}
    assert not known.intact(tmp_path, known.targets["h/es"])
