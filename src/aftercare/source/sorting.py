"""Tables that a spreadsheet has sorted by another column: their rows are no longer where they were written."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from ..core.model import LEVELS, Kind

Table = Mapping[int, Mapping[str, str]]
"""Line on which a row begins → column → cell."""
FEW = 2
"""Titles and headings that somebody may have moved by hand; a small table has no more."""
SHARE = 3
SORTED = (
    "the rows seem to have been sorted: rows are not below the titles and headings that they belong to; undo the sort,"
    " or restore the file, since only the order of the rows tells what belongs together"
)


def is_sorted(table: Table) -> bool:
    """Whether a third of all titles and headings come after rows of theirs, or few rows are beside those of theirs.

    Rows that somebody adds at the end of a table take handouts apart, too, but not from their titles.
    """
    rows = table.values()
    handouts = _late(((row["handout"], row["kind"]) for row in rows), frozenset({Kind.TITLE}))
    sections = _late((((row["handout"], row["section"]), row["kind"]) for row in rows), frozenset(LEVELS))
    late = [*handouts, *sections]
    return sum(late) > max(FEW, len(late) / SHARE) or (len(late) > FEW and _scattered(table))


def _scattered(table: Table) -> bool:
    """Whether fewer than a third of the rows that could be beside another of their section are."""
    sections = [(row["handout"], row["section"]) for row in table.values()]
    together = sum(one == other for one, other in pairwise(sections))
    return together * SHARE < len(sections) - len({*sections})


def _late(rows: Iterable[tuple[object, str]], heads: frozenset[str]) -> Iterator[bool]:
    """Yield, of each group of two rows or more that has a head, whether another row comes before it."""
    groups: dict[object, list[bool]] = {}
    for group, kind in rows:
        groups.setdefault(group, []).append(kind in heads)
    return (not first for first, *others in groups.values() if others and any([first, *others]))
