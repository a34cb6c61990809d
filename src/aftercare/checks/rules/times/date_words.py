"""The names from which dates and opening hours are made in a language that CLDR does not know."""

from collections.abc import Iterator
from functools import cache

from ....core.units import Severity, Unit
from ....source.interface import DAYS, MONTHS, interface_rows, parts
from ...registry import Result, check, given


@cache
def _lists() -> frozenset[str]:
    return frozenset(row.text for row in interface_rows() if row.id in {DAYS, MONTHS})


@check(Severity.ERROR)
@given(lambda source: source in _lists())
def names_of_days(unit: Unit) -> Iterator[Result]:
    """The names of the days and of the months, from which dates are made, are as many as in English.

    Bad [ht]:  Mon, Tue, Wed, Thu, Fri, Sat, Sun -> lendi, madi, jedi, vandredi, samdi, dimanch
    Good [ht]: Mon, Tue, Wed, Thu, Fri, Sat, Sun -> lendi, madi, mèkredi, jedi, vandredi, samdi, dimanch
    """
    wanted, found = len(parts(unit.source)), len([name for name in parts(unit.target) if name])
    if wanted != found:
        yield f"needs {wanted} names with commas between, and has {found}"
