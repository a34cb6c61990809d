"""Lines of a spreadsheet as a reviewer sees them: struck-out text is no text, and comments on cells are remarks.

The sheet is read cell by cell, in openpyxl's way for large files: nothing in it can ask for more cells than it has.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.functions import fromstring

from ...core.errors import CatalogError
from ...core.text.counting import listed
from .tables import MAX_ROWS, MOST_ABOVE, NEEDED, Line, lines_above
from .xlsx_cells import WIDEST, line_of

MAX_UNPACKED, MAX_PARTS = 50_000_000, 2000
MAX_TAGS, TAGS_A_ROW = 60_000, 160
"""Marks of XML in a workbook: those of an empty one with many styles, and those of a row."""
_THREADED = re.compile(r"\s*\[Threaded comment\].*?\bComment:\s*", re.DOTALL)
"""What Excel writes before a comment of a discussion, for programs that know none."""


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """Takes a cell that holds what no cell can hold for one with an error, so that the others are read."""

    number_of_styles = 1

    def parse_cell(self, element: Any) -> dict[str, Any]:
        try:
            found: dict[str, Any] = super().parse_cell(element)
            return found if found["style_id"] < self.number_of_styles else {**found, "style_id": 0}
        except (ValueError, IndexError, OverflowError):
            row, column = self.row_counter, self.col_counter
            return {"row": row, "column": column, "value": "#VALUE!", "data_type": "e", "style_id": 0}


def refuse_large(data: bytes) -> None:
    """Raise CatalogError for a workbook that would take minutes to read: few kilobytes can hold millions of marks."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise CatalogError(
                f"unpacks to over {MAX_UNPACKED // 1_000_000} MB, or {MAX_PARTS} parts; no export of ours"
            )
        tags = rows = 0
        for entry in entries:
            with archive.open(entry) as part:
                while chunk := part.read(1 << 20):
                    tags += chunk.count(b"<")
                    rows += chunk.count(b"<row")
    if tags > MAX_TAGS + TAGS_A_ROW * min(rows, MAX_ROWS):
        raise CatalogError("holds far more cells, styles or marks than rows; copy the table into a new workbook")


def lines(data: bytes) -> list[Line]:
    """Return the lines of the one sheet that is meant, the header first; whatever openpyxl raises goes through."""
    refuse_large(data)
    with (
        warnings.catch_warnings(action="ignore"),
        closing(load_workbook(io.BytesIO(data), read_only=True, rich_text=True)) as book,
    ):
        sheet = _meant(book)
        remarks = _remarks(data, sheet._worksheet_path)  # noqa: SLF001 - has no public name
        return list(_lines(sheet, remarks))


def _meant(book: Any) -> Any:
    """Return the sheet with our columns, or with any text, among those that a reviewer sees. Raises CatalogError."""
    heads = {sheet: _heads(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"}
    ours = [sheet for sheet, head in heads.items() if head >= {*NEEDED}]
    found = ours or [sheet for sheet, head in heads.items() if head]
    if len(found) > 1:
        names = listed([repr(sheet.title) for sheet in found], 3)
        raise CatalogError(f"has several sheets with rows: {names}; keep the one that is meant, and delete the others")
    return found[0] if found else book.worksheets[0]


def _heads(sheet: Any) -> set[str]:
    first = [line.cells for line in islice(_lines(sheet, {}), MOST_ABOVE)]
    heads = first[lines_above(first)] if first else ()
    return {text for cell in heads if (text := cell.strip().casefold())}


def _lines(sheet: Any, remarks: Mapping[int, tuple[str, ...]]) -> Iterator[Line]:
    book = sheet.parent
    with sheet._get_source() as source:  # noqa: SLF001 - as openpyxl's own loop, which cannot keep rich text
        parser = _Parser(source, sheet._shared_strings, date_formats=book._date_formats, rich_text=True)  # noqa: SLF001
        parser.number_of_styles = len(book._cell_styles)  # noqa: SLF001
        for at, found in parser.parse():
            if at > MAX_ROWS + 1:
                raise CatalogError(f"over {MAX_ROWS} rows; this is not an export of ours")
            cells = [ReadOnlyCell(sheet, **cell) for cell in found if cell["column"] <= WIDEST]
            yield line_of(cells, remarks.get(at, ()))


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
