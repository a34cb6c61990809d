"""A handout as text, Markdown, HTML and Typst: functions from a document to text that escape what they are given."""

from collections.abc import Callable

from ...handout.document import Document
from .html import html
from .markdown import markdown
from .text import text
from .typst import typst

FORMATS: dict[str, Callable[[Document], str]] = {
    "text/plain": text,
    "text/markdown": markdown,
    "text/html": html,
    "text/vnd.typst": typst,
}
