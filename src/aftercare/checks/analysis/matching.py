"""Which numbers of a translation belong to which of its source, by value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import chain, islice

import regex

from . import lexicon
from .digits import Number
from .quantities import Quantity, quantities
from .scale import COUNTED, HALF, amount, equal
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
DAY = regex.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
"""A day and a month, as most languages with a decimal comma write them."""
FROM_ELEVEN = regex.compile(
    "eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -].*)?",
    regex.IGNORECASE,
)
HUNDRED, TEN = 100, 10
CHOICE = 8
"""Partners looked at for one number, so that a text that repeats one a thousand times costs no million."""


@dataclass(frozen=True, slots=True)
class Match:
    """Which numbers of a unit belong together, and which have no partner."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Number, ...]
    extra: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What the numbers of one text say together; sets, so that long texts cost no more than they must."""

    values: set[Fraction]
    parts: set[Fraction]
    amounts: set[tuple[str, Fraction]]
    rest: tuple[Quantity, ...]
    """The quantities that have no partner."""
    named: tuple[Quantity, ...]
    """All that have a unit."""

    @classmethod
    def of(cls, quantities: Sequence[Quantity], *, rest: Sequence[Quantity]) -> "Side":
        """Gather the numbers of a text."""
        return cls(
            values={value for number, _ in quantities for value in number.values},
            parts={part for number, _ in rest for part in number.parts if len(number.parts) > 1},
            amounts={amount(number.values[0], unit) for number, unit in quantities if unit},
            rest=tuple(islice((item for item in rest if item[1]), CHOICE)),
            named=tuple(islice((item for item in quantities if item[1]), CHOICE)),
        )

    def splits(self, number: Number, *, dated: bool = False) -> bool:
        """Whether a number is told as two here, or is a part of one: 5,6 may be 5 and 6, and 09.04 April 9."""
        two = len(number.parts) > 1 and ("." not in number.written or (dated and DAY.fullmatch(number.written)))
        return (two and self.values.issuperset(number.parts)) or bool(self.parts & set(number.values))

    def converts(self, number: Number, unit: str) -> bool:
        """Whether the same amount is told here in another unit: 24 hours as one day, 6 feet as 2 metres.

        A rounded amount counts where it stands alone, or where this text has nothing in that unit:
        in "4.5 m (15 feet)" each number has its own partner.
        """
        if not unit:
            return False
        others = self.rest if any(name == unit for _, name in self.named) else self.named
        value = number.values[0]
        return amount(value, unit) in self.amounts or any(
            equal(value, unit, other.values[0], name, rough=True) for other, name in others
        )


@lru_cache(maxsize=4096)
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
        if not there.splits(number) and not there.converts(number, unit)
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
    kinds = {number.kind for number, _ in wanted}, {number.kind for number, _ in offered}
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for kind, other_kind in ROUNDS:
        if kind not in kinds[0] or other_kind not in kinds[1]:
            continue
        for at, item in enumerate(wanted):
            if item[0].kind != kind or at in pairs or not same_value[at]:
                continue
            near = chain.from_iterable(same_value[at])
            same = (place for place in near if offered[place][0].kind == other_kind and place not in taken)
            found = _best(item, islice(same, CHOICE), offered)
            if found is not None:
                taken.add(found)
                pairs[at] = found
    left = [item for at, item in enumerate(wanted) if at not in pairs]
    right = [item for place, item in enumerate(offered) if place not in taken]
    return [(wanted[at], offered[place]) for at, place in pairs.items()], left, right


def _best(item: Quantity, places: Iterable[int], others: Sequence[Quantity]) -> int | None:
    """Return the place of the likeliest partner: of the same unit, then of the same first reading."""
    number, unit = item
    possible = [
        place
        for place in places
        if not (
            others[place][0].kind == "word" and number.values[0] == 1 and unit not in {"", others[place][1], *COUNTED}
        )
    ]
    return max(
        possible,
        key=lambda place: (others[place][1] == unit, others[place][0].values[0] == number.values[0], -place),
        default=None,
    )
