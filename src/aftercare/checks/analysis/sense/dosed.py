"""What a sentence tells of each of the medicines it names: how much, how often, at what time of day."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import regex

from ..numbers.quantities import quantities
from ..numbers.scale import SCALE, amount
from ..text.normal import language_of, plain
from ..text.spans import Span
from ..text.tokens import masked
from ..words.concepts import by_group
from ..words.medicine_forms import forms_in
from ..words.medicines import WORD, medicines, names, told
from .clauses import joints

TIMES = ("day", "day_night", "near_day", "weekday", "meal", "meal_name")
"""Groups of words for when something is taken."""
PAIR = 2
KANA = regex.compile(r"[\p{Katakana}ー]{4,}")
Marks = Mapping[str, set[object]]
"""What is told of a medicine, by its kind."""


class Token(NamedTuple):
    """A medicine in a text, or something that is told of one; a medicine's kind is empty."""

    start: int
    kind: str
    value: object


def dosed(text: str, language: str, place: Span, wanted: Sequence[str]) -> Mapping[object, Marks]:
    """Return what a sentence tells of each medicine; nothing where it cannot be said which belongs to which."""
    there = [token for token in named(text, language, wanted) if place[0] <= token.start < place[1]]
    there = [next(same) for _, same in groupby(there, key=lambda token: token.value)]
    if len({token.value for token in there}) != len(there) or len(there) != len(wanted):
        return {}
    marks = [token for token in _marks(text, language) if place[0] <= token.start < place[1]]
    parted = _by_joints(there, marks, text, language) or _in_turn(there, marks)
    return {token.value: _by_kind(own) for token, own in zip(there, parted, strict=True)} if parted else {}


def _by_kind(marks: Sequence[Token]) -> Marks:
    found: dict[str, set[object]] = {}
    for mark in marks:
        found.setdefault(mark.kind, set()).add(mark.value)
    return found


def wanted_in(text: str) -> list[str]:
    """Return the medicines of an English text, one name for each."""
    return [*dict.fromkeys(names().get(name, name) for name in medicines(text))]


def named(text: str, language: str, wanted: Sequence[str]) -> list[Token]:
    """Return the medicines of a text in order of place, each by the English name that it is counted under."""
    prose, forms = plain(masked(text)), forms_in(text, language)
    found = [Token(form.start, "", name) for form in forms for name in wanted if name in form.names]
    others = [name for name in wanted if all(token.value != name for token in found)]
    for word in (KANA if language_of(language) == "ja" else WORD).finditer(prose) if others else ():
        found += [Token(word.start(), "", name) for name in others if _is(name, word[0], language)][:1]
    return sorted(found)


def _is(name: str, word: str, language: str) -> bool:
    """Whether a word names a medicine."""
    if language == "en":
        return name in [names().get(each, each) for each in medicines(word)]
    return told(name, [word])


def _marks(text: str, language: str) -> list[Token]:
    """Return the amounts and times of a text in order of place."""
    groups = by_group(text, language)
    times = [Token(hit.start, hit.group, hit.name) for group in TIMES for hit in groups.get(group, ())]
    sized = [(number, unit) for number, unit in quantities(text, language) if unit]
    amounts = [Token(number.start, SCALE[unit][0], amount(number.values[0], unit)) for number, unit in sized]
    return sorted([*times, *amounts], key=lambda token: token.start)


def _by_joints(there: Sequence[Token], marks: Sequence[Token], text: str, language: str) -> list[list[Token]]:
    """Return what belongs to each of two medicines, where a mark or an "and" parts them in one way alone."""
    if len(there) != PAIR or not marks:
        return []
    between = (start for start, _ in joints(masked(text), language) if there[0].start < start < there[1].start)
    ways = {tuple(mark.start < joint for mark in marks) for joint in between}
    ways = {way for way in ways if any(way) and not all(way)}
    if len(ways) != 1:
        return []
    way = next(iter(ways))
    return [[mark for mark, first in zip(marks, way, strict=True) if first is one] for one in (True, False)]


def _in_turn(there: Sequence[Token], marks: Sequence[Token]) -> list[list[Token]]:
    """Return what belongs to each medicine, where these and what is told of them stand in turn."""
    ordered = sorted([*there, *marks], key=lambda token: token.start)
    runs = [(is_name, [*run]) for is_name, run in groupby(ordered, key=lambda token: not token.kind)]
    if len(runs) != PAIR * len(there) or any(one[0] is other[0] for one, other in pairwise(runs)):
        return []
    return [run for is_name, run in runs if not is_name]
