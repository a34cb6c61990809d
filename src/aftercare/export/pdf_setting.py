"""How a syllable of a PDF is set, wherever it stands: its glyphs as letters, with what each says, or as shapes."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from .pdf_fonts import THOUSAND
from .pdf_glyphs import Glyph
from .pdf_spans import Span
from .syllables import share

NEAR = 0.02
"""Points before the end of a letter."""


class Operators(NamedTuple):
    """Operators of a PDF that set glyphs of a syllable, where its glyphs are."""

    pattern: bytes = b""
    """With two numbers for each of those that are set: where it is."""
    places: tuple[tuple[int, float, float, int], ...] = ()
    """For each of them: whose x it has, how far behind that and before that again, and whose y."""

    def at(self, places: Sequence[tuple[float, float]]) -> bytes:
        """Return the operators for glyphs that are in these places."""
        values: list[float] = []
        for across, behind, before, down in self.places:
            values += (places[across][0] + behind - before, places[down][1])
        return self.pattern % tuple(values)


class Setting(NamedTuple):
    """What sets the letters of a syllable, and what draws the shapes of each of its spans."""

    letters: Operators
    shapes: tuple[Operators, ...]


def setting_of(spans: Sequence[Span]) -> Setting | None:
    """Return how a syllable is set; nothing where that is not known, or its fonts do not allow it."""
    first = spans[0]
    own = [[glyph for shown in span.shown for glyph in shown.glyphs] for span in spans]
    glyphs = [glyph for its in own for glyph in its]
    wide = tuple([glyph.wide for glyph in glyphs])
    shares = [""] * len(glyphs) if first.said else share(first.text, wide, rtl=first.rtl)
    if not shares or not all(glyph.font.recodable for glyph in glyphs):
        return None
    stretches = _stretches(glyphs, shares, rtl=first.rtl)
    # A mark is drawn as a shape, and a letter that says nothing or reaches too far.
    parts = zip(glyphs, shares, stretches, strict=True)
    seen = [glyph.wide and said != "" and stretch == 1 for glyph, said, stretch in parts]
    letters = _letters(glyphs, shares, stretches, seen, rtl=first.rtl)
    ends = accumulate(map(len, own))
    shapes = [_shapes(glyphs, seen, end - len(its), end) for its, end in zip(own, ends, strict=True)]
    return Setting(letters, tuple(shapes))


def _stretches(glyphs: Sequence[Glyph], shares: Sequence[str], *, rtl: bool) -> list[float]:
    """Return how far each glyph reaches, to where the letters behind it end that say nothing.

    Readers would take the room of these for a space.
    """
    found = [1.0] * len(glyphs)
    silent = 0.0
    for at in () if rtl or all(shares) else reversed(range(len(glyphs))):
        if shares[at] and glyphs[at].wide:
            found[at] = 1 + silent / glyphs[at].width
            silent = 0
        elif not shares[at]:
            silent += glyphs[at].width
    return found


def _letters(
    glyphs: Sequence[Glyph], shares: Sequence[str], stretches: Sequence[float], seen: Sequence[bool], *, rtl: bool
) -> Operators:
    """Return what sets the glyphs; a mark is not seen, and comes at the end of its letter."""
    patterns, places = [], []
    edge: tuple[int, float, float] | None = None
    for at in reversed(range(len(glyphs))) if rtl else range(len(glyphs)):
        glyph = glyphs[at]
        if glyph.wide:
            edge = (at, 0, 0) if rtl else (at, stretches[at] * glyph.width / THOUSAND * glyph.size, NEAR)
        if shares[at]:
            code = glyph.font.coded(glyph.code, shares[at])
            values = 0 if seen[at] else 3, glyph.name, glyph.size, stretches[at], code
            patterns.append(b" %d Tr%b %g Tf %g 0 0 -1 %%.4f %%.4f Tm<%04X>Tj" % values)
            places.append((at, 0, 0, at) if glyph.wide or edge is None else (*edge, at))
    order = -1 if rtl else 1
    return Operators(b"".join(patterns[::order]), tuple(places[::order]))


def _shapes(glyphs: Sequence[Glyph], seen: Sequence[bool], start: int, end: int) -> Operators:
    """Return what draws those of some glyphs that are not seen, where they are."""
    unseen = [at for at in range(start, end) if not seen[at]]
    patterns = [glyphs[at].font.drawn(glyphs[at].code, glyphs[at].size) for at in unseen]
    return Operators(b"".join(patterns), tuple([(at, 0, 0, at) for at in unseen]))
