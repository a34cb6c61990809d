"""Acronyms of which the source says nothing."""

from collections.abc import Container, Iterator

from ....core.units import Severity, Unit
from ...analysis.language.acronym_forms import told, unknown
from ...analysis.language.acronyms import acronyms_in, bare, stands_for
from ...analysis.text.normal import span
from ...analysis.text.segments import words
from ...analysis.text.tokens import masked
from ...registry import Result, check
from .acronyms_left import covered

LETTERS = range(3, 7)
"""Letters that an acronym has: two may be an abbreviation (EE. UU.), and many are a word in capitals."""


@check(Severity.WARNING, languages=covered)
def acronym_added(unit: Unit) -> Iterator[Result]:
    """No acronym stands beside those of the source, unless the language is known to have it or words before it tell it.

    Bad [es]:  We used the ASTM scale. -> Usamos la escala ASTM CFDP.
    Good [es]: We used the scale of the World Health Organization. -> Usamos la escala de la OMS.
    Good [es]: We used the fast visual scale. -> Usamos la escala visual rápida (EVR).
    """
    text, ours = masked(unit.target), dict(acronyms_in(unit.source))
    if not acronyms_in(unit.target) or _shouts(unit.source, ours) or not all(told(name, unit, text) for name in ours):
        return
    for name, start in unknown(unit):
        if len(bare(name)) in LETTERS and not stands_for(name, text[:start]):
            yield f"{name} is not in the source", span(unit.target, start, start + len(name))
            return


def _shouts(source: str, names: Container[str]) -> bool:
    """Whether an English text has a word in capitals that is no acronym: "do NOT"."""
    return any(word.isupper() and len(word) in LETTERS and word not in names for word in words(source))
