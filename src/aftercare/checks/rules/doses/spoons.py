"""Spoons: a tablespoon holds three times as much as a teaspoon."""

from collections.abc import Iterator
from functools import cache

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.scale import equal
from ...analysis.text import lexicon
from ...analysis.text.normal import holding, plain, span
from ...analysis.text.patterns import Pattern, compiled, named_alternatives
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

SPOONS = ("teaspoon", "tablespoon")
"""Units of which one is told as the other; of words for both, the longer one counts: cucharada de té."""
OTHER = {"teaspoon": "tablespoon", "tablespoon": "teaspoon"}
_spoken = holding("spoon", "tsp", "tbs")


@cache
def _pattern(language: str) -> Pattern:
    words = lexicon.load(language, "dosing").get("units", {})
    return compiled(named_alternatives({name: words[name] for name in SPOONS if name in words}, language))


def _in(text: str, language: str) -> dict[str, tuple[int, int]]:
    """Return which spoons a text speaks of, and where last."""
    pattern = _pattern(language)
    return {str(found.lastgroup): found.span() for found in pattern.finditer(plain(masked(text)))} if pattern else {}


def _spoons(source: str) -> bool:
    """Whether an English text speaks of spoons."""
    return _spoken(source) and len(_in(source, "en")) == 1


@check(Severity.ERROR, languages=known)
@given(_spoons)
def spoon_changed(unit: Unit) -> Iterator[Result]:
    """A teaspoon is not told as a tablespoon, nor the other way round, unless it is as much.

    Bad [es]: Take 1 teaspoon. -> Tome una cucharada.
    Bad [ja]: Take 1 teaspoon. -> 大さじ1杯を飲んでください。
    Good [es]: Take 1 teaspoon. -> Tome una cucharada de té.
    Good [de]: Take 3 teaspoons. -> Nehmen Sie 1 Esslöffel.
    """
    wanted, found = next(iter(_in(unit.source, "en"))), _in(unit.target, unit.language)
    if [*found] == [OTHER[wanted]] and not _as_much(unit):
        place = span(unit.target, *found[OTHER[wanted]])
        yield f"a {wanted} in the source is a {OTHER[wanted]} in the translation", place


def _as_much(unit: Unit) -> bool:
    """Whether the spoons of both texts hold as much together: three teaspoons are one tablespoon."""
    ours, theirs = (
        [(number.values[0], name) for number, name in quantities(text, tongue) if name in SPOONS]
        for text, tongue in ((unit.source, "en"), (unit.target, unit.language))
    )
    return any(equal(*one, *other) for one in ours for other in theirs)
