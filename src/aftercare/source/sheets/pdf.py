"""A sheet as PDF: its lines and tables in reading order. Read in a process of its own, which can be stopped."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import astuple
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from ...core.errors import SourceError
from .pdf_columns import spaced
from .pdf_tables import Table, drawn
from .tables import Line

SECONDS = 60
MEMORY = 1_500_000_000
"""Bytes that reading may take, where the system can say so."""
MAX_PAGES = 60
LETTER = 5
"""Points that a letter takes: the space before a line is told in letters, as a text file has it."""


def lines(path: Path, name: str) -> list[str | list[Line]]:
    """Return the lines, an empty one between blocks, and the tables. Raises SourceError."""
    # Not what lies in the folder of whoever calls, where a sheet from elsewhere may have brought a json.py along.
    command = [sys.executable, "-P", "-m", __name__, str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise SourceError([f"{name}: took over {SECONDS} s to read; save its text as .txt or .docx"]) from None
    if done.returncode:
        raise SourceError([f"{name}: cannot be read as a PDF; save its text as .txt or .docx"])
    read = json.loads(done.stdout)
    found = [each if isinstance(each, str) else [Line(tuple(cells), doubt) for cells, doubt in each] for each in read]
    if not any(found):
        raise SourceError([f"{name}: has no text, only pictures of it; type it, or have it recognized, first"])
    return found


def _read(path: str) -> list[str | list[Line]]:
    import pdfplumber

    found: list[str | list[Line]] = []
    with pdfplumber.open(path, laparams={}, pages=(*range(1, MAX_PAGES + 1),)) as document:
        for page in document.pages:
            found += _in_order(page, _tables(page))
    return found


def _tables(page: Any) -> list[Table]:
    found = drawn(page)
    words = [((word["x0"], word["top"], word["x1"], word["bottom"]), word["text"]) for word in page.extract_words()]
    return [*found, *spaced([word for word in words if not any(table.holds(word[0]) for table in found)])]


def _in_order(page: Any, tables: list[Table]) -> Iterator[str | list[Line]]:
    """Yield the lines of a page in reading order, an empty one after each block; a table where it begins."""
    from pdfminer.layout import LTTextContainer

    told: list[Table] = []
    for block in page.layout:
        if not isinstance(block, LTTextContainer):
            continue
        for line in block:
            for table, letters in groupby(_placed(line, page, tables), key=itemgetter(0)):
                if table is None:
                    yield _text([letter for _, letter in letters])
                elif table not in told:
                    told.append(table)
                    yield from table.items or [table.lines]
        yield ""


def _placed(line: Any, page: Any, tables: list[Table]) -> Iterator[tuple[Table | None, Any]]:
    """Yield the letters of a line, each with its table; the spaces that pdfminer adds have no place of their own."""
    left, top, *_ = page.mediabox
    table = None
    for letter in line:
        if hasattr(letter, "x0"):
            box = (left + letter.x0, top + page.height - letter.y1, left + letter.x1, top + page.height - letter.y0)
            table = next((each for each in tables if each.holds(box)), None)
        yield table, letter


def _text(letters: list[Any]) -> str:
    start = next((letter.x0 for letter in letters if hasattr(letter, "x0")), 0)
    text = "".join(letter.get_text() for letter in letters)
    return " " * max(0, round(start / LETTER)) + text.rstrip("\n")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _limit()
    sys.stdout.write(json.dumps(_read(sys.argv[1]), default=astuple))
