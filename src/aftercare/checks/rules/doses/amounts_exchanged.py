"""Amounts that have changed places: one in the morning and two at night, half a tablet first and then a whole one."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import COUNTED, SCALE
from ...analysis.sense.opposing import compatible
from ...analysis.text.spans import Span, together, within
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given
from ..times.durations import turned
from .amounts import begun_in, in_order

BOTH = 2
IN_TURN = regex.compile(r"\b(?:start|begin|first)\b.*\b(?:then|after|from)\b|\bfrom\b.*\bto\b", regex.IGNORECASE)
"""What tells one amount after the other: start with half a tablet, then take one; from one to two."""
TIMES = ("day", "when")
"""Groups of words that each have an amount of their own: morning and evening, before and after."""
PLACES = {"day": "of two times of day", "when": "before and after"}
"""How a message names what each amount belongs to."""
HALVES = frozenset({"am", "pm"})
"""What belongs to a clock, not to a time of day."""


def _times(source: str) -> bool:
    """Whether an English text names two times of day, or two sides of a meal."""
    return any(len(of_group(source, "en", group)) > 1 for group in TIMES)


def _in_turn(source: str) -> bool:
    """Whether an English text tells two amounts of which one comes after the other."""
    return IN_TURN.search(source) is not None and len(_amounts_in(source, "en")) == BOTH


def _amounts_in(text: str, language: str) -> tuple[Fraction, ...]:
    """Return the different amounts of a text in order of place; mere articles, and what is counted by days, aside."""
    found = [(number, unit) for number, unit in in_order(text, language) if unit in COUNTED - {"time"}]
    return tuple(number.values[0] for number, _ in found)


@check(Severity.ERROR, languages=known)
@given(_in_turn)
def amounts_in_turn(unit: Unit) -> Iterator[Result]:
    """What is taken first, and what after it, has not changed places.

    Bad [es]: Start with half a tablet, then take one tablet. -> Empiece con una tableta, luego tome media tableta.
    Bad [de]: Increase from one tablet to two tablets. -> Erhöhen Sie von zwei Tabletten auf eine Tablette.
    Good [es]: Start with half a tablet, then take one tablet. -> Empiece con media tableta, luego tome una tableta.
    """
    ours, theirs = _amounts_in(unit.source, "en"), _amounts_in(unit.target, unit.language)
    if ours != theirs and ours == theirs[::-1]:
        yield "the amounts have changed places"


@check(Severity.ERROR, languages=known)
@given(_times)
def amounts_at_times(unit: Unit) -> Iterator[Result]:
    """Each time of day keeps its own amount, in whatever order they are told; so do "before" and "after".

    Bad [es]:  Take 1 tablet in the morning and 2 at night. -> Tome 2 tabletas por la mañana y 1 por la noche.
    Bad [zh-Hant]: Take 1 tablet in the morning and 2 at night. -> 早上服2片，晚上服1片。
    Bad [it]: Take it 1 hour before or 2 hours after meals. -> Lo prenda 1 ora dopo o 2 ore prima dei pasti.
    Bad [es]: Drink up to 2 hours before it, not after that. -> Beba hasta 2 horas después, luego no.
    Bad [zh-Hans]: Take 1 tablet in the morning and 2 at night. -> 早上服1片，晚上服1片。
    Good [zh-Hant]: Take 1 tablet in the morning and 2 at night. -> 晚上服2片，早上服1片。
    """
    yield from turned(unit)
    for here, there in together(unit.source, unit.target):
        for group in TIMES:
            ours, theirs = _by_time(unit.source, "en", here, group), _by_time(unit.target, unit.language, there, group)
            same = [(mine, own) for time, mine in ours for other, own in theirs if compatible(group, time, other)]
            both = [sorted(amounts) for amounts in zip(*same, strict=True)]
            if not len(same) == len(ours) == len(theirs) > 1:
                continue
            if both[0] == both[1] and any(mine != own for mine, own in same):
                yield f"the amounts {PLACES[group]} have changed places"
            elif {*both[1]} < {*both[0]} and _counts(unit):
                yield f"the amounts {PLACES[group]} are not the same in the source, and are here"


def _counts(unit: Unit) -> bool:
    """Whether both texts count tablets, drops or the like, and not hours alone."""
    return bool(_amounts_in(unit.source, "en") and _amounts_in(unit.target, unit.language))


def _by_time(text: str, language: str, place: Span, group: str) -> list[tuple[str, Fraction]]:
    """Return each time, or "before" and "after", with its amount; nothing where there are not as many of one kind."""
    hits = [hit for hit in within(of_group(text, language, group), place) if hit.name not in HALVES]
    times = [name for name, _ in groupby(hit.name for hit in hits)]
    often = rates(text, language) if times else ()
    numbers = [
        (number, unit)
        for number, unit in begun_in(in_order(text, language), place)
        if not any(rate.start <= number.start < rate.end for rate in often)  # twice a day: in Japanese, 1 day 2 times
        and not any(hit.start <= number.start < hit.end for hit in hits)  # noon is twelve
    ]
    if len({SCALE[unit][0] for _, unit in numbers if unit}) > 1:  # 100 mL in 24 hours
        return []
    bare = [number for number, unit in numbers if unit or number.kind == "digits" or number.values[0] > 1]
    for found in (bare, [number for number, _ in numbers]):  # "one" may be an article
        if len(times) == len(found):
            return [*zip(times, (number.values[0] for number in found), strict=True)]
    return []
