"""What a PDF says when it is copied, searched or read aloud: each glyph its own characters, in every reader.

Typst writes a syllable of several glyphs as a span with the text beside it (`/ActualText`), and gives each of its
glyphs the text of the whole. Readers that know nothing of such spans (pdf.js) repeat the syllable for each glyph;
others (poppler) say it twice where a syllable is in two spans, or sort vowel signs behind another letter.

Here each glyph is given its own characters, and the spans go. A glyph that says different things in different places
gets a code for each. In right-to-left text a vowel sign is drawn as a shape where it was, and said at the edge of its
letter, so that no reader sorts it elsewhere.
"""

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import takewhile

import pikepdf

from .pdf_fonts import Coded

_PLAIN = rb"(?:\\.|[^\\()])"
_INNER = rb"\(" + _PLAIN + rb"*\)"
# Pairs of brackets may stand in a string as they are.
_STRING = rb"\((?:" + _PLAIN + rb"|\((?:" + _PLAIN + rb"|" + _INNER + rb")*\))*\)"
_REVERSED = re.compile(rb"/ReversedChars BMC((?:" + _STRING + rb"|[^(])*?)\nEMC", re.DOTALL)
_SPAN = re.compile(
    rb"/Span<</ActualText(?P<text>" + _STRING + rb"|<[0-9A-Fa-f]*>)>>BDC(?P<body>(?:" + _STRING + rb"|[^(])*?)\nEMC"
    rb"|(?<=\nBT)(?P<lone> 0 Tr/\w+ [^(]*" + _STRING + rb"[^(\n]*)(?=\nET\s)|(?P<end>\nET(?=\s))",
    re.DOTALL,
)
_SHOW = re.compile(
    rb"\s*0 Tr(?P<font>/\w+) (?P<size>[\d.]+) Tf 1 0 0 -1 (?P<x>-?[\d.]+) (?P<y>-?[\d.]+) Tm"
    rb"(?P<shown>\[(?:" + _STRING + rb"|[^(\]])*\]TJ|" + _STRING + rb"Tj|<[0-9A-Fa-f]*>Tj)",
    re.DOTALL,
)
RIGHT_TO_LEFT = {"R", "AL"}
NEAR = 0.02
"""Points before the end of a letter."""
MOST_SPANS = 64
"""More than any syllable is in; in a text that is marks and nothing else, each would be compared with all others."""
Fonts = dict[str, Coded]
"""By the names that a page has for them."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a span, with the font as the page calls it, its code, and where it stands, in points."""

    font: Coded
    name: str
    code: int
    size: float
    x: float
    y: float

    @property
    def wide(self) -> bool:
        """Whether the glyph takes room in its line, as a letter does and a mark does not."""
        return self.font.width(self.code) > 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a page's content, with the text that stands beside it and its glyphs from left to right."""

    start: int
    end: int
    text: str
    glyphs: tuple[Glyph, ...]

    @property
    def wide(self) -> bool:
        """Whether it holds a letter, and not marks alone."""
        return any(glyph.wide for glyph in self.glyphs)

    @property
    def rtl(self) -> bool:
        """Whether the text runs from right to left."""
        return any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in self.text)


def readable(data: bytes) -> bytes:
    """Return a PDF of Typst in which no text hangs on spans, as far as its fonts allow; the same bytes each time."""
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
    if b"/ActualText" not in content and b"/ReversedChars" not in content:
        return False
    own: Fonts = {}
    for name, font in page.Resources.Font.items():
        own[name] = fonts.setdefault(font.objgen, Coded(font, len(fonts)))
    # What stands between such marks is one line, which readers take for several.
    page.Contents.write(_without_spans(_REVERSED.sub(rb"\1", content), own))
    return True


def _without_spans(content: bytes, fonts: Fonts) -> bytes:
    """Return the content with the glyphs of its spans said one by one."""
    found = list(_SPAN.finditer(content))
    spans = [span for match in found if (span := _span(match, fonts))]
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


def _span(match: re.Match[bytes], fonts: Fonts) -> Span | None:
    """Return a span; what stands alone in its text is one if it is a mark that says the syllable it was parted from."""
    if match["text"]:
        text = str(pikepdf.Object.parse(match["text"]))
        return Span(match.start(), match.end(), text, tuple(_glyphs(match["body"], fonts)))
    glyphs = tuple(_glyphs(match["lone"] or b"", fonts))
    if len(glyphs) != 1 or glyphs[0].wide:
        return None
    return Span(match.start(), match.end(), glyphs[0].font.says(glyphs[0].code), glyphs)


