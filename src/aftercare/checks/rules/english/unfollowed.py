"""What announces rows that are not there: a lead-in, a heading, a title with nothing after it."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from ....core.model import INNER, LEVELS, Kind, handout_of, section_of
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources

LEADING = INNER[Kind.ITEM]
"""The kinds that items may stand under."""
END = " \u00a0*_\"'”’)"
"""What may stand after the colon of a lead-in."""


@across(Severity.WARNING, english=True)
def nothing_follows(units: list[Unit]) -> Iterator[UnitMessage]:
    """After a lead-in that ends with a colon, a heading and a title, there are the rows that they announce."""
    rows = [row for row in sources(units) if row.place and row.kind != Kind.INTERFACE]
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        sections = [[*section] for _, section in groupby(its, lambda row: section_of(row.place))]
        if [row.kind for row in sections[0]] == [Kind.TITLE] and len(sections) == 1:
            yield sections[0][0], "the handout has nothing but this title: write its rows, or take it out"
            continue
        for section, following in pairwise([*sections, []]):
            if not following or _level(following) <= _level(section):
                yield from _alone(section)


def _alone(section: list[Unit]) -> Iterator[UnitMessage]:
    """Yield the last row of a section that has none below it, where it announces some."""
    last = section[-1]
    if last.kind in LEVELS and last.kind != Kind.TITLE:
        yield last, "nothing stands under this heading: write its rows, or take it out"
    elif last.kind in LEADING and last.source.rstrip(END).endswith(":"):
        yield last, "nothing follows the colon: write the items under it, or end the sentence"


def _level(section: list[Unit]) -> int:
    """Return the level of the heading of a section; sections without one are on that of headings."""
    return LEVELS.get(Kind(section[0].kind), LEVELS[Kind.HEADING])
