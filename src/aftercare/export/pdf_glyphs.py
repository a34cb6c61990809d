"""What a page of a PDF shows at once, by fonts that it has names for; syllables come back, and are taken apart once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import pikepdf

from .pdf_fonts import THOUSAND, Coded


class Glyph(NamedTuple):
    """A glyph of a text, with the font as the page calls it."""

    font: Coded
    name: bytes
    code: int
    size: float
    width: float
    """In thousandths of its size."""

    @property
    def wide(self) -> bool:
        """Whether the glyph takes room in its line, as a letter does and a mark does not."""
        return self.width > 0


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Glyphs that are shown one after the other, from left to right, wherever that is."""

    glyphs: tuple[Glyph, ...]
    moves: tuple[tuple[float, ...], ...]
    """What lies between each and the one before it: widths, and how far it is moved, in points."""
    wide: bool
    """Whether there is a letter among them, and not marks alone."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a page, by the names that it has for them."""

    named: dict[bytes, Coded]
    known: dict[tuple[int, bytes, bytes, bytes], Shown] = field(default_factory=dict)
    """What was taken apart in this document."""

    def shown(self, name: bytes, size: bytes, operands: bytes) -> Shown:
        """Return what is shown by operands in a font and a size."""
        key = self.named[name].number, name, size, operands
        if key not in self.known:
            glyphs, moves = tuple(zip(*self._glyphs(name, float(size), operands), strict=True)) or ((), ())
            self.known[key] = Shown(glyphs, moves, any(glyph.wide for glyph in glyphs))
        return self.known[key]

    def _glyphs(self, name: bytes, size: float, operands: bytes) -> Iterator[tuple[Glyph, tuple[float, ...]]]:
        font, moves = self.named[name], list[float]()
        for part in _parts(operands):
            if isinstance(part, float):
                moves.append(-part / THOUSAND * size)
                continue
            for code in part:
                width = font.width(code)
                yield Glyph(font, name, code, size, width), tuple(moves)
                moves = [width / THOUSAND * size]


@lru_cache(maxsize=4096)  # most glyphs stand alone, and come back
def _parts(operands: bytes) -> tuple[float | tuple[int, ...], ...]:
    """Return what is shown: codes of glyphs, and between them how far the next is moved back."""
    found = pikepdf.Object.parse(operands)
    parts = found if isinstance(found, pikepdf.Array) else [found]
    return tuple(_codes(bytes(part)) if isinstance(part, pikepdf.String) else float(part) for part in parts)


def _codes(string: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(string[at : at + 2]) for at in range(0, len(string), 2))
