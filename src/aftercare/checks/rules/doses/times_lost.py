"""Doses of which a translation has lost how often they are taken, so that they seem to be all that is taken a day."""

from collections.abc import Iterator, Sequence

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import Rate, near, rates
from ...analysis.numbers.scale import amount, days
from ...analysis.text.normal import CONTINUOUS, language_of, span
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

BESIDE, BESIDE_CONTINUOUS = 16, 6
"""Letters between an amount and the words for what it is counted by."""
PARTS = frozenset({"day", "meal", "meal_name", "every"})
"""Groups of words that may tell how often by themselves: in the morning and at night, with each meal."""


def _often(source: str) -> tuple[Rate, ...]:
    """Return how often an English text says something is done, where once a day would be another dose."""
    return tuple(rate for rate in rates(source, "en") if rate.known and not rate.weak)


@check(Severity.ERROR, languages=known)
@given(_often)
def times_lost(unit: Unit) -> Iterator[Result]:
    """What is taken several times a day, or once a week, is not told as all that is taken a day.

    Bad [es]: Take two tablets twice a day. -> Tome dos comprimidos al día.
    Bad [de]: Take one capsule once a week. -> Nehmen Sie eine Kapsel pro Tag.
    Bad [ru]: Take 5 mL every 12 hours. -> Принимайте по 5 мл в день.
    Good [es]: Take two tablets twice a day. -> Tome cuatro comprimidos al día, dos por la mañana y dos por la noche.
    Good [de]: Take one capsule once a day. -> Nehmen Sie eine Kapsel pro Tag.
    """
    for here, there in together(unit.source, unit.target):
        often, period = within(_often(unit.source), here), _only_period(unit, there)
        if len(often) != 1 or not period or within(rates(unit.target, unit.language), there):
            continue
        each = 1 / days(period.name.removeprefix("per "))
        if each in often[0].times or near(often[0].times, frozenset({each})) or len(often[0].times) > 1:
            continue
        if found := _same_amount(unit, (here, often[0]), (there, period)):
            wanted = masked(unit.source)[often[0].start : often[0].end]
            place = span(unit.target, found[0].start, max(found[0].unit_end, period.end))
            yield f"“{wanted}” is lost: as much is taken in all by the {period.name.removeprefix('per ')} here", place


def _only_period(unit: Unit, there: Span) -> Hit | None:
    """Return what a sentence counts by, where nothing else in it tells how often."""
    groups = by_group(unit.target, unit.language)
    periods = [hit for hit in within(groups.get("often", ()), there) if hit.name.startswith("per ")]
    others = [hit for name in PARTS for hit in within(groups.get(name, ()), there)]
    return periods[0] if len(periods) == 1 and not _more(others, periods[0]) else None


def _more(others: Sequence[Hit], period: Hit) -> bool:
    """Whether words beside those for the period may tell how often: two parts of a day, or "every"."""
    apart = [hit for hit in others if hit.end <= period.start or period.end <= hit.start]
    return len(apart) > 1 or any(hit.group in {"every", "meal"} for hit in apart)


def _same_amount(unit: Unit, here: tuple[Span, Rate], there: tuple[Span, Hit]) -> Quantity | None:
    """Return the amount beside the period, where it is the only one of its kind in both texts, and the same."""
    ours = _doses(quantities(unit.source, "en"), *here)
    theirs, period = [item for item in _doses(quantities(unit.target, unit.language), *there) if item[1]], there[1]
    if len(ours) != 1 or len(theirs) != 1 or not _same(ours[0], theirs[0]):
        return None
    start, end = theirs[0][0].start, max(theirs[0][0].end, theirs[0][0].unit_end)
    gap = period.start - end if period.start >= end else start - period.end
    limit = BESIDE_CONTINUOUS if language_of(unit.language) in CONTINUOUS else BESIDE
    return theirs[0] if gap <= limit else None


def _doses(found: Sequence[Quantity], place: Span, often: Rate | Hit) -> list[Quantity]:
    """Return the amounts of a sentence that can be taken; lengths of time and counts of times cannot."""
    inside = [item for item in found if place[0] <= item[0].start < place[1]]
    inside = [item for item in inside if not often.start <= item[0].start < often.end]
    return [item for item in inside if not item[1] or (item[1] != "time" and not days(item[1]))]


def _same(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two amounts are the same; the unit of the English one may stand further on: one iron tablet."""
    (wanted, unit), (found, other) = ours, theirs
    return amount(wanted.values[0], unit or other) == amount(found.values[0], other)
