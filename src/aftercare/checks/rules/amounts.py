"""How much is taken: half a tablet is not one and a half, whatever words say so."""

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import groupby

import regex

from ...core.units import Severity, Unit
from ..analysis.concepts import of_group
from ..analysis.dose_words import known
from ..analysis.memory import TEXTS
from ..analysis.opposing import compatible
from ..analysis.quantities import Quantity, quantities
from ..analysis.scale import COUNTED, SCALE, equal
from ..analysis.spans import Span, together, within
from ..analysis.text import span
from ..registry import Result, check, given
from .durations import changed, turned, worded

BOTH = 2
IN_TURN = regex.compile(r"\b(?:start|begin|first)\b.*\b(?:then|after|from)\b|\bfrom\b.*\bto\b", regex.IGNORECASE)
"""What tells one amount after the other: start with half a tablet, then take one; from one to two."""
TIMES = ("day", "when")
"""Groups of words that each have an amount of their own: morning and evening, before and after."""
PLACES = {"day": "of two times of day", "when": "before and after"}
"""How a message names what each amount belongs to."""
HALVES = frozenset({"am", "pm"})
"""What belongs to a clock, not to a time of day."""
UNCOUNTED = frozenset({"a", "an", "first", "second", "third", "fourth"})
KINDS = {SCALE[name][0] for name in COUNTED} - {"count"}


def _counts(source: str) -> bool:
    """Whether an English text says how many of something, or has a number in words."""
    return any(map(_kind, quantities(source, "en"))) or worded(source)


def _times(source: str) -> bool:
    """Whether an English text names two times of day, or two sides of a meal."""
    return any(len(of_group(source, "en", group)) > 1 for group in TIMES)


@check(Severity.ERROR, languages=known)
@given(_counts)
def amounts(unit: Unit) -> Iterator[Result]:
    """As much is taken as the source says, be it told in words or in digits, and for as long.

    Bad [es]:  Take half a tablet. -> Tome una tableta y media.
    Bad [de]:  Take half a tablet twice a day. -> Nehmen Sie täglich zwei Tabletten.
    Bad [ko]:  Take half a tablet. -> 한 알 반을 복용하십시오.
    Bad [de]:  Give one teaspoon. -> Geben Sie einen Esslöffel.
    Bad [es]:  You may work again after three days. -> Puede volver a trabajar después de treinta días.
    Bad [it]:  Sleep on two pillows for three nights. -> Dorma con due cuscini per quattro notti.
    Good [fr]: Take half a tablet. -> Prenez la moitié d'un comprimé.
    Good [es]: Take 1½ tablets. -> Tome una tableta y media.
    Good [zh-Hans]: Take half a tablet. -> 服用二分之一片。
    """
    yield from changed(unit)
    source, target = _in_order(unit.source, "en"), _in_order(unit.target, unit.language)
    for here, there in together(unit.source, unit.target):
        ours, theirs = _different(_within(source, here)), _different(_within(target, there))
        for item in theirs:
            wanted = [other for other in ours if _kind(other) == _kind(item) != ""]
            lost = [other for other in wanted if not _told(other, theirs) and _differ(other, item)]
            if lost and not any(_same(other, item) for other in wanted):
                number, _ = item
                place = span(unit.target, number.start, max(number.end, number.unit_end))
                message = f"“{lost[0][0].written}” in the source is “{number.written}” in the translation"
                yield message, place
                return


@lru_cache(maxsize=TEXTS)
def _in_order(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the amounts of a text in order of place."""
    return tuple(sorted(quantities(text, language), key=lambda item: item[0].start))


def _within(found: tuple[Quantity, ...], place: Span) -> list[Quantity]:
    first, last = (bisect_left(found, end, key=lambda item: item[0].start) for end in place)
    return [*found[first:last]]


def _different(found: list[Quantity]) -> list[Quantity]:
    """Return the first of amounts that are written and counted alike, of which hostile texts have thousands."""
    return [
        *{(number.written, number.values, number.kind, unit): (number, unit) for number, unit in found[::-1]}.values()
    ][::-1]


def _kind(item: Quantity) -> str:
    """Return what is counted, empty for other units, for a mere article and for another one: a second tablet."""
    number, unit = item
    kind = SCALE[unit][0] if unit else ""
    return kind if kind in KINDS and number.written.casefold() not in UNCOUNTED else ""


def _differ(item: Quantity, other: Quantity) -> bool:
    """Whether two amounts of a kind differ in number, or where both are one in words, in unit: `units` has the rest."""
    (number, name), (found, other_name) = item, other
    if number.values[0] != found.values[0]:
        return True
    return number.kind == found.kind == "word" and number.values[0] == 1 and SCALE[name] != SCALE[other_name]


def _told(item: Quantity, others: list[Quantity]) -> bool:
    """Whether the same amount is told in the other text, or its number without a unit; "one" may be an article."""
    value = item[0].values[0]
    bare = [other for other, unit in others if not unit and not (other.kind == "word" and other.values[0] == 1)]
    return any(value in other.values for other in bare) or any(_same(item, other) for other in others)


def _same(item: Quantity, other: Quantity) -> bool:
    if not item[1] or not other[1]:
        return False
    return any(equal(item[0].values[0], item[1], value, other[1], rough=True) for value in other[0].values)


def _in_turn(source: str) -> bool:
    """Whether an English text tells two amounts of which one comes after the other."""
    return IN_TURN.search(source) is not None and len(_amounts_in(source, "en")) == BOTH


def _amounts_in(text: str, language: str) -> tuple[Fraction, ...]:
    """Return the different amounts of a text in order of place; mere articles, and what is counted by days, aside."""
    found = [(number, unit) for number, unit in _in_order(text, language) if unit in COUNTED - {"time"}]
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
    Good [zh-Hant]: Take 1 tablet in the morning and 2 at night. -> 晚上服2片，早上服1片。
    """
    yield from turned(unit)
    for here, there in together(unit.source, unit.target):
        for group in TIMES:
            ours, theirs = _by_time(unit.source, "en", here, group), _by_time(unit.target, unit.language, there, group)
            same = [(mine, own) for time, mine in ours for other, own in theirs if compatible(group, time, other)]
            both = [sorted(amounts) for amounts in zip(*same, strict=True)]
            swapped = len(same) == len(ours) == len(theirs) > 1 and both[0] == both[1]
            if swapped and any(mine != own for mine, own in same):
                yield f"the amounts {PLACES[group]} have changed places"


def _by_time(text: str, language: str, place: Span, group: str) -> list[tuple[str, Fraction]]:
    """Return each time, or "before" and "after", with its amount; nothing where there are not as many of either."""
    hits = [hit for hit in within(of_group(text, language, group), place) if hit.name not in HALVES]
    times = [name for name, _ in groupby(hit.name for hit in hits)]
    numbers = _within(_in_order(text, language), place)
    bare = [number for number, unit in numbers if unit or number.kind == "digits" or number.values[0] > 1]
    for found in (bare, [number for number, _ in numbers]):  # "one" may be an article
        if len(times) == len(found):
            return [*zip(times, (number.values[0] for number in found), strict=True)]
    return []
