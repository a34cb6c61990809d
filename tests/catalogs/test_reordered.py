"""Rows that stand elsewhere among the others, which changes no text."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.catalogs import merge, po
from aftercare.catalogs.reordered import _moved, told
from aftercare.core.model import Instruction, Kind


@given(st.permutations(range(7)))
def test_as_few_as_can_be_have_moved(places: list[int]) -> None:
    moved = _moved(places)
    stay = [place for at, place in enumerate(places) if at not in moved]
    assert stay == sorted(stay)
    assert not any([*some] == sorted(some) for some in combinations(places, len(stay) + 1))


def rows(*names: str) -> tuple[Instruction, ...]:
    """Return rows: `a` in one section, `a@x` in section x, `a/b` an item of row b."""
    found = []
    for line, name in enumerate(names, 2):
        own, _, parent = name.partition("/")
        own, _, section = own.partition("@")
        section = section or "day"
        kind = Kind.ITEM if parent else Kind.TEXT
        found.append(Instruction(own, kind, f"Do {own}.", "", section, line, "h", parent))
    return tuple(found)


def template(*names: str) -> po.Po:
    return merge.template(rows(*names), None, location="a.csv")


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        (("a", "b", "c"), ("a", "b", "c"), ""),
        (("a", "b", "c"), ("b", "c", "a"), "a.csv:4: a: "),
        (("a", "b", "c"), ("c", "a", "b"), "a.csv:2: c: "),
        (("a", "b", "c"), ("a", "new", "b"), ""),
        (("a", "b", "c"), ("a", "c"), ""),
        (("a", "x/a", "y/a", "b"), ("b", "a", "x/a", "y/a"), "a.csv:2: b: "),
        (("a", "x/a", "b", "c"), ("b", "c", "a", "x/a"), "a.csv:4: a: "),
        (("a", "x/a", "y/a", "b"), ("a", "y/a", "x/a", "b"), "a.csv:3: y: "),
        (("a", "b@night"), ("b@day", "a"), ""),
        (tuple("abcdefgh"), tuple("hgfedcba"), "a.csv:2: h, g, f, e, d and 2 more: "),
    ],
)
def test_what_has_moved_is_named_with_its_line(before, after, names) -> None:
    found = [*told(template(*before), rows(*after), "a.csv")]
    assert [line.partition("elsewhere")[0] for line in found] == ([names] if names else [])
