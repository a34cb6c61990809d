"""Which numbers of a translation belong to which of its source, by value."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex

from ..text import lexicon
from ..text.memory import briefly
from ..text.tokens import masked
from ..words.concepts import of_group
from .number import Number
from .pairing import paired
from .pressures import without_pressures
from .quantities import Quantity, quantities
from .scale import HALF
from .sides import Side
from .spoken_hours import NOON, spoken_hours
from .words import counts

TIME = regex.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
FROM_ELEVEN = regex.compile(
    "eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -].*)?",
    regex.IGNORECASE,
)
DAY = regex.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?", regex.IGNORECASE)
TO = regex.compile(r"\s?(?:to|or|-|–)\s?|\sand\s")
THROUGH = regex.compile(r"\s?(?:[-–~〜至到]|\p{L}{1,5})\s?")
"""What stands between the ends of a range in any language."""
HUNDRED, TEN = 100, 10


@dataclass(frozen=True, slots=True)
class Match:
    """Which numbers of a unit belong together, and which have no partner."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Number, ...]
    extra: tuple[Number, ...]


@briefly
def match(source: str, target: str, language: str) -> Match:
    """Pair the numbers of two texts by value, digits with digits first, then with words."""
    wanted, offered = quantities(source, "en"), quantities(target, language)
    if not wanted and not offered:
        return Match((), (), ())
    pairs, left, right = paired(wanted, offered)
    mixed = [pair for pair in pairs if pair[0][0].kind == "word" and pair[1][0].kind == "digits"]
    if days := [pair for pair in mixed if _is_day(*pair, target, language)]:
        pairs, right = [pair for pair in pairs if pair not in days], [*right, *(found for _, found in days)]
        wanted = tuple(item for item in wanted if not DAY.fullmatch(item[0].written))
    if not left and not right:
        return Match(tuple(pairs), (), ())
    named = any(number.kind == "name" for number, _ in wanted)
    if not any(map(_must_be_told, left)) and not any(_must_be_known(item, named=named) for item in right):
        return Match(tuple(pairs), (), ())
    left = [with_unit(item, wanted, source) for item in left]
    right = [with_unit(item, offered, target, THROUGH) for item in right]
    here = Side.of([*wanted, *left], rest=left)
    there = Side.of([*offered, *right], rest=right)
    left, right = _without_clock(left, right, source)
    left, right = _without_spoken(left, right, offered, source)
    left, right = without_pressures(left, right, source, target, language)
    extra = [item for item in right if _must_be_known(item, named=named)]
    return Match(tuple(pairs), _missing(left, there, offered, language), _not_told(extra, here))


def _is_day(item: Quantity, found: Quantity, target: str, language: str) -> bool:
    """Whether an English day of the week stands beside digits that name no day: Friday, and 6 o'clock."""
    (number, _), (other, unit) = item, found
    if unit or not DAY.fullmatch(number.written):
        return False
    days = of_group(target, language, "weekday")
    return bool(days) and not any(hit.start <= other.start < hit.end for hit in days)


def with_unit(item: Quantity, others: Sequence[Quantity], text: str, to: regex.Pattern[str] = TO) -> Quantity:
    """Return a number that opens a range with the unit of its end: 30 to 60 seconds."""
    number, unit = item
    ends = (name for other, name in others if to.fullmatch(masked(text), number.end, max(number.end, other.start)))
    return number, unit or next(ends, "")


def _missing(left: Sequence[Quantity], there: Side, offered: Sequence[Quantity], language: str) -> tuple[Number, ...]:
    """Return those numbers of the source that the translation should have, and tells in no other way."""
    return tuple(
        number
        for number, unit in left
        if number.kind == "digits" or _counted(number, language) or _hundreds_lost(number, there, language)
        if not there.splits(number) and not there.converts(number, unit) and not _in_choice((number, unit), offered)
    )


def _not_told(right: Sequence[Quantity], here: Side) -> tuple[Number, ...]:
    """Return those numbers of the translation that the source tells in no other way."""
    return tuple(
        number
        for number, unit in right
        if not here.values & set(number.values)
        and not here.splits(number, dated=True)
        and not here.converts(number, unit)
    )


def _must_be_told(item: Quantity) -> bool:
    """Whether a translation without this number may be wrong; the word for a small one is soon lost."""
    number, _ = item
    return number.kind == "digits" or len(number.parts) > 1 or bool(FROM_ELEVEN.fullmatch(number.written))


def _must_be_known(item: Quantity, *, named: bool) -> bool:
    """Whether a translation may not have this number by itself: it is no word, nor a name of its own."""
    return item[0].kind == "digits" or (item[0].kind == "name" and named)


def _counted(number: Number, language: str) -> bool:
    """Whether a number is an English word from eleven on, and the language's word for it is known."""
    return bool(FROM_ELEVEN.fullmatch(number.written)) and counts(int(number.values[0]), language)


def _in_choice(item: Quantity, offered: Sequence[Quantity]) -> bool:
    """Whether a number is told by a word for it and its neighbour: Korean 두세 번 is two or three times."""
    number, unit = item
    return bool(unit) and any(
        name == unit and other.kind == "word" and number.values[0] in other.values[1:] for other, name in offered
    )


def _hundreds_lost(number: Number, there: Side, language: str) -> bool:
    """Whether the tens of one hundred and forty-two are not told, in a language that counts by the same parts."""
    whole = lexicon.grammar(language, "whole_numbers")
    if whole or len(number.parts) < 2 or number.values[0] <= HUNDRED:
        return False
    low = int(number.parts[1])
    return low > TEN and counts(low, language) and there.values.isdisjoint({Fraction(low), Fraction(low - low % TEN)})


def _without_clock(left: list[Quantity], right: list[Quantity], source: str) -> tuple[list[Quantity], list[Quantity]]:
    """Leave out times of the source that are told in another way: 8:30 as 8.30, or as half past eight."""
    for hour, minutes in ((Fraction(hour), minutes) for hour, minutes in TIME.findall(masked(source))):
        dotted = [item for item in right if item[0].written.lstrip("0") == f"{hour}.{minutes}"]
        halved = [item for item in right if minutes == "30" and (hour + HALF) % 12 in {v % 12 for v in item[0].values}]
        if told := dotted or halved:
            right = [item for item in right if item is not told[0]]
            left = [item for item in left if item[0].values[0] not in {hour, Fraction(minutes)}]
    return left, right


def _without_spoken(
    left: list[Quantity], right: list[Quantity], offered: Sequence[Quantity], source: str
) -> tuple[list[Quantity], list[Quantity]]:
    """Leave out the digits of hours that the source tells in words: half past six as 18.30."""
    for hour, minutes in spoken_hours(source):
        hours = [item for item in offered if item[0].kind == "digits" and item[0].values[0] % NOON == hour]
        parts = [item for item in right if item[0].values[0] == minutes] if hours and minutes else []
        whole = {f"{hour}.{minutes}", f"{hour + NOON}.{minutes}"} if minutes else {str(hour + NOON)}
        dotted = [item for item in right if item[0].written.lstrip("0") in whole]
        if told := [hours[0], *parts[:1]] if parts else dotted[:1]:
            right = [item for item in right if item not in told]
            left = [item for item in left if int(item[0].values[0]) % NOON not in {hour, (hour + 1) % NOON}]
    return left, right
