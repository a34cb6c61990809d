"""A spreadsheet of which only translation and state are read back, and every cell is text."""

import io
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ...core.errors import CatalogError
from ...core.language.languages import Language
from ...source.csv_file import OTHER_FILES
from .rows import EDITABLE, ExchangeRow
from .tables import COLUMNS, SAVE_XLSX, from_table, refuse_for_xml
from .versions import DONE, NEEDS_WORK

MAX_CELL = 32_767
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
"""A character by its number; programs disagree on how to write these very letters as text."""
_WIDTHS = {
    "english": 50,
    "translation": 50,
    "row": 28,
    "note": 30,
    "previous": 30,
    "signatures": 30,
    "findings": 40,
    "question": 30,
    "asked": 30,
}


def dump(rows: Sequence[ExchangeRow], language: Language) -> bytes:
    """Return the workbook. Raises CatalogError for a text that a cell cannot hold."""
    refuse_for_xml(rows)
    book = Workbook()
    sheet = book.active
    sheet.title = language.tag
    sheet.append(COLUMNS)
    for at, row in enumerate(rows, 2):
        for column, name in enumerate(COLUMNS, 1):
            _write(sheet.cell(at, column), getattr(row, name), name, rtl=language.rtl)
    _dress(sheet, len(rows) + 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(cell: Cell, text: str, name: str, *, rtl: bool) -> None:
    """Put a text into a cell as text: never as a formula, a number or a date."""
    if len(text) > MAX_CELL or _ESCAPE.search(text):
        raise CatalogError(f"a cell cannot hold {text[:40]!r} ({len(text)} characters); export as csv or xliff")
    cell.value = text or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = bool(re.match(r"[=+\-@']", text))
    cell.number_format = "@"
    mirrored = rtl and name == "translation"
    cell.alignment = Alignment(
        wrap_text=True,
        vertical="top",
        readingOrder=2 if mirrored else 1,
        horizontal="right" if mirrored else "left",
    )


def _dress(sheet: Worksheet, last: int) -> None:
    """Make clear what can be edited. The sheet is not protected: protected rows cannot be sorted."""
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFF2CC" if cell.value in EDITABLE else "D9D9D9")
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS.get(str(cell.value), 12)
    states = DataValidation(type="list", formula1=f'"{NEEDS_WORK},{DONE}"', allow_blank=True)
    letter = sheet.cell(1, COLUMNS.index("state") + 1).column_letter
    states.add(f"{letter}2:{letter}{max(last, 2)}")
    sheet.add_data_validation(states)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{sheet.cell(1, len(COLUMNS)).column_letter}{max(last, 2)}"


def load(data: bytes, name: str) -> list[ExchangeRow]:
    """Return the rows of the first sheet. Raises CatalogError for whatever is not such a workbook."""
    from .xlsx_reading import lines  # here, for the sake of those who only export

    if other := _other_workbook(data):
        raise CatalogError(f"{name}: is {other}, not xlsx; {SAVE_XLSX}")
    try:
        found = lines(data)
    except CatalogError as error:
        raise CatalogError(f"{name}: {error}") from None
    except Exception as error:  # noqa: BLE001 - openpyxl lets through whatever a broken file provokes
        raise CatalogError(
            f"{name}: cannot be read as an xlsx file ({type(error).__name__}); export again, copy the texts over"
        ) from None
    return from_table(found, name)


def _other_workbook(data: bytes) -> str:
    """Return what a file is that only has the name of an xlsx, as far as its beginning tells."""
    if data.startswith(b"PK"):
        return "a workbook of LibreOffice (ods)" if b"opendocument.spreadsheet" in data[:200] else ""
    # A workbook with a password is one of these, too.
    known = {**OTHER_FILES, b"\xd0\xcf\x11\xe0": "a workbook (xls), or one with a password"}
    return next((what for start, what in known.items() if data.startswith(start)), "")
