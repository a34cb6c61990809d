"""The spans of a page of Typst, with the text beside them and what is shown there."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import pikepdf

from .glyphs import Fonts, Shown

_PLAIN = rb"[^\\()]*"
# Pairs of brackets need no escape in a string.
_INNER = rb"\(" + _PLAIN + rb"(?:\\." + _PLAIN + rb")*\)"
_MIDDLE = rb"\(" + _PLAIN + rb"(?:(?:\\.|" + _INNER + rb")" + _PLAIN + rb")*\)"
STRING = rb"\(" + _PLAIN + rb"(?:(?:\\.|" + _MIDDLE + rb")" + _PLAIN + rb")*\)"
_LINE = rb"[^(\n]*"
# Each begins with characters that the search goes by.
SPAN = re.compile(
    rb"/Span<</ActualText(?P<text>" + STRING + rb"|<[0-9A-Fa-f]*>)>>BDC"
    rb"(?P<body>" + _LINE + rb"(?:(?:" + STRING + rb"|\n(?!EMC))" + _LINE + rb")*)\nEMC"
    rb"|(?P<end>\nET(?=\s))",
    re.DOTALL,
)
_SET = (
    rb"0 Tr(?P<name>/\w+) (?P<size>[\d.]+) Tf 1 0 0 -1 (?P<x>-?[\d.]+) (?P<y>-?[\d.]+) Tm"
    rb"(?P<operands>\[(?:" + STRING + rb"|[^(\]])*\]TJ|" + STRING + rb"Tj|<[0-9A-Fa-f]*>Tj)"
)
SHOW = re.compile(rb"\s*" + _SET, re.DOTALL)
FOUND = re.compile(SPAN.pattern + rb"| " + _SET, re.DOTALL)
"""Spans, what is shown on none, and ends of texts."""
RIGHT_TO_LEFT = {"R", "AL"}


class Span(NamedTuple):
    """A stretch of a page's content, with the text beside it and what is shown there, from left to right."""

    start: int
    text: str
    shown: tuple[Shown, ...]
    begins: tuple[tuple[float, float], ...] = ()
    """Where each of these begins, in points."""
    said: bool = False
    """Whether a glyph before it, which hangs on no span, says the whole text already."""
    begins_show: bool = True
    """Whether nothing is shown together with it that is left of it."""

    @property
    def wide(self) -> bool:
        """Whether it holds a letter, and not marks alone."""
        return any(shown.wide for shown in self.shown)

    @property
    def places(self) -> list[tuple[float, float]]:
        """Where each glyph is, in points."""
        parts = zip(self.shown, self.begins, strict=True)
        return [(x, y) for shown, (start, y) in parts for x in places_of(shown, start)]

    @property
    def rtl(self) -> bool:
        """Whether the text runs from right to left."""
        return _rtl(self.text)


@lru_cache(maxsize=4096)
def _rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in text)


def span_of(match: re.Match[bytes], fonts: Fonts) -> Span:
    """Return the span that was matched, on a page with these fonts."""
    return Span(match.start(), _text(match["text"]), *_shown(match, fonts))


@lru_cache(maxsize=4096)
def _text(string: bytes) -> str:
    return str(pikepdf.Object.parse(string))


def places_of(shown: Shown, start: float) -> list[float]:
    """Return where each glyph is that is shown from here on, in points."""
    found = []
    x = start
    for moves in shown.moves:
        for move in moves:  # one by one, so that sums are the same in every Python
            x += move
        found.append(x)
    return found


def _shown(match: re.Match[bytes], fonts: Fonts) -> tuple[tuple[Shown, ...], tuple[tuple[float, float], ...]]:
    """Return what a span shows and where, from left to right, as far as it holds nothing else."""
    found: list[Shown] = []
    begins: list[tuple[float, float]] = []
    at, end = match.span("body")
    while at < end and (show := SHOW.match(match.string, at, end)):
        at = show.end()
        found.append(fonts.shown(show))
        begins.append((float(show["x"]), float(show["y"])))
    return tuple(found), tuple(begins)
