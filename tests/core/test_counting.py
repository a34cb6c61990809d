"""Numbers with their nouns, names in a list, and texts of others without what steers a terminal."""

import pytest

from aftercare.core.text import counting


@pytest.mark.parametrize(
    ("number", "words", "told"),
    [
        (0, ("row",), "0 rows"),
        (1, ("row",), "1 row"),
        (2, ("row",), "2 rows"),
        (1, ("entry", "entries"), "1 entry"),
        (3, ("entry", "entries"), "3 entries"),
    ],
)
def test_a_number_with_its_noun(number, words, told):
    assert counting.counted(number, *words) == told


@pytest.mark.parametrize(
    ("names", "told"),
    [((), ""), (("a",), "a"), (("a", "b"), "a, b"), (("a", "b", "c"), "a, b and 1 more"), ("abcd", "a, b and 2 more")],
)
def test_names_in_a_list_of_two(names, told):
    assert counting.listed(names, 2) == told


@pytest.mark.parametrize(
    ("text", "line", "shown"),
    [
        ("plain", "plain", "plain"),
        (" a \t b\r\nc ", "a b c", " a \t b\ufffd\nc "),
        ("\x1b[31mred\x07", "[31mred", "\ufffd[31mred\ufffd"),
        ("a\x9bb", "a b", "a\ufffdb"),
        ("Día 1 – ماء", "Día 1 – ماء", "Día 1 – ماء"),
        ("a\u2028b", "a b", "a\u2028b"),
        ("\ud800", "", "\ud800"),
    ],
)
def test_what_steers_a_terminal_is_taken_out(text, line, shown):
    assert counting.one_line(text) == line
    assert counting.visible(text) == shown
