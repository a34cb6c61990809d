"""What the numbers of one text say together: whether they tell a number of the other in another way."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

import regex

from .number import Number
from .quantities import Quantity
from .scale import amount, equal

DAY = regex.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
"""A day and a month, as most languages with a decimal comma write them."""
CHOICE = 8
"""Partners looked at for one number, so that a text that repeats one a thousand times costs no million."""


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
