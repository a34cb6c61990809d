"""The sentences of a text, good enough to pair those of two languages."""

import re

import regex

from .memory import briefly, remembered
from .patterns import matches

_SHORT = r"(?<=\b[Nn]o)\.\s\d|(?<=[\s\d.]\p{Thai}{1,3})\.|(?<=\d\s?[\p{Deva}\p{Gujr}]{2,3}\.[\p{Deva}\p{Gujr}]{1,5})\."
"""The point of "no. 7", and of a unit in short: Thai มก., Hindi मि.ग्रा."""
_END = regex.compile(
    rf"(?!{_SHORT})[.!?](?:[\"')\]»”]{{0,2}}(\s+)(?=\P{{Ll}})|()(?=\p{{Lu}}\p{{Ll}}))"
    r"|([。！？।۔؟։።᙮]+|\n[ \t]*\n\s*|\n+(?!\s*\p{Ll})|(?<![\p{L}\p{N},)] ?)\n+)"
)
"""Nor is a line break an end before a small letter where no mark stands."""
_MARK = re.compile(r"[.!?。！？।۔؟։።᙮\n]")
"""What every match of `_END` begins with, found many times faster."""


@briefly
def _gaps(text: str) -> tuple[tuple[int, int], ...]:
    """Return where white space or a mark parts two sentences."""
    starts = [found.start() for found in _MARK.finditer(text)]
    return tuple(found.span(found.lastindex or 0) for found in matches(_END, starts, text))


@remembered
def rough_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, good enough to pair those of two languages."""
    begins, ends = [0, *(end for _, end in _gaps(text))], [*(start for start, _ in _gaps(text)), len(text)]
    parts = (text[start:end] for start, end in zip(begins, ends, strict=True))
    return tuple(part for part in parts if any(map(str.isalnum, part)))


def sentence_ends(text: str) -> list[int]:
    """Return where the sentences of a text end, but for the last."""
    return [end for _, end in _gaps(text)]
