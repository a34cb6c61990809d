"""Times of the day: 8 in the morning is not 8 in the evening, and noon is not midnight."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from ...core.units import Severity, Unit
from ..analysis.concepts import Hit, hits, known
from ..analysis.spans import together, within
from ..analysis.text import span
from ..registry import Result, check
from .tokens import masked
from .units import quantities

FIRST, SECOND = frozenset({"am", "morning"}), frozenset({"pm", "noon", "afternoon", "evening"})
GAP = 24
"""Letters between an hour and the word for the half of the day."""
ON_THE_DOT = regex.compile(r"(?:1[3-9]|2[0-3])\s?[:.hH時时點点시]")


@lru_cache(maxsize=8192)
def halves(text: str, language: str) -> tuple[Hit, ...]:
    """Return the words for a part of the day that stand beside an hour, named `am` and `pm`."""
    found = [hit for hit in hits(text, language) if hit.group == "day"]
    hours = [number for number, unit in (quantities(text, language) if found else ()) if _hour(number.values, unit)]
    result = []
    for hit in found:
        near = [
            (max(number.start - hit.end, hit.start - number.end), number)
            for number in hours
            if number.end <= hit.start or hit.end <= number.start
        ]
        gap, number = min(near, key=lambda each: each[0], default=(GAP + 1, None))
        if number and gap <= GAP and (half := _half(hit, number.values)):
            result.append(Hit("half", half, hit.start, hit.end))
    return tuple(result)


def _hour(values: tuple[object, ...], unit: str) -> bool:
    return unit in {"", "hour", "minute"} and any(isinstance(value, int) or 0 <= value <= 60 for value in values)  # type: ignore[operator]


def _half(hit: Hit, values: tuple[object, ...]) -> str:
    """Return the half of the day; a night belongs to both."""
    if hit.name in FIRST or hit.name == "midnight":
        return "am"
    if hit.name in SECOND:
        return "pm"
    if hit.name == "night":
        return "pm" if any(6 <= value <= 11 for value in values[:1]) else "am"  # type: ignore[operator]
    return ""


@check(Severity.ERROR, languages=known)
def time_of_day(unit: Unit) -> Iterator[Result]:
    """An hour before noon stays one, and so does one after noon.

    Bad [es]:  Do not eat after 8:30 AM. -> No coma después de las 8:30 p. m.
    Bad [zh-Hans]: Do not eat after 8:30 AM. -> 晚上8:30以后请勿进食。
    Good [de]: Take it at 8 PM. -> Nehmen Sie es um 20 Uhr ein.
    Good [tl]: Do not eat after 8:30 AM. -> Huwag kumain pagkatapos ng 8:30 ng umaga.
    """
    source, target = halves(unit.source, "en"), halves(unit.target, unit.language)
    if not source or not target:
        return
    for here, there in together(unit.source, unit.target):
        ours, theirs = within(source, here), within(target, there)
        if {hit.name for hit in ours} == {"am"} and {hit.name for hit in theirs} == {"pm"}:
            yield _said(unit, ours[0], theirs[0])
        elif {hit.name for hit in ours} == {"pm"} and {hit.name for hit in theirs} == {"am"}:
            yield _said(unit, ours[0], theirs[0])


def _said(unit: Unit, ours: Hit, theirs: Hit) -> Result:
    found = masked(unit.target)[theirs.start : theirs.end]
    message = f"“{masked(unit.source)[ours.start : ours.end]}” in the source is “{found}” in the translation"
    place = span(unit.target, theirs.start, theirs.end)
    return (message, place) if place else message
