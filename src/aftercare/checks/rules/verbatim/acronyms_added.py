"""Acronyms of which the source says nothing."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.language.acronym_forms import told, unknown
from ...analysis.language.acronyms import acronyms_in, stands_for
from ...analysis.text.normal import span
from ...analysis.text.tokens import masked
from ...registry import Result, check
from .acronyms_left import covered


@check(Severity.WARNING, languages=covered)
def acronym_added(unit: Unit) -> Iterator[Result]:
    """No acronym stands beside those of the source, unless the language is known to have it or words before it tell it.

    Bad [es]:  We used the ASTM scale. -> Usamos la escala ASTM CFDP.
    Good [es]: We used the scale of the World Health Organization. -> Usamos la escala de la OMS.
    Good [es]: We used the fast visual scale. -> Usamos la escala visual rápida (EVR).
    """
    text = masked(unit.target)
    if not acronyms_in(unit.target) or not all(told(name, unit, text) for name, _ in acronyms_in(unit.source)):
        return
    for name, start in unknown(unit):
        if not stands_for(name, text[:start]):
            yield f"{name} is not in the source", span(unit.target, start, start + len(name))
            return
