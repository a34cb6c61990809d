"""Reads a sheet, whatever its format, and drafts the table."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from ...core.errors import SourceError
from ..cell_rules import MAX_SLUG, taken
from ..rules import problems
from ..table import COLUMNS
from . import docx, markdown, pdf
from .drafting import draft
from .pieces import Piece, clean
from .row_names import slug_of
from .text import PAGE, of_lines

SUFFIXES = (".txt", ".md", ".docx", ".pdf")
MAX_BYTES = 20_000_000
MAX_PIECES = 2000
SIGN = re.compile("[\\ufffd\\ue000-\\uf8ff]")
UNREADABLE = (
    "has a symbol that is not a letter, as fonts such as Wingdings have them;"
    " look at your sheet, and write in its place what it shows, or delete it"
)
SHOWN = 70
"""Letters of a row that are enough to know it by."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drafted table."""

    slug: str
    rows: tuple[dict[str, str], ...]
    doubts: tuple[tuple[str, str], ...]
    """Row id → what a person should look at."""
    aside: tuple[str, ...]
    """What is in the file and in no row: page numbers, headers and footers."""

    def doubtful(self) -> dict[int, tuple[str, list[str]]]:
        """Return, by line of the table, the beginning of each row that needs a person's attention, and why."""
        table = dict(enumerate(self.rows, 2))
        why: dict[int, list[str]] = {line: [] for line in table}
        lines = {row["id"]: line for line, row in table.items()}
        for row, doubt in self.doubts:
            why[lines[row]].append(doubt)
        unreadable = {line for line, row in table.items() if SIGN.search(row["text"])}
        for line in unreadable:
            why[line].append(f"must be changed before a build: {UNREADABLE}")
        for line, problem in problems(table, frozenset({"clinic_phone"})):
            if line not in unreadable or not problem.startswith("text:"):
                why[line].append(f"must be changed before a build: {problem}")
        return {line: (_begin(table[line]["text"]), reasons) for line, reasons in why.items() if reasons}

    @property
    def csv(self) -> bytes:
        """The table as a spreadsheet opens it."""
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue().encode("utf-8-sig")


def read_sheet(path: Path) -> Sheet:
    """Return the table drafted from a sheet. Raises SourceError for a file that cannot be one."""
    pieces, aside = _pieces(path)
    if not pieces:
        raise SourceError([f"{path}: has no text"])
    if len(pieces) > MAX_PIECES:
        raise SourceError([f"{path}: over {MAX_PIECES} paragraphs; this is not one sheet"])
    name = clean(path.stem.replace("_", " ").replace("-", " "))
    found = draft(pieces, _slug(path, pieces[0]), name[:1].upper() + name[1:])
    return Sheet(found.slug, tuple(found.rows), tuple(found.doubts), tuple(aside))


def _pieces(path: Path) -> tuple[list[Piece], list[str]]:
    data, suffix = _bytes(path), path.suffix.lower()
    if suffix == ".docx":
        return docx.pieces(data, str(path))
    if suffix == ".pdf":
        lines = pdf.lines(path, str(path))
    else:
        try:
            text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
        except UnicodeDecodeError:
            raise SourceError([f"{path}: not UTF-8; save it as text in UTF-8, or as .docx"]) from None
        if suffix == ".md":
            return markdown.pieces(text), []
        lines = [*text.replace("\f", "\n\n").splitlines()]
    texts = [clean(line) for line in lines if isinstance(line, str)]
    return of_lines(lines), [*dict.fromkeys(filter(PAGE.fullmatch, texts))]


def _bytes(path: Path) -> bytes:
    if path.suffix.lower() not in SUFFIXES:
        raise SourceError([f"{path}: the name of a sheet ends in {', '.join(SUFFIXES)}; save it as one of them"])
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceError([f"{path}: over {MAX_BYTES // 1_000_000} MB; this cannot be one sheet"])
        return path.read_bytes()
    except OSError as error:
        raise SourceError([f"{path}: cannot be read: {error.strerror}"]) from None


def _begin(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rpartition(' ')[0]} …"


def _slug(path: Path, first: Piece) -> str:
    """Return a name for the handout: that of the file if it tells something, else words of the title."""
    for text in (path.stem, first.text):
        slug = slug_of(text)[:MAX_SLUG]
        if slug and not slug.isdigit() and not taken(slug):
            return slug
    return "handout"
