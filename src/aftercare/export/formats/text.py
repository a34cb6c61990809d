"""A handout as plain text, for terminals and for mail."""

from collections.abc import Iterator

from ...core.model import Kind
from ...core.text.bidi import LRI, PDI
from ...core.text.markup import said
from ...handout.blocks import Row
from ...handout.document import Document
from .characters import Characters


def text(document: Document) -> str:
    """Return the handout as lines of text."""
    show = Characters(document, escape=str, link=_link, strong=str)
    return "\n".join(_lines(document, show)) + "\n"


def _lines(document: Document, show: Characters) -> Iterator[str]:
    for banner in show.banners():
        yield from (*banner, "")
    yield show.row(document.title)
    for block in document.blocks:
        yield f"\n{show.row(block.heading) if block.heading else ''}"
        for group in block.groups:
            yield from [show.phrase(document.phrase("label.warning"))] if group.warning else []
            yield from (line for row in group.rows for line in _row(row, show))
    for place in document.places:
        yield f"\n{show.english(place.name)}"
        yield from (f"{label} – {value}" for label, value in show.pairs(place.facts))
    yield f"\n{show.phrase(document.phrase('label.facts'))}"
    yield from (f"{label} – {value}" for label, value in show.pairs(document.fact_parts))
    yield show.phrase(document.phrase("label.row-numbers"))


def _row(row: Row, show: Characters) -> Iterator[str]:
    if row.kind is Kind.PICTURE:
        yield f"     [{show.row(row)}]"
    elif row.blank:
        yield "     " + "  ".join(f"{cell} {'_' * 20}" for cell in show.cells(row))
    elif row.kind is Kind.TABLE:
        yield f"{row.number:>3}  {' | '.join(show.cells(row))}"
        yield from (f"     {' | '.join(show.cells(line))}" for line in row.inner)
    else:
        yield f"{row.number:>3}  {show.row(row)}"
        yield from (f"     {item.label}  {show.row(item)}" for item in row.inner)


def _link(shown: str, address: str) -> str:
    """Return the words of a link with its address, where they do not say it themselves."""
    found = said(address, shown)
    return f"{shown} ({LRI}{address if address.startswith('http') else found}{PDI})" if found else shown
