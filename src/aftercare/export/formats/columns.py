"""How wide the table of a web page is at least: with less room, its lines are set below each other."""

import html
import math
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from markupsafe import Markup

from .atoms import NBSP
from .ems import ems

AROUND, CLOSE, MANY = 0.96, 0.66, 6
"""Ems that a cell needs beside its text, those where there are many columns, and how many these are."""
MARKS = {"untranslated": 0.85, "both": 0.5}
"""Ems of the frame around the words that say that a line is not translated, and of the line beside the English."""
FEWEST = 4.5
"""Ems of a cell in which a line may end after any character, as the style sheet has it."""
SPARE = 1
"""Ems by which all that is estimated may be wrong."""
PLAIN, BOLD, WORD = 1.02, 1.07, 1.17
"""How much wider a text is than estimated: plain; in bold, or in Chinese and Korean; in bold without digits."""
_HELD = re.compile(r'<span class="held">(.*?)</span>')
_TAG = re.compile("<[^>]*>")
_LETTERS = re.compile(r"[^\d\u0590-\uffff]+")
"""A word of an alphabet whose letters are wider in bold."""
_BEHIND = re.compile(r"([\uac00-\ud7a3]\0?)\(")
"""A Korean word and what is in brackets behind it, between which a line may end."""
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_WIDE = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")
_HAN_PARTS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\u3040-\u30ff\u3400-\u9fff]+")
_UNSPACED = re.compile(r"[\0\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_WORDS = re.compile(".{1,13}")
"""What a browser takes for a word there, about."""


def least(lines: Sequence[Sequence[Markup]], scale: float) -> int:
    """Return how many ems the cells of a table need beside each other, in a face that is drawn larger by `scale`."""
    fewest = FEWEST if any(_HAN.search(cell) for line in lines for cell in line) else 0
    columns = [*zip_longest(*lines, fillvalue=Markup(""))]
    around = AROUND if len(columns) < MANY else CLOSE
    needs = (
        max(_width(cell, bold=0 in {at, line}) for line, cell in enumerate(column)) for at, column in enumerate(columns)
    )
    return math.ceil(sum(max(need * scale + around, fewest) for need in needs) + SPARE)


def _width(cell: Markup, *, bold: bool) -> float:
    """Return the width of the widest part of a cell in which no line may end."""
    wide = bold or "<strong" in cell or _WIDE.search(cell)
    factors = (BOLD, WORD) if wide else (PLAIN, PLAIN)
    widest = max((ems(part) * factors[bool(_LETTERS.fullmatch(part))] for part in _parts(cell)), default=0)
    return widest + sum(room for name, room in MARKS.items() if f'class="{name}"' in cell)


def _parts(cell: Markup) -> Iterator[str]:
    """Yield what stays on one line."""
    held = _HELD.sub(lambda match: "\0" + match[1].replace(" ", NBSP) + "\0", cell.replace("<br>", " "))
    shown = _BEHIND.sub(r"\1 (", html.unescape(_TAG.sub("", held)))
    for word in re.split("[ \n]", shown):
        inner = _HAN_PARTS if _HAN.search(word) else _WORDS if _UNSPACED.fullmatch(word) else None
        for at, part in enumerate(word.split("\0") if inner else [word]):
            yield from inner.findall(part) if inner and at % 2 == 0 else [part]
