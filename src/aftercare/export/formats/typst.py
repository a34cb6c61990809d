"""A handout as Typst source: an import of our page frame, and the data as JSON inside one string literal."""

import json
import re
import unicodedata
from functools import cache
from typing import Any

from ...core.bidi import LRI, PDI
from ...core.languages import SOURCE
from ...core.model import Kind
from ...handout.document import Block, Document, Row
from .inline import Run, counted, runs

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
        "name": document.title.text,
        "clinic": document.clinic.name,
        "code": f"{document.slug} · {language.tag} · {document.code}",
        "page": words["label.page"],
        "title": _row(document, document.title)["value"],
        "banners": [_banner(document, *texts) for texts in document.banners],
        "blocks": [_block(document, block) for block in document.blocks],
        "contact": [_pair(document, *pair) for pair in _contact(document)],
        "words": {"facts": _word(document, "label.facts"), "note": _word(document, "label.row-numbers")},
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


def _text(document: Document, text: str, *, english: bool = False) -> dict[str, Any]:
    found = [Run("text", text)] if english else runs(text, document)
    return {"english": english, "runs": [piece for run in found for piece in _pieces(document, run)]}


def _pieces(document: Document, run: Run) -> list[str | dict[str, Any]]:
    """Return what the page frame sets: a string flows, a piece that is `kept` never breaks."""
    if run.parts:
        return [{"parts": [piece for part in run.parts for piece in _pieces(document, part)]}]
    if run.kind == "text":
        text = counted(run.text)
        if document.language.script != "Kore":
            return [text]
        # Typst breaks Korean after any syllable; readers expect whole words.
        return [_piece(word) if word.strip() else word for word in re.split(r"(\s+)", text) if word]
    to = {"phone": f"tel:{document.clinic.phone_e164}", "web": document.clinic.web}.get(run.kind, "")
    return [_piece(run.text, to=to)]


def _piece(text: str, *, to: str = "") -> dict[str, Any]:
    kept = len(text) <= LONGEST
    return {"text": text if kept else f"{LRI}{text}{PDI}", "to": to, "kept": kept}


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
        "value": _text(document, row.text, english=not row.translated) | _beside(document, row),
    }


def _beside(document: Document, row: Row) -> dict[str, Any]:
    """Return the English that a bilingual edition has beside a row."""
    return {"beside": _text(document, row.english, english=True)} if "bilingual" in document.editions else {}


def _block(document: Document, block: Block) -> dict[str, Any]:
    return {
        "level": block.level,
        "warning": _marked(document, "label.warning") if block.warning else None,
        "heading": _row(document, block.heading)["value"] if block.heading else None,
        "rows": [_row(document, row) for row in block.rows],
    }


def _banner(document: Document, text: str, english: str) -> list[dict[str, Any]]:
    own = [] if text == english else [_text(document, text)]
    return [*own, _text(document, english, english=True)]


def _contact(document: Document) -> list[tuple[str, str]]:
    """Return the clinic's data, with the telephone where no row of the handout gives it."""
    given = any(row.kind is Kind.CONTACT for block in document.blocks for row in block.rows)
    phone = [] if given else [(document.words["label.phone"], document.clinic.phone)]
    return [*phone, *document.contact]


def _pair(document: Document, label: str, value: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a label and its value, which may have the same in English after a slash."""
    own, slash, english = value.rpartition(" / ")
    parts = [own, english] if slash and _is_english(document, english) else [value]
    values = [_text(document, part, english=_is_english(document, part)) for part in parts]
    return _label(document, label, english=_is_english(document, label)), values


def _is_english(document: Document, text: str) -> bool:
    """Whether a text is English on another page: the clinic's data, names, words that are missing."""
    language, clinic, words = document.language, document.clinic, document.words
    if language.tag == SOURCE or text in {document.title.text, language.endonym, *words.texts.values()}:
        return False
    return text in {
        clinic.address,
        clinic.hours,
        language.name,
        document.title.english,
        *words.english.values(),
    }
