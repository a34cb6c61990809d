"""The spans of a page of Typst, with the text beside them and what is shown there."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import pikepdf

from .pdf_glyphs import Fonts, Shown

_PLAIN = rb"[^\\()]*"
# Pairs of brackets need no escape in a string.
_INNER = rb"\(" + _PLAIN + rb"(?:\\." + _PLAIN + rb")*\)"
_MIDDLE = rb"\(" + _PLAIN + rb"(?:(?:\\.|" + _INNER + rb")" + _PLAIN + rb")*\)"
STRING = rb"\(" + _PLAIN + rb"(?:(?:\\.|" + _MIDDLE + rb")" + _PLAIN + rb")*\)"
_LINE = rb"[^(\n]*"
# The two bytes of a glyph.
_GLYPH = rb"\((?:[^\\]|\\\d{3}|\\.){2}\)"
# Each begins with characters that the search goes by.
SPAN = re.compile(
    rb"/Span<</ActualText(?P<text>" + STRING + rb"|<[0-9A-Fa-f]*>)>>BDC"
    rb"(?P<body>" + _LINE + rb"(?:(?:" + STRING + rb"|\n(?!EMC))" + _LINE + rb")*)\nEMC"
    rb"|\nBT(?P<lone> 0 Tr/\w+ " + _LINE + _GLYPH + rb"[^(\n]*)(?=\nET\s)|(?P<end>\nET(?=\s))",
    re.DOTALL,
)
_SHOW = re.compile(
    rb"\s*0 Tr(/\w+) ([\d.]+) Tf 1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm"
    rb"(\[(?:" + STRING + rb"|[^(\]])*\]TJ|" + STRING + rb"Tj|<[0-9A-Fa-f]*>Tj)",
    re.DOTALL,
)
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

    @property
    def wide(self) -> bool:
        """Whether it holds a letter, and not marks alone."""
        return any(shown.wide for shown in self.shown)

    @property
    def places(self) -> list[tuple[float, float]]:
        """Where each glyph is, in points."""
        found = []
        for shown, (start, y) in zip(self.shown, self.begins, strict=True):
            x = start
            for moves in shown.moves:
                for move in moves:  # one by one, so that sums are the same in every Python
                    x += move
                found.append((x, y))
        return found

    @property
    def rtl(self) -> bool:
        """Whether the text runs from right to left."""
        return _rtl(self.text)


@lru_cache(maxsize=4096)
def _rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in text)


def span_of(match: re.Match[bytes], fonts: Fonts) -> Span | None:
    """Return a span; what stands alone in its text is one if it is a mark that says the syllable it was parted from."""
    shown, begins = _shown(match["body"] or match["lone"] or b"", fonts)
    if match["text"]:
        text = _text(match["text"])
    elif len(shown) == 1 and len(shown[0].glyphs) == 1 and not shown[0].wide:
        text = _says(shown[0])
    else:
        return None
    said = bool(shown and text) and not any(own.wide for own in shown) and text == _said_before(match, fonts)
    return Span(start_of(match), text, shown, begins, said)


def start_of(match: re.Match[bytes]) -> int:
    """Return where a span begins, or what stands alone in its text."""
    return match.start("lone") if match["lone"] else match.start()


@lru_cache(maxsize=4096)
def _text(string: bytes) -> str:
    return str(pikepdf.Object.parse(string))


def _says(shown: Shown) -> str:
    """Return what the last of the glyphs says by its font."""
    glyph = shown.glyphs[-1]
    return glyph.font.says(glyph.code)


def _said_before(match: re.Match[bytes], fonts: Fonts) -> str:
    """Return what the glyph says that is set last before a match."""
    show = _SHOW.match(match.string, max(match.string.rfind(b" 0 Tr/", 0, match.start()), 0))
    shown = fonts.shown(show[1], show[2], show[5][:-2]) if show else None
    return _says(shown) if shown and shown.glyphs else ""


def _shown(body: bytes, fonts: Fonts) -> tuple[tuple[Shown, ...], tuple[tuple[float, float], ...]]:
    """Return what a span shows and where, from left to right, as far as it holds nothing else."""
    found: list[Shown] = []
    begins: list[tuple[float, float]] = []
    end = 0
    for show in _SHOW.finditer(body):
        if show.start() != end:
            break
        end = show.end()
        found.append(fonts.shown(show[1], show[2], show[5][:-2]))
        begins.append((float(show[3]), float(show[4])))
    return tuple(found), tuple(begins)
