"""Sizes beyond which no text translates another."""

import pytest

from aftercare.core.text.limits import excess, piled

MARK = "\u0301"


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("", "x" * 500, ""),
        ("", "x" * 501, "has 501 characters, and at most 500 can be a translation of this English"),
        ("abc", "x" * 530, ""),
        ("x" * 100, "x" * 1501, "has 1,501 characters, and at most 1,500 can be a translation of this English"),
        ("Wait.", "a" + MARK * 8, ""),
        ("Wait.", "a" + MARK * 9, "has over 8 combining marks on one letter"),
    ],
)
def test_a_text_of_absurd_size_is_refused(source, target, reason):
    assert excess(source, target) == reason


@pytest.mark.parametrize(
    ("text", "most", "found"),
    [
        ("", 0, False),
        (MARK, 1, False),
        ("abc", 0, False),
        ("á", 0, False),
        ("a" + MARK, 0, True),
        ("a" + MARK, 1, False),
        (f"a{MARK}b{MARK}", 1, False),
        (f"a{MARK}{MARK}b", 1, True),
        (f"a{MARK}\u0e31", 1, True),
        ("ماءٌ", 1, False),
        ("漢字" + MARK * 3, 2, True),
    ],
)
def test_marks_are_counted_letter_by_letter(text, most, found):
    assert piled(text, most) is found
