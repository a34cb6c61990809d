"""A sheet from Word: paragraphs in the order of the document, with their styles; tables row by row."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from ...core.errors import SourceError
from .docx_tables import cells_of, lines_of, sets_out
from .docx_text import FALLBACK, W, lines, text_of, write_links
from .lists import Lists, column, mark
from .pieces import Piece, Role, clean
from .tables import of_table

MAX_UNPACKED = 100_000_000
MAX_TEXT = 4_000_000
"""Bytes of XML in a part: a sheet of forty pages has half of it, and each megabyte takes half a second to read."""
OLD = b"\xd0\xcf\x11\xe0"
"""How documents of Word begin before 2007, and those that are locked."""
NOTES = ("footnotes", "endnotes")
LIST = re.compile(r"list|bullet", re.IGNORECASE)


def pieces(data: bytes, name: str) -> tuple[list[Piece], list[str]]:
    """Return the pieces of the document, and the texts of headers and footers. Raises SourceError."""
    from docx import Document

    if data.startswith(OLD):
        raise SourceError([f"{name}: is an old Word document, or has a password; save it as .docx without one"])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [(entry.file_size, entry.filename.endswith((".xml", ".rels"))) for entry in archive.infolist()]
        small = sum(size for size, _ in sizes) <= MAX_UNPACKED and all(size <= MAX_TEXT for size, xml in sizes if xml)
        document = Document(io.BytesIO(data)) if small else None
        found = (list(_body(document)), _around(document)) if document else None
    except Exception as error:  # noqa: BLE001 - python-docx and lxml let through whatever a broken file provokes
        raise SourceError([f"{name}: cannot be read as a Word document ({type(error).__name__})"]) from None
    if found is None:
        most = f"{MAX_UNPACKED // 1_000_000} MB, or {MAX_TEXT // 1_000_000} of text"
        raise SourceError([f"{name}: unpacks to over {most}; this cannot be a sheet"])
    return found


def _body(document: Any) -> Iterator[Piece]:
    """Yield the pieces of the body, in its order, and the notes."""
    write_links(document.part)
    yield from _blocks(document.element.body, document)
    yield from _notes(document)


def _blocks(place: Any, document: Any) -> Iterator[Piece]:
    """Yield the pieces of the body or of a cell: paragraphs, those of boxes anchored in them, and tables."""
    typed, outer = Lists(), next(place.iterancestors(f"{W}tbl"), None)
    for element in place.iter(f"{W}p", f"{W}tbl"):
        above = next(element.iterancestors(f"{W}tbl"), None)
        if above is not outer or next(element.iterancestors(FALLBACK), None) is not None:
            continue
        if element.tag == f"{W}tbl":
            yield from _table(element, document)
            continue
        for text in lines(element):
            yield _piece(text, element, typed, document)


def _table(table: Any, document: Any) -> Iterator[Piece]:
    rows = cells_of(table)
    if sets_out(rows):
        for cell in (cell for row in rows for cell in row):
            yield from _blocks(cell, document)
    else:
        yield from of_table(list(lines_of(rows)))


def _notes(document: Any) -> Iterator[Piece]:
    """Yield footnotes and endnotes, which are read after the text."""
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        if part.partname.filename.rpartition(".")[0] in NOTES:
            for paragraph in parse_xml(part.blob).iter(f"{W}p"):
                yield from map(Piece, lines(paragraph))


def _piece(text: str, paragraph: Any, typed: Lists, document: Any) -> Piece:
    """Return a line of a paragraph; a bullet or number that was typed makes it an item, as Word's own do."""
    role, level = _role(paragraph, document)
    begun = mark(text) if role in {Role.UNKNOWN, Role.ITEM} else None
    if begun:
        deep = typed.level(_column(paragraph), begun[0], gap=False)
        return Piece(text[begun.end() :], Role.ITEM, level or deep)
    if role is Role.UNKNOWN:
        typed.close()
    return Piece(text, role, level)


def _role(paragraph: Any, document: Any) -> tuple[Role, int]:
    """Return what style, numbering or bold type say of a paragraph, and the level of an item."""
    style = document.styles.get_by_id(paragraph.style, 1) if paragraph.style else None
    name = style.name if style else ""
    if name in {"Title", "Heading 1"}:
        return Role.TITLE if name == "Title" else Role.HEADING, 0
    if name.startswith("Heading"):
        return Role.SUBHEADING, 0
    numbered = _numbered(paragraph) or (_numbered(style.element) if style else None)
    if numbered or (LIST.search(name) and numbered is None):
        digit = re.search(r"[2-9]$", name)
        return Role.ITEM, (numbered or 1) - 1 or (int(digit[0]) - 1 if digit else 0)
    runs = [run for run in paragraph.iter(f"{W}r") if run.findtext(f"{W}t")]
    bold = [run for run in runs if run.rPr is not None and run.rPr.find(f"{W}b") is not None]
    headed = runs and len(runs) == len(bold) and len(text_of(paragraph).split()) <= 8
    return Role.HEADING if headed else Role.UNKNOWN, 0


def _numbered(element: Any) -> int | None:
    """Return how deep Word numbers a paragraph or style, from 1; 0 if it takes numbers away, None if it is silent."""
    properties = element.pPr
    found = properties.numPr if properties is not None else None
    if found is None:
        return None
    removed = found.numId is not None and not found.numId.val
    return 0 if removed else 1 + (found.ilvl.val if found.ilvl is not None else 0)


def _column(paragraph: Any) -> int:
    """Return where a paragraph begins, in letters of 6 pt."""
    properties = paragraph.pPr
    set_in = [properties.ind_left, properties.first_line_indent] if properties is not None else []
    return int(sum(length.pt for length in set_in if length is not None) / 6) + column(text_of(paragraph))


def _around(document: Any) -> list[str]:
    """Return what headers and footers say, each text once."""
    parts = [part for section in document.sections for part in (section.header, section.footer)]
    texts = [clean(text_of(paragraph)) for part in parts for paragraph in part._element.iter(f"{W}p")]  # noqa: SLF001
    return list(dict.fromkeys(filter(None, texts)))
