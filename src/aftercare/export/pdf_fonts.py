"""Fonts inside a PDF: more codes for their glyphs, so that one glyph can say different things, and glyphs as shapes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

MOST = 100
"""Entries of one section of a character map, by its specification."""
THOUSAND = 1000
"""Units of a PDF's widths in an em."""
_SAID = re.compile("<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass(slots=True)
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
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    """(code of the glyph, what it says) → the new code."""
    shapes: dict[int, str] = field(default_factory=dict)
    """Code → name of the shape in the resources of a page."""

    texts: dict[int, str] = field(default_factory=dict)
    """Code → what the glyph says by the character map of the font, read when it is asked for."""

    def __post_init__(self) -> None:
        """Read what is asked often."""
        inner = self.font.DescendantFonts[0]
        self.widths.update(_widths(inner.W) if "/W" in inner else ())
        self.usual = float(inner.get("/DW", THOUSAND))
        self.recodable = inner.Subtype == "/CIDFontType2" and inner.get("/CIDToGIDMap") == "/Identity"
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
            found = _SAID.findall(self.font.ToUnicode.read_bytes().decode())
            self.texts = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in found}
        return self.texts.get(code, "")

    def drawn(self, code: int, size: float) -> bytes:
        """Return the operators that draw a glyph as a shape at `%.4f %.4f` of a page whose y runs downwards."""
        name = self.shapes.setdefault(code, f"/mark{self.number}-{code}")
        return f"\nq {size:.4f} 0 0 {-size:.4f} %.4f %.4f cm {name} Do Q".encode()

    def write(self, pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
        """Add the new codes to the font, and return the shapes by name."""
        if self.codes:
            self._add_codes(pdf)
        return dict(self._drawings(pdf)) if self.shapes else {}

    def _add_codes(self, pdf: pikepdf.Pdf) -> None:
        inner, first = self.font.DescendantFonts[0], self.first
        glyphs = [*range(first), *(code for code, _ in self.codes)]
        inner.CIDToGIDMap = pdf.make_stream(b"".join(glyph.to_bytes(2) for glyph in glyphs))
        widths = pikepdf.Array([self.width(code) for code, _ in self.codes])
        inner.W = pikepdf.Array([*inner.W, first, widths])
        # It would have to name the new codes too, and need not be there.
        if "/CIDSet" in inner.FontDescriptor:
            del inner.FontDescriptor["/CIDSet"]
        lines = [f"<{new:04X}> <{text.encode('utf-16-be').hex().upper()}>" for (_, text), new in self.codes.items()]
        sections = (lines[at : at + MOST] for at in range(0, len(lines), MOST))
        added = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in sections)
        known = self.font.ToUnicode.read_bytes()
        self.font.ToUnicode = pdf.make_stream(known.replace(b"endcmap", added.encode() + b"endcmap"))

    def _drawings(self, pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
        """Yield (name, shape) of the glyphs that are drawn."""
        import uharfbuzz

        face = uharfbuzz.Face(self.font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())
        font, em = uharfbuzz.Font(face), 1 / face.upem
        for code, name in self.shapes.items():
            pen = _Pen()
            font.draw_glyph_with_pen(code, pen)
            yield name, _shape(pdf, pen, em)


def _shape(pdf: pikepdf.Pdf, pen: "_Pen", em: float) -> pikepdf.Object:
    """Return an outline as an object that a page can draw; `em` is one unit of it in ems."""
    path = " ".join(" ".join(f"{value * em:.5f}" for value in values) + f" {operator}" for operator, values in pen.path)
    shape = pdf.make_stream(f"{path} f".encode())
    shape.Type, shape.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    # Wider than any mark.
    shape.BBox = pikepdf.Array([-2, -2, 2, 2])
    return pdf.make_indirect(shape)


class _Pen:
    """Collects the outline of a glyph as operators of a PDF."""

    def __init__(self) -> None:
        self.path: list[tuple[str, tuple[float, ...]]] = []
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the names are those of fontTools' pens
        self._add("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("c", *points)

    def qCurveTo(self, middle: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        first, last = ([(2 * m + p) / 3 for m, p in zip(middle, point, strict=True)] for point in (self._at, end))
        self._add("c", (first[0], first[1]), (last[0], last[1]), end)

    def closePath(self) -> None:  # noqa: N802
        self.path.append(("h", ()))

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        self.path.append((operator, tuple(value for point in points for value in point)))
        self._at = points[-1]


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
