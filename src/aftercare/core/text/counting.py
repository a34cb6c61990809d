"""Numbers with their nouns, lists, and foreign texts made safe, as messages print them."""

import unicodedata
from collections.abc import Sequence

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Embeddings and overrides of direction: the one harm, and the other is never needed where isolates are."""


def one_line(text: str) -> str:
    """Return a text as one line, without the characters that move a cursor or that no file can hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def visible(text: str) -> str:
    """Return a text of several lines with a sign in the place of each character that would steer the terminal."""
    return "".join("\ufffd" if _steers(char) else char for char in text)


def _steers(char: str) -> bool:
    """Whether a character moves the cursor, or turns the letters after it around."""
    return (unicodedata.category(char) == "Cc" and char not in "\n\t") or char in TURNING


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return `1 row`, `2 rows`, `2 entries`."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def named(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names asked for; a text, which is what papermill's -p passes, is one, or several parted by commas."""
    return tuple(filter(None, map(str.strip, names.split(",")))) if isinstance(names, str) else tuple(names)


def listed(names: Sequence[str], most: int) -> str:
    """Return names joined by commas: all of them, or the first and how many more there are."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
