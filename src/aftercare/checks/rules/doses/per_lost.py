"""Doses that belong to each of something: so much per kilogram, per dose, a day."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import days
from ...analysis.text import lexicon
from ...analysis.text.normal import plain
from ...analysis.text.patterns import Pattern, alternatives, compiled
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group, of_group
from ...analysis.words.mentions import told
from ...registry import Result, check, given

AMOUNT = r"\d[\d.,]*\s?(?:mg|mcg|µg|ug|g|mL|ml|IU|units?|milligrams?|micrograms?|grams?|milliliters?|millilitres?)"
PER = r"\s?(?:/|per |for (?:each|every) )\s?"
EACH = {
    "kilogram": r"(?:kg|kilo(?:gram(?:me)?)?)\b",
    "square_meter": r"(?:m2|m²|square met(?:er|re))",
    "dose": r"dose\b",
    "day": r"day\b",
}
"""What so much is given for, as English writes it."""
FOR_EACH = regex.compile(
    rf"{AMOUNT}(?:{PER}(?:{'|'.join(f'(?P<{name}>{form})' for name, form in EACH.items())}))+", regex.IGNORECASE
)
NUMBER = r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
MOST = regex.compile(
    rf"\b(?:more than|exceed|over|above|up to|at most|maximum(?: of)?|max\.?|limit of)\s(?:\w+\s)?{NUMBER}\s?"
    r"(?:\w+\s){1,6}?"
    r"(?:(?:an?|per|each|every|in an?|in one|in any|within)\s(?:\w+\s)?(?:day|24[\s-]hours?)\b|in 24 hours\b|daily\b)",
    regex.IGNORECASE,
)
"""The most that English lets somebody take in a day."""
DAILY = frozenset({"day", "near_day", "often", "every", "weekday"})
"""Groups of words of which one may tell what is taken in a day."""


@cache
def _words(language: str, name: str) -> Pattern:
    words = lexicon.load(language, "dosing").get("per", {}).get(name, ())
    return compiled(alternatives(words, language)) if words else None


def covered(language: str) -> bool:
    """Whether the words for what a dose belongs to are known."""
    return lexicon.has(language, "dosing", "per")


def _for_each(source: str) -> bool:
    """Whether an English text tells an amount for each of something."""
    return FOR_EACH.search(source) is not None


@check(Severity.ERROR, languages=covered)
@given(_for_each)
def per_lost(unit: Unit) -> Iterator[Result]:
    """What is given for each kilogram, each dose or each day is not given in all.

    Bad [es]: Give 15 mg/kg every 6 hours. -> Dé 15 mg cada 6 horas.
    Bad [de]: Give 10 mL per dose. -> Geben Sie 10 ml.
    Bad [fr]: Take up to 40 mg per day. -> Prenez au plus 40 mg.
    Good [es]: Give 15 mg/kg every 6 hours. -> Dé 15 mg por kilo de peso cada 6 horas.
    Good [de]: Take up to 40 mg per day. -> Nehmen Sie täglich höchstens 40 mg ein.
    """
    for found in FOR_EACH.finditer(masked(unit.source)):
        lost = [name for name, form in found.groupdict().items() if form and not _told(name, unit)]
        if lost:
            yield f"the source says “{found[0]}”, the translation not for what: {lost[0].replace('_', ' ')}"
            return


def _limited(source: str) -> bool:
    """Whether an English text says how much may be taken in a day at most."""
    return MOST.search(source) is not None


@check(Severity.ERROR, languages=covered)
@given(_limited)
def most_a_day_lost(unit: Unit) -> Iterator[Result]:
    """The most that may be taken in a day is not told as the most at a time.

    Bad [es]: Do not take more than 15 mL a day. -> No tome más de 15 mL por toma.
    Bad [ru]: Take up to 4 tablets in 24 hours. -> Принимайте до 4 таблеток за один приём.
    Bad [zh-Hans]: Take no more than 8 tablets a day. -> 每次服用不要超过8片。
    Good [es]: Do not take more than 15 mL a day. -> El máximo diario es de 15 mL.
    Good [ru]: Take up to 4 tablets in 24 hours. -> За сутки можно принять до 4 таблеток.
    """
    for here, there in together(unit.source, unit.target):
        found, target = MOST.search(masked(unit.source), *here), masked(unit.target)[slice(*there)]
        if found and not _by_the_day(target, unit.language):
            yield f"the source says “{found[0]}”, the translation not in what time"


def _by_the_day(target: str, language: str) -> bool:
    """Whether a sentence speaks of days, hours or anything done so often in a time."""
    timed = any(unit and days(unit) for _, unit in quantities(target, language))
    return timed or bool(of_group(target, language, "often")) or "day" in told(target, language)[0]


def _told(name: str, unit: Unit) -> bool:
    """Whether a translation names what a dose is for; where its words are not known, it may."""
    if name == "day":
        return _daily(unit.target, unit.language)
    if name == "dose" and rates(unit.target, unit.language):
        return True  # so much every 6 hours
    words = _words(unit.language, name)
    return words is None or words.search(plain(masked(unit.target))) is not None


def _daily(target: str, language: str) -> bool:
    """Whether a translation speaks of days or hours at all."""
    timed = any(unit and days(unit) for _, unit in quantities(target, language))
    return timed or not DAILY.isdisjoint(by_group(target, language)) or "day" in told(target, language)[0]
