"""The object a notebook displays: one handout in every format, so that each exporter can pick its own."""

from dataclasses import dataclass
from typing import Any

from ..handout.document import Document
from .formats import formats

METADATA = "aftercare"
"""Key of the output's metadata, from which exporters learn what no MIME type tells."""


@dataclass(frozen=True, slots=True)
class HandoutView:
    """A handout as a notebook's output; `display(HandoutView(document))`."""

    document: Document

    def __repr__(self) -> str:
        """Name the handout, where a text of many lines is not wanted."""
        return f"HandoutView({self.document.slug}, {self.document.language.tag}, {self.document.state})"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
        """Return (data, metadata) as IPython's display protocol expects."""
        document = self.document
        facts = {
            "slug": document.slug,
            "lang": document.language.tag,
            "dir": document.language.direction,
            "title": document.name,
            "state": document.state.value,
            "released": document.state.released,
            "document": document.digest,
            "fonts": list(document.language.fonts),
            "web_fonts": document.language.web_fonts,
        }
        return formats(document), {METADATA: facts}
