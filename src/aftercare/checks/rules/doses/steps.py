"""Doses that are changed by so much, and told as changed to so much."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.matching import match
from ...analysis.numbers.number import Number
from ...analysis.sense.negation import negators
from ...analysis.text import lexicon
from ...analysis.text.normal import holding, span
from ...analysis.text.patterns import Pattern, alternatives, compiled
from ...analysis.text.spans import together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

STEP = regex.compile(
    r"\b(?:rais|increas|lower|reduc|decreas|cut|bring|turn)\w*\b[^.;:,]{0,40}?\b(?<!\d\s)(?P<way>by|to)\s(?=\d|half|one|two|three)",
    regex.IGNORECASE,
)
_moves = holding("rais", "increas", "lower", "reduc", "decreas", "cut", "bring", "turn")
"""What stands in every text with such a step, found many times faster."""
HALF = Fraction(1, 2)
"""What is lowered by half is lowered to half."""
OTHER = {"by": "to", "to": "by"}
BEFORE, BEHIND = 12, 6
"""Letters before and behind an amount in which the word stands that says whether it is changed by or to it."""


@cache
def _beside(language: str, way: str) -> Pattern:
    """Return what finds the words for "by" or "to" right before an amount, or behind it where they stand there."""
    words = lexicon.grammar(language, f"changed_{way}")
    if not words:
        return None
    found = alternatives(words, language)
    return compiled(rf"\s?(?:{found})" if _behind(language) else rf"(?:{found})\s?$")


def _behind(language: str) -> bool:
    return bool(lexicon.grammar(language, "negation_follows"))


RISING = regex.compile(r"\b(?:rais|increas)", regex.IGNORECASE)
UP, DOWN = frozenset({"more", "increase"}), frozenset({"less", "reduce"})
"""Words for more and for less, by their names in `addition` and `amount`."""


def _steps(source: str) -> bool:
    """Whether an English text says by or to how much a dose is changed."""
    return _moves(source) and STEP.search(source) is not None


@check(Severity.ERROR, languages=known)
@given(_steps)
def dose_moved_back(unit: Unit) -> Iterator[Result]:
    """What is to be raised by so much is not to be lowered, nor the other way round.

    Bad [es]: Lower your dose by 2 units. -> Póngase 2 unidades más.
    Bad [de]: Raise the dose to 10 mg. -> Senken Sie die Dosis auf 10 mg.
    Good [es]: Lower your dose by 2 units. -> Póngase 2 unidades menos.
    Good [de]: Raise the dose to 10 mg. -> Erhöhen Sie die Dosis auf 10 mg.
    """
    for here, there in together(unit.source, unit.target):
        steps = [*STEP.finditer(masked(unit.source), *here)]
        up = {RISING.match(step[0]) is not None for step in steps}
        groups = by_group(unit.target, unit.language)
        told = {hit.name for group in ("addition", "amount") for hit in within(groups.get(group, ()), there)}
        if len(up) != 1 or negators(masked(unit.target)[slice(*there)], unit.language):
            continue
        wanted, turned = (UP, DOWN) if up == {True} else (DOWN, UP)
        if told & turned and not told & wanted:
            yield f"what is to be {'raised' if up == {True} else 'lowered'} here is moved the other way"


@check(Severity.ERROR, languages=known)
@given(_steps)
def step_turned(unit: Unit) -> Iterator[Result]:
    """What a dose is raised or lowered by is not told as what it is raised or lowered to.

    Bad [es]: Raise the dose by 10 mg. -> Aumente la dosis a 10 mg.
    Bad [de]: Reduce it to 10 mg. -> Senken Sie sie um 10 mg.
    Bad [zh-Hans]: Raise the dose by 10 mg. -> 将剂量增加到10毫克。
    Good [es]: Raise the dose by 10 mg. -> Aumente la dosis en 10 mg.
    Good [de]: Raise the dose by 10 mg. -> Nehmen Sie 10 mg mehr.
    """
    steps = {found.end(): found for found in STEP.finditer(masked(unit.source))}
    for (wanted, _), (found, _) in match(unit.source, unit.target, unit.language).pairs:
        step = steps.get(wanted.start) if wanted.values[0] != HALF else None
        if step and _has(unit, found, OTHER[step["way"].lower()]) and not _has(unit, found, step["way"].lower()):
            place = span(unit.target, found.start, found.end)
            yield f"“{step['way']} {wanted.written}” in the source is “{OTHER[step['way'].lower()]}” here", place


def _has(unit: Unit, number: Number, way: str) -> bool:
    """Whether the word for "by" or "to" stands beside an amount."""
    words, text = _beside(unit.language, way), masked(unit.target)
    if words is None:
        return False
    if _behind(unit.language):
        end = max(number.end, number.unit_end)
        return words.match(text[end : end + BEHIND]) is not None
    return words.search(text[max(0, number.start - BEFORE) : number.start]) is not None
