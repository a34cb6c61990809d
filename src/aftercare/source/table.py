"""The English source: one CSV, checked as a whole, with all problems reported at once."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, zip_longest
from pathlib import Path

from ..core.errors import SourceError
from ..core.files import read_regular
from ..core.inputs import Reader
from ..core.model import CELL, CELLED, INNER, LEVELS, Handout, Instruction, Kind, Section, cells
from ..core.pictures import Picture
from .pictures import named, picture_problems
from .rules import problems

COLUMNS = ("id", "handout", "section", "kind", "text", "note")
OPTIONAL = ("picture",)
MAX_BYTES = 20_000_000
OTHER_FILES = {
    b"PK\x03\x04": "a workbook (xlsx or ods)",
    b"\xd0\xcf\x11\xe0": "a workbook (xls)",
    b"%PDF": "a PDF",
    b"{\\rtf": "an RTF document",
}
"""How files begin that are given the name of a CSV."""
Table = dict[int, dict[str, str]]
"""Line on which a row begins → column → cell."""


def read_handouts(
    path: Path,
    placeholders: frozenset[str],
    *,
    name: str,
    reader: Reader = read_regular,
    tags: frozenset[str] = frozenset(),
) -> tuple[Handout, ...]:
    """Return the handouts of a CSV in the order of their rows.

    `name` is the path as messages print it, `tags` are those of the project's languages. Raises SourceError with every
    bad row as `name:LINE: COLUMN: what is wrong and how to fix it`.
    """
    table = read_table(path, COLUMNS, name=name, reader=reader, optional=OPTIONAL)
    if not table:
        raise SourceError([f"{name}:1: no rows below the header; restore the instructions, then run this again"])
    if found := sorted({*problems(table, placeholders, tags), *picture_problems(table, path.parent, reader)}):
        raise SourceError([f"{name}:{line}: {text}" for line, text in found])
    drawn = {row["id"]: named(row["picture"], path.parent, reader) for row in table.values() if row.get("picture")}
    grouped = groupby(table.items(), key=lambda row: row[1]["handout"])
    return tuple(_handout(slug, rows, drawn) for slug, rows in grouped)


def read_table(
    path: Path,
    columns: tuple[str, ...],
    *,
    name: str,
    reader: Reader = read_regular,
    optional: tuple[str, ...] = (),
) -> Table:
    """Return the cells of a spreadsheet's CSV as text, by the line each row begins on; `optional` columns may lack.

    Accepts a byte order mark, any line ending, comma, semicolon or tab, and trailing empty rows and columns.
    Spaces are folded and text put into NFC; a line break inside a cell stays, for the rules to refuse.
    """
    text = _decode(path, name, reader)
    rows = list(_rows(text, name))
    if not rows:
        raise SourceError([f"{name}:1: the file is empty; its first line must be {','.join(columns)}"])
    (line, header), body = rows[0], rows[1:]
    width = len(header)
    header = [cell.lower() for cell in header]
    while header and not header[-1]:
        header.pop()
    _check_header(header, columns, optional, f"{name}:{line}")
    # An unquoted comma moves half a text into the note: no row may have more cells than the header, even empty ones.
    remedy = "more cells than columns; put the text in double quotes, or delete the empty cells at the end"
    if long := [f"{name}:{at}: {remedy}" for at, row in body if len(row) > width or any(row[len(header) :])]:
        raise SourceError(long)
    return {at: dict(zip_longest(header, row[: len(header)], fillvalue="")) for at, row in body}


def _decode(path: Path, name: str, reader: Reader) -> str:
    try:
        data = reader(path)
    except OSError as error:
        raise SourceError([f"{name}: cannot be read ({error.strerror}); is it open elsewhere, or misspelt?"]) from None
    if len(data) > MAX_BYTES:
        raise SourceError([f"{name}: over {MAX_BYTES // 1_000_000} MB; this cannot be a table of instructions"])
    if other := next((what for start, what in OTHER_FILES.items() if data.startswith(start)), ""):
        raise SourceError([f"{name}: is {other}, not CSV; in the spreadsheet choose Save As, CSV UTF-8"])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        byte = error.object[error.start]
        remedy = "in the spreadsheet choose Save As, CSV UTF-8"
        raise SourceError([f"{name}:{line}: not UTF-8 (byte 0x{byte:02X}); {remedy}"]) from None


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of every row that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, [_fold(cell) for cell in row]
            line = reader.line_num + 1
    except csv.Error as error:
        remedy = "look for a double quote that is not closed, or one inside a text that is not doubled"
        raise SourceError([f"{name}:{line}: not a CSV row ({error}); {remedy}"]) from None


def _delimiter(text: str) -> str:
    """Return the separator of the first line that is not empty: the header holds no other punctuation."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _fold(cell: str) -> str:
    """Fold spaces and tabs; a no-break space and a line break inside are meant, and stay."""
    lines = (re.sub(r"[ \t]+", " ", line).strip(" ") for line in re.split(r"[\r\n]+", cell.strip(" \t\r\n")))
    return unicodedata.normalize("NFC", "\n".join(lines))


def _check_header(header: list[str], needed: tuple[str, ...], optional: tuple[str, ...], where: str) -> None:
    if header and header[0].startswith("sep="):
        raise SourceError([f"{where}: the line sep= is for Excel alone; delete it, and begin with the header"])
    problems = [f"{where}: {column}: this column is missing; add it" for column in needed if column not in header]
    columns = (*needed, *optional)
    unknown = [column or "(no name)" for column in header if column not in columns]
    problems += [
        f"{where}: {column}: not one of the columns {', '.join(columns)}; delete it, or rename it" for column in unknown
    ]
    twice = [column for column, count in Counter(header).items() if count > 1 and column in columns]
    problems += [f"{where}: {column}: duplicate column; delete one" for column in twice]
    if problems:
        raise SourceError(problems)


def _handout(slug: str, rows: Iterable[tuple[int, dict[str, str]]], drawn: Mapping[str, Picture]) -> Handout:
    plain = (_instruction(slug, line, row) for line, row in rows)
    items = list(_with_parents(replace(row, picture=drawn.get(row.id)) for row in plain))
    sections = []
    for section, group in groupby(items, key=lambda item: item.section):
        heading, *rest = group
        sections.append(Section(section, LEVELS[heading.kind], heading, tuple(rest)))
    return Handout(slug, tuple(sections))


def _instruction(slug: str, line: int, row: dict[str, str]) -> Instruction:
    kind = Kind(row["kind"])
    text = f" {CELL} ".join(cells(row["text"])) if kind in CELLED else row["text"]
    return Instruction(row["id"], kind, text, row["note"], row["section"], line, slug)


def _with_parents(rows: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield rows; an item or a line of a table knows which row it belongs to."""
    outer = ""
    for row in rows:
        if row.kind in INNER:
            yield replace(row, parent=outer)
        else:
            outer = row.id
            yield row
