"""Untrusted XML: a tree of bounded size, and none of the document's own declarations."""

from xml.etree import ElementTree as ET

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from ...core.errors import CatalogError

MAX_DEPTH = 40
MAX_ELEMENTS = 300_000


class _Excess(ValueError):  # noqa: N818 - it names what a document has, and never reaches a user
    """A document is larger than any that a person has worked on."""


class _Tree(ET.TreeBuilder):
    """Builds a tree as long as it is neither deep nor large."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._elements = 0

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH:
            raise _Excess("nested too deeply")
        if self._elements > MAX_ELEMENTS:
            raise _Excess(f"over {MAX_ELEMENTS:,} elements")
        return super().start(tag, attrs)

    def end(self, tag: str) -> ET.Element:
        self._depth -= 1
        return super().end(tag)


class _Parser(DefusedXMLParser):  # type: ignore[misc]
    """Takes a document type that is only named: default values of attributes, too, multiply what a file holds."""

    def defused_start_doctype_decl(
        self, name: str, sysid: str | None, pubid: str | None, has_internal_subset: bool
    ) -> None:
        del sysid, pubid
        if has_internal_subset:
            raise _Excess(f"it declares what {name[:40]} may be, inside DOCTYPE")


def root(data: bytes, name: str, kind: str) -> ET.Element:
    """Return the first element of a document of a kind. Raises CatalogError where it is not one, or is an attack."""
    parser = _Parser(target=_Tree(), forbid_dtd=True)
    try:
        parser.feed(data)
        found: ET.Element = parser.close()
    except (ET.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        why = str(error) if isinstance(error, _Excess) else f"{type(error).__name__}: {error}"
        raise CatalogError(f"{name}: cannot be read as {kind} ({why})") from None
    return found
