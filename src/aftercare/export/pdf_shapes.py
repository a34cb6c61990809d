"""Glyphs as shapes that a page of a PDF can draw wherever it wants."""

from typing import TYPE_CHECKING

from .pdf_file import stream

if TYPE_CHECKING:
    import uharfbuzz


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


def shape(font: "uharfbuzz.Font", code: int) -> bytes:
    """Return the outline of a glyph, one em large, as an object that a page can draw."""
    pen, em = _Pen(), 1 / font.face.upem
    font.draw_glyph_with_pen(code, pen)
    path = " ".join(" ".join(f"{value * em:.5f}" for value in values) + f" {operator}" for operator, values in pen.path)
    # The box is wider than any mark.
    return stream(f"{path} f".encode(), b"/Type/XObject/Subtype/Form/BBox[-2 -2 2 2]")
