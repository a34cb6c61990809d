"""Find what a translation has lost, gained, or exchanged for another text."""

from collections.abc import Iterator
from functools import lru_cache

from ..model import Severity, Unit
from . import evidence
from .identify import known
from .language import other_language
from .leftover import english_run, same
from .registry import Result, check

LIMITS = {"other": 1.1, "lost": 0.9, "cut": 2.0, "added": 1.6}
"""Evidence, in nats, from which on each is reported; the prior odds against it are in here."""


@lru_cache(maxsize=4096)
def verdict(source: str, target: str, tag: str) -> tuple[str, float]:
    """Return what most likely happened to a translation and the evidence for it, or nothing."""
    if same(source, target) or english_run(source, target, tag) or other_language(source, target, tag):
        return "", 0.0
    weights = {
        "other": evidence.other_evidence(source, target, tag),
        "lost": evidence.lost_evidence(source, target, tag),
        "cut": evidence.cut_evidence(source, target, tag),
        "added": evidence.added_evidence(source, target, tag),
    }
    name = max(weights, key=lambda name: weights[name] - LIMITS[name])
    return (name, weights[name]) if weights[name] > LIMITS[name] else ("", 0.0)


def _is(name: str, unit: Unit) -> bool:
    return bool(unit.target.strip()) and verdict(unit.source, unit.target, unit.language)[0] == name


@check(Severity.ERROR, languages=known)
def sentence_lost(unit: Unit) -> Iterator[Result]:
    """Every sentence of the source is translated.

    Bad:  Your skin will be red for two days. Do not apply makeup for 12 hours. -> Su piel estará roja durante dos días.
    Good: Wash your hands. Dry them. -> Lávese las manos. Séqueselas.
    """
    if _is("lost", unit):
        yield "a sentence of the source seems to be missing"


@check(Severity.ERROR, languages=known)
def cut_off(unit: Unit) -> Iterator[Result]:
    """No translation breaks off before the end of the source.

    Bad:  Do not apply makeup to the treated skin. -> No se aplique maquillaje en la
    Good: Do not apply makeup to the treated skin. -> No se aplique maquillaje en la piel tratada.
    """
    if _is("cut", unit):
        yield "the translation seems to break off", (max(0, len(unit.target) - 12), len(unit.target))


@check(Severity.ERROR, languages=known)
def another_text(unit: Unit) -> Iterator[Result]:
    """No translation is that of another source.

    Bad:  Call the hospital if you have a fever for two days. -> ¿Dónde está la información de contacto?
    Good: Call the hospital if you have a fever. -> Llame al hospital si tiene fiebre.
    """
    if _is("other", unit):
        yield "this seems to translate another text"


@check(Severity.WARNING, languages=known)
def added_text(unit: Unit) -> Iterator[Result]:
    """No translation says more than the source.

    Bad:  Wash your hands. -> Lávese las manos. No beba alcohol durante una semana después del tratamiento.
    Good: Wash your hands. -> Lávese las manos.
    """
    if _is("added", unit):
        yield "the translation seems to say more than the source"
