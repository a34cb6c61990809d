"""Glyphs of right-to-left text that readers put elsewhere or take for parts of other words, and what they say then."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .glyphs import FAR, Glyph, Shown, kinds
from .spans import RIGHT_TO_LEFT

NEAR = 130
"""How far apart letters are, in thousandths of their size, that readers see a space between."""
MOST = 4
"""Glyphs among which the next letter is: a space and marks may be between."""
GIVES = 0.8
"""Part of its width that a letter may give up."""
RLM = "\u200f"
"""Makes what is beside it run from right to left."""
STRONG = {"L", "R", "AL", "EN", "AN", "NSM"}
NUMBERS = {"L", "EN", "AN"}
CLOSING = ".,:;!?)]}»”،؛؟"
"""Signs that belong to the text around a word or number, and not to that."""


class Own(NamedTuple):
    """A glyph that is a span by itself."""

    text: str
    gap: float
    """What is left free behind it, in thousandths of its size; what readers take for free in right-to-left text."""


def right_to_left(shown: Shown, beyond: Shown | None, free: float, *, mostly: bool) -> Iterator[tuple[int, Own]]:
    """Yield which glyphs are spans among some that are shown, with what is `beyond` and how much is `free` before it.

    `mostly` is whether readers take all of the page for right-to-left text.
    """
    last = shown.glyphs[-1]._replace(gap=free)
    glyphs = [*shown.glyphs[:-1], last, *(beyond.glyphs[:MOST] if beyond else ())]
    for at, glyph in enumerate(shown.glyphs):
        after = glyphs[at + 1] if at + 1 < len(glyphs) else last
        if glyph.gap <= FAR and glyph.code in glyph.font.letters and after.code in after.font.letters:
            continue  # as most are
        gap, own = reach(glyphs[at : at + MOST]), kinds(glyph.text)
        if mostly and "CS" in own and not glyph.space and (at == 0 or glyphs[at - 1].space) and _goes_on(glyphs):
            # A point or comma is read as part of a number, and what is left of it before it (poppler).
            yield at, Own(glyph.text + RLM, gap)
        elif gap or glyph.code in glyph.font.unclear or (len(glyph.text) > 1 and not own.isdisjoint(RIGHT_TO_LEFT)):
            yield at, Own(glyph.text, gap)


def undecided(shown: Shown) -> bool:
    """Whether what is shown ends in signs that are read as part of a word or number right of them (poppler)."""
    return kinds(shown.glyphs[-1].text).isdisjoint(STRONG) and _goes_on(shown.glyphs)


def _goes_on(glyphs: Sequence[Glyph]) -> bool:
    """Whether signs among some glyphs are of text from right to left."""
    return _runs(glyphs) or all(glyph.space or glyph.text in CLOSING for glyph in glyphs)


def _runs(glyphs: Sequence[Glyph]) -> bool:
    """Whether letters among some glyphs run from right to left, and none otherwise."""
    found = frozenset[str]().union(*[kinds(glyph.text) for glyph in glyphs])
    return found.isdisjoint(NUMBERS) and not found.isdisjoint(RIGHT_TO_LEFT)


def reach(glyphs: Sequence[Glyph]) -> float:
    """Return how much farther the first of some glyphs has to reach, or less, for readers to see where a space is."""
    first, room, spaces = glyphs[0], glyphs[0].gap, False
    for glyph in glyphs[1:]:
        if glyph.wide and not glyph.space:
            break
        room, spaces = room + glyph.width + glyph.gap, spaces or glyph.wide
    else:
        return 0
    if (room >= NEAR if spaces else room <= FAR) or not first.wide or first.space:
        return 0
    if (kinds(first.text) | kinds(glyph.text)).isdisjoint(RIGHT_TO_LEFT):
        return 0
    return max(room - NEAR, -GIVES * first.width) if spaces else room
