"""XLIFF 1.2, which every CAT tool reads: one `file` for each catalog, one `trans-unit` for each row."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from ...core.errors import CatalogError
from ...core.language.languages import Language
from ...core.text.typography import short_hash
from .rows import ExchangeRow
from .tables import MAX_ROWS, bounded, refuse_for_xml
from .versions import DONE, NEEDS_WORK
from .xml_reading import root

NS = "urn:oasis:names:tc:xliff:document:1.2"
XML = "http://www.w3.org/XML/1998/namespace"
_CONTEXTS = ("number", "kind", "previous", "signatures", "findings", "asked", "version", "approved")
_MARKS = {
    "": ("no", "needs-translation"),
    NEEDS_WORK: ("no", "needs-review-translation"),
    DONE: ("no", "translated"),
}
_APPROVED = ("yes", "final")
"""How each state is given out: `approved` of the unit, `state` of the target. In XLIFF an approved text is one that
was reviewed and is final; only signatures make it that."""
_DONE_STATES = {"translated", "final", "signed-off"}
_SEGMENT = f"{{{NS}}}mrk"


def dump(rows: Sequence[ExchangeRow], language: Language) -> bytes:
    """Return the document. Raises CatalogError for characters that XML cannot hold."""
    refuse_for_xml(rows)
    root = ET.Element("xliff", {"version": "1.2", "xmlns": NS})
    for domain in dict.fromkeys(row.catalog for row in rows):
        attributes = {"source-language": "en", "target-language": language.tag, "datatype": "plaintext"}
        file = ET.SubElement(root, "file", {"original": domain, **attributes})
        body = ET.SubElement(file, "body")
        for row in rows:
            if row.catalog == domain:
                body.append(_unit(row))
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _unit(row: ExchangeRow) -> ET.Element:
    approved, state = _APPROVED if row.approved else _MARKS.get(row.state, _MARKS[NEEDS_WORK])
    attributes = {"id": row.row, "resname": row.row, "approved": approved}
    unit = ET.Element("trans-unit", {**attributes, f"{{{XML}}}space": "preserve"})
    ET.SubElement(unit, "source").text = row.english
    ET.SubElement(unit, "target", {"state": state}).text = row.translation or row.english  # OmegaT offers no empty one
    group = ET.SubElement(unit, "context-group", {"name": "aftercare", "purpose": "information"})
    for name in _CONTEXTS:
        if value := getattr(row, name):
            ET.SubElement(group, "context", {"context-type": f"x-{name}"}).text = value
    if row.note:
        ET.SubElement(unit, "note", {"from": "developer"}).text = row.note
    return unit


def load(data: bytes, name: str) -> list[ExchangeRow]:
    """Return the rows of a document. Raises CatalogError for whatever is not XLIFF 1.2, or is an attack."""
    document = root(data, name, "XLIFF")
    if document.tag != f"{{{NS}}}xliff":
        raise CatalogError(f"{name}: not XLIFF 1.2; start from a fresh export")
    units = [(unit, file) for file in document.findall(f"{{{NS}}}file") for unit in file.iter(f"{{{NS}}}trans-unit")]
    finished = not any(_marked_anew(unit) for unit, _ in units)
    found = [bounded(_row(unit, file, finished=finished)) for unit, file in units]
    if not 0 < len(found) <= MAX_ROWS:
        raise CatalogError(f"{name}: holds {len(found)} rows; this is not an export of ours")
    return found


def _contexts(unit: ET.Element) -> dict[str, str]:
    groups = unit.iterfind(f"{{{NS}}}context-group/{{{NS}}}context")
    return {(context.get("context-type") or "").removeprefix("x-"): context.text or "" for context in groups}


def _marked_anew(unit: ET.Element) -> bool:
    """Whether a tool has changed the marks of a row; one that changes none in a whole file, as OmegaT, has no marks."""
    target = unit.find(f"{{{NS}}}target")
    marks = unit.get("approved"), None if target is None else target.get("state")
    return marks != _given(_contexts(unit))


def _given(contexts: dict[str, str]) -> tuple[str, str] | None:
    """Return the marks with which a row was given out."""
    return _APPROVED if contexts.get("approved") else _MARKS.get(_was(contexts.get("version", "")))


def _row(unit: ET.Element, file: ET.Element, *, finished: bool) -> ExchangeRow:
    """Return a row of the file; `finished`: a text that somebody has written is done, as the tool cannot say so."""
    contexts = _contexts(unit)
    target = unit.find(f"{{{NS}}}target")
    english, strange = _text(unit.find(f"{{{NS}}}source"))
    translation, stranger = _text(target)
    notes = [(note.get("from"), note.text or "") for note in unit.iterfind(f"{{{NS}}}note")]
    version = contexts.get("version", "")
    state = _state(unit, target, given=_given(contexts))
    if not _was(version) and translation == english and state != DONE:
        translation = ""  # as it was given out
    if finished and short_hash(translation) != version[13:25]:
        state = DONE
    as_given = {name: contexts.get(name, "") for name in _CONTEXTS}
    return ExchangeRow(
        row=unit.get("id", ""),
        english=english,
        translation=translation,
        state=state if translation.strip() else "",
        note="\n".join(text for by, text in notes if by == "developer"),
        language=file.get("target-language", ""),
        catalog=file.get("original", ""),
        problem="holds inline markup; our texts are plain, replace it with characters" if strange or stranger else "",
        remarks=tuple(text.strip() for by, text in notes if by != "developer" and text.strip()),
        **as_given,
    )


def _was(version: str) -> str:
    """Return the state that a row was exported in."""
    return version[26:].partition("-")[0]


def _state(unit: ET.Element, target: ET.Element | None, *, given: tuple[str, str] | None) -> str:
    """Return the state that a person meant: tools change `state` or `approved`, so what changed counts."""
    approved, state = unit.get("approved", "no"), target.get("state") if target is not None else None
    if given in {_APPROVED, _MARKS[DONE]}:
        withdrawn = given == (_APPROVED[0], state) and approved != "yes"
        return NEEDS_WORK if withdrawn or state not in _DONE_STATES else DONE
    return DONE if approved == "yes" or state in _DONE_STATES else NEEDS_WORK


def _text(element: ET.Element | None) -> tuple[str, bool]:
    """Return the text of an element, and whether there is markup in it other than the segment marks of a CAT tool."""
    pieces = [] if element is None else [*_pieces(element)]
    return "".join(text for text, _ in pieces), any(strange for _, strange in pieces)


def _pieces(element: ET.Element) -> Iterator[tuple[str, bool]]:
    yield element.text or "", False
    for child in element:
        yield "", child.tag != _SEGMENT
        yield from _pieces(child)
        yield child.tail or "", False
