"""The exporters under names with hyphens, which are for command lines.

JupyterLab's menu lists every exporter that is enabled, and its server answers 404 for a name with a hyphen. There the
same exporters have names with underscores, and these are not listed.
"""

import sys

from .exporters import (
    HandoutBilingualHtmlExporter,
    HandoutBilingualPdfExporter,
    HandoutHtmlExporter,
    HandoutLargePdfExporter,
    HandoutMarkdownExporter,
    HandoutPdfExporter,
)
from .handout_exporter import HandoutExporter


class Hyphenated(HandoutExporter):
    """An exporter that is disabled inside a Jupyter server, unless a setting enables it."""

    def _enabled_default(self) -> bool:
        return "jupyter_server" not in sys.modules


class Markdown(Hyphenated, HandoutMarkdownExporter):
    """Known as handout-markdown."""


class Html(Hyphenated, HandoutHtmlExporter):
    """Known as handout-html."""


class Pdf(Hyphenated, HandoutPdfExporter):
    """Known as handout-pdf."""


class LargePdf(Hyphenated, HandoutLargePdfExporter):
    """Known as handout-pdf-large."""


class BilingualPdf(Hyphenated, HandoutBilingualPdfExporter):
    """Known as handout-pdf-bilingual."""


class BilingualHtml(Hyphenated, HandoutBilingualHtmlExporter):
    """Known as handout-html-bilingual."""
