"""Sliding scales that are written as a list: If your blood sugar is 151 to 200, inject 2 units."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import regex

from ....core.model import CELLED
from ....core.units import Unit
from .levels import LEVEL
from .table_lines import Table, TableLine

_BAND = LEVEL.pattern.replace("(?P<", "(?P<_")
LISTED = regex.compile(
    r"(?:if\s)?(?:(?:it|(?:your|the)?\s?(?:blood\s)?(?:sugar|glucose)(?:\slevel)?)\s)?(?:(?:is|of|between)\s){0,2}"
    rf"(?P<band>{_BAND})\s?(?:[:,=–—-]|then)\s?(?:(?:take|inject|give|use|add)\s)?(?P<dose>(?:\d+|no)\s?(?:extra\s)?units?\b.*)",
    regex.IGNORECASE,
)
AND = regex.compile(r"(?<=\d)\sand\s(?=\d)")
"""What stands for "to" behind "between"."""
HEAD = ("Blood sugar", "Units")
ENOUGH = 3
"""Rows that make a scale."""


def listed_levels(rows: Sequence[Unit]) -> Iterator[Table]:
    """Yield each run of rows that are a sliding scale, as the table that they would be."""
    found = [(row, None if row.kind in CELLED else LISTED.fullmatch(AND.sub(" to ", row.source))) for row in rows]
    for begun, run in groupby(found, lambda each: each[1] and each[0].place.partition(",")[0]):
        lines: list[TableLine] = [(row, (scale["band"], scale["dose"].rstrip("."))) for row, scale in run if scale]
        if begun and len(lines) >= ENOUGH:
            yield HEAD, lines
