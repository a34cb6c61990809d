"""How a finding is told: with the word of the English and the one that stands in its place, and where that is."""

from ..core.units import Unit
from .analysis.text.normal import span
from .analysis.text.tokens import masked
from .analysis.words.concepts import Hit
from .registry import Result


def said(unit: Unit, ours: Hit, theirs: Hit) -> Result:
    """Say what a word of the source has become in the translation."""
    wanted = masked(unit.source)[ours.start : ours.end]
    found = masked(unit.target)[theirs.start : theirs.end]
    message = f"“{wanted}” in the source is “{found}” in the translation"
    return message, span(unit.target, theirs.start, theirs.end)
