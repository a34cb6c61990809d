"""Rows of all handouts that contradict each other by most of their words: do, and do not; 2 days, and 3."""

from bisect import bisect
from collections.abc import Iterator, Sequence

import regex

from ....core.model import LEVELS, handout_of, section_of
from ....core.text.counting import counted
from ....core.text.markup import visible
from ....core.units import Severity
from ...across import Rows, UnitMessage, across
from ...analysis.text.overlap import overlapping
from ...analysis.words.claims import claimed, contradicts
from .headings import WHEN

MOST = 80
"""Letters of another row that a message quotes."""
TO_CALL = regex.compile(r"\bwhen\sto\b", regex.IGNORECASE)
"""Of a heading over calls for help, which are for all cases."""
SURE = 6
"""Words of a claim by which another handout says the same: nothing is lifted for a week here, and for six there."""


@across(Severity.WARNING, english=True, marker=claimed)
def contradiction(rows: Rows) -> Iterator[UnitMessage]:
    """No two English rows say different things about the same: other times, or do and do not."""
    alike: dict[str, list[int]] = {}  # handouts that resemble each other say much in the same words
    for place, claim in enumerate(rows.marks):
        alike.setdefault(repr(claim), []).append(place)
    places = [*alike.values()]
    claims = [rows.marks[its[0]] for its in places]
    content = [frozenset(claim[0]) for claim in claims]
    found: dict[int, tuple[int, str, int]] = {}  # row → the first that it contradicts, how, and how many it does
    for one, two in overlapping(content, [repr(claim[1:]) for claim in claims]):
        if told := contradicts(claims[one], claims[two]):
            apart = min(len(content[one]), len(content[two])) < SURE
            for earlier, later in ((places[one], places[two]), (places[two], places[one])):
                for place, other, count in _behind(rows, earlier, later, apart=apart):
                    if _parted(rows, place, other):
                        continue
                    before = found.get(place, (place, "", 0))
                    first = min(before[:2], (other, told))
                    found[place] = *first, before[2] + count
    for place, (other, told, count) in sorted(found.items(), key=lambda item: (item[1][0], item[0])):
        more = f", and {counted(count - 1, 'more row')} besides" if count > 1 else ""
        row = rows.unit(other)
        said = visible(row.source)
        yield (
            rows.unit(place),
            f"{row.id} {told}{more}: “{said[:MOST]}{'…' * (len(said) > MOST)}”; correct one of the two",
        )


def _behind(rows: Rows, earlier: Sequence[int], later: Sequence[int], *, apart: bool) -> Iterator[tuple[int, int, int]]:
    """Yield each row that stands behind others, with the first of these and how many they are.

    `apart`: only those of its own handout count.
    """
    together: dict[int, list[int]] = {}
    for place in earlier:
        together.setdefault(rows.handout(place) if apart else 0, []).append(place)
    for place in later:
        others = together.get(rows.handout(place) if apart else 0, [])
        if count := bisect(others, place):
            yield place, others[0], count


def _parted(rows: Rows, one: int, other: int) -> bool:
    """Whether two rows of a handout stand below headings that say when they hold, or for whom."""
    sections = [section_of(rows.unit(place).place) for place in (one, other)]
    if sections[0] == sections[1] or len({*map(handout_of, sections)}) > 1:
        return False
    headings = [_heading(rows, place) for place in (one, other)]
    return any(WHEN.search(TO_CALL.sub("", each)) for each in headings)


def _heading(rows: Rows, place: int) -> str:
    """Return the heading that a row stands below."""
    section = section_of(rows.unit(place).place)
    while place and rows.unit(place).kind not in LEVELS and section_of(rows.unit(place - 1).place) == section:
        place -= 1
    row = rows.unit(place)
    return row.source if row.kind in LEVELS else ""
