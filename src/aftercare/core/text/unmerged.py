"""Conflict markers, which git leaves where it cannot merge two versions, and which people sometimes commit."""

import re

_MARK = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?= |$)")
_BEGINS = "git has left a merge unfinished here; keep"
_ENDS = "and delete the lines that begin with <<<<<<<, ======= or >>>>>>>"
UNMERGED = f"{_BEGINS} one version of each row or setting, and what is new in either, {_ENDS}"
UNMERGED_CATALOG = (
    f"{_BEGINS} one text of each row, what is new in either, and every line that begins with # approved: or # kept:,"
    f" since each is the word of another person, {_ENDS}"
)


def is_mark(line: str) -> bool:
    """Whether a line is one of those that part two versions."""
    return _MARK.match(line) is not None


def first_mark(text: str) -> int:
    """Return the number of the line on which a merge begins that was left unfinished, or 0."""
    lines = text.splitlines()
    begins = (number for number, line in enumerate(lines, 1) if line.startswith("<<<<<<< ") and is_mark(line))
    return next(begins, 0)
