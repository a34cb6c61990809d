"""Plural forms that a program can no longer read."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...plural_forms import BEGUN, has_forms
from ...registry import Result, check, only_with


@check(Severity.ERROR, as_written=True)
@only_with("{")
def plural_forms(unit: Unit) -> Iterator[Result]:
    """The forms for one and for more can be read by the program that shows them.

    Bad [de]:  {n, plural, =1 {1 hour} other {# hours}} -> {n, Plural, =1 {1 Stunde} andere {# Stunden}}
    Good [de]: {n, plural, =1 {1 hour} other {# hours}} -> {n, plural, =1 {1 Stunde} other {# Stunden}}
    Good [hu]: Wait {n, plural, =1 {1 hour} other {{n} hours}}. -> Várjon {n,number} órát.
    """
    if has_forms(unit.source) and not has_forms(unit.target) and BEGUN.search(unit.target):
        yield "the plural forms cannot be read; leave the words plural, one and other, =1 and every brace as they are"
