"""Sizes beyond which a text is no instruction, and would take minutes to compare, normalise or typeset."""

import unicodedata

GROWTH, ROOM = 10, 500
"""A translation has at most ten times the characters of the English, and 500 more."""
FIRST_MARK = "\u0300"
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
    if text.isascii():
        return False
    letters = {char for char in set(text) if char >= FIRST_MARK and unicodedata.category(char)[0] == "M"}
    marks = 0
    for char in text if letters else "":
        marks = marks + 1 if char in letters else 0
        if marks > most:
            return True
    return False
