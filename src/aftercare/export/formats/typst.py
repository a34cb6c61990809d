"""A handout as Typst source: an import of our page frame, and the data as JSON inside one string literal."""

import json
import re
import unicodedata
from dataclasses import replace
from functools import cache
from typing import Any

from ...core.bidi import LRI, PDI
from ...core.languages import SOURCE
from ...core.markup import visible
from ...core.model import Kind
from ...handout.document import Block, Document, Row
from .atoms import Run, counted
from .inline import runs

MIME = "text/vnd.typst"
LONGEST = 40
"""Characters that are kept on one line; a longer run must break, or it would leave the page."""
LETTERS = {"iíìïjlI|.,:;!'’": 0.28, "ftr()-": 0.36, "mwMWшщжюф": 0.85}
CATEGORIES = {"Lu": 0.65, "M": 0.1, "C": 0.0, "Z": 0.26, "P": 0.28}
"""Widths in ems, after the fonts in `package.json`: right to 3 % in Latin and Cyrillic, to 11 % elsewhere."""


def typst(document: Document) -> str:
    """Return Typst source; `aftercare.pdf` compiles it, with our page frame as `/handout.typ`."""
    literal = json.dumps(_data(document), ensure_ascii=False).replace("\\", "\\\\").replace('"', '\\"')
    return (
        f'// language: {document.language.tag}\n#import "/handout.typ": handout\n#handout(json(bytes("{literal}")))\n'
    )


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
        "clinic": document.clinic.name,
        "code": f"{document.slug} · {language.tag} · {document.code}",
        "page": words["label.page"],
        "title": _row(document, document.title)["value"],
        "banners": [_banner(document, *texts) for texts in document.banners],
        "blocks": [_block(document, block) for block in document.blocks],
        "places": _places(document),
        "words": {"facts": _word(document, "label.facts"), "note": _word(document, "label.row-numbers")},
        "facts": [_pair(document, *pair) for pair in document.facts],
        "ems": _ems(document),
    }


def _ems(document: Document) -> dict[str, Any]:
    """Return how long the texts are, for the page frame to choose a size of type."""
    contact = [fact.pair for place in document.places for fact in place.facts]
    small = [*document.banners, *document.facts, *contact]
    return {
        "rows": [ems(row.text) for block in document.blocks for row in block.lines if row is not block.heading],
        "headings": len(document.blocks),
        "small": sum(ems(text) for pair in small for text in pair),
    }


def ems(text: str) -> float:
    """Return about how wide a text is, in ems."""
    return sum(map(_em, text))


@cache
def _em(character: str) -> float:
    base = unicodedata.normalize("NFD", character)[0]
    for letters, width in LETTERS.items():
        if base in letters:
            return width
    if unicodedata.east_asian_width(character) in "WF":
        return 0.95
    if unicodedata.bidirectional(character) == "AL":
        return 0.42
    category = unicodedata.category(character)
    return CATEGORIES.get(category, CATEGORIES.get(category[0], 0.57))


def _text(document: Document, text: str, *, english: bool = False, marks: bool = False) -> dict[str, Any]:
    found = runs(text, document, english=english, marks=marks) if marks or not english else [Run("text", text)]
    return {"english": english, "runs": [piece for run in found for piece in _pieces(document, run)]}


def _pieces(document: Document, run: Run) -> list[str | dict[str, Any]]:
    """Return what the page frame sets: a string flows, a piece that is `kept` never breaks.

    Paper tells where a link leads that has words of its own.
    """
    found: list[str | dict[str, Any]]
    if run.parts:
        inner = (replace(part, strong=part.strong and not run.strong) for part in run.parts)
        parts = [piece for part in inner for piece in _pieces(document, part)]
        found = [{"parts": parts, "to": run.to, "ltr": run.isolated, "strong": run.strong}]
    elif run.isolated or run.kind == "inner" or run.to:
        found = [_piece(run.text, to=run.to, strong=run.strong, kept=run.kind != "link")]
    else:
        found = _flowing(document, counted(run.text), strong=run.strong)
    if run.address:
        return [*found, " (", _piece(run.address.partition("//")[2], to=run.to), ")"]
    return found


