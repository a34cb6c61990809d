"""What a rate is counted by: five days a week are not five days a month."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.numerals import numbers
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.scale import days
from ...analysis.text.memory import remembered
from ...analysis.text.normal import span
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

LENGTH = regex.compile(
    r"\b(?:for|after|in|within|of|about|over|than|and|or|half|quarter|until|once|take|takes|lasts?)\s$",
    regex.IGNORECASE,
)
"""What stands before "a day" where that is a length of time, or a day in an account."""
DAY = 24
"""Hours."""
ARTICLE = regex.compile(r"an?\s", regex.IGNORECASE)


def _period(hit: Hit) -> str:
    """Return the period of a rate, empty for others: "week" of "per week"."""
    count, _, period = hit.name.replace("per ", "1/").partition("/")
    return period if count == "1" else ""


@remembered
def _periods(source: str) -> tuple[Hit, ...]:
    """Return the words of an English text for what a rate is counted by."""
    text = masked(source)
    found = (hit for hit in of_group(source, "en", "often") if _period(hit))
    return tuple(hit for hit in found if not (ARTICLE.match(text, hit.start) and LENGTH.search(text, 0, hit.start)))


def _only(found: list[Hit]) -> str:
    """Return the one period of a sentence; nothing where it has several, or a rate of another kind."""
    names = {_period(hit) for hit in found}
    return names.pop() if len(names) == 1 else ""


@check(Severity.ERROR, languages=known)
@given(_periods)
def period_changed(unit: Unit) -> Iterator[Result]:
    """What is done so often a week is not done so often a day.

    Bad [de]:  Exercise five days a week. -> Bewegen Sie sich an fünf Tagen im Monat.
    Bad [es]:  Inject 10 units a day. -> Inyecte 10 unidades a la semana.
    Good [de]: Exercise five days a week. -> Bewegen Sie sich an fünf Tagen pro Woche.
    Good [es]: No baths for a week. -> Nada de baños durante una semana.
    """
    for here, there in together(unit.source, unit.target):
        theirs = _inside(unit, there)
        ours, other = _only(within(_periods(unit.source), here)), _only(theirs)
        turned = ours and other and ours != other and not _as_hours(unit, {ours, other})
        if turned or _counted_anew(unit, here, there):
            place = span(unit.target, theirs[0].start, theirs[0].end)
            yield "what is counted by one period is counted by another here", place


def _counted_anew(unit: Unit, here: Span, there: Span) -> bool:
    """Whether an amount right before its period has another one: 8 puffs a day, and 8 an hour."""
    ours, theirs = _counted(unit.source, "en", here), _counted(unit.target, unit.language, there)
    return any(theirs[value] != ours[value] for value in ours.keys() & theirs.keys())


def _counted(text: str, language: str, place: Span) -> dict[Fraction, str]:
    """Return the period that stands right behind each amount of a sentence."""
    periods = {hit.start: _period(hit) for hit in within(of_group(text, language, "often"), place) if _period(hit)}
    amounts = _amounts(text, language) if periods else {}
    behind = ((start, amounts[end]) for start in periods for end in (start, start - 1) if end in amounts)
    return {value: periods[start] for start, value in behind}


@remembered
def _amounts(text: str, language: str) -> Mapping[int, Fraction]:
    """Return the amounts of a text that are no lengths of time, by where they end."""
    found = ((number, unit) for number, unit in quantities(text, language) if unit and not days(unit))
    return {max(number.end, number.unit_end): number.values[0] for number, _ in found}


def _as_hours(unit: Unit, periods: set[str]) -> bool:
    """Whether a day is told as its hours: once every 24 hours."""
    told = (*numbers(unit.source, "en"), *numbers(unit.target, unit.language))
    return periods == {"day", "hour"} and any(DAY in number.values for number in told)


def _inside(unit: Unit, place: Span) -> list[Hit]:
    """Return the words for how often in a sentence; behind digits Vietnamese tuần is a length of time, and no rate."""
    lengths = [
        (number.end, number.unit_end)
        for number, name in quantities(unit.target, unit.language)
        if name and days(name) and number.kind == "digits" and number.values[0] > 1
    ]
    found = within(of_group(unit.target, unit.language, "often"), place)
    return [hit for hit in found if not any(begin <= hit.start < end for begin, end in lengths)]
