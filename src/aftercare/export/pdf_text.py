"""What a PDF says when it is copied, searched or read aloud: each glyph gives its own characters, in every reader.

Typst writes a syllable of several glyphs as a span with the text beside it (`/ActualText`), and gives each of its
glyphs the text of the whole. Readers that know nothing of such spans (pdf.js) repeat the syllable for each glyph;
others (poppler) say it twice where a syllable is in two spans, or sort vowel signs behind another letter.

Here each glyph is given its own characters, and the spans go. A glyph that says different things in different places
gets a code for each. In right-to-left text a vowel sign is drawn as a shape where it was, and said at the edge of its
letter, so that no reader sorts it elsewhere.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import pikepdf

from .pdf_fonts import Coded
from .pdf_spans import SPAN, STRING, Fonts, Glyph, Span, span_of
from .syllables import share, syllables

_REVERSED = re.compile(rb"/ReversedChars BMC((?:" + STRING + rb"|[^(])*?)\nEMC", re.DOTALL)
_HANGS = re.compile(rb"/ReversedChars|/ActualText(?!<FEFF00A0>)")
"""Where something else than a space that keeps its place hangs on a span: one glyph, which is said right without it."""
NEAR = 0.02
"""Points before the end of a letter."""


def readable(data: bytes) -> bytes:
    """Return a PDF of Typst in which no text but spaces hangs on spans, as far as fonts allow, in the same bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts: dict[tuple[int, int], Coded] = {}
        pages = [page for page in pdf.pages if _rewritten(page, fonts)]
        if not pages:
            return data
        shapes = {name: shape for font in fonts.values() for name, shape in font.write(pdf).items()}
        for page in pages:
            page.Resources.XObject = pikepdf.Dictionary({**page.Resources.get("/XObject", {}), **shapes})
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
        return written.getvalue()


def _rewritten(page: pikepdf.Page, fonts: dict[tuple[int, int], Coded]) -> bool:
    """Rewrite the content of a page where it needs it, and say whether it did."""
    content = page.Contents.read_bytes()
    if not _HANGS.search(content):
        return False
    own: Fonts = {}
    for name, font in page.Resources.Font.items():
        own[name.encode()] = fonts.get(font.objgen) or fonts.setdefault(font.objgen, Coded(font, len(fonts)))
    # What is between such marks is one line, which readers take for several.
    page.Contents.write(_without_spans(_REVERSED.sub(rb"\1", content), own))
    return True


def _without_spans(content: bytes, fonts: Fonts) -> bytes:
    """Return the content with the glyphs of its spans said one by one."""
    found = list(SPAN.finditer(content))
    spans = [span for match in found if (span := span_of(match, fonts))]
    said = dict(_said(spans))
    pieces, end, shapes = [], 0, b""
    for match in found:
        pieces.append(content[end : match.start()])
        end = match.end()
        if match["end"]:  # of a text, in which no shape may stand
            pieces += [match[0], shapes]
            shapes = b""
        elif match.start() in said:
            letters, drawn = said[match.start()]
            pieces.append(letters)
            shapes += drawn
        else:
            pieces.append(match[0])
    return b"".join([*pieces, content[end:]])


def _said(spans: Sequence[Span]) -> Iterator[tuple[int, tuple[bytes, bytes]]]:
    """Yield the start of a span, and what is in its place: letters, and shapes for behind the text."""
    for together in syllables(spans):
        rtl, glyphs = together[0].rtl, [glyph for span in together for glyph in span.glyphs]
        wide = tuple([glyph.wide for glyph in glyphs])
        shares = [""] * len(glyphs) if together[0].said else share(together[0].text, wide, rtl=rtl)
        if not shares or not all(glyph.font.recodable for glyph in glyphs):
            continue
        own = [_Part(*part) for part in zip(glyphs, shares, _stretches(glyphs, shares, rtl=rtl), strict=True)]
        letters, rest = _letters(own, rtl=rtl), iter(own)
        for span in together:
            yield span.start, (letters if span.wide else b"", _shapes(islice(rest, len(span.glyphs))))


class _Part(NamedTuple):
    """A glyph of a syllable, what it says, and how many times its width it reaches, unseen, to say it."""

    glyph: Glyph
    said: str
    stretch: float = 1

    @property
    def seen(self) -> bool:
        """Whether the glyph is set as a letter; all others are drawn as shapes."""
        return self.glyph.wide and bool(self.said) and self.stretch == 1


def _stretches(glyphs: Sequence[Glyph], shares: Sequence[str], *, rtl: bool) -> list[float]:
    """Return how far each glyph reaches, to where the letters behind it end that say nothing.

    Readers would take the room of these for a space.
    """
    found = [1.0] * len(glyphs)
    silent = 0.0
    for at in () if rtl else reversed(range(len(glyphs))):
        if shares[at] and glyphs[at].wide:
            found[at] = 1 + silent / glyphs[at].width
            silent = 0
        elif not shares[at]:
            silent += glyphs[at].width
    return found


def _letters(own: Sequence[_Part], *, rtl: bool) -> bytes:
    """Return what sets the glyphs; a mark is not seen, and comes at the end of its letter."""
    shown, edge = [], None
    for part in reversed(own) if rtl else own:
        glyph = part.glyph
        if glyph.wide:
            edge = glyph.x if rtl else glyph.x + part.stretch * glyph.width / 1000 * glyph.size - NEAR
        hidden = edge is not None and not glyph.wide
        if part.said:
            shown.append(_shown(part, edge if hidden and edge is not None else glyph.x, 0 if part.seen else 3))
    return b"".join(reversed(shown) if rtl else shown)


def _shapes(own: Iterable[_Part]) -> bytes:
    """Return what draws the marks where they are to be seen, and the letters that say nothing, or reach too far."""
    glyphs = [part.glyph for part in own if not part.seen]
    return b"".join(glyph.font.drawn(glyph.code, glyph.size, glyph.x, glyph.y) for glyph in glyphs)


def _shown(part: _Part, x: float, mode: int) -> bytes:
    glyph = part.glyph
    code = glyph.font.coded(glyph.code, part.said)
    place = glyph.size, part.stretch, x, glyph.y, code
    return b" %d Tr%b %g Tf %g 0 0 -1 %.4f %.4f Tm<%04X>Tj" % (mode, glyph.name, *place)
