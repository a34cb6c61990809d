"""The spans of a page of Typst, with the text beside them and their glyphs."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pikepdf

from .pdf_fonts import Coded

_PLAIN = rb"[^\\()]*"
# Pairs of brackets need no escape in a string.
_INNER = rb"\(" + _PLAIN + rb"(?:\\." + _PLAIN + rb")*\)"
_MIDDLE = rb"\(" + _PLAIN + rb"(?:(?:\\.|" + _INNER + rb")" + _PLAIN + rb")*\)"
STRING = rb"\(" + _PLAIN + rb"(?:(?:\\.|" + _MIDDLE + rb")" + _PLAIN + rb")*\)"
_LINE = rb"[^(\n]*"
SPAN = re.compile(
    rb"/Span<</ActualText(?P<text>" + STRING + rb"|<[0-9A-Fa-f]*>)>>BDC"
    rb"(?P<body>" + _LINE + rb"(?:(?:" + STRING + rb"|\n(?!EMC))" + _LINE + rb")*)\nEMC"
    rb"|(?<=\nBT)(?P<lone> 0 Tr/\w+ " + _LINE + STRING + rb"[^(\n]*)(?=\nET\s)|(?P<end>\nET(?=\s))",
    re.DOTALL,
)
_SHOW = re.compile(
    rb"\s*0 Tr(/\w+) ([\d.]+) Tf 1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm"
    rb"(\[(?:" + STRING + rb"|[^(\]])*\]TJ|" + STRING + rb"Tj|<[0-9A-Fa-f]*>Tj)",
    re.DOTALL,
)
RIGHT_TO_LEFT = {"R", "AL"}
Fonts = dict[bytes, Coded]
"""By the names that a page has for them."""


class Glyph(NamedTuple):
    """A glyph of a span, with the font as the page calls it, its code, and where it is, in points."""

    font: Coded
    name: bytes
    code: int
    size: float
    x: float
    y: float
    width: float
    """In thousandths of its size."""

    @property
    def wide(self) -> bool:
        """Whether the glyph takes room in its line, as a letter does and a mark does not."""
        return self.width > 0


class Span(NamedTuple):
    """A stretch of a page's content, with the text beside it and its glyphs from left to right."""

    start: int
    end: int
    text: str
    glyphs: tuple[Glyph, ...]
    said: bool = False
    """Whether a glyph before it, which hangs on no span, says the whole text already."""

    @property
    def wide(self) -> bool:
        """Whether it holds a letter, and not marks alone."""
        return any(glyph.wide for glyph in self.glyphs)

    @property
    def rtl(self) -> bool:
        """Whether the text runs from right to left."""
        return _rtl(self.text)


@lru_cache(maxsize=4096)
def _rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in text)


def span_of(match: re.Match[bytes], fonts: Fonts) -> Span | None:
    """Return a span; what stands alone in its text is one if it is a mark that says the syllable it was parted from."""
    if match["text"]:
        text = str(pikepdf.Object.parse(match["text"]))
        glyphs = tuple(_glyphs(match["body"], fonts))
    else:
        glyphs = tuple(_glyphs(match["lone"] or b"", fonts))
        if len(glyphs) != 1 or glyphs[0].wide:
            return None
        text = glyphs[0].font.says(glyphs[0].code)
    marks = bool(glyphs) and not any(glyph.wide for glyph in glyphs)
    said = marks and bool(text) and text == _said_before(match, fonts)
    return Span(match.start(), match.end(), text, glyphs, said)


def _said_before(match: re.Match[bytes], fonts: Fonts) -> str:
    """Return what the glyph says that is set last before a match."""
    show = _SHOW.match(match.string, max(match.string.rfind(b" 0 Tr/", 0, match.start()), 0))
    codes = [part for part in _operands(show[5][:-2]) if isinstance(part, tuple) and part] if show else []
    return fonts[show[1]].says(codes[-1][-1]) if show and codes else ""


def _glyphs(body: bytes, fonts: Fonts) -> Iterator[Glyph]:
    """Yield the glyphs of a span, from left to right; nothing where it holds anything else."""
    end = 0
    for show in _SHOW.finditer(body):
        if show.start() != end:
            return
        end = show.end()
        name, size, x, y = show[1], float(show[2]), float(show[3]), float(show[4])
        font = fonts[name]
        for part in _operands(show[5][:-2]):
            if isinstance(part, float):
                x -= part / 1000 * size
                continue
            for code in part:
                width = font.width(code)
                yield Glyph(font, name, code, size, x, y, width)
                x += width / 1000 * size


@lru_cache(maxsize=4096)  # most glyphs stand alone, and come back
def _operands(shown: bytes) -> tuple[float | tuple[int, ...], ...]:
    """Return what is shown: codes of glyphs, and between them how far the next is moved back."""
    found = pikepdf.Object.parse(shown)
    parts = found if isinstance(found, pikepdf.Array) else [found]
    return tuple(_codes(bytes(part)) if isinstance(part, pikepdf.String) else float(part) for part in parts)


def _codes(string: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(string[at : at + 2]) for at in range(0, len(string), 2))
