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
from dataclasses import dataclass, field

import pikepdf

from .pdf_fonts import Coded
from .pdf_glyphs import Fonts, Shown
from .pdf_setting import Setting, setting_of
from .pdf_spans import SPAN, STRING, Span, span_of, start_of
from .syllables import syllables

_REVERSED = re.compile(rb"/ReversedChars BMC((?:" + STRING + rb"|[^(])*?)\nEMC", re.DOTALL)
_HANGS = re.compile(rb"/ReversedChars|/ActualText(?!<FEFF00A0>)")
"""Where something else than a space that keeps its place hangs on a span: one glyph, which is said right without it."""


def readable(data: bytes) -> bytes:
    """Return a PDF of Typst in which no text but spaces hangs on spans, as far as fonts allow, in the same bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        known = _Known()
        pages = [page for page in pdf.pages if _rewritten(page, known)]
        if not pages:
            return data
        shapes = {name: shape for font in known.fonts.values() for name, shape in font.write(pdf).items()}
        for page in pages:
            page.Resources.XObject = pikepdf.Dictionary({**page.Resources.get("/XObject", {}), **shapes})
        written = io.BytesIO()
        # Its version stays, and the metadata that tell it need not be read for that.
        pdf.save(written, deterministic_id=True, fix_metadata_version=False)
        return written.getvalue()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a document: its fonts, what they show, and how its syllables are set."""

    fonts: dict[tuple[int, int], Coded] = field(default_factory=dict)
    shown: dict[tuple[int, bytes, bytes, bytes], Shown] = field(default_factory=dict)
    settings: dict[tuple[tuple[str, bool, tuple[Shown, ...]], ...], Setting | None] = field(default_factory=dict)

    def fonts_of(self, page: pikepdf.Page) -> Fonts:
        """Return the fonts of a page."""
        named: dict[bytes, Coded] = {}
        for name, font in page.Resources.Font.items():
            if font.objgen not in self.fonts:
                self.fonts[font.objgen] = Coded(font, len(self.fonts))
            named[name.encode()] = self.fonts[font.objgen]
        return Fonts(named, self.shown)

    def setting(self, spans: Sequence[Span]) -> Setting | None:
        """Return how a syllable is set, found out once."""
        key = tuple([(span.text, span.said, span.shown) for span in spans])
        if key not in self.settings:
            self.settings[key] = setting_of(spans)
        return self.settings[key]


def _rewritten(page: pikepdf.Page, known: _Known) -> bool:
    """Rewrite the content of a page where it needs it, and say whether it did."""
    content = page.Contents.read_bytes()
    if not _HANGS.search(content):
        return False
    # What is between such marks is one line, which readers take for several.
    page.Contents.write(_without_spans(_REVERSED.sub(rb"\1", content), known.fonts_of(page), known))
    return True


def _without_spans(content: bytes, fonts: Fonts, known: _Known) -> bytes:
    """Return the content with the glyphs of its spans said one by one."""
    found = list(SPAN.finditer(content))
    spans = [span for match in found if (span := span_of(match, fonts))]
    said = dict(_said(spans, known))
    pieces, end, shapes = [], 0, b""
    for match in found:
        start = start_of(match)
        if match["end"]:  # of a text, in which no shape may stand
            pieces += [content[end : match.end()], shapes]
            end, shapes = match.end(), b""
        elif start in said:
            letters, drawn = said[start]
            pieces += [content[end:start], letters]
            end = match.end()
            shapes += drawn
    return b"".join([*pieces, content[end:]])


def _said(spans: Sequence[Span], known: _Known) -> Iterator[tuple[int, tuple[bytes, bytes]]]:
    """Yield the start of a span, and what is in its place: letters, and shapes for behind the text."""
    for together in syllables(spans):
        if setting := known.setting(together):
            places = [place for span in together for place in span.places]
            letters = setting.letters.at(places)
            for span, shapes in zip(together, setting.shapes, strict=True):
                yield span.start, (letters if span.wide else b"", shapes.at(places))
