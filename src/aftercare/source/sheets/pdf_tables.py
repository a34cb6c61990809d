"""Tables on a PDF page whose cells are drawn, as pdfplumber finds them."""

from dataclasses import dataclass
from typing import Any

from .pieces import clean
from .tables import MERGED, SEVERAL, Line

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the top of the page."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and where it is on its page."""

    box: Box
    lines: list[Line]
    items: tuple[str, ...] = ()
    """The lines of what is no table but a list, whose marks stand apart from its texts."""

    def holds(self, box: Box) -> bool:
        """Whether the middle of a thing on the page lies in the table."""
        across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return self.box[0] <= across <= self.box[2] and self.box[1] <= down <= self.box[3]


def drawn(page: Any) -> list[Table]:
    """Return the tables of a page of pdfplumber whose cells are drawn."""
    found = (_table(page, table.cells, table.bbox) for table in page.find_tables())
    return [table for table in found if table]


def _table(page: Any, cells: list[Box], box: Box) -> Table | None:
    """Return a table of drawn cells, unless it only sets out its words; what is merged goes for each of its places."""
    texts = {cell: page.crop(cell, strict=False).extract_text().split("\n") for cell in cells}
    columns = sorted({left for left, *_ in cells})
    lines = []
    for top in sorted({top for _, top, *_ in cells}):
        places = [next((cell for cell in cells if _within(cell, left, top)), None) for left in columns]
        lines.append(_line([place for place in places if place], texts, top))
    said = [line for line in lines if any(line.cells)]
    broad = [line for line in said if sum(map(bool, line.cells)) > 1]
    return Table(box, said) if len(said) > 1 and broad else None


def _within(cell: Box, left: float, top: float) -> bool:
    return cell[0] <= left < cell[2] and cell[1] <= top < cell[3]


def _line(places: list[Box], texts: dict[Box, list[str]], top: float) -> Line:
    """Return a line of a table; one cell as wide as the table is a line by itself."""
    alone = len(set(places)) == 1
    places = places[:1] if alone else places
    merged = any(texts[cell] != [""] and (places.count(cell) > 1 or cell[1] < top) for cell in places)
    doubts = [SEVERAL] * any(len(texts[cell]) > 1 for cell in places) + [MERGED] * merged
    return Line(tuple(clean(" ".join(texts[cell])) for cell in places), "; ".join(doubts))
