"""What must be at least so much, told as only or exactly so much."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.relations import relation
from ...analysis.sense.limits import Limit, limits
from ...analysis.sense.negation import negators
from ...analysis.text.normal import span
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group, tells
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

NEAR = 12
"""Letters between a word for "only" and the number that it belongs to."""

UNIQUE = regex.compile(r"\b(?:unique|sole|single)\b", regex.IGNORECASE)
"""What others tell with a word for "only", too."""


def _least(source: str) -> tuple[Limit, ...]:
    """Return the lower bounds of an English text that says "only" of nothing."""
    only = tells(source, "en", "extent", "only") or UNIQUE.search(source)
    return () if only else tuple(limit for limit in limits(source, "en") if limit.name == "least")


@check(Severity.WARNING, languages=known)
@given(_least)
def least_told_as_only(unit: Unit) -> Iterator[Result]:
    """What must be at least so much is not told as only so much, or exactly so much.

    Bad [es]: Drink at least 2 liters a day. -> Beba solo 2 litros al día.
    Bad [ru]: Stay in bed for at least 3 days. -> Лежите в постели ровно 3 дня.
    Good [es]: Drink at least 2 liters a day. -> Beba 2 litros o más al día.
    Good [de]: Wait at least 2 hours before you eat. -> Essen Sie erst nach 2 Stunden.
    """
    least = _least(unit.source)
    for here, there in together(unit.source, unit.target):
        values = {value for limit in within(least, here) for value in limit.values}
        if not values or negators(masked(unit.target)[slice(*there)], unit.language):
            continue
        alone = [*_alone(unit, there)]
        bare = _bare(unit, there, values) if alone else ()
        for start, end in alone:
            if any(_near((start, end), item) for item in bare):
                yield f"at least so much is “{masked(unit.target)[start:end]}” that here", span(unit.target, start, end)
                return


def _bare(unit: Unit, there: Span, values: set[Fraction]) -> list[Quantity]:
    """Return the numbers of a sentence that have one of some values, no bound, and stand behind no "after"."""
    bounded = {value for limit in limits(unit.target, unit.language) for value in limit.values}
    return [
        item
        for item in quantities(unit.target, unit.language)
        if there[0] <= item[0].start < there[1]
        and item[0].values[0] in values - bounded
        and "after" not in relation(item, unit.target, unit.language)
    ]


def _alone(unit: Unit, there: Span) -> Iterator[Span]:
    """Yield where a sentence says "only" or "exactly", and makes no case of it: only if."""
    groups, prose = by_group(unit.target, unit.language), masked(unit.target)
    cases = [(hit.start, hit.end) for hit in groups.get("condition", ())]
    for hit in within(groups.get("extent", ()), there):
        if hit.name == "only" and not any(start <= hit.start < end > hit.end for start, end in cases):
            yield hit.start, hit.end
    words = finder(unit.language, "bounds", "exactly")
    yield from (
        (found.span() for found in words.finditer(prose) if there[0] <= found.start() < there[1]) if words else ()
    )


def _near(word: Span, item: Quantity) -> bool:
    """Whether a word stands right beside a number or its unit."""
    number = item[0]
    return max(number.start - word[1], word[0] - max(number.end, number.unit_end)) <= NEAR
