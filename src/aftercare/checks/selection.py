"""Which checks may find something in a pair of texts: the others are not asked."""

from functools import cache, lru_cache, reduce
from operator import or_

from .analysis.memory import TEXTS
from .analysis.segments import characters
from .registry import CHECKS, Check, CheckFunction


class _Signs(dict[str, int]):
    """The bits of what a character is a sign for; filled as characters are seen, of which there are a million."""

    def __init__(self, _registered: int) -> None:
        """Give a bit to whatever the checks registered so far look for."""
        self.bits = {each: 1 << at for at, each in enumerate(dict.fromkeys(check.signs for check in CHECKS.values()))}

    def __missing__(self, char: str) -> int:
        """Find out what a character is a sign for and remember it."""
        return self.setdefault(char, sum(bit for each, bit in self.bits.items() if each and each(char)))


_signs = cache(_Signs)


@lru_cache(maxsize=TEXTS)
def seen_in(text: str, registered: int) -> int:
    """Return the bits of all that a text has a sign for."""
    return reduce(or_, map(_signs(registered).__getitem__, characters(text)), 0)


@lru_cache(maxsize=TEXTS)
def pointless(source: str, _registered: int) -> frozenset[str]:
    """Return the checks that can find nothing about this English, in whatever language."""
    conditional = (check for check in CHECKS.values() if check.given and not check.as_written)
    return frozenset(check.code for check in conditional if check.given and not check.given(source))


Asked = tuple[tuple[Check, CheckFunction | None], ...]
"""Checks, each with its function where that takes the unit without marks and nothing else, as most do."""


@lru_cache(maxsize=TEXTS)
def worth_asking(tag: str, seen: int, pointless: frozenset[str], registered: int) -> Asked:
    """Return the checks that may find something in such texts."""
    return tuple(each for each in _asked(tag, seen, registered) if each[0].code not in pointless)


@lru_cache(maxsize=TEXTS)
def _asked(tag: str, seen: int, registered: int) -> Asked:
    """Return the checks that may find something in texts with such signs, those last that weigh the others."""
    covering = (check for check in CHECKS.values() if not check.signs or _signs(registered).bits[check.signs] & seen)
    checks = sorted((check for check in covering if check.covers(tag)), key=lambda check: bool(check.sums))
    return tuple(
        (check, None if check.sums or check.by_profile or check.as_written else check.function) for check in checks
    )
