"""What a course of medicine comes to: 1 capsule twice a day for 7 days are 14 capsules."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

import regex

from ...analysis.numbers.multiples import RANGE, whole_behind
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import COUNTED, SCALE, days
from ...analysis.text.tokens import masked

FOR = regex.compile(r"(?P<between>[^.;:\d]{0,30}?),?\sfor\s(?:(?:all|the\snext|a\stotal\sof)\s)?$", regex.IGNORECASE)
"""What stands between how often and for how long."""
DAILY = regex.compile(
    r"\s(?:(?:a|per|each|every)\sday|daily"
    r"|(?:at|in|with|before|after|every|each)\s(?:the\s)?(?:bedtime|morning|night|evening|breakfast|lunch|dinner))",
    regex.IGNORECASE,
)
"""How often something is taken, where no number says so."""
DOSES = regex.compile(
    r",?\s(?P<doses>\d{1,2})\sdoses\s(?:(?:a|per|each|every)\sday|daily|in\s24\shours)", regex.IGNORECASE
)
OPEN = regex.compile(
    r"\b(?:up\sto|as\sneeded|if|when|or|then|first|until|about|at\sleast|at\smost|more|less|reduce|increase|refills?)\b",
    regex.IGNORECASE,
)
"""Words of a sentence after which its amounts need not come to its total."""
THEN = regex.compile(r"(?:and\s)?(?:then|next)\b,?", regex.IGNORECASE)
Told = tuple[int, int, Quantity]
"""Where what is to be taken begins and ends, and the total of it that is told."""


class Often(NamedTuple):
    """How often a day something is taken, and where that is told."""

    start: int
    times: Fraction


def miscounted_courses(sentence: str) -> Iterator[Told]:
    """Yield what is taken so often and so long, or in so many doses, and another total of it."""
    text, found = masked(sentence), quantities(sentence, "en")
    begun = THEN.match(text)
    if OPEN.search(text, begun.end() if begun else 0):
        return
    for place, (number, unit) in enumerate(found):
        if unit in {"day", "week"}:
            yield from _course(place, found, _often(sentence, text, number.start), text)
        if unit and (doses := DOSES.match(text, number.unit_end)) and not _range(number.start, text):
            whole = whole_behind(doses.end(), found[place:], text)
            if whole and whole.amount[1] == unit and int(doses["doses"]) * number.values[0] != _value(whole.amount):
                yield number.start, doses.end(), whole.amount


def _course(place: int, found: Sequence[Quantity], often: Often | None, text: str) -> Iterator[Told]:
    """Yield what is taken so often for the time at a place, if another total of it is told behind."""
    (number, unit), before = found[place], found[:place]
    whole = whole_behind(number.unit_end, found[place:], text) if often else None
    if not often or not whole or whole.amount[1] not in (COUNTED if not whole.said else {*COUNTED, "milliliter"}):
        return
    kind, total = SCALE[whole.amount[1]][0], _value(whole.amount)
    each = [one for one, name in before if name and SCALE[name][0] == kind]
    times = often.times * number.values[0] * days(unit)
    if not times:
        return
    if len(each) == 1 and not _range(each[0].start, text):
        if each[0].values[0] * times != total:
            yield each[0].start, number.unit_end, whole.amount
    elif not each and kind == "pill" and (total / times * (1 if whole.amount[1] == "capsule" else 2)).denominator > 1:
        yield often.start, number.unit_end, whole.amount  # no whole number, nor one of halves, is taken each time


def _often(sentence: str, text: str, end: int) -> Often | None:
    """Return how often something is taken that is taken for a time, whose number begins at a place."""
    known = [(rate.start, rate.end, rate.times) for rate in rates(sentence, "en") if rate.known]
    daily = [(hit.start(), hit.end(), frozenset({Fraction(1)})) for hit in DAILY.finditer(text, 0, end)]
    others = [each for each in daily if not any(start <= each[0] < last for start, last, _ in known)]
    for start, last, times in sorted([*known, *others], reverse=True):
        if last <= end and FOR.fullmatch(text, last, end):
            return Often(start, min(times)) if len(times) == 1 else None
    return None


def _value(amount: Quantity) -> Fraction:
    return amount[0].values[0]


def _range(start: int, text: str) -> bool:
    return bool(RANGE.search(text, max(0, start - 4), start))
