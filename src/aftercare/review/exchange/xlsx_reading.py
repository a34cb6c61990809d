"""Lines of a spreadsheet as a reviewer sees them: struck-out text is no text, and comments on cells are remarks.

The sheet is read cell by cell, in openpyxl's way for large files: nothing in it can ask for more cells than it has.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.functions import fromstring

from ...core.errors import CatalogError
from .rows import COLUMNS, MAX_ROWS, Line

_WIDEST = 2 * len(COLUMNS)
_TYPES = {"f": "formula", "n": "number", "d": "date", "b": "truth value", "e": "error"}
_THREADED = re.compile(r"\s*\[Threaded comment\].*?\bComment:\s*", re.DOTALL)
"""What Excel writes before a comment of a discussion, for programs that know none."""


def lines(data: bytes) -> list[Line]:
    """Return the lines of the first sheet, the header first; whatever openpyxl raises goes through."""
    with closing(load_workbook(io.BytesIO(data), read_only=True, rich_text=True)) as book:
        sheet = book.worksheets[0]
        remarks = _remarks(data, sheet._worksheet_path)  # noqa: SLF001 - has no public name
        return list(_lines(sheet, remarks))


def _lines(sheet: Any, remarks: Mapping[int, tuple[str, ...]]) -> Iterator[Line]:
    book = sheet.parent
    with sheet._get_source() as source:  # noqa: SLF001 - as openpyxl's own loop, which cannot keep rich text
        parser = WorkSheetParser(source, sheet._shared_strings, date_formats=book._date_formats, rich_text=True)  # noqa: SLF001
        for at, found in parser.parse():
            if at > MAX_ROWS + 1:
                raise CatalogError(f"over {MAX_ROWS} rows; this is not an export of ours")
            cells = [ReadOnlyCell(sheet, **cell) for cell in found if cell["column"] <= _WIDEST]
            yield _line(cells, remarks.get(at, ()))


def _line(cells: list[ReadOnlyCell], remarks: tuple[str, ...]) -> Line:
    texts, problems = [""] * _WIDEST, {}
    for cell in cells:
        text, problem = _text(cell)
        texts[cell.column - 1] = text
        if problem:
            problems[cell.column - 1] = f"cell {cell.coordinate} {problem}"
    return Line(texts, problems, remarks)


def _text(cell: ReadOnlyCell) -> tuple[str, str]:
    """Return the text of a cell, and why it is none."""
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
    texts = [run.text if isinstance(run, TextBlock) else str(run) for run in runs]
    kept = "".join(text for text, cut in zip(texts, struck, strict=True) if not cut)
    return (re.sub(r"  +", " ", kept) if any(struck) else kept), any(struck)


def _remarks(data: bytes, sheet: str) -> dict[int, tuple[str, ...]]:
    """Return the comments on cells by row."""
    found: dict[int, tuple[str, ...]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        place = get_rels_path(sheet)
        for relation in get_dependents(archive, place) if place in archive.namelist() else ():
            if relation.Type.endswith("/comments"):
                listed = CommentSheet.from_tree(fromstring(archive.read(relation.target)))
                for coordinate, comment in listed.comments:
                    at = int(re.sub(r"\D", "", coordinate) or 0)
                    text = _THREADED.sub("", comment.text or "").strip()
                    text = text.removeprefix(f"{comment.author}:").strip()  # Excel begins a note with its author
                    found[at] = (*found.get(at, ()), *([text] if text else []))
    return found
