"""Glyphs of a font as shapes that a page of a PDF can draw."""

from collections.abc import Iterator, Mapping

import pikepdf


def shapes_of(pdf: pikepdf.Pdf, file: bytes, names: Mapping[int, str]) -> Iterator[tuple[str, pikepdf.Object]]:
    """Yield (name, shape) of the glyphs of a font file that have names."""
    import uharfbuzz

    face = uharfbuzz.Face(file)
    font, em = uharfbuzz.Font(face), 1 / face.upem
    for code, name in names.items():
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
