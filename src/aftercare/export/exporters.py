"""nbconvert exporters: `jupyter nbconvert --to handout-html page.ipynb` writes the handout of a notebook."""

from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode

from .formats import BILINGUAL_HTML
from .handout_exporter import HandoutExporter


class HandoutMarkdownExporter(HandoutExporter):
    """Write a handout as Markdown."""

    export_from_notebook = "Handout (Markdown)"
    output_mimetype = "text/markdown"
    shown_as = "text/markdown"
    suffix = ".md"
    frame = "handout-markdown"


class HandoutHtmlExporter(HandoutExporter):
    """Write a handout as a page of its own."""

    export_from_notebook = "Handout (HTML)"
    output_mimetype = "text/html"
    shown_as = "text/html"
    suffix = ".html"
    frame = "handout-html"

    def around(self, shown: dict[str, Any]) -> dict[str, Any]:
        """Return the style, and the fonts that the page needs inside it."""
        from .style import style
        from .web_fonts import font_faces

        rules = font_faces([(shown.get("fonts", ()), Markup(shown["body"]).striptags())])  # noqa: S704 - taken apart
        return {"font_faces": rules, "style": style(shown["body"])}


class HandoutPdfExporter(HandoutExporter):
    """Write a handout as PDF, by way of Typst."""

    export_from_notebook = "Handout (PDF)"
    output_mimetype = "application/pdf"
    shown_as = "text/vnd.typst"
    suffix = ".pdf"
    frame = "handout-pdf"
    edition = "standard"

    def from_notebook_node(
        self,
        nb: NotebookNode,
        resources: dict[str, Any] | None = None,
        **options: Any,
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the bytes of the PDF."""
        source, found = self.source(nb, resources, **options)
        return self.typeset(source, found), found

    def source(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the source of the PDF for Typst, and what is known of the handout."""
        source, found = super().from_notebook_node(nb, resources, **options)
        return str(source), found

    def typeset(self, source: str, found: dict[str, Any], root: Path | None = None) -> bytes:
        """Return the PDF of a source; `root` is the folder to look for fonts from."""
        from .fonts import require
        from .pdf.typesetting import compile_pdf

        shown = found["handout"]
        require(shown.get("fonts", ()), shown["lang"], root or Path.cwd())
        return compile_pdf(source, shown["lang"], root=root, edition=self.edition)


class HandoutLargePdfExporter(HandoutPdfExporter):
    """Write a handout as PDF in large print."""

    export_from_notebook = "Handout (PDF, large print)"
    edition = "large"


class HandoutBilingualPdfExporter(HandoutPdfExporter):
    """Write a handout as PDF with the English beside it."""

    export_from_notebook = "Handout (PDF, bilingual)"
    edition = "bilingual"
    beside = (BILINGUAL_HTML,)


class HandoutBilingualHtmlExporter(HandoutHtmlExporter):
    """Write a handout as a page of its own with the English beside it."""

    export_from_notebook = "Handout (HTML, bilingual)"
    shown_as = BILINGUAL_HTML
