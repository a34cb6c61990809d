"""A sheet from Word: paragraphs in the order of the document, with their styles; tables row by row."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from ...core.errors import SourceError
from .pieces import END, Piece, Role, clean

MAX_UNPACKED = 100_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same content once more, for old programs."""
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MOVED = f"{W}moveFrom"
"""Where a text stood before a tracked move: it stands in its new place, too."""
SIGNS = {
    **dict.fromkeys((f"{W}tab", f"{W}ptab"), "\t"),
    **dict.fromkeys((f"{W}br", f"{W}cr"), "\n"),
    f"{W}noBreakHyphen": "-",
}
SYMBOL = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xBB: "≈", 0xAE: "→", 0x6D: "μ"}
"""Signs of the font Symbol, which Word stores by their place in it."""
UNKNOWN = "\ufffd"
NOTES = ("footnotes", "endnotes")
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
            for text in lines(element):
                yield Piece(text, _role(element, document))
    yield from _notes(document)


def _notes(document: Any) -> Iterator[Piece]:
    """Yield footnotes and endnotes, which are read after the text."""
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        if part.partname.filename.rpartition(".")[0] in NOTES:
            for paragraph in parse_xml(part.blob).iter(f"{W}p"):
                yield from map(Piece, lines(paragraph))


def lines(paragraph: Any) -> Iterator[str]:
    """Yield the lines of a paragraph; one that goes on in small letters is one with the line before it."""
    before = ""
    for line in filter(None, map(clean, _text(paragraph).split("\n"))):
        if before and line[0].islower() and not END.search(before):
            before = f"{before} {line}"
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _text(paragraph: Any) -> str:
    """Return the text of a paragraph, without that of boxes anchored in it, and without deleted text."""
    return "".join(
        _sign(node)
        for node in paragraph.iter(f"{W}t", MATHS, f"{W}sym", *SIGNS)
        if next(node.iterancestors(f"{W}p")) is paragraph and next(node.iterancestors(MOVED), None) is None
    )


def _sign(node: Any) -> str:
    if node.tag in SIGNS:
        return SIGNS[node.tag]
    if node.tag != f"{W}sym":
        return str(node.text or "")
    known = SYMBOL if node.get(f"{W}font") == "Symbol" else {}
    return known.get(int(node.get(f"{W}char"), 16) & 0xFF, UNKNOWN)


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
