"""The record of a build: what was written is read back, and anything else counts as none."""

import pytest

from aftercare.pipeline import record
from aftercare.pipeline.record import FOLDER, NAME, Page, Record, Target

PAGE = Page("md", "h/es/h-es.md", "0" * 64)
KNOWN = Record("p", {"a": "1"}, True, 3, {"h/es": Target("f", "d", True, (PAGE,), {"title": "Título"})}, {}, {"i": "2"})


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
