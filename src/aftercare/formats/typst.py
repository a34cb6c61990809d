"""A handout as Typst source: an import of our page frame, and the data as JSON inside one string literal."""

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from ..document import Block, Document, Row
from .inline import LRI, PDI, Run, runs

MIME = "text/vnd.typst"
LONGEST = 40
"""Characters that are kept on one line; a longer run must break, or it would leave the page."""


WIDTHS = {"Ll": 0.54, "Lu": 0.65, "M": 0.1, "C": 0.0, "Z": 0.26, "P": 0.28}
"""Mean widths in ems by Unicode category, measured in the fonts of `package.json`."""


def typst(document: Document) -> str:
    """Return Typst source; it compiles where `/handout.typ` is the package's template, as in `aftercare.pdf`."""
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
        "name": document.title.text,
        "clinic": document.clinic.name,
        "code": f"{document.slug} · {language.tag} · {document.code}",
        "page": words["label.page"],
        "title": _row(document, document.title)["value"],
        "banners": [_banner(document, *texts) for texts in document.banners],
        "blocks": [_block(document, block) for block in document.blocks],
        "contact": [
            (_text(document, label), [_text(document, value, english=True)]) for label, value in document.contact
        ],
        "words": {"facts": _word(document, "label.facts")},
        "facts": [_pair(document, *pair) for pair in document.facts],
        "ems": _ems(document),
    }


def _ems(document: Document) -> dict[str, Any]:
    """Return how long the texts are, for the page frame to choose a size of type."""
    small = [*document.banners, *document.facts, *document.contact]
    return {
        "rows": [ems(row.text) for block in document.blocks for row in block.rows],
        "headings": len(document.blocks),
        "small": sum(ems(text) for pair in small for text in pair),
    }


def ems(text: str) -> float:
    """Return about how wide a text is, in ems, without reading a font."""
    return sum(map(_em, text))


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 0.95
    if unicodedata.bidirectional(character) == "AL":
        return 0.42
    return WIDTHS.get(unicodedata.category(character)) or WIDTHS.get(unicodedata.category(character)[0], 0.57)


def _text(document: Document, text: str, *, english: bool = False) -> dict[str, Any]:
    found: Iterable[Run] = [Run("text", text)] if english else runs(text, document)
    return {"english": english, "runs": [_run(document, run) for run in found]}


def _run(document: Document, run: Run) -> str | dict[str, Any]:
    if run.kind == "text":
        return run.text
    to = {"phone": f"tel:{document.clinic.phone_e164}", "web": document.clinic.web}.get(run.kind, "")
    kept = len(run.text) <= LONGEST
    return {"text": run.text if kept else f"{LRI}{run.text}{PDI}", "to": to, "kept": kept}


def _word(document: Document, key: str) -> dict[str, Any]:
    return _text(document, document.words[key], english=not document.words.has(key))


def _row(document: Document, row: Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "mark": None if row.translated else _word(document, "label.untranslated"),
        "value": _text(document, row.text, english=not row.translated),
    }


def _block(document: Document, block: Block) -> dict[str, Any]:
    return {
        "level": block.level,
        "warning": _word(document, "label.warning") if block.warning else None,
        "heading": _row(document, block.heading)["value"],
        "rows": [_row(document, row) for row in block.rows],
    }


def _banner(document: Document, text: str, english: str) -> list[dict[str, Any]]:
    own = [] if text == english else [_text(document, text)]
    return [*own, _text(document, english, english=True)]


def _pair(document: Document, label: str, value: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a label and its value; what follows the slash is English."""
    own, slash, english = value.rpartition(" / ")
    known = {document.language.name, document.title.english, *document.words.english.values()}
    if slash and english in known:
        return _text(document, label), [_text(document, own), _text(document, english, english=True)]
    return _text(document, label), [_text(document, value)]
