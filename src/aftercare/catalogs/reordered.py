"""Rows that stand before or behind others than they did: no text changes with that, and what they say may."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..core.model import Instruction
from ..core.text.counting import listed
from . import po

MOST = 5
"""Rows that a note names."""


def told(old: po.Po, rows: Sequence[Instruction], name: str) -> Iterator[str]:
    """Name the rows of a handout that have moved within their sections since its template was written."""
    before = {message.context: (at, message.auto_comments[:1]) for at, message in enumerate(old.catalog)}
    stay = [row for row in rows if row.id in before and before[row.id][1] == row.comments[:1]]
    beside: dict[str, list[Instruction]] = {}
    for row in stay:  # items go along with what they belong to
        beside.setdefault(row.parent, []).append(row)
    found = [some[at] for some in beside.values() for at in _moved([before[row.id][0] for row in some])]
    if found:
        names = listed([row.id for row in found], MOST)
        yield (
            f"{name}:{found[0].line}: {names}: elsewhere among the other rows now; signatures hold, so see whether each"
            " translation still reads right there"
        )


def _moved(places: Sequence[int]) -> list[int]:
    """Return the places of the fewest numbers without which the others ascend."""
    ends: list[int] = []
    lengths = []
    for place in places:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    wanted, stay = len(ends) - 1, set()
    for at in range(len(places) - 1, -1, -1):
        if lengths[at] == wanted:
            stay.add(at)
            wanted -= 1
    return [at for at in range(len(places)) if at not in stay]
