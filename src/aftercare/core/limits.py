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
    marks = 0
    for char in text if any(map(_MARKS.__getitem__, set(text))) else "":
        marks = marks + 1 if _MARKS[char] else 0
        if marks > most:
            return True
    return False


class _Marks(dict[str, bool]):
    """Whether each character is a combining mark; filled as characters are seen, of which there are a million."""

    def __missing__(self, char: str) -> bool:
        """Find out what a character is and remember it."""
        return self.setdefault(char, char >= FIRST_MARK and unicodedata.category(char)[0] == "M")


_MARKS = _Marks()
