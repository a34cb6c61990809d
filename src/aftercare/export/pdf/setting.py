"""How a syllable of a PDF is set, wherever it stands: its glyphs as letters, with what each says, or as shapes."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from .fonts import THOUSAND
from .glyphs import Glyph, kinds
from .operators import NEAR, Operators, Set, operators
from .spans import Span
from .syllables import share


class Setting(NamedTuple):
    """What sets the letters of a syllable, and what draws the shapes of each of its spans."""

    letters: Operators
    shapes: tuple[Operators, ...]
    said: tuple[Set, ...]
    """Its letters as they are read."""

    @property
    def ending(self) -> Operators:
        """Return what sets its letters where they end a line from right to left, behind its others.

        Each is of another size, so that readers take none together with another (pdf.js).
        """
        return operators([part.resized(at) for at, part in enumerate(self.said)])


def setting_of(spans: Sequence[Span]) -> Setting | None:
    """Return how a syllable is set; nothing where that is not known, or its fonts do not allow it."""
    first = spans[0]
    own = [[glyph for shown in span.shown for glyph in shown.glyphs] for span in spans]
    glyphs = [glyph for its in own for glyph in its]
    wide = tuple([glyph.wide for glyph in glyphs])
    shares = [""] * len(glyphs) if first.said else share(first.text, wide, rtl=first.rtl)
    if not shares or not all(glyph.font.recodable for glyph in glyphs):
        return None
    reaches = _reaches(glyphs, shares, rtl=first.rtl)
    # A mark is drawn as a shape, and a letter that says nothing or reaches too far.
    parts = zip(glyphs, shares, reaches, strict=True)
    seen = [glyph.wide and said != "" and reach == 1 for glyph, said, (reach, _) in parts]
    found = list(_letters(glyphs, shares, reaches, seen, rtl=first.rtl))
    letters = operators(found[::-1] if first.rtl else found)
    ends = accumulate(map(len, own))
    shapes = [_shapes(glyphs, seen, end - len(its), end) for its, end in zip(own, ends, strict=True)]
    return Setting(letters, tuple(shapes), tuple(found))


def _reaches(glyphs: Sequence[Glyph], shares: Sequence[str], *, rtl: bool) -> list[tuple[float, int]]:
    """Return how far each glyph reaches, as a part of its width, and from which glyph on.

    That is to where the letters beside it end that say nothing: readers would take the room of these for a space.
    """
    found = [(1.0, at) for at in range(len(glyphs))]
    silent, edge = 0.0, None
    for at in range(len(glyphs)) if rtl else reversed(range(len(glyphs))):
        glyph = glyphs[at]
        if shares[at] and glyph.wide:
            own = glyph.gap if rtl and at == len(glyphs) - 1 else 0
            found[at] = 1 + (silent + own) / glyph.width, at if edge is None or not rtl else edge
            silent, edge = 0.0, None
        elif not shares[at]:
            silent += glyph.width
            edge = at if edge is None else edge
    return found


def _letters(
    glyphs: Sequence[Glyph],
    shares: Sequence[str],
    reaches: Sequence[tuple[float, int]],
    seen: Sequence[bool],
    *,
    rtl: bool,
) -> Iterator[Set]:
    """Yield what sets the glyphs, as they are read; a mark is not seen, and comes at the end of its letter."""
    order = -1 if rtl else 1
    letter, edge = glyphs[0], (0, 0.0, 0.0)
    for at in range(len(glyphs))[::order]:
        glyph, text = glyphs[at], shares[at][::order]
        if not glyph.wide:
            if text:
                yield Set(letter, text, (*edge, at))
            continue
        reach, start = reaches[at]
        left, right = (start, 0.0, 0.0), (start, reach * glyph.width / THOUSAND * glyph.size, NEAR)
        letter, edge = glyph, left if rtl else right
        before, core, after = _around(text)
        # The next letter may begin before this one ends.
        behind = start, right[1] + min(glyph.gap, 0) / THOUSAND * glyph.size, NEAR
        marked = rtl and ("NSM" in kinds(before) or (at > 0 and not glyphs[at - 1].wide))
        own = Set(glyph, core, (*left, at), glyph.width, reach, seen[at], marked)
        if before or after:
            parts = (Set(glyph, before, (*left, at)), own, Set(glyph, after, (*behind, at)))
            yield from (part for part in parts[::order] if part.text)
        elif core:
            yield own


@lru_cache(maxsize=4096)
def _around(text: str) -> tuple[str, str, str]:
    """Return what a letter says, between marks before it and what begins with a mark behind it.

    Readers leave no room for a letter that says a mark, too (pdf.js).
    """
    marks = [unicodedata.category(char) in {"Mn", "Cf"} for char in text]
    start = marks.index(False) if False in marks else 0
    end = marks.index(True, start) if True in marks[start:] and False in marks else len(text)
    return text[:start], text[start:end], text[end:]


def _shapes(glyphs: Sequence[Glyph], seen: Sequence[bool], start: int, end: int) -> Operators:
    """Return what draws those of some glyphs that are not seen, where they are."""
    unseen = [at for at in range(start, end) if not seen[at]]
    patterns = [glyphs[at].font.drawn(glyphs[at].code, glyphs[at].size) for at in unseen]
    return Operators(b"".join(patterns), tuple([(at, 0, 0, at) for at in unseen]))
