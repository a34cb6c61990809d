"""Cells of a workbook: their text without what is struck out, or why they have none."""

import re

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock

from .tables import COLUMNS, MAX_TEXT, Line

WIDEST = 2 * len(COLUMNS)
_TYPES = {"f": "formula", "n": "number", "d": "date", "b": "truth value", "e": "failed formula"}


def line_of(cells: list[ReadOnlyCell], remarks: tuple[str, ...]) -> Line:
    """Return a line of a sheet."""
    texts, problems = [""] * WIDEST, {}
    for cell in cells:
        text, problem = _text(cell)
        texts[cell.column - 1] = text
        if problem:
            problems[cell.column - 1] = f"cell {cell.coordinate} {problem}"
    return Line(texts, problems, remarks)


def _text(cell: ReadOnlyCell) -> tuple[str, str]:
    """Return the text of a cell, and the reason where it has none."""
    value = cell.value
    if value is None:
        return "", ""
    if not isinstance(value, str | CellRichText) or cell.data_type not in {"s", "str", "inlineStr"}:
        return "", f"is a {_TYPES.get(cell.data_type, 'value')}, not text; format it as text, type it again"
    kept, cut = _not_struck(value, whole=bool(cell.font.strike))
    if cut and not kept.strip():
        return "", "is struck out; delete the text, or take the line through it away"
    return kept.replace("_x000D_", ""), ""  # what remains of a line break typed on another system


def _not_struck(value: str | CellRichText, *, whole: bool) -> tuple[str, bool]:
    """Return what has no line through it, and whether anything has; `whole` says so of letters without a style."""
    runs = list(value) if isinstance(value, CellRichText) else [value]
    struck = [bool(run.font.strike) if isinstance(run, TextBlock) else whole for run in runs]
    whole_ = (run.text if isinstance(run, TextBlock) else str(run) for run in runs)
    texts = [text[: MAX_TEXT + 1] for text in whole_]  # a shared text may be in every cell
    kept = "".join(text for text, cut in zip(texts, struck, strict=True) if not cut)
    return (re.sub(r"  +", " ", kept) if any(struck) else kept), any(struck)
