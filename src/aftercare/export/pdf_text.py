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
from collections.abc import Iterator, Sequence

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
        glyphs = [glyph for span in together for glyph in span.glyphs]
        shares = share(together[0].text, tuple([glyph.wide for glyph in glyphs]), rtl=together[0].rtl)
        if not shares or not all(glyph.font.recodable for glyph in glyphs):
            continue
        letters = _letters(list(zip(glyphs, shares, strict=True)), rtl=together[0].rtl)
        for span in together:
            yield span.start, (letters if span.wide else b"", _shapes(span.glyphs))


def _letters(own: Sequence[tuple[Glyph, str]], *, rtl: bool) -> bytes:
    """Return what sets the glyphs; a mark is not seen, and comes at the end of its letter."""
    shown, edge = [], None
    for glyph, said in reversed(own) if rtl else own:
        if glyph.wide:
            edge = glyph.x if rtl else glyph.x + glyph.width / 1000 * glyph.size - NEAR
        hidden = edge is not None and not glyph.wide
        if said:
            shown.append(_shown(glyph, said, edge if hidden and edge is not None else glyph.x, 3 if hidden else 0))
    return b"".join(reversed(shown) if rtl else shown)


def _shapes(glyphs: Sequence[Glyph]) -> bytes:
    """Return what draws the marks where they are to be seen."""
    marks = [glyph for glyph in glyphs if not glyph.wide]
    return b"".join(glyph.font.drawn(glyph.code, glyph.size, glyph.x, glyph.y) for glyph in marks)


def _shown(glyph: Glyph, said: str, x: float, mode: int) -> bytes:
    code = glyph.font.coded(glyph.code, said)
    place = glyph.size, x, glyph.y, code
    return b" %d Tr%b %g Tf 1 0 0 -1 %.4f %.4f Tm<%04X>Tj" % (mode, glyph.name, *place)
