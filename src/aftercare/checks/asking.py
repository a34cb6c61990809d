"""Asks the checks about units, one check after the other: what it needs is then at hand for many units."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import islice
from operator import or_
from typing import NamedTuple

from ..core.text.limits import excess
from ..core.units import Finding, Severity, Unit
from .analysis.text.memory import TOGETHER, make_room
from .placing import visible
from .plural_forms import OF_MANY, OTHER, by_form
from .profile import PLAIN, Profile
from .registry import CHECKS, MOST, ORDER
from .selection import asked_about, members
from .telling import once

SIZE = "size"
"""Code of the finding on a text that is too large for any check to look at; no waiver helps it."""
BY_FORM = frozenset({"numbers", "negation-added"})
"""What the form for none or one tells by itself: a number that is said in one text only, and "no tablets"."""


def run_each(units: Iterable[Unit], profile: Profile = PLAIN) -> Iterator[list[Finding]]:
    """Yield the findings on each of some units, as `run` returns them, in less time."""
    left = iter(units)
    while some := [*islice(left, TOGETHER)]:
        make_room(len(some))
        rows = [Row.of(unit, profile) for unit in some]
        _ask_about(rows, profile)
        yield from [row.told(profile) for row in rows]


class Row(NamedTuple):
    """A unit while the checks are asked about it."""

    unit: Unit
    read: Unit
    """The unit without marks."""
    asked: int
    """The checks that may find something, a bit for each."""
    found: list[Finding]

    @classmethod
    def of(cls, unit: Unit, profile: Profile) -> "Row":
        """Return the row of a unit; no check is asked of one that is empty, too large, or has plural forms."""
        if not unit.target.strip():
            return cls(unit, unit, 0, [])
        if reason := excess(unit.source, unit.target):
            return cls(unit, unit, 0, [Finding(unit, SIZE, Severity.ERROR, f"the translation {reason}")])
        if forms := by_form(unit):
            return cls(unit, unit, 0, [*_of_forms(unit, forms, profile)])
        read = visible(unit)
        return cls(unit, read, asked_about(unit, read), [])

    def told(self, profile: Profile) -> list[Finding]:
        """Return the findings, errors first."""
        found = [profile.graded(finding) for finding in self.found] if profile.grades else self.found
        return found if len(found) < 2 else sorted(once(found), key=_weight)


def _of_forms(unit: Unit, forms: dict[str, Unit], profile: Profile) -> Iterator[Finding]:
    """Yield what is found on the plural forms of a unit: all of the form for all other numbers, errors of the others.

    What is the matter with several is told of the first.
    """
    told: set[str] = set()
    for number, each in zip(forms, run_each(forms.values(), profile), strict=True):
        for found in each:
            said = number not in OF_MANY and found.check in BY_FORM
            errs = found.severity is Severity.ERROR and not said
            if number == OTHER or (errs and found.check not in told):
                where = "" if number == OTHER else f"in the form for {number}: "
                yield replace(found, unit=unit, message=f"{where}{found.message}", span=None)
        told |= {found.check for found in each}


def _ask_about(rows: Sequence[Row], profile: Profile) -> None:
    """Add to each row what one check after the other finds."""
    for bit, check, function in members(reduce(or_, [row.asked for row in rows]), len(CHECKS)):
        if profile.grades and not profile.wants(check.code):
            continue
        for unit, read, asked, found in rows:
            if not asked & bit:
                continue
            if not function:
                check.collect(unit, read, profile, found)
                continue
            try:  # what `collect` does for these, without the call
                for result in function(read):
                    found.append(check.placed(unit, read, result))
                    if len(found) >= MOST and found[-MOST].check == check.code:
                        break
            except BaseException as error:  # noqa: BLE001 - checks of other packages may raise anything
                found.append(check.failed(unit, error))


def _weight(finding: Finding) -> tuple[int, str, tuple[int, int], str]:
    """Return by what the findings on one unit are put in order, errors first."""
    return ORDER[finding.severity], finding.check, finding.span or (-1, -1), finding.message
