"""Whether a row is an earlier one under a new id, judged by its texts, place and signatures."""

from difflib import SequenceMatcher
from functools import cache

from ..core.text.typography import typographic
from ..core.units import Status, Unit
from .records import Key, Record
from .restamping import under_new_id

ALIKE = 0.6
"""How much of the words of two English texts must be the same; difflib's ratio."""
Gone = list[tuple[Key, Record]]
"""Rows of before that are there no more."""


def found_again(unit: Unit, near: Gone) -> tuple[Key, Record] | None:
    """Return the earlier row that a row is; of several, the one in the same place."""
    same = [each for each in near if each[1].unit.target == unit.target]
    for text in english(unit):
        if alike := [each for each in same if text in english(each[1].unit)]:
            return max(alike, key=lambda each: each[1].unit.place == unit.place)
    here = (each for each in same if each[1].unit.place == unit.place)  # signed anew for other English
    return next(here, None) or next((each for each in near if _stamped_anew(each[1], unit)), None)


def signed_anew(unit: Unit, near: Gone) -> tuple[Key, Record] | None:
    """Return the earlier row of the same kind whose English is most like that of an approved row."""
    if unit.status is not Status.APPROVED:
        return None
    alike = [each for each in near if each[1].unit.kind == unit.kind]
    best = max(alike, key=lambda each: _likeness(each[1].unit.source, unit.source), default=None)
    return best if best and _likeness(best[1].unit.source, unit.source) >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    """Return how much of the words of two texts is the same, or 0 where that is certainly less than `ALIKE`."""
    (own, different), (words, others) = _words(one), _words(other)
    if 2 * (len(own) - len(different - others)) < ALIKE * (len(own) + len(words)):
        return 0
    return SequenceMatcher(None, own, words, autojunk=False).ratio()


@cache
def _words(text: str) -> tuple[list[str], frozenset[str]]:
    """Return the words of a text in their order, and each once."""
    words = text.casefold().split()
    return words, frozenset(words)


def english(unit: Unit) -> list[str]:
    """Return the English of a row, and the English before an edit."""
    return [typographic(text) for text in (unit.source, unit.previous) if text]


def _stamped_anew(was: Record, unit: Unit) -> bool:
    """Whether a row has a signature of an earlier row, made out to its new id."""
    if not {(each.name, each.date) for each in unit.approvals} & {(one.name, one.date) for one in was.unit.approvals}:
        return False
    renamed = under_new_id(was, unit, left=True).unit.approvals
    return bool(({*renamed} - {*was.unit.approvals}) & {*unit.approvals})
