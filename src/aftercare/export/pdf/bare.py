"""The spans of a page, and the glyphs that hang on none and do not say by themselves what they are: as spans, too.

Such are the marks that Typst sets higher or lower than their letter, in a text of their own: there they are alone, and
say the whole syllable, as the letter does. Such are letters, too, that say several characters: readers turn those of
right-to-left letters around, and leave no room for a letter that says a mark (pdf.js).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from .fonts import THOUSAND
from .glyphs import FAR, Fonts, Shown, cut
from .reach import MOST, RLM, Own, reach, right_to_left, undecided
from .spans import SHOW, Span, places_of, span_of

Known = dict[tuple[Shown, Shown | None, float, bool], dict[int, Own]]
"""(what is shown, what is next, what is left free between them, whether most of the page runs from right to left) →
which of its glyphs are spans."""


class Direction(NamedTuple):
    """How a page runs."""

    rtl: bool = False
    """Whether letters of it run from right to left."""
    mostly: bool = False
    """Whether most do: then readers take all of it for such text."""


def spans_in(
    found: Sequence[re.Match[bytes]], fonts: Fonts, known: Known, direction: Direction
) -> Iterator[tuple[int, list[Span | bytes]]]:
    """Yield start and parts of each match that is a span, or has glyphs that are one among what stays as it is."""
    before: re.Match[bytes] | None = None
    for match, after in zip_longest(found, found[1:]):
        if match["text"]:
            span = _said_by(before, span_of(match, fonts), fonts)
            span = _reaching(span, _show(match, after), fonts) if direction.rtl else span
            before = before if span.said else None
            yield match.start(), [span]
        elif match["operands"]:
            own = _own(match, after, fonts, known, direction)
            parts = list(_parts(match, own, fonts)) if own else []
            if parts and isinstance(parts[0], Span):
                parts[0] = _said_by(before, parts[0], fonts)
            if not parts or isinstance(parts[-1], bytes):
                before = match
            elif not parts[-1].said:
                before = None
            if parts:
                yield match.start(), parts


def _reaching(span: Span, after: re.Match[bytes] | None, fonts: Fonts) -> Span:
    """Return a span of which the last letter reaches as far as readers are to see it."""
    if after is None or not span.shown or not span.shown[-1].glyphs:
        return span
    last, end = span.shown[-1].glyphs[-1], span.places[-1][0]
    beyond = fonts.shown(after)
    free = round((places_of(beyond, float(after["x"]))[0] - end) / last.size * THOUSAND - last.width, -1)
    gap = reach([last._replace(gap=free), *beyond.glyphs[:MOST]])
    return span._replace(shown=(*span.shown[:-1], fonts.reaching(span.shown[-1], gap))) if gap else span


def _said_by(before: re.Match[bytes] | None, span: Span, fonts: Fonts) -> Span:
    """Return a span of marks with whether the glyph before it, which is none, says the whole text already."""
    if before is None or span.wide:
        return span
    shown = fonts.shown(before)
    return span._replace(said=bool(span.text) and shown.glyphs[-1].text == span.text)


def _own(
    match: re.Match[bytes], after: re.Match[bytes] | None, fonts: Fonts, known: Known, direction: Direction
) -> dict[int, Own]:
    """Return which of the glyphs that are shown are spans."""
    if _clear(match, after, fonts) if direction.rtl else not fonts.unclear(match):
        return {}
    shown = fonts.shown(match)
    beyond, free = _next(match, after, shown, fonts)
    key = shown, beyond, free, direction.mostly
    if key not in known:
        known[key] = dict(
            right_to_left(shown, beyond, free, mostly=direction.mostly)
            if direction.rtl
            else _left_to_right(shown, free)
        )
    if direction.mostly and after and after["end"] and after.start() == match.end() and undecided(shown):
        last = len(shown.glyphs) - 1
        text, gap = known[key].get(last, Own(shown.glyphs[-1].text, 0))
        return {**known[key], last: Own(RLM + text, gap)}
    return known[key]


def _clear(match: re.Match[bytes], after: re.Match[bytes] | None, fonts: Fonts) -> bool:
    """Whether nothing is a span among what is shown from right to left, as a rule."""
    show = _show(match, after)
    if not fonts.plain(match, last=show is None):
        return False
    free = float(show["x"]) - float(match["x"]) - fonts.width(match) if show else 0
    return abs(free) / float(match["size"]) * THOUSAND <= FAR


def _show(match: re.Match[bytes], after: re.Match[bytes] | None) -> re.Match[bytes] | None:
    """Return what shows the next glyphs of a text."""
    if after is None or after.start() != match.end() or after["end"]:
        return None
    return after if after["operands"] else SHOW.match(after.string, after.start("body"))


def _next(
    match: re.Match[bytes], after: re.Match[bytes] | None, shown: Shown, fonts: Fonts
) -> tuple[Shown | None, float]:
    """Return what is shown next in a text, and how much is left free before it, in thousandths."""
    show = _show(match, after)
    if show is None:
        return None, 0
    glyph, end, beyond = shown.glyphs[-1], places_of(shown, float(match["x"]))[-1], fonts.shown(show)
    start = places_of(beyond, float(show["x"]))[0]
    return beyond, round((start - end) / glyph.size * THOUSAND - glyph.width, -1)


def _left_to_right(shown: Shown, free: float) -> Iterator[tuple[int, Own]]:
    """Yield which glyphs are spans among some that are shown, with how much is free behind them."""
    glyphs = [*shown.glyphs[:-1], shown.glyphs[-1]._replace(gap=free)]
    for at, glyph in enumerate(glyphs):
        if glyph.code in glyph.font.unclear:
            yield at, Own(glyph.text, min(glyph.gap, 0))


def _parts(show: re.Match[bytes], own: dict[int, Own], fonts: Fonts) -> Iterator[Span | bytes]:
    """Yield what shows the same, with some of its glyphs as spans."""
    shown = fonts.shown(show)
    places, y = places_of(shown, float(show["x"])), float(show["y"])
    for start, end in pairwise(sorted({0, *own, *(at + 1 for at in own), len(places)})):
        if start in own:
            text, gap = own[start]
            alone = fonts.reaching(shown, gap, start)
            yield Span(show.start() + start, text, (alone,), ((places[start], y),), begins_show=start == 0)
        else:
            values = show["name"], show["size"], places[start], show["y"], cut(show["operands"][:-2], start, end)
            yield b" 0 Tr%b %b Tf 1 0 0 -1 %.4f %b Tm[%b]TJ" % values
