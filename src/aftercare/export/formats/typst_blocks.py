"""The blocks of a section as data for Typst: rows, tables, lines to write on, pictures."""

from collections.abc import Sequence
from typing import Any

from ...core.language.languages import SOURCE
from ...core.model import CELLED, LEVELS, UNNUMBERED, Kind
from ...core.pictures.pictograms import SVG, Picture
from ...core.text.markup import visible
from ...handout.blocks import Block, Row
from ...handout.document import Document
from ...handout.wording import Phrase
from .atoms import NBSP
from .html_rows import INK, LIGHT
from .inline import labelled
from .typst_code import Code, call, literal
from .typst_pieces import Piece, coded, narrow, said, words
from .typst_text import Part, paper_pieces, paper_text, set_of

LONG = 500
"""Bytes of a text from which on it may go on on the next page beside its English."""
HIGH, LINE = 500, 40
"""Bytes of rows from which on they may be higher than a page in large print, and what each is worth besides."""


def block_data(document: Document, block: Block) -> dict[str, Any]:
    """Return a section with its heading and its rows."""
    return {
        "level": block.level,
        "course": block.course,
        "boxed": block.warning,
        "heading": shown_data(document, block.heading) if block.heading else None,
        "picture": image_data(block.heading.picture if block.heading else None, LIGHT if block.warning else INK),
        "groups": [
            {"warning": group.warning, "blank": group.blank, "rows": [_row(document, row) for row in group.rows]}
            | _high(group.rows)
            for group in block.groups
        ],
    } | _high(block.rows)


def _high(rows: Sequence[Row]) -> dict[str, bool]:
    """Return that rows may be higher than a page, where they may: only then it is worth measuring them."""
    lines = [line for row in rows for line in row.lines]
    text = sum(LINE + max(len(line.text.encode()), len(line.english)) for line in lines)
    drawn = any(line.kind in CELLED | UNNUMBERED for line in lines)
    return {"high": True} if drawn or text > HIGH else {}


def _row(document: Document, row: Row) -> dict[str, Any]:
    """Return a row, with what its kind has besides a text."""
    shown = {**shown_data(document, row), "number": row.number, "kind": row.kind}
    if row.place:
        shown["place"] = row.place
    if row.inner:
        shown["inner"] = [_row(document, inner) for inner in row.inner]
    if row.kind in CELLED:
        shown["cells"] = [_cell(document, row, *pair) for pair in row.cell_pairs]
        shown["marks"] = [_label(document, phrase) for phrase in marks_of(document, row)]
    if row.kind is Kind.PICTURE:
        shown |= {"drawn": image_data(row.picture), "alternative": visible(row.text), "english": not row.translated}
    return shown


def _cell(document: Document, row: Row, cell: str, english: str) -> dict[str, Any]:
    """Return the text of a cell, in which long amounts may part."""
    found = paper_pieces(document, cell, english=not row.translated, marks=True, part="cell")
    own = _parts([part for piece in found for part in narrow(piece)], english=not row.translated)
    if "bilingual" not in document.editions or not english:
        return own
    beside = paper_pieces(document, english, english=True, marks=True, part="cell")
    return own | _beside(cell, _parts(beside, english=True))


def _parts(shown: Sequence[str | Piece], *, english: bool) -> dict[str, Any]:
    """Return what sets a cell, and what no line should end in, of which its width is found."""
    parts = [part for piece in shown for part in words(piece)]
    pairs = [part if isinstance(part, str) else (coded(part), said(part)) for part in parts]
    value = set_of(shown, english=english)
    return {"value": value} | ({} if len(pairs) == 1 and literal(pairs[0]) == value else {"parts": pairs})


def _label(document: Document, phrase: Phrase) -> dict[str, Any]:
    """Return a mark before the first cell of a line."""
    english = _english(document, phrase)
    return _parts(paper_pieces(document, labelled(phrase, document).text, english=english), english=english)


def shown_data(document: Document, row: Row) -> dict[str, Any]:
    """Return a row's text, with the marks that belong before it."""
    part: Part = "heading" if row.kind in LEVELS else "row"
    marks = [label_data(document, phrase) for phrase in marks_of(document, row)]
    value = paper_text(document, row.text, english=not row.translated, marks=True, part=part)
    found: dict[str, Any] = {**({"marks": marks} if marks else {}), "value": value}
    if row.id in document.changed:
        found["changed"] = True
    if "bilingual" in document.editions:
        found |= _beside(row.text, paper_text(document, row.english, english=True, marks=True))
    return found


def marks_of(document: Document, row: Row) -> list[Phrase]:
    """Return what belongs before a row."""
    keys = [*([] if row.translated else ["label.untranslated"]), *([row.prefix] if row.prefix else [])]
    return [document.phrase(key) for key in keys]


def _beside(text: str, english: Any) -> dict[str, Any]:
    """Return the English that only the bilingual edition reads, and whether it is long."""
    beside = {"beside": Code(f"if two {{ {literal(english)} }}")}
    return beside | ({"long": True} if len(text.encode()) >= LONG else {})


def label_data(document: Document, phrase: Phrase) -> Code:
    """Return words with the colon of the language behind them."""
    label = labelled(phrase, document)
    if _english(document, phrase) and document.language.rtl:  # the space behind it is on the side of the value
        return call("english", label.text.rstrip(NBSP), after=NBSP)
    return phrase_data(document, label)


def warning_data(document: Document) -> dict[str, Any]:
    """Return what a box of warnings says that it is."""
    own = document.phrase("label.warning")
    found: dict[str, Any] = {"value": label_data(document, own)}
    if "bilingual" in document.editions and not _english(document, own):
        english = labelled(Phrase(document.words.english["label.warning"], SOURCE), document)
        found |= _beside("", paper_text(document, english.text, english=True))
    return found


def phrase_data(document: Document, phrase: Phrase) -> Code:
    """Return words of the interface, in whichever language they are."""
    return paper_text(document, phrase.text, english=_english(document, phrase))


def _english(document: Document, phrase: Phrase) -> bool:
    return phrase.tag == SOURCE != document.language.tag


def image_data(picture: Picture | None, colour: str = INK) -> dict[str, Any] | None:
    """Return a picture as a string or as numbers."""
    if not picture:
        return None
    drawn = picture.drawn(colour)
    if picture.mime == SVG:
        return {"format": "svg", "data": drawn.decode()}
    # Typst reads so many numbers sooner from JSON than in its own code.
    return {"format": "png", "data": call("json", call("bytes", str([*drawn])))}
