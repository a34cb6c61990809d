"""XLIFF 1.2, which every CAT tool reads: one `file` for each catalog, one `trans-unit` for each row."""

import io
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ...core.errors import CatalogError
from ...core.languages import Language
from .rows import DONE, MAX_ROWS, NEEDS_WORK, Row, refuse_for_xml

NS = "urn:oasis:names:tc:xliff:document:1.2"
XML = "http://www.w3.org/XML/1998/namespace"
MAX_DEPTH = 40
_CONTEXTS = ("number", "kind", "previous", "signatures", "version")
_DONE_STATES = {"translated", "final", "signed-off"}
_PLAIN = {f"{{{NS}}}mrk", f"{{{NS}}}g"}


def dump(rows: Sequence[Row], language: Language) -> bytes:
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


def _unit(row: Row) -> ET.Element:
    done = row.state == DONE
    state = "needs-translation" if not row.state else "translated" if done else "needs-review-translation"
    attributes = {"id": row.row, "resname": row.row, "approved": "yes" if done else "no"}
    unit = ET.Element("trans-unit", {**attributes, f"{{{XML}}}space": "preserve"})
    ET.SubElement(unit, "source").text = row.english
    ET.SubElement(unit, "target", {"state": state}).text = row.translation
    group = ET.SubElement(unit, "context-group", {"name": "aftercare", "purpose": "information"})
    for name in _CONTEXTS:
        if value := getattr(row, name):
            ET.SubElement(group, "context", {"context-type": f"x-{name}"}).text = value
    if row.note:
        ET.SubElement(unit, "note", {"from": "developer"}).text = row.note
    return unit


def load(data: bytes, name: str) -> list[Row]:
    """Return the rows of a document. Raises CatalogError for whatever is not XLIFF 1.2, or is an attack."""
    try:
        root = _parse(data, name)
    except (ET.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise CatalogError(f"{name}: cannot be read as XLIFF ({type(error).__name__}: {error})") from None
    if root.tag != f"{{{NS}}}xliff":
        raise CatalogError(f"{name}: not XLIFF 1.2; start from a fresh export")
    found = [_row(unit, file, name) for file in root.iter(f"{{{NS}}}file") for unit in file.iter(f"{{{NS}}}trans-unit")]
    if not 0 < len(found) <= MAX_ROWS:
        raise CatalogError(f"{name}: holds {len(found)} rows; this is not an export of ours")
    return found


def _parse(data: bytes, name: str) -> ET.Element:
    depth = 0
    parser = iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True)
    for event, _ in parser:
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise CatalogError(f"{name}: nested too deeply; this is not an export of ours")
    root = parser.root
    if not isinstance(root, ET.Element):
        raise CatalogError(f"{name}: is empty")
    return root


def _row(unit: ET.Element, file: ET.Element, name: str) -> Row:
    contexts = {
        (context.get("context-type") or "").removeprefix("x-"): context.text or ""
        for context in unit.iter(f"{{{NS}}}context")
    }
    target = unit.find(f"{{{NS}}}target")
    where = f"{name}: row {unit.get('id')}"
    translation = "".join(_plain(target, where)) if target is not None else ""
    version = contexts.get("version", "")
    return Row(
        number=contexts.get("number", ""),
        row=unit.get("id", ""),
        kind=contexts.get("kind", ""),
        english="".join(_plain(unit.find(f"{{{NS}}}source"), where)),
        translation=translation,
        state=_state(unit, target, was=version[26:]) if translation.strip() else "",
        note="\n".join(note.text or "" for note in unit.iter(f"{{{NS}}}note") if note.get("from") == "developer"),
        previous=contexts.get("previous", ""),
        signatures=contexts.get("signatures", ""),
        language=file.get("target-language", ""),
        catalog=file.get("original", ""),
        version=version,
    )


def _state(unit: ET.Element, target: ET.Element | None, *, was: str) -> str:
    """Return the state that a person meant: tools change `state` or `approved`, so what changed counts."""
    state = target.get("state") if target is not None else None
    marked = {unit.get("approved") == "yes", state in _DONE_STATES}
    done = all(marked) if was == DONE else any(marked)
    return DONE if done else NEEDS_WORK


def _plain(element: ET.Element | None, where: str) -> Iterator[str]:
    """Yield the text of an element; segment marks of a CAT tool go, other markup has no place in a text."""
    if element is None:
        return
    yield element.text or ""
    for child in element:
        if child.tag not in _PLAIN:
            raise CatalogError(f"{where}: holds inline markup; our texts are plain, replace it with characters")
        yield from _plain(child, where)
        yield child.tail or ""
