"""A handout as Typst source: an import of our page frame, and the data as JSON inside one string literal."""

import json
import re
from typing import Any, Literal

from ...core.languages import SOURCE
from ...core.markup import visible
from ...core.model import LEVELS, Kind
from ...core.pictures import SVG, Picture
from ...handout.blocks import Block, Row
from ...handout.document import Document
from ...handout.wording import Fact, Phrase
from .atoms import NBSP
from .ems import ems
from .html import INK, LIGHT
from .inline import labelled
from .qr import svg
from .typst_text import narrow, paper_text

MIME = "text/vnd.typst"


def typst(document: Document) -> str:
    """Return Typst source; `export.pdf` compiles it, with our page frame as `/handout.typ`."""
    return call("handout", _data(document))


def call(frame: str, data: dict[str, Any]) -> str:
    """Return Typst source that hands data to the page frame of a name."""
    literal = json.dumps(data, ensure_ascii=False).replace("\\", "\\\\").replace('"', '\\"')
    return f'#import "/{frame}.typ": {frame}\n#{frame}(json(bytes("{literal}")))\n'


def _data(document: Document) -> dict[str, Any]:
    language, words = document.language, document.words
    tag, *subtags = language.tag.split("-")
    return {
        "lang": tag,
        "region": language.region or next((part for part in subtags if re.fullmatch("[A-Z]{2}", part)), None),
        "rtl": language.rtl,
        "fonts": language.fonts,
        "paper": document.paper,
        "name": document.name,
        "author": document.clinic.name,
        "clinic": _phrase(document, Phrase(document.clinic.name, SOURCE)),
        "code": f"{document.slug} · {language.tag} · {document.code}",
        "page": words["label.page"],
        "continued": _continued(document),
        "title": _shown(document, document.title),
        "picture": _image(document.title.picture),
        "logo": _image(document.clinic.logo),
        "banners": [_banner(document, *texts) for texts in document.banners],
        "blocks": [_block(document, block) for block in document.blocks],
        "places": _places(document),
        "words": {key: _phrase(document, document.phrase(f"label.{key}")) for key in ("facts", "row-numbers")},
        "facts": [_pair(document, fact) for fact in document.fact_parts],
        "qr": svg(document.address) if document.address else None,
        "ems": _ems(document),
    }


def _ems(document: Document) -> dict[str, Any]:
    """Return how long the texts are, for the page frame to choose a size of type."""
    contact = [fact for place in document.places for fact in place.facts]
    small = [text for fact in (*document.fact_parts, *contact) for text in fact.pair]
    return {
        "rows": [ems(row.text) for block in document.blocks for row in block.lines if row is not block.heading],
        "headings": len(document.blocks),
        "small": sum(ems(text) for text in small),
        "banners": sum(ems(text) for texts in document.banners for text in texts),
    }


def _phrase(document: Document, phrase: Phrase) -> dict[str, Any]:
    return paper_text(document, phrase.text, english=phrase.tag == SOURCE != document.language.tag)


def _label(document: Document, phrase: Phrase) -> dict[str, Any]:
    label = labelled(phrase, document)
    shown = _phrase(document, label)
    if shown["english"] and document.language.rtl:  # the space behind it is on the side of the value
        shown |= {"runs": [label.text.rstrip(NBSP)], "after": NBSP}
    return shown


def _continued(document: Document) -> list[dict[str, Any]]:
    """Return what is before and behind the name of a section that goes on from the page before."""
    phrase = document.phrase("label.continued")
    return [_phrase(document, Phrase(part, phrase.tag)) for part in phrase.text.partition("{section}")[::2]]


def _shown(document: Document, row: Row) -> dict[str, Any]:
    """Return a row's text, with the marks that belong before it."""
    keys = [*([] if row.translated else ["label.untranslated"]), *([row.prefix] if row.prefix else [])]
    value = paper_text(
        document, row.text, english=not row.translated, marks=True, part="heading" if row.kind in LEVELS else "row"
    )
    return {
        "marks": [_label(document, document.phrase(key)) for key in keys],
        "value": value | _beside(document, row.english),
    }


def _beside(document: Document, english: str, part: Literal["row", "cell"] = "row") -> dict[str, Any]:
    """Return the English that a bilingual edition has beside a row or a cell."""
    if "bilingual" not in document.editions:
        return {}
    return {"beside": paper_text(document, english, english=True, marks=True, part=part)}


def _cell(document: Document, row: Row, cell: str, english: str) -> dict[str, Any]:
    """Return the text of a cell, in which long amounts may part."""
    value = paper_text(document, cell, english=not row.translated, marks=True, part="cell")
    own = {**value, "runs": [piece for run in value["runs"] for piece in narrow(run)]}
    return own | _beside(document, english, "cell")


def _block(document: Document, block: Block) -> dict[str, Any]:
    return {
        "level": block.level,
        "course": block.course,
        "boxed": block.warning,
        "heading": _shown(document, block.heading) if block.heading else None,
        "picture": _image(block.heading.picture if block.heading else None, LIGHT if block.warning else INK),
        "warning": _label(document, document.phrase("label.warning")),
        "groups": [
            {"warning": group.warning, "blank": group.blank, "rows": [_row(document, row) for row in group.rows]}
            for group in block.groups
        ],
    }


def _image(picture: Picture | None, colour: str = INK) -> dict[str, Any] | None:
    """Return a picture as a string or as bytes."""
    if not picture:
        return None
    svg, drawn = picture.mime == SVG, picture.drawn(colour)
    return {"format": "svg" if svg else "png", "data": drawn.decode() if svg else list(drawn)}


def _row(document: Document, row: Row) -> dict[str, Any]:
    return {
        **_shown(document, row),
        "number": row.number,
        "kind": row.kind,
        "drawn": _image(row.picture) if row.kind is Kind.PICTURE else None,
        "alternative": visible(row.text),
        "place": row.place,
        "cells": [_cell(document, row, *pair) for pair in row.cell_pairs],
        "inner": [_row(document, inner) for inner in row.inner],
    }


def _banner(document: Document, text: str, english: str) -> list[dict[str, Any]]:
    own = [] if text == english else [paper_text(document, text)]
    return [*own, paper_text(document, english, english=document.language.tag != SOURCE)]


def _places(document: Document) -> list[dict[str, Any]]:
    """Return where to find help, with the clinic's telephone also where only a row of another kind tells it."""
    phone = Fact(document.phrase("label.phone"), (Phrase(document.clinic.phone, document.language.tag),))
    told = document.has_sites or any(row.kind is Kind.CONTACT for block in document.blocks for row in block.rows)
    return [
        {
            "name": _phrase(document, Phrase(place.name, SOURCE)),
            "pairs": [
                _pair(document, fact) for fact in (*([] if told or phone in place.facts else [phone]), *place.facts)
            ],
        }
        for place in document.places
    ]


def _pair(document: Document, fact: Fact) -> dict[str, Any]:
    """Return a label and its values, the same said in several languages."""
    return {"label": _label(document, fact.label), "values": [_phrase(document, value) for value in fact.values]}
