"""Times of the day: 8 in the morning is not 8 in the evening."""

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from ....core.units import Severity, Unit
from ...analysis.numbers.day_halves import halves, hours_in, with_hours
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given
from ...saying import said

NOON, BOTH = 12, 2


def _halves(source: str) -> tuple[Hit, ...]:
    return halves(source, "en")


@check(Severity.ERROR, languages=known)
@given(_halves)
def time_of_day(unit: Unit) -> Iterator[Result]:
    """An hour before noon stays one, and so does one after noon.

    Bad [es]:  Do not eat after 8:30 AM. -> No coma después de las 8:30 p. m.
    Bad [zh-Hans]: Do not eat after 8:30 AM. -> 晚上8:30以后请勿进食。
    Bad [de]: Take it at 8 PM. -> Nehmen Sie es um 8 Uhr ein.
    Bad [tr]: We are open from 7 AM to 6 PM. -> Akşam 7'den sabah 6'ya kadar açığız.
    Good [de]: Take it at 8 PM. -> Nehmen Sie es um 20 Uhr ein.
    Good [ru]: We are open from 8 AM to 5 PM. -> Мы открыты с 8 до 17.
    Good [tl]: Do not eat after 8:30 AM. -> Huwag kumain pagkatapos ng 8:30 ng umaga.
    """
    source = halves(unit.source, "en")
    target = halves(unit.target, unit.language)
    if not target and _half_lost(unit, source):
        yield "whether it is before noon or after it is not told", None, Severity.WARNING
    for here, there in together(unit.source, unit.target) if target else ():
        ours, theirs = within(source, here), within(target, there)
        names, others = {hit.name for hit in ours}, {hit.name for hit in theirs}
        if names != others and (len(names) == len(others) == 1 or len(ours) == len(theirs) == _told(unit.source, here)):
            found = next(pair for pair in zip(ours, theirs, strict=False) if pair[0].name != pair[1].name)
            same = _by_hour(unit.source, "en", here).keys() & _by_hour(unit.target, unit.language, there).keys()
            yield *said(unit, *found), Severity.ERROR if same else Severity.WARNING
        elif crossed := _crossed(_by_hour(unit.source, "en", here), _by_hour(unit.target, unit.language, there)):
            yield said(unit, *crossed)


def _by_hour(text: str, language: str, place: Span) -> dict[Fraction, Hit]:
    """Return the halves of the day in a sentence by their hours; nothing where one hour is told in both."""
    found = with_hours(text, language)
    first, last = (bisect_left(found, end, key=lambda each: each[0].start) for end in place)
    inside = [(hour.value % NOON, hit._replace(name=half)) for hit, hour, half in found[first:last]]
    return dict(inside) if len({hour for hour, _ in inside}) == len({(hour, hit.name) for hour, hit in inside}) else {}


def _crossed(ours: dict[Fraction, Hit], theirs: dict[Fraction, Hit]) -> tuple[Hit, Hit] | None:
    """Return two words for the half of one hour that differ, where both texts tell the same hours."""
    if len(ours) < BOTH or ours.keys() != theirs.keys():
        return None
    pairs = ((ours[hour], theirs[hour]) for hour in ours)
    return next((pair for pair in pairs if pair[0].name != pair[1].name), None)


def _told(source: str, place: Span) -> int:
    """Return how many hours an English sentence tells in digits: each has its half of the day, or one is a tablet."""
    return sum(masked(source)[hour.start].isdigit() for hour in within(hours_in(source, "en"), place))


def _half_lost(unit: Unit, source: tuple[Hit, ...]) -> bool:
    """Whether an hour after noon is told by its number alone, which is one before noon then."""
    late = [hour for hour in hours_in(unit.target, unit.language) if not 1 <= hour.value < NOON]
    told = late or of_group(unit.target, unit.language, "day")
    hours = {hour.value for hour in hours_in(unit.source, "en")} & {
        h.value for h in hours_in(unit.target, unit.language)
    }
    return bool(hours) and not told and {hit.name for hit in source} == {"pm"}