def _flowing(document: Document, text: str, *, strong: bool) -> list[str | dict[str, Any]]:
    if document.language.script != "Kore":
        return [{"parts": [text], "to": "", "ltr": False, "strong": True} if strong else text]
    # Typst breaks Korean after any syllable; readers expect whole words.
    return [_piece(word, strong=strong) if word.strip() else word for word in re.split(r"(\s+)", text) if word]


def _piece(text: str, *, to: str = "", strong: bool = False, kept: bool = True) -> dict[str, Any]:
    kept = kept and len(text) <= LONGEST
    return {"text": text if kept else f"{LRI}{text}{PDI}", "to": to, "kept": kept, "strong": strong}


def _word(document: Document, key: str) -> dict[str, Any]:
    return _text(document, document.words[key], english=not document.words.has(key))


def _label(document: Document, label: str, *, english: bool = False) -> dict[str, Any]:
    """Return a label with the colon of its language: full width in Chinese and Japanese, apart in French."""
    language = document.language
    colon = {"Hans": "：", "Hant": "：", "Jpan": "："}.get(language.script, ":")
    return _text(document, label + ("\u00a0:" if language.tag.startswith("fr") else colon), english=english)


def _marked(document: Document, key: str) -> dict[str, Any]:
    return _label(document, document.words[key], english=not document.words.has(key))


def _row(document: Document, row: Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "mark": None if row.translated else _marked(document, "label.untranslated"),
        "value": _text(document, row.text, english=not row.translated, marks=True),
        "kind": row.kind,
        "place": row.place,
        "cells": [_cell(_text(document, cell, english=not row.translated, marks=True)) for cell in row.cells],
        "inner": [_row(document, inner) for inner in row.inner],
    }


def _cell(value: dict[str, Any]) -> dict[str, Any]:
    """Return the text of a cell, in which an amount may part from the same one in brackets behind it."""
    return {**value, "runs": [piece for run in value["runs"] for piece in _narrow(run)]}


def _narrow(piece: str | dict[str, Any]) -> list[str | dict[str, Any]]:
    if isinstance(piece, str) or piece.get("to") or not piece.get("kept") or " (" not in piece["text"]:
        return [piece]
    first, _, rest = piece["text"].partition(" (")
    return [LRI, {**piece, "text": first}, " ", {**piece, "text": f"({rest}"}, PDI]


def _block(document: Document, block: Block) -> dict[str, Any]:
    return {
        "level": block.level,
        "warning": _marked(document, "label.warning") if block.warning else None,
        "heading": _row(document, block.heading)["value"] if block.heading else None,
        "groups": [[_row(document, row) for row in rows] for rows in block.groups],
    }


def _banner(document: Document, text: str, english: str) -> list[dict[str, Any]]:
    own = [] if text == english else [_text(document, text)]
    return [*own, _text(document, english, english=True)]


def _places(document: Document) -> list[dict[str, Any]]:
    """Return where to find help; the clinic's telephone too, where no row of the handout gives it."""
    given = any(row.kind is Kind.CONTACT for block in document.blocks for row in block.rows)
    phone = [(document.words["label.phone"], document.clinic.phone)] if not given and not document.has_sites else []
    return [
        {
            "name": place.name,
            "pairs": [_pair(document, *pair) for pair in [*phone, *(fact.pair for fact in place.facts)]],
        }
        for place in document.places
    ]


def _pair(document: Document, label: str, value: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a label and its value, which may have the same in English after a slash."""
    own, slash, english = value.rpartition(" / ")
    parts = [own, english] if slash and _is_english(document, english) else [value]
    values = [_text(document, part, english=_is_english(document, part)) for part in parts]
    return _label(document, label, english=_is_english(document, label)), values


def _is_english(document: Document, text: str) -> bool:
    """Whether a text is English on another page: the clinic's data, names, words that are missing."""
    language, words = document.language, document.words
    if language.tag == SOURCE or text in {document.name, language.endonym, *words.texts.values()}:
        return False
    addresses = {
        value.text for place in document.places for fact in place.facts for value in fact.values if value.tag == SOURCE
    }
    return text in {*addresses, language.name, visible(document.title.english), *words.english.values()}
