"""Lengths of time in words, and on which side of something they lie: three days are not thirty, nor before it after."""

from collections.abc import Iterator
from functools import lru_cache

from ...core.units import Unit
from ..analysis.concepts import Hit, of_group
from ..analysis.digits import Number
from ..analysis.matching import match
from ..analysis.memory import TEXTS
from ..analysis.quantities import Quantity, quantities
from ..analysis.scale import SCALE, days, equal
from ..analysis.spans import Span, together
from ..analysis.text import span
from ..analysis.tokens import masked
from ..registry import Result

BESIDE = 3
"""Letters between a length of time and the "before" or "after" that belongs to it."""


@lru_cache(maxsize=TEXTS)
def _lengths(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the lengths of time of a text, but for one of something: a week is told in many ways."""
    found = quantities(text, language)
    return tuple(item for item in found if item[1] and days(item[1]) and item[0].values[0] != 1)


def worded(source: str) -> bool:
    """Whether an English text has a length of time whose number is a word."""
    return any(number.kind == "word" for number, _ in _lengths(source, "en"))


def changed(unit: Unit) -> Iterator[Result]:
    """Yield the lengths of time in words that are of another length in the translation: three days and thirty."""
    source, target = _lengths(unit.source, "en"), _lengths(unit.target, unit.language)
    told = {value for number, _ in quantities(unit.target, unit.language) for value in number.values}
    asked = {value for number, _ in quantities(unit.source, "en") for value in number.values}
    lost = [item for item in source if told.isdisjoint(item[0].values) and not _among(item, target)]
    new = [item for item in target if asked.isdisjoint(item[0].values) and not _among(item, source)]
    for (wanted, name), (found, other) in zip(lost, new, strict=False):
        if wanted.kind == "word" and SCALE[name][0] == SCALE[other][0]:
            place = span(unit.target, found.start, max(found.end, found.unit_end))
            yield f"“{wanted.written} {name}” in the source is “{found.written} {other}” in the translation", place


def _among(item: Quantity, others: tuple[Quantity, ...]) -> bool:
    return any(equal(item[0].values[0], item[1], other.values[0], name) for other, name in others)


def turned(unit: Unit) -> Iterator[Result]:
    """Yield the lengths of time before something that are told as after it, in a text that speaks of both."""
    if {hit.name for hit in of_group(unit.source, "en", "when")} != {"before", "after"}:
        return
    places = together(unit.source, unit.target)
    for (wanted, name), (found, other) in match(unit.source, unit.target, unit.language).pairs:
        if name != other or not name or not days(name):
            continue
        here, there = _side(wanted, unit.source, "en"), _side(found, unit.target, unit.language)
        both = any(_inside(wanted.start, one) and _inside(found.start, two) for one, two in places)
        if both and len(here) == len(there) == 1 and here[0].name != there[0].name:
            word = masked(unit.target)[there[0].start : there[0].end]
            yield f"{wanted.written} {name} {here[0].name} it in the source are “{word}” it here"


def _inside(place: int, sentence: Span) -> bool:
    return sentence[0] <= place < sentence[1]


def _side(number: Number, text: str, language: str) -> list[Hit]:
    """Return the words for before and after that stand right beside a length of time."""
    end = max(number.end, number.unit_end)
    found = of_group(text, language, "when")
    return [hit for hit in found if 0 <= hit.start - end <= BESIDE or 0 <= number.start - hit.end <= BESIDE]
