"""What is so short of a length of time, told as so after it: less than 37 weeks pregnant, and after 37 weeks."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.numbers.matching import match
from ...analysis.numbers.quantities import Quantity
from ...analysis.numbers.scale import days
from ...analysis.sense.limits import Limit, limits
from ...analysis.sense.negation import negators
from ...analysis.text.memory import remembered
from ...analysis.text.normal import span
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

NEAR = 5
"""Letters between an "after" and its number: an article at most."""


@remembered
def _short_of(source: str) -> tuple[Limit, ...]:
    """Return the lengths of time of an English text that something is to be less than."""
    return tuple(limit for limit in limits(source, "en") if limit.name == "less" and limit.unit and days(limit.unit))


@check(Severity.ERROR, languages=known)
@given(_short_of)
def length_over(unit: Unit) -> Iterator[Result]:
    """What is so when less than a length of time has gone by is not told as so after it.

    Bad [fr]:  Call us if you are less than 37 weeks pregnant. -> Appelez-nous après 37 semaines de grossesse.
    Good [fr]: Call us if you are less than 37 weeks pregnant. -> Appelez-nous avant 37 semaines de grossesse.
    Good [it]: You need rest for less than 3 days. -> Dopo meno di 3 giorni di riposo starà bene.
    """
    theirs = limits(unit.target, unit.language)
    for (wanted, _), found in match(unit.source, unit.target, unit.language).pairs:
        under = any(limit.values[:1] == wanted.values[:1] for limit in _short_of(unit.source))
        bounded = any(set(limit.values) & set(found[0].values) for limit in theirs)
        if under and not bounded and _only_after(found, unit) and not _denied(unit):
            place = span(unit.target, found[0].start, found[0].end)
            yield f"less than {wanted.written} in the source, after it here", place


def _only_after(found: Quantity, unit: Unit) -> bool:
    """Whether an "after" stands right before a length of time."""
    hits = of_group(unit.target, unit.language, "when")
    return bool(found[1] and days(found[1])) and {
        hit.name for hit in hits if 0 <= found[0].start - hit.end <= NEAR
    } == {"after"}


def _denied(unit: Unit) -> bool:
    """Whether one of the texts says "not": not to be expected in less than 3 days is only after 3 days."""
    return bool(negators(masked(unit.source), "en") or negators(masked(unit.target), unit.language))
