"""Fonts inside a PDF: more codes for their glyphs, so that one glyph can say different things, and glyphs as shapes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .pdf_file import File, stream
from .pdf_shapes import shape

MOST = 100
"""Entries of one section of a character map, by its specification."""
THOUSAND = 1000
"""Units of a PDF's widths in an em."""
_WIDTHS = re.compile(rb"/W\[((?:[^\[\]]|\[[^\]]*\])*)(?=\])")
_SAID = re.compile("<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass(slots=True)
class Coded:
    """A composite font of a PDF: its widths, the codes that are added to it, and the glyphs to be drawn as shapes."""

    file: File
    font: int
    """The number of its object."""
    number: int
    """Tells the fonts of a document apart."""
    inner: int = 0
    """The number of the object that has its widths."""
    widths: dict[int, float] = field(default_factory=dict)
    usual: float = THOUSAND
    """Width of a glyph that the table leaves out."""
    recodable: bool = False
    """Whether several codes may mean one glyph: only TrueType has a table for it."""
    first: int = 0
    """The first code that is free."""
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    """(code of the glyph, what it says) → the new code."""
    shapes: dict[int, str] = field(default_factory=dict)
    """Code → name of the shape in the resources of a page."""
    texts: dict[int, str] = field(default_factory=dict)
    """Code → what the glyph says by the character map of the font, read when it is asked for."""

    def __post_init__(self) -> None:
        """Read what is asked often."""
        self.inner = self.file.linked(self.font, b"DescendantFonts")
        inner = self.file[self.inner]
        usual = re.search(rb"/DW ([\d.]+)", inner)
        self.usual = float(usual[1]) if usual else THOUSAND
        table = _WIDTHS.search(inner)
        self.widths = dict(_widths(table[1])) if table else {}
        self.recodable = b"/Subtype/CIDFontType2" in inner and b"/CIDToGIDMap/Identity" in inner
        self.first = max(self.widths, default=0) + 1

    def width(self, code: int) -> float:
        """Return the width of a glyph in thousandths of an em."""
        return self.widths.get(code, self.usual)

    def coded(self, code: int, text: str) -> int:
        """Return the code of a glyph where it says `text`."""
        return self.codes.setdefault((code, text), self.first + len(self.codes))

    def says(self, code: int) -> str:
        """Return the text of a glyph by the character map of the font."""
        if not self.texts:
            known = self.file.stream(self.file.linked(self.font, b"ToUnicode")).decode()
            self.texts = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _SAID.findall(known)}
        return self.texts.get(code, "")

    def drawn(self, code: int, size: float, x: float, y: float) -> bytes:
        """Return the operators that draw a glyph as a shape at a place of a page whose y runs downwards."""
        name = self.shapes.setdefault(code, f"/mark{self.number}-{code}")
        return f"\nq {size:.4f} 0 0 {-size:.4f} {x:.4f} {y:.4f} cm {name} Do Q".encode()

    def write(self) -> Iterator[tuple[str, int]]:
        """Add the new codes to the font, and yield the names of its shapes and the numbers of their objects."""
        if self.codes:
            self._add_codes()
            self._add_texts()
        if self.shapes:
            yield from self._drawings()

    def _add_codes(self) -> None:
        file, first = self.file, self.first
        glyphs = [*range(first), *(code for code, _ in self.codes)]
        table = file.add(stream(b"".join([glyph.to_bytes(2) for glyph in glyphs])))
        inner = file[self.inner].replace(b"/CIDToGIDMap/Identity", b"/CIDToGIDMap %d 0 R" % table)
        widths = " ".join([f"{self.width(code):g}" for code, _ in self.codes]).encode()
        file[self.inner] = _WIDTHS.sub(lambda known: b"%b %d[%b]" % (known[0], first, widths), inner)
        # It would have to name the new codes too, and need not be there.
        descriptor = file.linked(self.inner, b"FontDescriptor")
        file[descriptor] = re.sub(rb"/CIDSet \d+ 0 R", b"", file[descriptor])

    def _add_texts(self) -> None:
        number = self.file.linked(self.font, b"ToUnicode")
        lines = [f"<{new:04X}> <{text.encode('utf-16-be').hex().upper()}>" for (_, text), new in self.codes.items()]
        sections = (lines[at : at + MOST] for at in range(0, len(lines), MOST))
        added = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in sections)
        known = self.file.stream(number).replace(b"endcmap", added.encode() + b"endcmap")
        self.file[number] = stream(known, b"/Type/CMap/WMode 0")

    def _drawings(self) -> Iterator[tuple[str, int]]:
        """Yield (name, number) of the glyphs that are drawn."""
        import uharfbuzz

        descriptor = self.file.linked(self.inner, b"FontDescriptor")
        font = uharfbuzz.Font(uharfbuzz.Face(self.file.stream(self.file.linked(descriptor, b"FontFile2"))))
        for code, name in self.shapes.items():
            yield name, self.file.add(shape(font, code))


def _widths(table: bytes) -> Iterator[tuple[int, float]]:
    """Yield (code, width) of a font's table: `first [w w w]` or `first last w`."""
    tokens = iter(re.findall(rb"[\[\]]|[-+.\d]+", table))
    for token in tokens:
        first, second = int(token), next(tokens)
        if second == b"[":
            yield from ((first + at, float(width)) for at, width in enumerate(iter(tokens.__next__, b"]")))
        else:
            width = float(next(tokens))
            yield from ((code, width) for code in range(first, int(second) + 1))
