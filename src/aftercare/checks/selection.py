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
    """Return the checks that may find something in texts with such signs."""
    return tuple(
        [each for code, sign, each in _covering(tag, registered) if seen & sign == sign and code not in pointless]
    )


@cache
def _covering(tag: str, registered: int) -> tuple[tuple[str, int, tuple[Check, CheckFunction | None]], ...]:
    """Return the checks of a language with the bit of their signs, 0 for none, those last that weigh the others."""
    bits = _signs(registered).bits
    checks = sorted((check for check in CHECKS.values() if check.covers(tag)), key=lambda check: bool(check.sums))
    return tuple(
        (
            check.code,
            bits[check.signs] if check.signs else 0,
            (check, None if check.sums or check.by_profile or check.as_written else check.function),
        )
        for check in checks
    )
