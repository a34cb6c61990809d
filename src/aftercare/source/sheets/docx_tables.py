"""Word tables: which are real tables and which only lay out paragraphs; the words of merged cells."""

from collections.abc import Iterator
from typing import Any

from .docx_text import FALLBACK, W, text_of
from .pieces import clean
from .tables import MERGED, SEVERAL, Line

MOST = 63
"""Columns that Word sets beside each other."""


def cells_of(table: Any) -> list[list[Any]]:
    """Return the cells that say something, by line, without those of tables inside."""
    rows = (row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table)
    found = [[cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row] for row in rows]
    return [row for row in found if any(map(_lines, row))]


def sets_out(rows: list[list[Any]]) -> bool:
    """Whether a table has one line or one column."""
    return len(rows) < len(("head", "line")) or all(len(row) == 1 for row in rows)


def lines_of(rows: list[list[Any]]) -> Iterator[Line]:
    """Yield the lines of a table; what is merged goes for each of its columns and lines."""
    above: dict[int, str] = {}
    for row in rows:
        cells: list[str] = []
        doubts: list[str] = []
        for cell in row:
            texts, goes_on = _lines(cell), cell.vMerge == "continue"
            text = " ".join(texts) or (above.get(len(cells), "") if goes_on else "")
            span = min(cell.grid_span, MOST) if len(row) > 1 else 1
            doubts += [SEVERAL] * (len(texts) > 1) + [MERGED] * bool(text and (goes_on or span > 1))
            above[len(cells)] = text
            cells += [text] * span
        yield Line(tuple(cells), "; ".join(dict.fromkeys(doubts)))


def _lines(cell: Any) -> list[str]:
    """Return the texts of the paragraphs of a cell, those of tables in it, too."""
    paragraphs = (each for each in cell.iter(f"{W}p") if next(each.iterancestors(FALLBACK), None) is None)
    return list(filter(None, (clean(text_of(each)) for each in paragraphs)))
