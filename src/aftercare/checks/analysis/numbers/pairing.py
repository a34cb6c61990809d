"""Numbers of two texts that stand for each other, in pairs."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from .quantities import Quantity
from .scale import COUNTED
from .sides import CHOICE

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


def paired(
    wanted: Sequence[Quantity], offered: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Return the pairs, and what is left of either side."""
    if not wanted or not offered:
        return [], [*wanted], [*offered]
    same_value = _same_value(wanted, offered)
    times = {number.values[0] for number, unit in wanted if unit == "time"}
    kinds = {number.kind for number, _ in wanted}, {number.kind for number, _ in offered}
    fewest = sorted(range(len(wanted)), key=lambda at: len(wanted[at][0].values))  # 3 May before 3 PM, which may be 15
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


def _same_value(wanted: Sequence[Quantity], offered: Sequence[Quantity]) -> list[list[list[int]]]:
    """Return the places of the numbers that may have one value with each of those wanted, for each of its readings."""
    places: dict[tuple[int, int], list[int]] = {}  # a fraction takes ten times as long to look up
    for place, (number, _) in enumerate(offered):
        for value in number.values:
            places.setdefault(value.as_integer_ratio(), []).append(place)
    ratios = [[value.as_integer_ratio() for value in number.values] for number, _ in wanted]
    return [[places[value] for value in values if value in places] for values in ratios]


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
