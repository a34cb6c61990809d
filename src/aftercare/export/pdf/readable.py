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

from .bare import Direction, Known, spans_in
from .fonts import Coded
from .glyphs import Fonts, Shown, kinds
from .joints import elements, joined
from .setting import Setting, setting_of
from .spans import FOUND, STRING, Span
from .syllables import syllables
from .written import Said, Written

_REVERSED = re.compile(rb"/ReversedChars BMC((?:" + STRING + rb"|[^(])*?)\nEMC", re.DOTALL)
_SHOWN = re.compile(rb"[])>]T[jJ]")
_HANGS = re.compile(rb"/ReversedChars|/ActualText(?!<FEFF00A0>)")
"""Where something else than a space that keeps its place hangs on a span: one glyph, which is said right without it."""


def readable(data: bytes) -> bytes:
    """Return a PDF of Typst in which no text but spaces hangs on spans, as far as fonts allow, in the same bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        known = _Known()
        pages = [page for page in pdf.pages if _rewritten(page, pdf, known)]
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
    own: Known = field(default_factory=dict)
    others: dict[tuple[Shown, float, int | None], Shown] = field(default_factory=dict)

    def fonts_of(self, page: pikepdf.Page) -> Fonts:
        """Return the fonts of a page."""
        named: dict[bytes, Coded] = {}
        for name, font in page.Resources.Font.items():
            if font.objgen not in self.fonts:
                self.fonts[font.objgen] = Coded(font, len(self.fonts))
            named[name.encode()] = self.fonts[font.objgen]
        return Fonts(named, self.shown, self.others)

    def setting(self, spans: Sequence[Span]) -> Setting | None:
        """Return how a syllable is set, found out once."""
        key = tuple([(span.text, span.said, span.shown) for span in spans])
        if key not in self.settings:
            self.settings[key] = setting_of(spans)
        return self.settings[key]


def _rewritten(page: pikepdf.Page, pdf: pikepdf.Pdf, known: _Known) -> bool:
    """Rewrite the content of a page where it needs it, and say whether it did."""
    content = page.Contents.read_bytes()
    if not _HANGS.search(content):
        return False
    fonts = known.fonts_of(page)
    # What is between such marks is one line, which readers take for several.
    content, lines = _REVERSED.subn(rb"\1", content)
    if lines:
        content = joined(content, fonts, elements(page, pdf))
    direction = Direction(lines > 0, 2 * lines > content.count(b"\nBT"))
    page.Contents.write(_without_spans(content, fonts, known, direction))
    return True


def _without_spans(content: bytes, fonts: Fonts, known: _Known, direction: Direction) -> bytes:
    """Return the content with the glyphs of its spans said one by one."""
    found = list(FOUND.finditer(content))
    parts = dict(spans_in(found, fonts, known.own, direction))
    said = dict(_said(content, [part for each in parts.values() for part in each if isinstance(part, Span)], known))
    written = Written(content)
    for match in found:
        if match["end"]:
            written.end(match)
        elif match.start() in parts:
            its = [Said(part) if isinstance(part, bytes) else said.get(part.start) for part in parts[match.start()]]
            if None not in its:
                written.put(match, [part for part in its if part])
    return b"".join([*written.pieces, content[written.done :]])


def _said(content: bytes, spans: Sequence[Span], known: _Known) -> Iterator[tuple[int, Said]]:
    """Yield the start of a span, and what is in its place."""
    for together in syllables(spans):
        if setting := known.setting(together):
            places, first = [place for span in together for place in span.places], together[0]
            # A mark that begins what a reader turns around is taken for a part of the line before (pdf.js).
            ends = first.rtl and first.begins_show and "NSM" in kinds(first.text) and _ends_line(content, first.start)
            letters = (setting.ending if ends else setting.letters).at(places)
            for span, shapes in zip(together, setting.shapes, strict=True):
                own = letters if span.wide else b""
                yield span.start, Said(b"" if ends else own, shapes.at(places), own if ends else b"")


def _ends_line(content: bytes, at: int) -> bool:
    """Whether nothing is shown in a line left of a place."""
    return not _SHOWN.search(content, content.rfind(b"BDC\n", 0, at), at)
