"""How rows are numbered and called."""

import pytest

from aftercare.core.model import Handout, Section
from aftercare.core.numbering import label, numbers, row_numbers
from handout_rows import handout, row


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ((), {}),
        (("step", "text"), {"r0": (1, 0), "r1": (2, 0)}),
        (
            ("text", "item", "item", "do", "item"),
            {"r0": (1, 0), "r1": (1, 1), "r2": (1, 2), "r3": (2, 0), "r4": (2, 1)},
        ),
        (("table", "row", "row"), {"r0": (1, 0), "r1": (1, 1), "r2": (1, 2)}),
        (("step", "fill", "box", "picture", "dont"), {"r0": (1, 0), "r4": (2, 0)}),
    ],
)
def test_the_number_of_each_row(kinds, found):
    assert numbers(handout(*kinds)) == found


def test_numbers_go_on_in_the_next_section():
    one = handout("step", "item")
    more = Section("b", 2, row("g", "heading"), (row("s", "step"), row("i", "item")))
    both = Handout("h", (*one.sections, more))
    assert numbers(both) == {"r0": (1, 0), "r1": (1, 1), "s": (2, 0), "i": (2, 1)}
    assert row_numbers([both]) == {"r0": "1", "r1": "1.1", "s": "2", "i": "2.1"}


@pytest.mark.parametrize(("at", "name"), [((7,), "7"), ((7, 0), "7"), ((7, 2), "7.2"), ((12, 10), "12.10")])
def test_what_a_row_is_called(at, name):
    assert label(*at) == name
