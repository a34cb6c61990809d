"""Sliding scales that are written as a list: If your blood sugar is 151 to 200, inject 2 units."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import regex

from ....core.model import CELLED, LEVELS, handout_of, section_of
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
COLOR = regex.compile(r"\b(?:green|yellow|red)\b", regex.IGNORECASE)
ZONED = regex.compile(
    r"(?<!\b(?:if|when)\b[^.;]{0,20})\bpeak\sflow\b[^.;\d]{0,20}?(?:\b(?:is|of|between)|:)\s"
    rf"(?P<band>{_BAND})(?=[.,;)]|$)",
    regex.IGNORECASE,
)
ZONES = ("Peak flow", "Zone")


def listed_levels(rows: Sequence[Unit]) -> Iterator[Table]:
    """Yield each run of rows that are a sliding scale, and the zones of an action plan, as tables."""
    yield from _zones(rows)
    found = [(row, None if row.kind in CELLED else LISTED.fullmatch(AND.sub(" to ", row.source))) for row in rows]
    for begun, run in groupby(found, lambda each: each[1] and section_of(each[0].place)):
        lines: list[TableLine] = [(row, (scale["band"], scale["dose"].rstrip("."))) for row, scale in run if scale]
        if begun and len(lines) >= ENOUGH:
            yield HEAD, lines


def _zones(rows: Sequence[Unit]) -> Iterator[Table]:
    """Yield the zones of an action plan as a table: the peak flow that is told first below each color."""
    for _, its in groupby(rows, lambda row: handout_of(row.place)):
        color, lines = "", dict[str, TableLine]()
        for row in its:
            if row.kind in LEVELS:
                found = COLOR.search(row.source)
                color = found[0].lower() if found else ""
            elif color and row.kind not in CELLED and (zone := ZONED.search(AND.sub(" to ", row.source))):
                lines.setdefault(color, (row, (zone["band"], color)))
        if len(lines) >= ENOUGH:
            yield ZONES, [*lines.values()]
