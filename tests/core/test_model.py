"""How rows are numbered and called, what a translator is told of them, and the cells of a line."""

import pytest

from aftercare.core.model import Handout, Instruction, Kind, Section, cells, label, numbers, rows_of


def row(name, kind, **more):
    return Instruction(name, Kind(kind), "Text.", **more)


def handout(*kinds):
    title = Section("top", 1, row("t", "title"))
    items = tuple(row(f"r{number}", kind) for number, kind in enumerate(kinds))
    return Handout("h", (title, Section("a", 2, row("h", "heading"), items)))


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
    assert [each.id for each in both.rows] == ["t", "h", "r0", "r1", "g", "s", "i"]
    assert [each.id for each in rows_of([one, one])] == ["t", "h", "r0", "r1"] * 2
    assert both.title.id == "t"


@pytest.mark.parametrize(("at", "name"), [((7,), "7"), ((7, 0), "7"), ((7, 2), "7.2"), ((12, 10), "12.10")])
def test_what_a_row_is_called(at, name):
    assert label(*at) == name


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
