"""Bounds that have turned into their opposite: at least into at most, before or until into after, every into once."""

from collections.abc import Iterator
from functools import cache

from ...core.units import Severity, Unit
from ..analysis import lexicon
from ..analysis.text import Pattern, finder
from ..registry import Result, check
from .tokens import masked

OPPOSITES = (
    ("least", "most"),
    ("most", "least"),
    ("before", "after"),
    ("after", "before"),
    ("until", "after"),
    ("every", "once"),
    ("once", "every"),
)


@cache
def _pattern(language: str, bound: str) -> Pattern:
    words = lexicon.load(language, "facts").get("bounds", {}).get(bound, ())
    return finder(words, language)


def _has(text: str, language: str, bound: str) -> bool:
    pattern = _pattern(language, bound)
    return bool(pattern and pattern.search(text))


def covered(language: str) -> bool:
    """Whether the words for bounds of a language are known."""
    return lexicon.has(language, "facts", "bounds")


@check(Severity.WARNING, languages=covered)
def bounds(unit: Unit) -> Iterator[Result]:
    """A lower bound is not told as an upper one, nor "before" as "after".

    Bad [es]:  Wait at least 12 hours. -> Espere 12 horas como máximo.
    Bad [de]:  Wash your hands before the meal. -> Waschen Sie nach dem Essen die Hände.
    Bad [fr]:  Avoid saunas until the redness is gone. -> Évitez les saunas après les rougeurs.
    Bad [es]:  Apply it every 2 hours. -> Aplíquelo una vez en 2 horas.
    Good [es]: Wait at least 12 hours. -> Espere 12 horas como mínimo.
    Good [es]: Apply it every 2 hours. -> Aplíquelo una vez cada 2 horas.
    Good [ru]: Use up to 3 drops. -> Не более 3 капель.
    """
    source, target = masked(unit.source), masked(unit.target)
    for bound, opposite in OPPOSITES:
        if not _has(source, "en", bound) or _has(source, "en", opposite):
            continue
        if _has(target, unit.language, opposite) and not _has(target, unit.language, bound):
            yield f"“{bound}” in the source looks like “{opposite}” in the translation"
