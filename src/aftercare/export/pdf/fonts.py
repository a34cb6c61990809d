"""Fonts inside a PDF: more codes for their glyphs, so that one glyph can say different things, and glyphs as shapes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import pikepdf

from .shapes import shapes_of

MOST = 100
"""Entries of one section of a character map, by its specification."""
THOUSAND = 1000
"""Units of a PDF's widths in an em."""
_SAID = re.compile("<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass
class Coded:
    """A composite font of a PDF: its widths, the codes that are added to it, and the glyphs to be drawn as shapes."""

    font: pikepdf.Object
    number: int
    """Tells the fonts of a document apart."""
    widths: dict[int, float] = field(default_factory=dict)
    usual: float = THOUSAND
    """Width of a glyph that the table leaves out."""
    recodable: bool = False
    """Whether several codes may mean one glyph: only TrueType has a table for it."""
    first: int = 0
    """The first code that is free."""
    codes: dict[tuple[int, str, float], int] = field(default_factory=dict)
    """(code of the glyph, what it says, width) → the new code."""
    shapes: dict[int, str] = field(default_factory=dict)
    """Code → name of the shape in the resources of a page."""

    def __post_init__(self) -> None:
        """Read what is asked often."""
        inner = self.font.DescendantFonts[0]
        self.widths.update(_widths(inner.W) if "/W" in inner else ())
        self.usual = float(inner.get("/DW", THOUSAND))
        self.recodable = inner.Subtype == "/CIDFontType2" and inner.get("/CIDToGIDMap") == "/Identity"
        self.first = max(self.widths, default=0) + 1

    @cached_property
    def texts(self) -> dict[int, str]:
        """Return code → what the glyph says by the character map of the font."""
        found = _SAID.findall(self.font.ToUnicode.read_bytes().decode()) if "/ToUnicode" in self.font else ()
        return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in found}

    @cached_property
    def unclear(self) -> frozenset[int]:
        """Return the codes of glyphs that do not say by themselves what they are: marks, and letters that say marks."""
        texts = self.texts.items()
        return frozenset(code for code, text in texts if self.width(code) == 0 or (len(text) > 1 and _has_mark(text)))

    @cached_property
    def letters(self) -> frozenset[int]:
        """Return the codes of glyphs that say a letter, and nothing else."""
        return frozenset(code for code, text in self.texts.items() if len(text) == 1 and text.isalpha())

    @cached_property
    def plain(self) -> frozenset[int]:
        """Return the codes of these, and of spaces."""
        return self.letters | {code for code, text in self.texts.items() if text == " "}

    @cached_property
    def ltr(self) -> frozenset[int]:
        """Return the codes of glyphs that say letters that run from left to right."""
        return frozenset(code for code, text in self.texts.items() if unicodedata.bidirectional(text[:1] or " ") == "L")

    def width(self, code: int) -> float:
        """Return the width of a glyph in thousandths of an em."""
        return self.widths.get(code, self.usual)

    def coded(self, code: int, text: str, width: float) -> int:
        """Return the code of a glyph where it says `text` and has this width."""
        return self.codes.setdefault((code, text, width), self.first + len(self.codes))

    def says(self, code: int) -> str:
        """Return the text of a glyph by the character map of the font."""
        return self.texts.get(code, "")

    def drawn(self, code: int, size: float) -> bytes:
        """Return the operators that draw a glyph as a shape at `%.4f %.4f` of a page whose y runs downwards."""
        name = self.shapes.setdefault(code, f"/mark{self.number}-{code}")
        return f"\nq {size:.4f} 0 0 {-size:.4f} %.4f %.4f cm {name} Do Q".encode()

    def write(self, pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
        """Add the new codes to the font, and return the shapes by name."""
        if self.codes:
            self._add_codes(pdf)
        if not self.shapes:
            return {}
        file = self.font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        return dict(shapes_of(pdf, file, self.shapes))

    def _add_codes(self, pdf: pikepdf.Pdf) -> None:
        inner, first = self.font.DescendantFonts[0], self.first
        glyphs = [*range(first), *(code for code, _, _ in self.codes)]
        inner.CIDToGIDMap = pdf.make_stream(b"".join(glyph.to_bytes(2) for glyph in glyphs))
        widths = pikepdf.Array([width for _, _, width in self.codes])
        inner.W.append(first)
        inner.W.append(widths)
        # It would have to name the new codes too, and need not be there.
        if "/CIDSet" in inner.FontDescriptor:
            del inner.FontDescriptor["/CIDSet"]
        lines = [f"<{new:04X}> <{text.encode('utf-16-be').hex().upper()}>" for (_, text, _), new in self.codes.items()]
        sections = (lines[at : at + MOST] for at in range(0, len(lines), MOST))
        added = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in sections)
        known = self.font.ToUnicode.read_bytes()
        self.font.ToUnicode = pdf.make_stream(known.replace(b"endcmap", added.encode() + b"endcmap"))


@lru_cache(maxsize=4096)
def _has_mark(text: str) -> bool:
    return any(unicodedata.category(char) == "Mn" for char in text)


def _widths(array: pikepdf.Object) -> Iterator[tuple[int, float]]:
    """Yield (code, width) of a font's table: `first [w w w]` or `first last w`."""
    tokens = iter(re.findall(rb"[\[\]]|[-+.\d]+", array.unparse(resolved=True)[1:-1]))
    for token in tokens:
        first, second = int(token), next(tokens)
        if second == b"[":
            yield from ((first + at, float(width)) for at, width in enumerate(iter(tokens.__next__, b"]")))
        else:
            width = float(next(tokens))
            yield from ((code, width) for code in range(first, int(second) + 1))
