"""Tables as spreadsheets write them: CSV, with all its variations."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from ..core.disk.files import read_regular
from ..core.disk.inputs import Reader
from ..core.errors import SourceError
from ..core.text.counting import listed
from ..core.text.unmerged import UNMERGED, is_mark
from .csv_file import read_text
from .header import read_header
from .swallowed import holds_row

NAMED = 10
"""Lines that a message names."""
EDGES = " \u00a0\u202f"
"""Spaces at the ends of a cell: no-break ones come with what is pasted from a page or a document."""
Table = dict[int, dict[str, str]]
"""Line on which a row begins → column → cell."""

CUT = "the file ends in the middle of this row; restore it, or finish the row, and save the file again"


@dataclass(frozen=True, slots=True)
class Rows:
    """The cells of a file."""

    table: Table
    slipped: list[int]
    """Lines of the rows with more cells than columns: their cells may have slipped."""
    cut: int
    """Line of the last row, where that ends before its last cell and without a line end, as no program writes; or 0."""
    unmerged: list[int]
    """Lines between two versions of rows that git could not merge."""
    unread: tuple[str, ...] = ()
    """Columns that people have added for themselves."""

    def whole(self, name: str) -> "Rows":
        """Return them where every row is whole; raises SourceError for the first line that is not."""
        if self.unmerged:
            raise SourceError([f"{name}:{self.unmerged[0]}: {UNMERGED}"])
        if self.slipped:
            raise SourceError([f"{name}:{self.slipped[0]}: {too_long(self.slipped)}"])
        if self.cut:
            raise SourceError([f"{name}:{self.cut}: {CUT}"])
        return self


def read_rows(
    path: Path,
    columns: tuple[str, ...],
    *,
    name: str,
    reader: Reader = read_regular,
    optional: tuple[str, ...] = (),
) -> Rows:
    """Return the rows of a spreadsheet's CSV as text, by the line each begins on; `optional` columns may lack.

    Accepts a byte order mark, any line ending, comma, semicolon or tab, trailing empty rows and columns, and columns
    that people have added for themselves, which are named and not read.
    Spaces are folded and text put into NFC; a line break inside a cell stays, for the rules to refuse.
    Raises SourceError for all else, but not for rows that are not whole: `Rows.whole` does.
    """
    text = read_text(path, name, reader)
    rows = list(_rows(text, name))
    if not rows:
        raise SourceError([f"{name}:1: the file is empty; its first line must be {','.join(columns)}"])
    (line, header), body = rows[0], rows[1:]
    width = len(header)
    header = read_header(header, columns, optional, f"{name}:{line}")
    # An unquoted comma moves half a text into the note: no row may have more cells than the header, even empty ones.
    slipped = [at for at, row in body if len(row) > width or any(row[len(header) :])]
    unread = tuple(dict.fromkeys(column for column in header if column not in {*columns, *optional}))
    table = {at: dict(zip_longest(header, row[: len(header)], fillvalue="")) for at, row in body}
    for row in table.values() if unread else ():
        for column in unread:
            del row[column]
    whole = not body or len(body[-1][1]) >= width or text.endswith(("\n", "\r"))
    unmerged = [at for at, row in body if _parts_versions(row)]
    return Rows(table, slipped, 0 if whole else body[-1][0], unmerged, unread)


def _parts_versions(row: Sequence[str]) -> bool:
    """Whether a row is a line that git has put between two versions, in whichever column a spreadsheet has it."""
    cells = [cell for cell in row if cell]
    return len(cells) == 1 and is_mark(cells[0])


def unread_columns(columns: Sequence[str], name: str) -> Iterator[str]:
    """Yield the remark on columns that are not read."""
    if columns:
        noun = "columns" if columns[1:] else "column"
        yield f"{name}: nothing reads the {noun} {listed(columns, NAMED)}, which may stay"


def too_long(lines: Sequence[int]) -> str:
    """Return the message about rows with more cells than columns."""
    remedy = "put the text in double quotes, or delete the cells beyond the last column"
    return f"more cells than columns{also(lines)}; {remedy}"


def also(lines: Sequence[int]) -> str:
    """Return the mention of the other lines that a message is about."""
    others = [str(line) for line in lines[1:]]
    return f" (also in line{'s' if others[1:] else ''} {listed(others, NAMED)})" if others else ""


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of every row that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, [*map(_fold, row)]
            line = reader.line_num + 1
    except csv.Error as error:
        remedy = "look for a double quote that is not closed, or one inside a text that is not doubled"
        raise SourceError([f"{name}:{line}: not a CSV row ({error}); {remedy}"]) from None


def _delimiter(text: str) -> str:
    """Return the separator of the first line that is not empty: the header holds no other punctuation."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _fold(cell: str) -> str:
    """Fold spaces and tabs; a no-break space between words is meant, and stays.

    A line break stays, too, for the rules to refuse; but not one at the end. One at the beginning may be that of a
    row that a double quote has swallowed. So do the tabs of such a row, by which it is known.
    """
    if cell.isascii() and cell.isprintable() and "  " not in cell:  # as nearly all are
        return cell.strip(" ")
    spaces = r" +" if holds_row(cell) else r"[ \t]+"
    lines = (re.sub(spaces, " ", line).strip(EDGES) for line in re.split(r"[\r\n]+", cell.rstrip(f"{EDGES}\t\r\n")))
    return unicodedata.normalize("NFC", "\n".join(lines))
