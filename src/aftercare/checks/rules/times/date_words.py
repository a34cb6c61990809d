"""The names from which dates and opening hours are made in a language that CLDR does not know."""

from collections.abc import Iterator
from functools import cache

from ....core.units import Severity, Unit
from ....source.interface import DAYS, MONTHS, interface_rows, parts
from ...analysis.words.concepts import of_group
from ...registry import Result, check, given

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""What the lexicons call the days, in the order of the interface."""


@cache
def _lists() -> frozenset[str]:
    return frozenset(row.text for row in interface_rows() if row.id in {DAYS, MONTHS})


@check(Severity.ERROR)
@given(lambda source: source in _lists())
def names_of_days(unit: Unit) -> Iterator[Result]:
    """The names of the days and of the months, from which dates are made, are as many as in English, and in its order.

    Bad [ht]:  Mon, Tue, Wed, Thu, Fri, Sat, Sun -> lendi, madi, jedi, vandredi, samdi, dimanch
    Bad [ht]:  Mon, Tue, Wed, Thu, Fri, Sat, Sun -> dimanch, lendi, madi, mèkredi, jedi, vandredi, samdi
    Good [ht]: Mon, Tue, Wed, Thu, Fri, Sat, Sun -> lendi, madi, mèkredi, jedi, vandredi, samdi, dimanch
    """
    wanted, found = parts(unit.source), [name for name in parts(unit.target) if name]
    if len(wanted) != len(found):
        yield f"needs {len(wanted)} names with commas between, and has {len(found)}"
        return
    for place, (english, name) in enumerate(zip(wanted, found, strict=True)):
        known = {hit.name for group in ("weekday", "month") for hit in of_group(name, unit.language, group)}
        if known and not known & {WEEK[place % len(WEEK)], str(place + 1)}:
            yield f"“{name}” stands in the place of {english}; begin with Monday, or with January"
            return
