"""The rows of handouts, what a translator is told of them, and the cells of a line."""

import pytest

from aftercare.core.model import Handout, Section, cells, rows_of
from handout_rows import handout, row


def test_the_rows_of_handouts_are_in_the_order_of_the_table():
    one = handout("step", "item")
    more = Section("b", 2, row("g", "heading"), (row("s", "step"), row("i", "item")))
    both = Handout("h", (*one.sections, more))
    assert [each.id for each in both.rows] == ["t", "h", "r0", "r1", "g", "s", "i"]
    assert [each.id for each in rows_of([one, one])] == ["t", "h", "r0", "r1"] * 2
    assert both.title.id == "t"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Weight | Dose", ("Weight", "Dose")),
        (" | Weight | Dose | ", ("Weight", "Dose")),
        ("a|b|c", ("a", "b", "c")),
        ("|a", ("", "a")),
        ("a|", ("a", "")),
        ("| |", ("",)),
        ("|", ("", "")),
        ("||", ("",)),
        ("one", ("one",)),
        ("", ("",)),
    ],
)
def test_the_cells_of_a_line(text, found):
    assert cells(text) == found


@pytest.mark.parametrize(
    ("more", "place", "comments"),
    [
        ({}, "", []),
        ({"note": "Look."}, "", ["Look."]),
        ({"handout": "h", "section": "a"}, "section a of h", ["step, section a of h"]),
        (
            {"handout": "h", "section": "a", "parent": "h.a.x", "note": "Look."},
            "section a of h, under h.a.x",
            ["step, section a of h, under h.a.x", "Look."],
        ),
        (
            {"handout": "h", "section": "a", "parent": "h.a.x", "in_warning": True},
            "section a of h, under warning h.a.x",
            ["step, section a of h, under warning h.a.x"],
        ),
        (
            {"handout": "h", "section": "a", "in_warning": True},
            "section a of h, over warnings",
            ["step, section a of h, over warnings"],
        ),
    ],
)
def test_what_a_translator_is_told_of_a_row(more, place, comments):
    found = row("r", "step", **more)
    assert (found.place, found.comments) == (place, comments)