def _glyphs(body: bytes, fonts: Fonts) -> Iterator[Glyph]:
    """Yield the glyphs of a span, from left to right; nothing where it holds anything else."""
    end = 0
    for show in _SHOW.finditer(body):
        if show.start() != end:
            return
        end = show.end()
        name, size, x = show["font"].decode(), float(show["size"]), float(show["x"])
        font, y = fonts[name], float(show["y"])
        for part in _operands(show["shown"][:-2]):
            if isinstance(part, float):
                x -= part / 1000 * size
                continue
            for code in part:
                yield Glyph(font, name, code, size, x, y)
                x += font.width(code) / 1000 * size


@lru_cache(maxsize=4096)  # most glyphs stand alone, and come back
def _operands(shown: bytes) -> tuple[float | tuple[int, ...], ...]:
    """Return what is shown: codes of glyphs, and between them how far the next is moved back."""
    found = pikepdf.Object.parse(shown)
    parts = found if isinstance(found, pikepdf.Array) else [found]
    return tuple(_codes(bytes(part)) if isinstance(part, pikepdf.String) else float(part) for part in parts)


def _codes(string: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(string[at : at + 2]) for at in range(0, len(string), 2))


def _said(spans: Sequence[Span]) -> Iterator[tuple[int, tuple[bytes, bytes]]]:
    """Yield the start of a span, and what stands in its place: letters, and shapes for behind the text."""
    for together in syllables(spans):
        glyphs = [glyph for span in together for glyph in span.glyphs]
        shares = share(together[0].text, [glyph.wide for glyph in glyphs], rtl=together[0].rtl)
        if not shares or not all(glyph.font.recodable for glyph in glyphs):
            continue
        letters = _letters(list(zip(glyphs, shares, strict=True)), rtl=together[0].rtl)
        for span in together:
            yield span.start, (letters if span.wide else b"", _shapes(span.glyphs))


def syllables(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the spans of each syllable: one whose marks are set higher is in several, each with the whole text.

    Its letters come first, or last where they run from right to left.
    """
    at = 0
    while rest := spans[at : at + MOST_SPANS]:
        rtl = rest[0].rtl
        same = list(takewhile(partial(_continues, rest[0].text), rest[0 if rtl else 1 :]))
        together = list(rest[: len(same) + 1])
        whole = together[-1].text == rest[0].text and any(span.wide for span in together)
        yield together if whole else together[:1]
        at += len(together) if whole else 1


def _continues(text: str, span: Span) -> bool:
    return span.text == text and not span.wide


def _letters(own: Sequence[tuple[Glyph, str]], *, rtl: bool) -> bytes:
    """Return what sets the glyphs; a mark is not seen, and stands at the end of its letter."""
    shown, edge = [], None
    for glyph, said in reversed(own) if rtl else own:
        if glyph.wide:
            edge = glyph.x if rtl else glyph.x + glyph.font.width(glyph.code) / 1000 * glyph.size - NEAR
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
    return f" {mode} Tr{glyph.name} {glyph.size:g} Tf 1 0 0 -1 {x:.4f} {glyph.y:.4f} Tm<{code:04X}>Tj".encode()


def share(text: str, wide: Sequence[bool], *, rtl: bool = False) -> list[str]:
    """Return what each glyph of a syllable says; nothing where there are fewer characters than letters.

    `wide` tells letters from marks, from left to right. A letter says a character; the marks beside it say those that
    combine with it. A mark that is left over says nothing.
    """
    order = list(reversed(wide)) if rtl else list(wide)
    parts = _parts(text, sum(order))
    if not parts:
        return []
    shares: list[str] = []
    waiting = ""
    for at, letter in enumerate(order):
        marks = len(list(takewhile(lambda other: not other, order[at + 1 :])))
        if letter:
            part = parts.pop(0)
            waiting = part[1:] if marks else ""
            shares.append(part if not marks else part[0])
        else:
            shares.append(waiting[:1] if marks else waiting)
            waiting = waiting[1:]
    return shares[::-1] if rtl else shares


def _parts(text: str, letters: int) -> list[str]:
    """Return a text in as many parts as there are letters, marks with the character before them where they can be."""
    parts: list[str] = []
    for char in text:
        if parts and unicodedata.category(char) == "Mn":
            parts[-1] += char
        else:
            parts.append(char)
    if len(parts) < letters:
        parts = list(text)
    if not letters or len(parts) < letters:
        return []
    return [*parts[: letters - 1], "".join(parts[letters - 1 :])]
