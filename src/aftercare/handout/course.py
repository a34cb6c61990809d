"""Sections that follow each other in time, by their English headings: day 1, day 2; week 1, weeks 2 to 4."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ..core.text.typography import as_read
from .blocks import Block

_UNIT = r"(minute|hour|day|night|week|month|year)s?"
_NUMBER = r"(\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_ORDINAL = r"(first|second|third|fourth|fifth|sixth|seventh|next|following|last|\d+(st|nd|rd|th))"
_TIME = re.compile(
    rf"((the )?(first |next |after )?{_NUMBER} {_UNIT}|{_UNIT} {_NUMBER}|(on |in |the )*{_ORDINAL} {_UNIT})\b",
    re.IGNORECASE,
)


def in_course(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Mark the sections of one level that are points in time, where at least two follow each other."""
    found: list[Block] = []
    for (timed, _), run in groupby(blocks, key=lambda block: (_is_a_time(block), block.level)):
        together = list(run)
        found += [replace(block, course=True) for block in together] if timed and len(together) > 1 else together
    return tuple(found)


def _is_a_time(block: Block) -> bool:
    return block.heading is not None and _TIME.match(as_read(block.heading.english)) is not None
