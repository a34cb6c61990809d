"""A handout as Typst source: an import of our page frame, and the data as its argument."""

import re
from typing import Any

from ...core.language.languages import SOURCE
from ...core.model import Kind
from ...handout.document import Document
from ...handout.wording import Fact, Phrase
from .qr import svg
from .typst_blocks import block_data, image_data, label_data, phrase_data, shown_data, warning_data
from .typst_code import Code, call
from .typst_lengths import lengths
from .typst_text import paper_text

MIME = "text/vnd.typst"
WORDS = ("english", "two")
"""What texts of a handout need of the page frame: how English is set, and whether the edition has it beside them."""


def typst(document: Document) -> str:
    """Return Typst source; `export.pdf` compiles it, with our page frame as `/handout.typ`."""
    return frame("handout", _data(document))


def frame(name: str, data: dict[str, Any]) -> str:
    """Return Typst source that hands data to the page frame of a name."""
    names = ", ".join((name, *WORDS)) if name == "handout" else name
    return f'#import "/{name}.typ": {names}\n#{call(name, data)}\n'


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
        "code": f"{document.slug} · {language.tag} · {document.code}",
        "page": words["label.page"],
        "continued": _continued(document),
        "mark": [phrase_data(document, phrase) for phrase in document.mark],
        "title": shown_data(document, document.title),
        "picture": image_data(document.title.picture),
        "logo": image_data(document.clinic.logo),
        "banners": [_banner(document, *texts) for texts in document.banners],
        "blocks": [block_data(document, block) for block in document.blocks],
        "places": _places(document),
        "words": {key: phrase_data(document, document.phrase(f"label.{key}")) for key in ("facts", "row-numbers")},
        "warning": warning_data(document),
        "facts": [_pair(document, fact) for fact in document.fact_parts],
        "qr": svg(document.address) if document.address else None,
        "ems": lengths(document),
    }


def _continued(document: Document) -> list[Code]:
    """Return what is before and behind the name of a section that goes on from the page before."""
    phrase = document.phrase("label.continued")
    return [phrase_data(document, Phrase(part, phrase.tag)) for part in phrase.text.partition("{section}")[::2]]


def _banner(document: Document, text: str, english: str) -> list[Code]:
    own = [] if text == english else [paper_text(document, text)]
    return [*own, paper_text(document, english, english=document.language.tag != SOURCE)]


def _places(document: Document) -> list[dict[str, Any]]:
    """Return where to find help, with the clinic's telephone also where only a row of another kind tells it."""
    phone = Fact(document.phrase("label.phone"), (Phrase(document.clinic.phone, document.language.tag),))
    told = document.has_sites or any(row.kind is Kind.CONTACT for block in document.blocks for row in block.rows)
    return [
        {
            "name": phrase_data(document, Phrase(place.name, SOURCE)),
            "pairs": [
                _pair(document, fact) for fact in (*([] if told or phone in place.facts else [phone]), *place.facts)
            ],
        }
        for place in document.places
    ]


def _pair(document: Document, fact: Fact) -> dict[str, Any]:
    """Return a label and its values, the same said in several languages."""
    return {
        "label": label_data(document, fact.label),
        "values": [phrase_data(document, value) for value in fact.values],
    }
