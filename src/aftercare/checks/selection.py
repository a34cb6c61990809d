"""Which checks may find something in a pair of texts: the others are not asked. A set of checks is a bit for each."""

from collections.abc import Callable
from functools import cache, reduce
from operator import or_
from typing import NamedTuple

from ..core.units import Unit
from .analysis.text.memory import remembered
from .analysis.text.segments import characters
from .registry import CHECKS, Check, CheckFunction


class Asked(NamedTuple):
    """A check that is asked."""

    bit: int
    check: Check
    function: CheckFunction | None
    """That of the check, where it takes the unit without marks and nothing else, as most do."""


def asked_about(unit: Unit, read: Unit) -> int:
    """Return the checks that may find something in a unit; `read` is the unit without marks."""
    registered = len(CHECKS)
    seen = seen_in(unit.source, registered) | seen_in(unit.target, registered)
    return covering(unit.language, registered) & seen & ~pointless(read.source, registered)


@cache
def _ordered(_registered: int) -> tuple[Asked, ...]:
    """Return the checks registered so far, those last that weigh the others."""
    checks = sorted(CHECKS.values(), key=lambda check: bool(check.sums))
    return tuple(Asked(1 << at, check, _plainly(check)) for at, check in enumerate(checks))


def _plainly(check: Check) -> CheckFunction | None:
    return None if check.sums or check.by_profile or check.as_written else check.function


def _set_of(holds: Callable[[Check], object], registered: int) -> int:
    """Return the set of checks of which something holds."""
    return sum(bit for bit, check, _ in _ordered(registered) if holds(check))


class _Signs(dict[str, int]):
    """The checks that a character is a sign for; filled as characters are seen, of which there are a million."""

    def __init__(self, registered: int) -> None:
        """Find out which checks look for what, and which look at every text."""
        self.always = _set_of(lambda check: not check.signs, registered)
        self.none: set[str] = set()
        """The characters seen so far that are a sign for nothing, as most are."""
        self.sets: dict[Callable[[str], bool], int] = {}
        for bit, check, _ in _ordered(registered):
            if check.signs:
                self.sets[check.signs] = self.sets.get(check.signs, 0) | bit

    def __missing__(self, char: str) -> int:
        """Find out what a character is a sign for and remember it."""
        found = self.setdefault(char, sum(checks for holds, checks in self.sets.items() if holds(char)))
        if not found:
            self.none.add(char)
        return found


_signs = cache(_Signs)


@remembered
def seen_in(text: str, registered: int) -> int:
    """Return the checks that a text has a sign for, or that need none."""
    signs = _signs(registered)
    return reduce(or_, map(signs.__getitem__, characters(text) - signs.none), signs.always)


@cache
def covering(tag: str, registered: int) -> int:
    """Return the checks of a language."""
    return _set_of(lambda check: check.covers(tag), registered)


@remembered
def pointless(source: str, registered: int) -> int:
    """Return the checks that can find nothing about this English, in whatever language."""
    return _set_of(lambda check: check.given and not check.as_written and not check.given(source), registered)


@remembered
def members(checks: int, registered: int) -> tuple[Asked, ...]:
    """Return the checks of a set in the order in which they are asked."""
    return tuple([each for each in _ordered(registered) if checks & each.bit])
