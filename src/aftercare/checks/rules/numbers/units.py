"""Numbers with their units, pair by pair: 24 hours is one day, but not 24 days."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.matching import with_unit
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import COUNTED, equal
from ...analysis.text import lexicon
from ...analysis.text.memory import remembered
from ...analysis.text.normal import span
from ...analysis.text.tokens import masked
from ...registry import Result, check, given

EACH = frozenset({"a", "an", "each", "every", "per"})
"""English words of the value one that say nothing about an amount: every day at an hour of your choice."""

WITHIN = regex.compile(r"\b(?:day|week|month)s? of (?:the|each|every|a) (week|month|year)\b", regex.IGNORECASE)
"""What a day is the first of, which others tell as one: of one week."""

SHORTER = frozenset({"second", "minute", "hour", "week", "month"})
YEARS = frozenset(map(Fraction, range(1900, 2100)))


@remembered
def _known(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the quantities whose unit is known; "a unit" and "one by one" are no doses, and `amounts` knows those."""
    return tuple(
        (number, name)
        for number, name in quantities(text, language)
        if name
        and name != "time"
        and not (number.kind == "name" and language == "en")
        and not (number.kind == "word" and number.values[0] == 1 and name in COUNTED)
    )


def _may_be(number: Number) -> frozenset[Fraction]:
    """Return what a number with a unit may mean: half a tablet is no two of them."""
    return frozenset(number.values[:1] if number.values[0] < 1 else number.values)


def _by_value(source: tuple[Quantity, ...]) -> dict[Fraction, list[Quantity]]:
    """Return the numbers with units by what they may mean, one of a kind."""
    kinds = {(_may_be(number), name): (number, name) for number, name in reversed(source) if _tells(number)}
    found: dict[Fraction, list[Quantity]] = {}
    for (values, _), item in kinds.items():
        for value in values:
            found.setdefault(value, []).append(item)
    return found


def _tells(number: Number) -> bool:
    return number.written.casefold() not in EACH


def covered(language: str) -> bool:
    """Whether the units of a language are known, from CLDR or from its lexicon."""
    return lexicon.has(language, "facts", "units") or lexicon.cldr(language) is not None


def _measured(source: str) -> bool:
    """Whether an English text has a number with a unit, or a year."""
    return bool(_known(source, "en")) or any(_is_year(number) for number, _ in quantities(source, "en"))


def _is_period(number: Number, unit: Unit) -> bool:
    """Whether one day or week is that in which something is done so often: Indonesian `sekali sehari`."""
    one = number.kind == "word" and number.values[0] == 1
    return one and any(rate.start <= number.start < rate.end for rate in rates(unit.target, unit.language))


def _is_minute(number: Number, name: str, other: str, source: str) -> bool:
    """Whether a bare m stands for minutes, as it does beside a time that is told: 30m."""
    return name == "meter" and other == "minute" and masked(source)[number.end : number.unit_end].strip() == "m"


def _amounts(source: str) -> Iterator[Quantity]:
    """Yield the amounts of an English text, the first of a range with the unit of its end: 2 to 3 days."""
    found = quantities(source, "en")
    yield from (item for each in found if (item := with_unit(each, found, source))[1])


def _named(name: str) -> str:
    return name.replace("_", " ")


def _is_year(number: Number) -> bool:
    return number.kind == "digits" and not YEARS.isdisjoint(number.values)


@check(Severity.ERROR, languages=covered)
@given(_measured)
def units(unit: Unit) -> Iterator[Result]:
    """Every number keeps its unit, or an equal amount in another.

    Bad [es]:  Wait 48 hours. -> Espere 48 días.
    Bad [ar]:  Take 5 mg. -> خذ 5 غرام.
    Bad [ja]:  Fever over 38 °C -> 38 °F を超える発熱
    Good [pl]: Wait 24 hours. -> Odczekaj dobę.
    Good [de]: Rest for 14 days. -> Zwei Wochen lang schonen.
    Good [es]: Take half a tablet every other day. -> Tome media tableta cada dos días.
    """
    if not (target := _known(unit.target, unit.language)):
        return
    bare = {value for number, name in quantities(unit.source, "en") if not name for value in number.values}
    told = _by_value(_known(unit.source, "en"))
    for number, name in target:
        if number.written.casefold() in {"a", "an"} or (name in COUNTED and not bare.isdisjoint(number.values)):
            continue
        if _is_period(number, unit) or (1 in number.values and name in WITHIN.findall(unit.source)):
            continue
        same = [item for value in dict.fromkeys(number.values) for item in told.get(value, ())]
        wrong = same and not any(u == name or _is_minute(n, u, name, unit.source) for n, u in same)
        if not same and name in SHORTER and not bare.isdisjoint(YEARS.intersection(number.values)):
            yield f"{number.written} is a year in the source, and {name} in the translation"
        amounts = _amounts(unit.source) if wrong else ()
        if wrong and not any(equal(n.values[0], u, number.values[0], name, rough=True) for n, u in amounts):
            amount = f"{same[0][0].written} {_named(same[0][1])}"
            place = span(unit.target, number.start, number.end)
            message = f"{amount} in the source is {number.written} {_named(name)} in the translation"
            yield message, place
