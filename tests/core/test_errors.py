"""What stops the program is told as one message, with nothing in it that steers a terminal."""

import errno
import os

import pytest

from aftercare.core import errors
from aftercare.core.errors import AftercareError, ChoiceError, SourceError


def test_a_message_is_what_a_notebook_shows():
    error = AftercareError("a\x1b[2Jb\nc")
    assert str(error) == "a\ufffd[2Jb\nc"
    assert error._render_traceback_() == ["aftercare: a\ufffd[2Jb\nc"]


def test_all_bad_rows_are_told_at_once():
    error = SourceError(["a.csv:2: one", "a.csv:3: two"])
    assert (error.problems, str(error)) == (["a.csv:2: one", "a.csv:3: two"], "a.csv:2: one\na.csv:3: two")


@pytest.mark.parametrize(
    ("name", "known", "told"),
    [
        ("tooht", ["fever", "tooth"], "no handout 'tooht'; did you mean tooth? choose from fever, tooth"),
        ("TOOTH", ["tooth"], "no handout 'TOOTH'; did you mean tooth? choose from tooth"),
        ("xyz", ["fever", "tooth"], "no handout 'xyz'; choose from fever, tooth"),
        ("ab-1", ["ab-2", "ab-3"], "no handout 'ab-1'; did you mean ab-3 or ab-2? choose from ab-2, ab-3"),
        ("x", [], "no handout 'x'; choose from none"),
    ],
)
def test_a_name_that_is_not_there_is_told_with_those_that_are(name, known, told):
    assert str(ChoiceError("handout", name, iter(known))) == told


class Unprintable(Exception):  # noqa: N818 - its name is what is told
    def __str__(self):
        raise ValueError


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError("no\nink\x1b"), "ValueError: no ink"),
        (ValueError(), "ValueError"),
        (ValueError("\n"), "ValueError"),
        (Unprintable(), "Unprintable"),
        (SystemExit(3), "SystemExit: 3"),
    ],
)
def test_what_code_of_others_raises_is_one_line(error, told):
    assert errors.said_by(error) == told


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "make room on the disk, then run this again"),
        (errno.EACCES, "make it writable for whoever runs this, then run this again"),
        (errno.EROFS, "nothing can be written to this disk; copy the project to another, and run this there"),
        (errno.EIO, "unplug it"),
    ],
)
def test_what_the_system_refuses_is_told_with_what_helps_against_that(number, remedy):
    reason = os.strerror(number)
    assert errors.refused(OSError(number, reason, "a.po"), "unplug it") == f"a.po: {reason}; {remedy}"
