"""A handout as plain text, for terminals and for mail."""

from collections.abc import Iterator

from ...handout.document import Document
from .characters import Characters


def text(document: Document) -> str:
    """Return the handout as lines of text."""
    show = Characters(document, escape=str, link=lambda shown, _: shown)
    return "\n".join(_lines(document, show)) + "\n"


def _lines(document: Document, show: Characters) -> Iterator[str]:
    for banner in show.banners():
        yield from (*banner, "")
    yield show.row(document.title)
    for block in document.blocks:
        yield f"\n{show.row(block.heading) if block.heading else ''}"
        for group in block.groups:
            yield from [show.phrase(document.phrase("label.warning"))] if group.warning else []
            yield from (f"{row.number:>3}  {show.row(row)}" for row in group.rows)
    contact, facts = show.pairs()
    yield f"\n{show.english(document.clinic.name)}"
    yield from (f"{label} – {value}" for label, value in contact)
    yield f"\n{show.phrase(document.phrase('label.facts'))}"
    yield from (f"{label} – {value}" for label, value in facts)
    yield show.phrase(document.phrase("label.row-numbers"))
