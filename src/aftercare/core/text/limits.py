"""Sizes beyond which a text is not an instruction, and would take minutes to compare, normalise or typeset."""

from functools import cache

import regex

GROWTH, ROOM = 10, 500
"""A translation has at most ten times the characters of the English, and 500 more."""
MAX_MARKS = 8
"""Combining marks on one letter; no script needs more than five."""


def excess(source: str, target: str) -> str:
    """Return why the size of a text rules out that it translates another, as a predicate; empty if nothing does."""
    most = GROWTH * len(source) + ROOM
    if len(target) > most:
        return f"has {len(target):,} characters, and at most {most:,} can be a translation of this English"
    return f"has over {MAX_MARKS} combining marks on one letter" if piled(target) else ""


def piled(text: str, most: int = MAX_MARKS) -> bool:
    """Whether a letter carries more combining marks than that."""
    return not text.isascii() and bool(_run(most).search(text))


@cache
def _run(most: int) -> regex.Pattern[str]:
    """Return what finds more marks in a row than that."""
    return regex.compile(rf"\p{{M}}{{{most + 1}}}")
