"""Find what a translation has lost, gained, or exchanged for another text."""

from collections.abc import Iterator
from functools import lru_cache

from ...core.units import Severity, Unit
from ..analysis import evidence
from ..analysis.identify import known
from ..registry import Result, check
from .language import other_language
from .leftover import english_run, same

LIMITS = {"other": 1.1, "lost": 0.4, "cut": 1.4, "added": 1.6}
"""Evidence, in nats, from which on each is an error; the prior odds against it are in here."""
LONGEST = 5000
"""Characters beyond which a text is no row of a handout, and is not weighed."""
DOUBTS = {"other": 0.2, "lost": -0.3, "cut": 0.7}
"""Evidence from which on a person should look."""


@lru_cache(maxsize=4096)
def weights(source: str, target: str, tag: str) -> dict[str, float]:
    """Return the evidence for each thing that may have happened, none where the text is in another language."""
    if max(len(source), len(target)) > LONGEST:
        return {}
    if same(source, target) or english_run(source, target, tag) or other_language(source, target, tag):
        return {}
    return {
        "other": evidence.other_evidence(source, target, tag),
        "lost": evidence.lost_evidence(source, target, tag),
        "cut": evidence.cut_evidence(source, target, tag),
        "added": evidence.added_evidence(source, target, tag),
    }


def verdict(unit: Unit, limits: dict[str, float]) -> str:
    """Return what most likely happened to a translation, or nothing."""
    if not unit.target.strip() or not (found := weights(unit.source, unit.target, unit.language)):
        return ""
    free = evidence.leniency(unit.source)
    excess = {name: found[name] - limit - (free if name in {"other", "cut"} else 0) for name, limit in limits.items()}
    name = max(excess, key=lambda name: excess[name])
    return name if excess[name] > 0 else ""


@check(Severity.ERROR, languages=known)
def sentence_lost(unit: Unit) -> Iterator[Result]:
    """Every sentence of the source is translated.

    Bad:  Your skin will be red for two days. Do not apply makeup for 12 hours. -> Su piel estará roja durante dos días.
    Good: Wash your hands. Dry them. -> Lávese las manos. Séqueselas.
    """
    if verdict(unit, LIMITS) == "lost":
        yield "a sentence of the source seems to be missing"


@check(Severity.ERROR, languages=known)
def cut_off(unit: Unit) -> Iterator[Result]:
    """No translation breaks off before the end of the source.

    Bad:  Do not apply makeup to the treated skin. -> No se aplique maquillaje en la
    Good: Do not apply makeup to the treated skin. -> No se aplique maquillaje en la piel tratada.
    """
    if verdict(unit, LIMITS) == "cut":
        yield "the translation seems to break off", (max(0, len(unit.target) - 12), len(unit.target))


@check(Severity.ERROR, languages=known)
def another_text(unit: Unit) -> Iterator[Result]:
    """No translation is that of another source.

    Bad:  Call the hospital if you have a fever for two days. -> ¿Dónde está la información de contacto?
    Good: Call the hospital if you have a fever. -> Llame al hospital si tiene fiebre.
    """
    if verdict(unit, LIMITS) == "other":
        yield "this seems to translate another text"


@check(Severity.WARNING, languages=known)
def added_text(unit: Unit) -> Iterator[Result]:
    """No translation says more than the source.

    Bad:  Wash your hands. -> Lávese las manos. No beba alcohol durante una semana después del tratamiento.
    Good: Wash your hands. -> Lávese las manos.
    """
    if verdict(unit, LIMITS) == "added":
        yield "the translation seems to say more than the source"


@check(Severity.WARNING, languages=known)
def doubtful_length(unit: Unit) -> Iterator[Result]:
    """No translation is so short, or mentions so little of its source, that somebody should look.

    Bad:  Gently massage the face with lukewarm water. -> Masajee con agua tibia.
    Good: Gently massage the face with lukewarm water. -> Masajee suavemente la cara con agua tibia.
    """
    if not verdict(unit, LIMITS) and (name := verdict(unit, DOUBTS)):
        yield {
            "other": "little of what the source mentions is here",
            "lost": "a sentence may be missing",
            "cut": "the text is short, or ends oddly",
        }[name]
