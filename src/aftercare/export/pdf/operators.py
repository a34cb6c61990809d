"""Operators of a PDF that set letters and marks of a syllable, wherever it stands."""

from collections.abc import Sequence
from typing import NamedTuple

from .fonts import THOUSAND
from .glyphs import Glyph

NEAR = 0.02
"""Points before the end of a letter."""
TENFOLD = 10
THIN = 0.1
"""How wide a mark is that is not seen, as a part of its letter."""


class Operators(NamedTuple):
    """Operators of a PDF that set glyphs of a syllable, where its glyphs are."""

    pattern: bytes = b""
    """With two numbers for each of those that are set: where it is."""
    places: tuple[tuple[int, float, float, int], ...] = ()
    """For each of them: whose x it has, how far behind that and before that again, and whose y."""

    def at(self, places: Sequence[tuple[float, float]]) -> bytes:
        """Return the operators for glyphs that are in these places."""
        if not self.places:
            return b""
        values: list[float] = []
        for across, behind, before, down in self.places:
            values += (places[across][0] + behind - before, places[down][1])
        return self.pattern % tuple(values)


class Set(NamedTuple):
    """A part of a text that is set with the outline of a letter: the letter itself, or a mark beside it.

    Some readers ask what is drawn (PDFium): a mark stands higher, and would be another line; a letter is in the way of
    the next, and so is thin in place of a mark.
    """

    glyph: Glyph
    text: str
    place: tuple[int, float, float, int]
    width: float = 0
    stretch: float = THIN
    seen: bool = False
    marked: bool = False
    """Whether a mark is before it, behind which readers would see a space (pdf.js): they count in its units."""

    @property
    def pattern(self) -> bytes:
        """Return what sets it, with two numbers for where it is."""
        glyph, stretch = self.glyph, self.stretch * (TENFOLD if self.marked else 1)
        code = glyph.font.coded(glyph.code, self.text, self.width)
        values = 0 if self.seen else 3, glyph.name, glyph.size, stretch, code
        pattern = b" %d Tr%b %g Tf %g 0 0 -1 %%.4f %%.4f Tm<%04X>Tj" % values
        return b" %d Tz%b 100 Tz" % (100 / TENFOLD, pattern) if self.marked else pattern

    def resized(self, times: int) -> "Set":
        """Return it a little smaller, and as far behind what is read before it."""
        across, behind, before, down = self.place
        glyph = self.glyph._replace(size=self.glyph.size * (1 - times / THOUSAND))
        return self._replace(glyph=glyph, place=(across, behind, before + times * NEAR, down), marked=False)


def operators(parts: Sequence[Set]) -> Operators:
    """Return what sets these one after the other."""
    return Operators(b"".join([part.pattern for part in parts]), tuple([part.place for part in parts]))
