"""Handouts as patients will see them, for a page that shows them in a frame."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from ..handout.document import Document
from .formats.html import html
from .web_fonts import font_faces


def articles(documents: Iterable[Document]) -> dict[str, str]:
    """Return the content of each page by the handout's slug."""
    return {document.slug: html(document) for document in documents}


def fonts(families: Sequence[str], texts: Iterable[str]) -> str:
    """Return the `@font-face` rules for texts and for what articles say."""
    shown = " ".join(Markup(text).striptags() for text in texts)  # noqa: S704 - taken apart
    return font_faces([(families, shown)], shared=False)
