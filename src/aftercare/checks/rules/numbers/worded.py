"""Small numbers in words that are lost: three drops, told without the three."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.choices import TWO, choices, counted
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import ROUGH, SCALE, days, equal
from ...analysis.numbers.told_numbers import as_pair
from ...analysis.sense.negation import negators
from ...analysis.text import lexicon
from ...analysis.text.memory import remembered
from ...analysis.text.normal import plain
from ...analysis.text.patterns import Pattern, alternatives, compiled
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

TWICE = Fraction(2)
IN_A_ROW = regex.compile(r"\b(?:not|never)\b[^.;:]*\btwice in a row\b", regex.IGNORECASE)
"""What must not be done one time after the other, which may be told as done again and again."""
AGAIN = regex.compile(r"(?:\b(?:not|never)|n['’]t)\b[^.;:]*\b(?:twice|two times|a second time)\b", regex.IGNORECASE)
"""What must not be done again, which may be told as done anew each time: never use a needle twice."""
ORDINAL = regex.compile(r"third|fourth|fifth|sixth|seventh|eighth|ninth|tenth", regex.IGNORECASE)
COMMAS = frozenset(",，、،")
LISTED = regex.compile(r"[,，、،;\d]|\p{L}.*\s.*\p{L}")
"""What stands between two parts of the day of which a third one may be told."""
GAP = 12
"""Letters between two that are joined, at most: an "and", and an article."""
SMALL = range(2, 11)
"""Numbers that nothing else looks for one by one, where they are told in words; one may be an article."""


@remembered
def _words(source: str) -> tuple[Quantity, ...]:
    """Return the small numbers that an English text has in words, with what they count."""
    found = quantities(source, "en")
    worded = (each for each in found if each[0].kind == "word" and not _in_capitals(each[0].written, source))
    return tuple((number, unit) for number, unit in worded if _small(number.values[0], unit))


def _in_capitals(written: str, source: str) -> bool:
    """Whether a word is a short form and no number: a TENS unit."""
    return written.isupper() and len(written) > 1 and not source.isupper()


def _small(value: Fraction, unit: str) -> bool:
    return value in SMALL and counted(unit)


@check(Severity.WARNING, languages=known)
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
        if lost and IN_A_ROW.search(unit.source) and TWICE in item[0].values:
            continue
        if lost and not _otherwise(item, target, unit) and not _freely(item, unit):
            words = masked(unit.source)[item[0].start : max(item[0].end, item[0].unit_end)]
            yield f"“{words}” of the source is not in the translation"


def _otherwise(item: Quantity, target: tuple[Quantity, ...], unit: Unit) -> bool:
    """Whether a number is told in another unit, as another rate, or as another number, which others look for."""
    number, name = item
    asked = {value for other, _ in quantities(unit.source, "en") for value in other.values}
    if any(asked.isdisjoint(other.values) for other, named in target if not _another_time(item, other, named)):
        return True
    if any(known and equal(number.values[0], name, value, known) for other, known in target for value in other.values):
        return True
    if _after_the_rest(item, target, unit.source):
        return True
    own = [rate for rate in rates(unit.source, "en") if rate.start <= number.start < rate.end]
    return any(rate.same(other) for rate in own for other in rates(unit.target, unit.language))


def _another_time(item: Quantity, other: Number, name: str) -> bool:
    """Whether "a month", for which nothing else looks, stands for another length of time: for seven days."""
    number, own = item
    if other.kind != "word" or other.values[0] != 1:
        return False
    if not ({own, name} <= SCALE.keys() and days(own) and days(name)):
        return not name and bool(own in SCALE and days(own))  # an article is no number of days
    length = number.values[0] * days(own)
    return abs(length - days(name)) > length * ROUGH


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
    weekdays = {hit.name for hit in of_group(unit.target, unit.language, "weekday")}
    if name in {"time", "day"} and (len(weekdays) > 1 or (name == "time" and _at_times(number.values[0], unit))):
        return True
    if name == "day" and number.values[0] == TWO and says("two_days", unit):
        return True
    if number.written.lower() == "second" and says("second_of_two", unit):
        return True
    chosen = any(choice.start <= number.start < choice.end for choice in choices(unit.source, "en"))
    return chosen and says("few", unit)


def _at_times(count: Fraction, unit: Unit) -> bool:
    """Whether a translation names the parts of the day instead of counting them; morning and evening are only two."""
    ours, theirs = _times(unit.source, "en"), _times(unit.target, unit.language)
    if len(ours) >= TWO:
        return len(theirs) >= count
    parts = of_group(unit.target, unit.language, "day")
    two = len(theirs) == len(parts) == TWO < count and _joined(parts[0].start, parts[0].end, parts[1].start, unit)
    return len(theirs) > 1 and not two


def _joined(start: int, end: int, other: int, unit: Unit) -> bool:
    """Whether nothing but an "and" stands between two parts of the day, and no third one before a comma."""
    text = masked(unit.target)
    return LISTED.search(text[end:other]) is None and text[:start].rstrip()[-1:] not in COMMAS and other - end <= GAP


def _times(text: str, language: str) -> set[str]:
    """Return the parts of the day of a text, and its meals."""
    return {hit.name for group in ("day", "meal") for hit in of_group(text, language, group)}


def says(key: str, unit: Unit) -> bool:
    """Whether a translation has a word of a list."""
    words = _listed(unit.language, key)
    return bool(words and words.search(plain(unit.target)))


@cache
def _listed(language: str, key: str) -> Pattern:
    words = lexicon.grammar(language, key)
    return compiled(alternatives(words, language)) if words else None
