"""Lists that only their bullets reveal, and how deeply an item is nested, by its bullet and indentation."""

import re
from dataclasses import dataclass, field

BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□➢➤✓✔\uf0a7\uf0b7*–—-]|o(?=\s{2}|\t))\s+")
NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+|\(?[a-h]\)\s+")
FAR = 12
"""More columns than lists are set in by: an item so far to the right begins in another place of the page."""
_DASHES = "-–—*"


@dataclass(slots=True)
class Lists:
    """The lists that are open, from the outermost: the column of their items, and the sort of their marks."""

    _open: list[tuple[int, str]] = field(default_factory=list)

    def level(self, column: int, mark: str, *, gap: bool) -> int:
        """Return how deep an item lies, from 0; `gap` says that an empty line is before it."""
        sort = _sort(mark)
        for level, (at, other) in enumerate(self._open):
            if sort == other and _beside(column, at):
                del self._open[level + 1 :]
                return level
        while self._open and not self._inside(column, gap=gap):
            self._open.pop()
        self._open.append((column, sort))
        return len(self._open) - 1

    def close(self) -> None:
        """End all lists, since something else begins."""
        self._open.clear()

    def _inside(self, column: int, *, gap: bool) -> bool:
        """Whether another sort of mark, or one farther right, begins a list inside the innermost one."""
        at = self._open[-1][0]
        return not gap if _beside(column, at) else 0 < column - at <= FAR


def mark(text: str) -> re.Match[str] | None:
    """Return the bullet or number that a line begins with."""
    return BULLET.match(text) or NUMBER.match(text)


def column(line: str) -> int:
    """Return the column that a line begins in."""
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _beside(at: int, other: int) -> bool:
    return abs(at - other) <= 1


def _sort(text: str) -> str:
    """Return what the marks of one list have in common: `1` for `2.` and `3.`, `a` for `b)`, `-` for all dashes."""
    sign = text.strip("(). \t")
    if NUMBER.match(text):
        return "1" if sign.isdigit() else "a"
    return _DASHES[0] if sign in _DASHES else sign
