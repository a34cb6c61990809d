"""What a run has read stays as it was, and what has changed since is named."""

import hashlib

import pytest

from aftercare.core.disk.inputs import ABSENT, UNREADABLE, Inputs


def digest(data):
    return hashlib.sha256(data).hexdigest()


def test_a_file_is_the_same_however_often_it_is_read(tmp_path):
    path, inputs = tmp_path / "a", Inputs()
    path.write_bytes(b"one")
    assert inputs.read(path) == b"one"
    path.write_bytes(b"two")
    assert (inputs.read(path), inputs.has(path), inputs.digest(path)) == (b"one", True, digest(b"one"))
    assert inputs.changed() == [path]
    inputs.forget(path)
    assert inputs.digests == {}
    assert (inputs.digest(path), inputs.read(path), inputs.changed()) == (digest(b"two"), b"two", [])


def test_a_file_that_was_not_there_is_not_there_later(tmp_path):
    path, inputs = tmp_path / "a", Inputs()
    assert (inputs.has(path), inputs.digest(path)) == (False, ABSENT)
    path.write_bytes(b"one")
    with pytest.raises(FileNotFoundError) as error:
        inputs.read(path)
    assert error.value.filename == str(path)
    assert error.value.strerror == "No such file or directory"
    assert inputs.changed() == [path]
    path.unlink()
    assert inputs.changed() == []


def test_what_cannot_be_read_is_there_and_says_why_each_time(tmp_path):
    path, inputs = tmp_path / "a", Inputs()
    path.mkdir()
    assert (inputs.has(path), inputs.digest(path)) == (True, UNREADABLE)
    for _ in range(2):
        with pytest.raises(OSError, match="a"):
            inputs.read(path)
    path.rmdir()
    path.write_bytes(b"one")
    assert inputs.changed() == [path]


def test_what_the_run_has_written_itself_is_no_change(tmp_path):
    later, path, inputs = tmp_path / "b", tmp_path / "a", Inputs()
    for each in (later, path):
        inputs.has(each)
        each.write_bytes(b"one")
    inputs.wrote(path, b"one")
    assert (inputs.read(path), inputs.digests[path]) == (b"one", digest(b"one"))
    assert inputs.changed() == [later]
    inputs.wrote(path, b"other")
    assert inputs.changed() == [path, later]
    inputs.forget(tmp_path / "never asked for")
