"""Texts as they are read, whatever stands between their words."""

import pytest

from aftercare.core.text.typography import as_read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Do not scrub.", "Do not scrub."),
        ("Do\u00a0not\u202fscrub\u2009it\u3000now.", "Do not scrub it now."),
        ("Do \u00a0not  scrub.", "Do not scrub."),
        ("Wait.  Then wash:  now.", "Wait.  Then wash:  now."),
        ("Wash.\n\n\tWait.", "Wash.\n\n\tWait."),
        ("Don’t and Don't stay.", "Don’t and Don't stay."),
        ("Don`t, DON´T, it′s, we＇ll, Iʼm.", "Don't, DON'T, it's, we'll, I'm."),
        ("A cut of 5′ by `code`, ´t.", "A cut of 5′ by `code`, ´t."),
        ("2–3 cafés", "2–3 cafés"),
        ("", ""),
    ],
)
def test_a_text_as_it_is_read(typed: str, read: str) -> None:
    assert as_read(typed) == read
    assert as_read(read) == read
