"""Which numbers of a translation belong to which of its source, by value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import chain, islice

import regex

from . import lexicon
from .digits import Number
from .memory import PAIRS
from .quantities import Quantity, quantities
from .scale import COUNTED, HALF
from .sides import CHOICE, Side
from .tokens import masked
from .words import counts

ROUNDS = (
    ("digits", "digits"),
    ("name", "name"),
    ("digits", "name"),
    ("name", "digits"),
    ("digits", "word"),
    ("word", "digits"),
    ("word", "name"),
    ("word", "word"),
)
"""Which kinds of number are paired, the surest first."""
TIME = regex.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
FROM_ELEVEN = regex.compile(
    "eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -].*)?",
    regex.IGNORECASE,
)
HUNDRED, TEN = 100, 10


@dataclass(frozen=True, slots=True)
class Match:
    """Which numbers of a unit belong together, and which have no partner."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Number, ...]
    extra: tuple[Number, ...]


@lru_cache(maxsize=PAIRS)
def match(source: str, target: str, language: str) -> Match:
    """Pair the numbers of two texts by value, digits with digits first, then with words."""
    wanted, offered = quantities(source, "en"), quantities(target, language)
    if not wanted and not offered:
        return Match((), (), ())
    pairs, left, right = _paired(wanted, offered)
    if not left and not right:
        return Match(tuple(pairs), (), ())
    named = any(number.kind == "name" for number, _ in wanted)
    if not any(map(_must_be_told, left)) and not any(_must_be_known(item, named=named) for item in right):
        return Match(tuple(pairs), (), ())
    here, there = Side.of(wanted, rest=left), Side.of(offered, rest=right)
    left, right = _without_clock(left, right, source)
    missing = [
        number
        for number, unit in left
        if number.kind == "digits" or _counted(number, language) or _hundreds_lost(number, there, language)
        if not there.splits(number) and not there.converts(number, unit) and not _in_choice((number, unit), offered)
    ]
    extra = [
        number
        for number, unit in right
        if _must_be_known((number, unit), named=named)
        if not here.values & set(number.values)
        and not here.splits(number, dated=True)
        and not here.converts(number, unit)
    ]
    return Match(tuple(pairs), tuple(missing), tuple(extra))


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
    whole = lexicon.load(language, "dosing").get("grammar", {}).get("whole_numbers")
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


def _paired(
    wanted: Sequence[Quantity], offered: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Return the pairs, and what is left of either side."""
    places: dict[tuple[int, int], list[int]] = {}  # a fraction takes ten times as long to look up
    for place, (number, _) in enumerate(offered):
        for value in number.values:
            places.setdefault(value.as_integer_ratio(), []).append(place)
    ratios = [[value.as_integer_ratio() for value in number.values] for number, _ in wanted]
    same_value = [[places[value] for value in values if value in places] for values in ratios]
    times = {number.values[0] for number, unit in wanted if unit == "time"}
    kinds = {number.kind for number, _ in wanted}, {number.kind for number, _ in offered}
    fewest = sorted(range(len(wanted)), key=lambda at: len(ratios[at]))  # 3 May before 3 PM, which may be 15
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for kind, other_kind in ROUNDS:
        if kind not in kinds[0] or other_kind not in kinds[1]:
            continue
        for at in fewest:
            item = wanted[at]
            if item[0].kind != kind or at in pairs or not same_value[at]:
                continue
            near = chain.from_iterable(same_value[at])
            same = (place for place in near if offered[place][0].kind == other_kind and place not in taken)
            counted_too = bool(times) and item[0].values[0] in times
            found = _best(item, islice(same, CHOICE), offered, counted_too=counted_too)
            if found is not None:
                taken.add(found)
                pairs[at] = found
                _drop(same_value[at], taken)
    left = [item for at, item in enumerate(wanted) if at not in pairs]
    right = [item for place, item in enumerate(offered) if place not in taken]
    return [(wanted[at], offered[place]) for at, place in pairs.items()], left, right


def _drop(listed: list[list[int]], taken: set[int]) -> None:
    """Take places that have a partner from the beginning of lists, so that nothing looks at them again."""
    for places in listed:
        while places and places[0] in taken:
            places.pop(0)


def _best(item: Quantity, places: Iterable[int], others: Sequence[Quantity], *, counted_too: bool) -> int | None:
    """Return the place of the likeliest partner: of the same unit, then of the same first reading.

    Where the source says twice as well, 2 minutes are not told by "twice".
    """
    number, unit = item
    possible = [
        place
        for place in places
        if not (
            others[place][0].kind == "word" and number.values[0] == 1 and unit not in {"", others[place][1], *COUNTED}
        )
        and not (counted_too and others[place][1] == "time" != unit)
    ]
    if len(possible) < 2:
        return possible[0] if possible else None
    return max(
        possible,
        key=lambda place: (others[place][1] == unit, others[place][0].values[0] == number.values[0], -place),
    )
