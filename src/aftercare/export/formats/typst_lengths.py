"""How long the texts of a handout are, so that the page frame can choose a type size."""

from typing import Any

from ...handout.blocks import Block
from ...handout.document import Document
from .ems import ems
from .inline import labelled
from .typst_blocks import marks_of


def lengths(document: Document) -> dict[str, Any]:
    """Return lengths in ems, of rows by section, as the frame's `estimate` wants them."""
    contact = [fact for place in document.places for fact in place.facts]
    small = [text for fact in (*document.fact_parts, *contact) for text in fact.pair]
    return {
        "rows": [_rows(document, block) for block in document.blocks],
        "headings": len(document.blocks),
        "small": round(sum(map(ems, small)), 1),
        "banners": round(sum(ems(text) for texts in document.banners for text in texts), 1),
    }


def _rows(document: Document, block: Block) -> dict[str, Any]:
    """Return where the rows of a section are, and how long each is with the marks before it."""
    lines = [row for row in block.lines if row is not block.heading]
    marks = ([labelled(phrase, document).text for phrase in marks_of(document, row)] for row in lines)
    long = [round(ems(row.text) + sum(map(ems, its)), 1) for row, its in zip(lines, marks, strict=True)]
    return {"course": block.course, "boxed": block.warning, "ems": long}
