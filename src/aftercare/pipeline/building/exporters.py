"""The exporters of nbconvert that write handouts."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

EXPORTERS = {
    ("standard", "md"): "handout-markdown",
    ("standard", "html"): "handout-html",
    ("standard", "pdf"): "handout-pdf",
    ("large", "pdf"): "handout-pdf-large",
    ("bilingual", "html"): "handout-html-bilingual",
    ("bilingual", "pdf"): "handout-pdf-bilingual",
}
"""(edition, extension) → the exporter that writes it."""


@cache
def exporter(name: str) -> Any:
    """Return an exporter by its name, made once in a process; that of a package that comes first may be another's."""
    return _installed()[name].load()()


@cache
def _installed() -> dict[str, EntryPoint]:
    """Return what nbconvert would look up for each name anew, all that is installed read through, 10 ms a name."""
    return {point.name: point for point in reversed([*entry_points(group="nbconvert.exporters")])}
