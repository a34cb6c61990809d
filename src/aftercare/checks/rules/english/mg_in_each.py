"""How many mg a mL or a tablet has, by what the English tells: 160 mg/5 mL, 5 mL (160 mg)."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import regex

from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.scale import SCALE
from ...analysis.text.tokens import masked

OF_EACH = regex.compile(
    r"(?<![/–-]\s?)(?<![\d.])(?P<mass>\d+(?:\.\d+)?)\s?(?P<unit>mc?g)\s?(?:/|per|in(?:\seach)?)\s?(?P<volume>\d+(?:\.\d+)?)?\s?m[lL]\b"
    r"|\b[Ee](?:ach|very)\s(?:\p{L}+\s\()?(?P<volume>\d+(?:\.\d+)?)?\s?m[lL]\)?\s(?:of\s(?:\p{L}+\s){1,2})?(?:has|holds|contains)"
    r"\s(?P<mass>\d+(?:\.\d+)?)\s?(?P<unit>mc?g)\b"
)
"""How much a mL has: 160 mg/5 mL; each 5 mL of the liquid has 160 mg."""
BESIDE = regex.compile(r"\s?[(=]\s?")
BEHIND = regex.compile(r"(?P<bracket>\)?)\s?(?:[\],.;)]|\s|$)")
MASSES = frozenset({"milligram", "microgram"})
HELD = frozenset({"milliliter", "teaspoon", "tablespoon", "pill", "capsule"})
"""What has so much of a medicine in it: not a cup, which is of food."""
SIZES = {"mcg": Fraction(1, 1000), "mg": Fraction(1)}
ROUGH = Fraction(1, 10)
"""How far an amount is rounded."""


class Told(NamedTuple):
    """An amount that is told in two ways, and how many mg it has in each mL or tablet."""

    written: str
    share: Fraction
    kind: str
    """`volume` or `pill`."""


def told_twice(text: str) -> Iterator[Told]:
    """Yield the amounts that are told in two ways beside each other."""
    shown = masked(text)
    for one, other in pairwise(quantities(text, "en")):
        end, closed = one[0].unit_end, BEHIND.match(shown, other[0].unit_end)
        if closed and BESIDE.fullmatch(shown, end, max(end, other[0].start)):
            for mass, held in ((one, other), (other, one)):
                if found := share(mass, held):
                    yield Told(shown[one[0].start : closed.end("bracket")], found, SCALE[held[1]][0])


def share(mass: Quantity | None, held: Quantity | None) -> Fraction | None:
    """Return how many mg a mL or a tablet has, if an amount is one of mass, and the other of what holds it."""
    if not mass or not held or mass[1] not in MASSES or held[1] not in HELD:
        return None
    sizes = size(mass), size(held)
    return sizes[0] / sizes[1] if all(sizes) else None


def size(amount: Quantity) -> Fraction:
    """Return how much an amount is in mg, in mL or in tablets."""
    return amount[0].values[0] * SCALE[amount[1]][1]


def mass_of(found: regex.Match[str]) -> Fraction:
    """Return the mg of a match that has them."""
    return Fraction(found["mass"]) * SIZES[found["unit"].lower()]


def each_milliliter(found: regex.Match[str]) -> Fraction:
    """Return how many mg a mL has, by a match that says so."""
    return mass_of(found) / Fraction(found["volume"] or 1)


def unlike(one: Fraction, other: Fraction) -> bool:
    """Whether two strengths differ by more than rounding."""
    return abs(one - other) > ROUGH * other
