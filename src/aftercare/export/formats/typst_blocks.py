"""The blocks of a section as data for Typst: rows, tables, lines to write on, pictures."""

from typing import Any, Literal

from ...core.languages import SOURCE
from ...core.markup import visible
from ...core.model import LEVELS, Kind
from ...core.pictures import SVG, Picture
from ...handout.blocks import Block, Row
from ...handout.document import Document
from ...handout.wording import Phrase
from .atoms import NBSP
from .html import INK, LIGHT
from .inline import labelled
from .typst_text import narrow, paper_text


def block_data(document: Document, block: Block) -> dict[str, Any]:
    """Return a section with its heading and its rows."""
    return {
        "level": block.level,
        "course": block.course,
        "boxed": block.warning,
        "heading": shown_data(document, block.heading) if block.heading else None,
        "picture": image_data(block.heading.picture if block.heading else None, LIGHT if block.warning else INK),
        "warning": label_data(document, document.phrase("label.warning")),
        "groups": [
            {"warning": group.warning, "blank": group.blank, "rows": [_row(document, row) for row in group.rows]}
            for group in block.groups
        ],
    }


def _row(document: Document, row: Row) -> dict[str, Any]:
    return {
        **shown_data(document, row),
        "number": row.number,
        "kind": row.kind,
        "drawn": image_data(row.picture) if row.kind is Kind.PICTURE else None,
        "alternative": visible(row.text),
        "place": row.place,
        "cells": [_cell(document, row, *pair) for pair in row.cell_pairs],
        "inner": [_row(document, inner) for inner in row.inner],
    }


def _cell(document: Document, row: Row, cell: str, english: str) -> dict[str, Any]:
    """Return the text of a cell, in which long amounts may part."""
    value = paper_text(document, cell, english=not row.translated, marks=True, part="cell")
    own = {**value, "runs": [piece for run in value["runs"] for piece in narrow(run)]}
    return own | _beside(document, english, "cell")


def shown_data(document: Document, row: Row) -> dict[str, Any]:
    """Return a row's text, with the marks that belong before it."""
    keys = [*([] if row.translated else ["label.untranslated"]), *([row.prefix] if row.prefix else [])]
    value = paper_text(
        document, row.text, english=not row.translated, marks=True, part="heading" if row.kind in LEVELS else "row"
    )
    return {
        "marks": [label_data(document, document.phrase(key)) for key in keys],
        "value": value | _beside(document, row.english),
    }


def _beside(document: Document, english: str, part: Literal["row", "cell"] = "row") -> dict[str, Any]:
    """Return the English that a bilingual edition has beside a row or a cell."""
    if "bilingual" not in document.editions:
        return {}
    return {"beside": paper_text(document, english, english=True, marks=True, part=part)}


def label_data(document: Document, phrase: Phrase) -> dict[str, Any]:
    """Return words with the colon of the language behind them."""
    label = labelled(phrase, document)
    shown = phrase_data(document, label)
    if shown["english"] and document.language.rtl:  # the space behind it is on the side of the value
        shown |= {"runs": [label.text.rstrip(NBSP)], "after": NBSP}
    return shown


def phrase_data(document: Document, phrase: Phrase) -> dict[str, Any]:
    """Return words of the interface, in whichever language they are."""
    return paper_text(document, phrase.text, english=phrase.tag == SOURCE != document.language.tag)


def image_data(picture: Picture | None, colour: str = INK) -> dict[str, Any] | None:
    """Return a picture as a string or as bytes."""
    if not picture:
        return None
    svg, drawn = picture.mime == SVG, picture.drawn(colour)
    return {"format": "svg" if svg else "png", "data": drawn.decode() if svg else list(drawn)}
