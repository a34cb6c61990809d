"""A sheet from Word: paragraphs in the order of the document, with their styles; tables row by row."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from ...core.errors import SourceError
from .pieces import Piece, Role, clean

MAX_UNPACKED = 100_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same content once more, for old programs."""
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
LIST = re.compile(r"list|bullet", re.IGNORECASE)


def pieces(data: bytes, name: str) -> tuple[list[Piece], list[str]]:
    """Return the pieces of the document, and the texts of headers and footers. Raises SourceError."""
    from docx import Document

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        document = Document(io.BytesIO(data)) if size <= MAX_UNPACKED else None
        found = (list(_body(document)), _around(document)) if document else None
    except Exception as error:  # noqa: BLE001 - python-docx and lxml let through whatever a broken file provokes
        raise SourceError([f"{name}: cannot be read as a Word document ({type(error).__name__})"]) from None
    if found is None:
        raise SourceError([f"{name}: unpacks to over {MAX_UNPACKED // 1_000_000} MB; this cannot be a sheet"])
    return found


def _body(document: Any) -> Iterator[Piece]:
    """Yield the pieces of the body; a paragraph in a cell belongs to the row of its table."""
    for element in document.element.body.iter(f"{W}p", f"{W}tr"):
        above = {parent.tag for parent in element.iterancestors()}
        if FALLBACK in above or f"{W}tr" in above:
            continue
        if element.tag == f"{W}tr":
            cells = [clean(" ".join(map(_text, cell.iter(f"{W}p")))) for cell in element.iterchildren(f"{W}tc")]
            if any(cells):
                yield Piece(" | ".join(cells), Role.CELLS) if len(cells) > 1 else Piece(cells[0])
        else:
            for line in _text(element).split("\n"):
                if text := clean(line):
                    yield Piece(text, _role(element, document))


def _text(paragraph: Any) -> str:
    """Return the text of a paragraph, without that of boxes anchored in it, and without deleted text."""
    return "".join(
        (node.text or "") if node.tag == f"{W}t" else BREAKS[node.tag]
        for node in paragraph.iter(f"{W}t", *BREAKS)
        if next(node.iterancestors(f"{W}p")) is paragraph
    )


def _role(paragraph: Any, document: Any) -> Role:
    """Return what style, numbering or bold type say of a paragraph."""
    style = document.styles.get_by_id(paragraph.style, 1).name if paragraph.style else ""
    if style in {"Title", "Heading 1"}:
        return Role.TITLE if style == "Title" else Role.HEADING
    if style.startswith("Heading"):
        return Role.SUBHEADING
    properties = paragraph.pPr
    if LIST.search(style) or (properties is not None and properties.numPr is not None):
        return Role.ITEM
    runs = [run for run in paragraph.iter(f"{W}r") if run.findtext(f"{W}t")]
    bold = [run for run in runs if run.rPr is not None and run.rPr.find(f"{W}b") is not None]
    return Role.HEADING if runs and len(runs) == len(bold) and len(_text(paragraph).split()) <= 8 else Role.UNKNOWN


def _around(document: Any) -> list[str]:
    """Return what headers and footers say, each text once."""
    parts = [part for section in document.sections for part in (section.header, section.footer)]
    texts = [clean(_text(paragraph)) for part in parts for paragraph in part._element.iter(f"{W}p")]  # noqa: SLF001
    return list(dict.fromkeys(filter(None, texts)))
