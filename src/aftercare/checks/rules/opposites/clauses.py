"""Of two clauses, what each speaks of: this is for adults; children take less."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import STOPS, joints, parts
from ...analysis.sense.negation import negators
from ...analysis.sense.opposing import DOUBTFUL, contrasts
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

PARTED = regex.compile(r";|, but\b|(?<=during the day) and\b", regex.IGNORECASE)
MARKS = regex.compile(r"[;；؛]")
PAIR = 2
APART = frozenset({"bounds", "often", "contrast", "when", "condition"})
"""Groups of words that say how two things hang together."""


def _clauses(target: str, language: str) -> list[str]:
    """Return the two clauses of a translation: between semicolons, else between commas, or before an "and"."""
    target = target.rstrip(" .!。")
    ways = (MARKS.split(target), STOPS.split(target), parts(target, joints(target, language)))
    return next((found for found in ways if len(found) > 1), [target])


def _parted(source: str) -> list[str]:
    """Return the clauses of an English text between semicolons, or before a "but"."""
    return PARTED.split(masked(source).rstrip(" .!"))


def _of_two(source: str) -> bool:
    """Whether an English text has two clauses, each with one word of a kind: adults there, children here."""
    return len(_parted(source)) == PAIR and contrasts(source)


@check(Severity.ERROR, languages=known)
@given(_of_two)
def clauses_exchanged(unit: Unit) -> Iterator[Result]:
    """Of two clauses each keeps what it speaks of.

    Bad [es]: This is for adults; children take less. -> Esto es para niños; los adultos toman menos.
    Bad [de]: Use ice today; use heat tomorrow. -> Verwenden Sie heute Wärme; verwenden Sie morgen Eis.
    Good [es]: This is for adults; children take less. -> Esto es para adultos; los niños toman menos.
    """
    ours = _parted(unit.source)
    theirs = _clauses(masked(unit.target), unit.language)
    if len(theirs) != len(ours):
        return
    if any(
        bool(negators(one, "en")) is not bool(negators(other, unit.language))
        for one, other in zip(ours, theirs, strict=True)
    ):
        return
    here, there = [by_group(one, "en") for one in ours], [by_group(other, unit.language) for other in theirs]
    both = frozenset.intersection(*map(frozenset, (*here, *there)))
    for group in sorted(both - DOUBTFUL - APART):
        first, last = ({hit.name for hit in found[group]} for found in here)
        one, other = ({hit.name for hit in found[group]} for found in there)
        if len(first) == len(last) == 1 and (first, last) == (other, one) and first != last:
            yield f"“{next(iter(first))}” and “{next(iter(last))}” have changed places"
