"""The record of a build: what was written is read back, and anything else counts as none."""

import pytest

from aftercare.pipeline import record
from aftercare.pipeline.record import FOLDER, NAME, Page, Record, Target

PAGE = Page("md", "h/es/h-es.md", "0" * 64)
TARGETS = {"h/es": Target("f", "d", True, (PAGE,), {"title": "Título"})}
KNOWN = Record("p", inputs={"a": "1"}, complete=True, blocked=3, targets=TARGETS, site={"i": "2"})


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
