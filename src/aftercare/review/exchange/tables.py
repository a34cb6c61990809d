"""Tables of rows, as CSV, xlsx and the web page return them, within limits."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from ...core.errors import CatalogError
from ...core.text.limits import MAX_MARKS, piled
from .rows import ExchangeRow

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MAX_BYTES = 10_000_000
MAX_ROWS = 20_000
MAX_TEXT = 40_000
"""Characters of a cell that are looked at; a spreadsheet holds fewer."""
MAX_NAME = 200
MOST_ABOVE = 10
"""Lines in which the heads of the columns are looked for."""
_OTHERS = {"problem", "remarks", "beside", "by", "on", "approved"}
COLUMNS = tuple(each.name for each in fields(ExchangeRow) if each.name not in _OTHERS)
NEEDED = ("row", "english", "translation", "state", "language", "catalog", "version")
SAVE_XLSX = "in the spreadsheet program choose Save As, Excel workbook (.xlsx)"
SLIPPED = "has more cells than there are columns; put a text with commas in double quotes"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table as it is in the file."""

    cells: Sequence[str]
    problems: Mapping[int, str] = field(default_factory=dict)
    """Column, from 0 → why its cell is no text."""
    remarks: tuple[str, ...] = ()


def lines_above(table: Sequence[Sequence[str]]) -> int:
    """Return how many lines are above the heads of the columns: empty ones, or a title such as “Table 1”."""
    filled = (sum(bool(cell.strip()) for cell in cells) for cells in table[:MOST_ABOVE])
    return next((at for at, cells in enumerate(filled) if cells > 1), 0)


def from_table(table: Sequence[Line], name: str) -> list[ExchangeRow]:
    """Return the rows of a table; columns of other names than ours are left aside."""
    above = lines_above([line.cells for line in table[:MOST_ABOVE]])
    header, lines = table[above].cells if table else (), table[above + 1 :]
    title = " ".join(filter(None, (cell.strip() for line in table[:above] for cell in line.cells)))[:MAX_NAME]
    heads = [head.strip().casefold() for head in header]
    if lost := [column for column in NEEDED if heads.count(column) != 1]:
        foreign = ", or head two columns with English and the language of the translations" if lost == [*NEEDED] else ""
        raise CatalogError(
            f"{name}: each of these columns is needed once: {', '.join(lost)}; start from a fresh export{foreign}"
        )
    found = []
    for line in lines:
        cells = dict(zip(heads, line.cells, strict=False))
        odd = [text for at, text in line.problems.items() if at < len(heads) and heads[at] in (*NEEDED, "question")]
        if any(cell.strip() for cell in line.cells[len(heads) :]):
            odd = [*odd, SLIPPED]
        if any(cells.values()) or odd:
            values = {column: cells.get(column, "") for column in COLUMNS}
            beside = "".join(text for head, text in zip(heads, line.cells, strict=False) if head not in COLUMNS)
            row = ExchangeRow(**values, problem="; ".join(odd), remarks=line.remarks, beside=f"{title}{beside}".strip())
            found.append(bounded(row))
        if len(found) > MAX_ROWS:
            raise CatalogError(f"{name}: over {MAX_ROWS} rows; this is not an export of ours")
    return found


def bounded(row: ExchangeRow) -> ExchangeRow:
    """Return a row that is cheap to look at: one with a huge cell keeps its name and says why it is refused."""
    for column in COLUMNS:
        text = getattr(row, column)
        reason = f"over {MAX_TEXT:,} characters" if len(text) > MAX_TEXT else ""
        if reason or piled(text):
            reason = reason or f"over {MAX_MARKS} combining marks on one letter"
            names = {key: getattr(row, key)[:MAX_NAME] for key in ("row", "language", "catalog")}
            empty = dict.fromkeys(COLUMNS, "")
            return ExchangeRow(**{**empty, **names}, problem=f"has {reason} in {column}; export again")
    return row


def refuse_for_xml(rows: Iterable[ExchangeRow]) -> None:
    """Raise CatalogError for a text with characters that XML, and with it XLIFF and xlsx, cannot hold."""
    for row in rows:
        if any(_NOT_XML.search(getattr(row, column)) for column in COLUMNS):
            raise CatalogError(f"row {row.row}: a control character is in it; take it out, or export as csv")
