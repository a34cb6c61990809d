"""A handout as text, Markdown, HTML and Typst: functions from a document to text that escape what they are given."""

from collections.abc import Callable

from ...handout.document import Document
from .html import bilingual, html
from .markdown import markdown
from .text import text
from .typst import typst

BILINGUAL_HTML = "text/vnd.aftercare.bilingual+html"
FORMATS: dict[str, Callable[[Document], str]] = {
    "text/plain": text,
    "text/markdown": markdown,
    "text/html": html,
    "text/vnd.typst": typst,
}


def formats(document: Document) -> dict[str, str]:
    """Return a handout in every format that one of its editions needs, by MIME type; Typst sets all of them."""
    more = {BILINGUAL_HTML: bilingual} if "bilingual" in document.editions else {}
    return {mime: show(document) for mime, show in {**FORMATS, **more}.items()}
