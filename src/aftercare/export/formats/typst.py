"""A handout as Typst source: an import of our page frame, and the data as JSON inside one string literal."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, Literal

from ...core.bidi import LRI, PDI
from ...core.languages import SOURCE
from ...core.markup import visible
from ...core.model import LEVELS, Kind
from ...core.pictures import SVG, Picture
from ...handout.document import Block, Document, Row
from ...handout.wording import Fact, Phrase
from .atoms import NBSP, Run, counted
from .breaking import pieces
from .html import INK, LIGHT
from .inline import REMEMBERED, labelled, runs
from .qr import svg

MIME = "text/vnd.typst"
LONGEST = 40
"""Characters that are kept on one line; a longer run must break, or it would leave the page."""
HELD, NARROW = 24, 9
"""Characters of a text that are held together at most, and of Thai in a cell, which has few spaces to break at."""
SHORT = 24
"""Characters of a part of an address that are kept on one line: half a page is not wider in large print."""
Part = Literal["row", "cell", "heading"]
LETTERS = {"iíìïjlI|.,:;!'’": 0.28, "ftr()-": 0.36, "mwMWшщжюф": 0.85}
CATEGORIES = {"Lu": 0.65, "M": 0.1, "C": 0.0, "Z": 0.26, "P": 0.28}
"""Widths in ems, after the fonts in `package.json`: right to 3 % in Latin and Cyrillic, to 11 % elsewhere."""


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
        return 0.37
    category = unicodedata.category(character)
    return CATEGORIES.get(category, CATEGORIES.get(category[0], 0.57))


def _text(
    document: Document,
    text: str,
    *,
    english: bool = False,
    marks: bool = False,
    part: Part = "row",
) -> dict[str, Any]:
    found = (
        runs(text, document, english=english, marks=marks, narrow=part == "cell")
        if marks or not english
        else (Run("text", text, last=True),)
    )
    shown = _set(found, document.address, document.language.script, "row" if english else part)
    # A box has no direction of its own: what stands beside it in a right-to-left line must not pass it.
    boxed = english and document.language.rtl and any(not isinstance(piece, str) for piece in shown)
    return {"english": english, "runs": [LRI, *shown, PDI] if boxed else shown}


@lru_cache(maxsize=REMEMBERED)  # nobody changes what it returns
def _set(found: tuple[Run, ...], address: str, script: str, part: Part) -> list[str | dict[str, Any]]:
    pieces = [piece for run in found for piece in _pieces(run, address, script, part)]
    return [*_counted(pieces)] if script == "Kore" else pieces


def _counted(pieces: list[str | dict[str, Any]]) -> Iterator[str | dict[str, Any]]:
    """Yield the pieces of a Korean text, a telephone number with the particle that is written to it."""
    rest = iter([*pieces, ""])
    piece = next(rest)
    for after in rest:
        joined = [piece, after]
        whole = all(isinstance(one, dict) and one.get("kept") for one in joined)
        if whole and len(_said(joined)) <= LONGEST and re.match("[\uac00-\ud7a3]", _said([after])):
            piece = {"parts": joined, "to": "", "ltr": False, "kept": True, "strong": False}
        else:
            yield piece
            piece = after


def _said(pieces: list[str | dict[str, Any]]) -> str:
    return "".join(one if isinstance(one, str) else one.get("text") or _said(one["parts"]) for one in pieces)


def _pieces(run: Run, address: str, script: str, part: Part) -> list[str | dict[str, Any]]:
    """Return what the page frame sets: a string flows, a piece that is `kept` never breaks.

    Paper tells where a link leads that has words of its own.
    """
    found: list[str | dict[str, Any]]
    if run.parts:
        inner = (replace(own, strong=own.strong and not run.strong) for own in run.parts)
        parts = [piece for own in inner for piece in _pieces(own, address, script, "row")]
        found = [{"parts": parts, "to": run.to, "ltr": run.isolated, "strong": run.strong}]
    elif run.kind == "web" and run.text == address:
        found = [LRI, *_steps(run), PDI]
    elif run.isolated or run.kind == "inner" or run.to:
        found = [_piece(run.text, to=run.to, strong=run.strong, kept=run.kind != "link")]
    else:
        found = _flowing(run, script, part)
    if run.address:
        return [*found, " (", _piece(run.address, to=run.to), ")"]
    return found


def _steps(run: Run) -> list[dict[str, Any]]:
    """Return an address to be typed, broken at its slashes: at a hyphen nobody knows whether it belongs to it."""
    steps = re.findall("[^/]+/*", run.text)
    return [{"text": step, "to": run.to, "kept": len(step) <= SHORT, "strong": run.strong} for step in steps]


def _flowing(run: Run, script: str, part: Part) -> list[str | dict[str, Any]]:
    """Return a text with what must stay on one line as pieces of their own."""
    found: list[str | dict[str, Any]] = []
    most = NARROW if part == "cell" and script == "Thai" else HELD
    phrases = script if part == "heading" else ""
    for piece, kept in pieces(counted(run.text), last=run.last, words=HELD, phrases=phrases, most=most):
        # Typst breaks Korean after any syllable; readers expect whole words.
        words = re.split(r"(\s+)", piece) if script == "Kore" and not kept else [piece]
        found += [_held(word, run, kept=kept or len(words) > 1) if word.strip() else word for word in words if word]
    return found


def _held(text: str, run: Run, *, kept: bool) -> str | dict[str, Any]:
    if not kept and not run.strong:
        return text
    return {"parts": [text], "to": "", "ltr": False, "kept": kept, "strong": run.strong}


def _piece(text: str, *, to: str = "", strong: bool = False, kept: bool = True) -> dict[str, Any]:
    kept = kept and len(text) <= LONGEST
    return {"text": text if kept else f"{LRI}{text}{PDI}", "to": to, "kept": kept, "strong": strong}


def _phrase(document: Document, phrase: Phrase) -> dict[str, Any]:
    return _text(document, phrase.text, english=phrase.tag == SOURCE != document.language.tag)


def _label(document: Document, phrase: Phrase) -> dict[str, Any]:
    label = labelled(phrase, document)
    shown = _phrase(document, label)
    if shown["english"] and document.language.rtl:  # the space behind it is on the side of the value
        shown |= {"runs": [label.text.rstrip(NBSP)], "after": NBSP}
    return shown


def _continued(document: Document) -> list[dict[str, Any]]:
    """Return what stands before and behind the name of a section that goes on from the page before."""
    phrase = document.phrase("label.continued")
    return [_phrase(document, Phrase(part, phrase.tag)) for part in phrase.text.partition("{section}")[::2]]


def _shown(document: Document, row: Row) -> dict[str, Any]:
    """Return a row's text, with the marks that belong before it."""
    keys = [*([] if row.translated else ["label.untranslated"]), *([row.prefix] if row.prefix else [])]
    value = _text(
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
    return {"beside": _text(document, english, english=True, marks=True, part=part)}


def _cell(document: Document, row: Row, cell: str, english: str) -> dict[str, Any]:
    """Return the text of a cell, in which long amounts may part."""
    value = _text(document, cell, english=not row.translated, marks=True, part="cell")
    own = {**value, "runs": [piece for run in value["runs"] for piece in _narrow(run)]}
    return own | _beside(document, english, "cell")


def _narrow(piece: str | dict[str, Any]) -> list[str | dict[str, Any]]:
    if isinstance(piece, str) or piece.get("to") or not piece.get("kept") or " (" not in piece.get("text", ""):
        return [piece]
    first, _, rest = piece["text"].partition(" (")
    return [LRI, {**piece, "text": first}, " ", {**piece, "text": f"({rest}"}, PDI]


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
    own = [] if text == english else [_text(document, text)]
    return [*own, _text(document, english, english=document.language.tag != SOURCE)]


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
