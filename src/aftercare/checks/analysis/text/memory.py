"""What was found in texts is remembered, and all of it forgotten when so many units have been asked about.

An `lru_cache` notes at each call what was asked last, and forgets one text at each new one: both reach for memory that
nobody has touched for long, which took up to a quarter of a check.
"""

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar, cast

TOGETHER = 128
"""Units that a check is asked about in a row."""
LASTING = 64 * TOGETHER
"""Units until the English is forgotten, too."""

Given = ParamSpec("Given")
Found = TypeVar("Found")


class Memory:
    """Decorates functions that are to remember what they have found."""

    def __init__(self, units: int) -> None:
        """Take after how many units all is forgotten."""
        self._units, self._asked = units, 0
        self._forget: list[Callable[[], None]] = []

    def __call__(self, function: Callable[Given, Found]) -> Callable[Given, Found]:
        """Return the function with a memory."""
        remembering = cache(function)
        self._forget.append(remembering.cache_clear)
        return cast(Callable[Given, Found], remembering)

    def make_room(self, units: int) -> None:
        """Forget all, if with so many more units it would be too much."""
        self._asked += units
        if self._asked > self._units:
            self._asked = units
            for forget in self._forget:
                forget()


remembered = Memory(LASTING)
"""For what is found in texts and words: the English of a project is asked about again in each language."""
briefly = Memory(TOGETHER)
"""For what is found in pairs of texts and in translations, and what is made of a text on the way to what is remembered:
the next checks ask about it again, and then nobody."""


def make_room(units: int) -> None:
    """Forget what nobody will ask about again, before so many units are asked about."""
    briefly.make_room(units)
    remembered.make_room(units)
