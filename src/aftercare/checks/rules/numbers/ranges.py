"""Ranges whose ends have changed places, as in the field of a page that draws them from right to left."""

from collections.abc import Iterator

import regex

from ....core.language.cldr import direction_of, script_of
from ....core.units import Severity, Unit
from ...analysis.text.normal import plain, span
from ...analysis.text.tokens import masked
from ...registry import Result, check, given

_NUMBER = r"(\p{Nd}+(?:[.,٫]\p{Nd}+)?)"
_DASH = r"\s?[-–—‑~〜～]\s?"
_EDGES = r"(?<![\p{Nd}.,:/–—-])", r"(?![\p{Nd}:/–—-])"
_RANGE = regex.compile(rf"{_EDGES[0]}{_NUMBER}{_DASH}{_NUMBER}{_EDGES[1]}")
_ENGLISH = regex.compile(rf"{_EDGES[0]}{_NUMBER}(?:{_DASH}|\sto\s){_NUMBER}{_EDGES[1]}")


def _ranges(text: str, pattern: regex.Pattern[str] = _RANGE) -> dict[tuple[float, float], tuple[int, int]]:
    """Return the ranges in digits by their ends, and where they are."""
    found = pattern.finditer(plain(masked(text)))
    return {(_value(each[1]), _value(each[2])): each.span() for each in found}


def _value(written: str) -> float:
    return float(written.replace(",", ".").replace("٫", "."))


def _rising(source: str) -> bool:
    """Whether an English text has a range of digits."""
    return any(low < high for low, high in _ranges(source, _ENGLISH))


@check(Severity.ERROR)
@given(_rising)
def range_turned(unit: Unit) -> Iterator[Result]:
    """A range begins with the end that it begins with in the source, in right-to-left text, too.

    Where a script runs from right to left some write their ranges so on purpose, and readers know both ways.

    Bad [ar]:  Call us if the fever is 102–104 °F. -> اتصل بنا إذا كانت الحرارة 104–102 °F.
    Bad [es]:  Wait 24–48 hours. -> Espere 48–24 horas.
    Good [ar]: Call us if the fever is 102–104 °F. -> اتصل بنا إذا كانت الحرارة 102–104 °F.
    Good [de]: Wait 1.5-2 hours. -> Warten Sie 1,5 bis 2 Stunden.
    """
    severity = Severity.WARNING if direction_of(script_of(unit.language)) == "rtl" else Severity.ERROR
    ours, theirs = _ranges(unit.source, _ENGLISH), _ranges(unit.target)
    for (low, high), place in theirs.items():
        if low > high and (high, low) in ours and (low, high) not in ours:
            written = plain(masked(unit.target))[slice(*place)]
            yield f"the range {written} begins with its end", span(unit.target, *place), severity
