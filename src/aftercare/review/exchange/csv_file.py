"""CSV for spreadsheet programs: UTF-8 with a byte order mark, and no cell that runs as a formula."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from ...core.errors import CatalogError
from ...core.language.languages import Language
from ...source.csv_file import SAVE, other_file
from .rows import ExchangeRow
from .tables import COLUMNS, MAX_BYTES, MAX_TEXT, MOST_ABOVE, Line, from_table

MOST_COLUMNS = 100
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def dump(rows: Sequence[ExchangeRow], language: Language) -> bytes:
    """Return the file. A cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    del language
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guard(getattr(row, column)) for column in COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def load(data: bytes, name: str) -> list[ExchangeRow]:
    """Return the rows of a file; comma, semicolon and tab are understood."""
    if data.startswith(b"PK\x03\x04"):
        raise CatalogError(f"{name}: is a workbook, not CSV; give it a name that ends in .xlsx")
    if other := other_file(data):
        raise CatalogError(f"{name}: is {other}, not CSV; {SAVE}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CatalogError(f"{name}: not UTF-8; {SAVE}") from None
    if text.startswith(("sep=", '"sep=')):  # for Excel alone
        text = text.partition("\n")[2]
    try:
        lines = list(cells_of(text))
    except csv.Error as error:
        raise CatalogError(f"{name}: not a CSV file ({error}); start from a fresh export") from None
    return from_table([Line([bare(cell) for cell in line]) for line in lines], name)


def cells_of(text: str) -> Iterator[list[str]]:
    """Yield the first cells of each line, whatever the delimiter. Raises csv.Error, with the line."""
    delimiter = max(",;\t", key=_first(text).count)
    before = csv.field_size_limit(MAX_BYTES)  # one huge cell is refused with its row, and not the file
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in lines:
            yield cells[:MOST_COLUMNS]
    except csv.Error as error:
        raise csv.Error(f"line {lines.line_num}: {error}") from None
    finally:
        csv.field_size_limit(before)


def _first(text: str) -> str:
    """Return the first line with more than one cell that is filled, as a title is none."""
    first = [line[:MAX_TEXT] for line in text.split("\n", MOST_ABOVE)[:MOST_ABOVE]]
    return next((line for line in first if len([*filter(str.strip, re.split(r"[,;\t]", line))]) > 1), first[0])


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet runs."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """Undo `guard`."""
    return cell[1:] if _GUARDED.match(cell) else cell
