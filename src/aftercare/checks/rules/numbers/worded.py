"""Small numbers in words that are lost: three drops, told without the three."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.choices import TWO, choices, counted
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import equal
from ...analysis.numbers.told_numbers import as_pair
from ...analysis.sense.negation import negators
from ...analysis.text import lexicon
from ...analysis.text.memory import TEXTS
from ...analysis.text.normal import plain
from ...analysis.text.patterns import Pattern, alternatives, compiled
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

AGAIN = regex.compile(r"(?:\b(?:not|never)|n['’]t)\b[^.;:]*\b(?:twice|two times|a second time)\b", regex.IGNORECASE)
"""What must not be done again, which may be told as done anew each time: never use a needle twice."""
ORDINAL = regex.compile(r"third|fourth|fifth|sixth|seventh|eighth|ninth|tenth", regex.IGNORECASE)
SMALL = range(2, 11)
"""Numbers that nothing else looks for one by one, where they are told in words; one may be an article."""


@lru_cache(maxsize=TEXTS)
def _words(source: str) -> tuple[Quantity, ...]:
    """Return the small numbers that an English text has in words, with what they count."""
    found = quantities(source, "en")
    return tuple((number, unit) for number, unit in found if number.kind == "word" and _small(number.values[0], unit))


def _small(value: Fraction, unit: str) -> bool:
    return value in SMALL and counted(unit)


@check(Severity.ERROR, languages=known)
@given(_words)
def worded_number_lost(unit: Unit) -> Iterator[Result]:
    """A small number in words, of doses, times or days, is told in the translation, too.

    Bad [es]:  Put two drops in your left eye. -> Ponga gotas en el ojo izquierdo.
    Bad [de]:  Apply the cream three times a day. -> Tragen Sie die Creme auf.
    Good [es]: Put two drops in your left eye. -> Ponga 2 gotas en el ojo izquierdo.
    Good [de]: Use it every twelve hours for two weeks. -> Verwenden Sie es 14 Tage lang zweimal täglich.
    """
    target = quantities(unit.target, unit.language)
    told = {value for number, _ in target for value in number.values}
    for item in _words(unit.source):
        lost = told.isdisjoint(item[0].values) and not as_pair(item[0], unit)
        if lost and AGAIN.search(unit.source) and not negators(unit.target, unit.language):
            continue
        if lost and not _otherwise(item, target, unit) and not _freely(item, unit):
            words = masked(unit.source)[item[0].start : max(item[0].end, item[0].unit_end)]
            yield f"“{words}” of the source is not in the translation"


def _otherwise(item: Quantity, target: tuple[Quantity, ...], unit: Unit) -> bool:
    """Whether a number is told in another unit, as another rate, or as another number, which others look for."""
    number, name = item
    asked = {value for other, _ in quantities(unit.source, "en") for value in other.values}
    if any(asked.isdisjoint(other.values) for other, _ in target):
        return True
    if any(known and equal(number.values[0], name, value, known) for other, known in target for value in other.values):
        return True
    if _after_the_rest(item, target, unit.source):
        return True
    own = [rate for rate in rates(unit.source, "en") if rate.start <= number.start < rate.end]
    return any(rate.same(other) for rate in own for other in rates(unit.target, unit.language))


def _after_the_rest(item: Quantity, target: tuple[Quantity, ...], source: str) -> bool:
    """Whether the fourth week, behind three of them, is told as one week more."""
    number, name = item
    told = {(found.values[0], unit) for found, unit in target}
    rest = number.values[0] - 1, name
    before = any((found.values[0], unit) == rest for found, unit in quantities(source, "en"))
    return before and ORDINAL.fullmatch(number.written) is not None and {rest, (Fraction(1), name)} <= told


def _freely(item: Quantity, unit: Unit) -> bool:
    """Whether a number is told without one: by parts of the day, by its days, as the day after tomorrow, as a few."""
    number, name = item
    times = _times(unit.target, unit.language) if len(_times(unit.source, "en")) < TWO else set()
    weekdays = {hit.name for hit in of_group(unit.target, unit.language, "weekday")}
    if name in {"time", "day"} and (len(weekdays) > 1 or (name == "time" and len(times) > 1)):
        return True
    if name == "day" and number.values[0] == TWO and says("two_days", unit):
        return True
    if number.written.lower() == "second" and says("second_of_two", unit):
        return True
    chosen = any(choice.start <= number.start < choice.end for choice in choices(unit.source, "en"))
    return chosen and says("few", unit)


def _times(text: str, language: str) -> set[str]:
    """Return the parts of the day of a text, and its meals."""
    return {hit.name for group in ("day", "meal") for hit in of_group(text, language, group)}


def says(key: str, unit: Unit) -> bool:
    """Whether a translation has a word of a list."""
    words = _listed(unit.language, key)
    return bool(words and words.search(plain(unit.target)))


@cache
def _listed(language: str, key: str) -> Pattern:
    words = lexicon.load(language, "dosing").get("grammar", {}).get(key, ())
    return compiled(alternatives(words, language)) if words else None
