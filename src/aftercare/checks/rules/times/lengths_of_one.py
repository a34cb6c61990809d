"""One of a unit of time that is told as one of another: a week as a month."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ....core.units import Severity, Unit
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import equal
from ...analysis.text.memory import remembered
from ...analysis.text.normal import span
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

UNITS = frozenset({"hour", "day", "week", "month", "year"})

NEAR = 3
"""Letters between a bound and the number that it belongs to."""


@remembered
def _ones(text: str, language: str) -> Mapping[str, Number]:
    """Return the units of time of which a text tells one, not as how often something is; "at least one day" is none."""
    found = [(number, name) for number, name in quantities(text, language) if name in UNITS and number.values[0] == 1]
    often = rates(text, language) if found else ()
    bounds = [hit.end for hit in of_group(text, language, "bounds")] if often else []
    return {
        name: number
        for number, name in found
        if any(0 <= number.start - end <= NEAR for end in bounds)
        or not any(rate.start <= number.start < rate.end for rate in often)
    }


def _of_one(source: str) -> bool:
    """Whether an English text tells one of a single unit of time."""
    return bool(_ones(source, "en"))


@check(Severity.WARNING, languages=known)
@given(_of_one)
def time_unit_changed(unit: Unit) -> Iterator[Result]:
    """One of a unit of time stays one of it, where no other words tell as much: a week is not a month.

    Bad [es]: Use it for a week. -> Úselo durante un mes.
    Bad [de]: Use it for a year. -> Verwenden Sie es eine Woche lang.
    Good [es]: Use it for a week. -> Úselo durante siete días.
    Good [fr]: Come back in a month. -> Revenez dans quatre semaines.
    """
    ours, theirs = _ones(unit.source, "en"), _ones(unit.target, unit.language)
    lost = [name for name in ours if not _tells(name, quantities(unit.target, unit.language))]
    come = [name for name in theirs if not _tells(name, quantities(unit.source, "en"))]
    if len(lost) != 1 or len(come) != 1 or len(ours) != len(theirs):
        return
    (name,), (other,) = lost, come
    wanted, found = ours[name], theirs[other]
    place = span(unit.target, found.start, max(found.end, found.unit_end))
    message = f"“{wanted.written} {name}” in the source is “{found.written} {other}” in the translation"
    yield message, place


def _tells(name: str, found: tuple[Quantity, ...]) -> bool:
    """Whether a text tells the unit, or as much in another."""
    return any(
        other == name or (other and equal(Fraction(1), name, number.values[0], other)) for number, other in found
    )
