"""What comes first in a sentence and what comes later: one thing before another, after another, or then."""

from functools import cache
from typing import NamedTuple

import regex

from ..numbers.quantities import quantities
from ..numbers.scale import days
from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import CONTINUOUS, is_letter, language_of
from ..text.patterns import Pattern, alternatives, compiled
from ..text.spans import Span, spans
from ..text.tokens import masked
from ..words.finder import finder
from .clauses import STOPS, joints

THEN = regex.compile(
    r"(?:[,;]|\band|\bbut)(?:\s+(?:and|but|only))*\s+(?:then|after that|afterwards)\b"
    r"|(?<=[.;]\s)(?:then|after that|afterwards)\b",
    regex.IGNORECASE,
)
TOLD = ("before", "after")
FOLLOWING = "following"
"""An English "after" that is hardly ever one: the following signs."""


WORDS, LETTERS = 2, 4
"""Words of a clause that may stand before its "then"; letters where there are no spaces."""


Told = tuple[str, int, int]


class Phases(NamedTuple):
    """The parts of a sentence in order of place, and which of them comes later than the others."""

    parts: tuple[Span, ...]
    later: frozenset[int]
    then: bool = False
    """Whether a word for "then" says so."""
    alone: bool = False
    """Whether no other word says what is before or after what."""


@cache
def then_of(language: str) -> Pattern:
    """Return what finds the words for "then" in a language."""
    if language == "en":
        return THEN
    words = lexicon.grammar(language, "then")
    return compiled(alternatives(words, language)) if words else None


def tells_then(language: str) -> bool:
    """Whether the words for "then" of a language are known, of which none need be compiled for that."""
    return language == "en" or bool(lexicon.grammar(language, "then"))


@remembered
def phases(text: str, language: str, place: Span) -> Phases | None:
    """Return what a sentence tells first and later, where one word says so: "then", or else "before" or "after"."""
    prose = masked(text)
    thens, told = _words(prose, language, place)
    if len(thens) == 1:
        return _parted(prose, language, place, thens[0])._replace(alone=not told)
    if len(told) != 1 or thens:
        return None
    name, start, end = told[0]
    one = _sentence(text, start, place)
    own = _behind(prose, start, one) if _follows(language) else _ahead(prose, end, one)
    if not any(map(is_letter, prose[slice(*own)])):
        alone = name == "after" and _follows(language)
        return _parted(prose, language, place, (start, end)) if alone else None
    if _timed(text, language, own):
        return None
    first, last = (own[0], end) if _follows(language) else (start, own[1])
    parts = ((place[0], first), own, (last, place[1]))
    return Phases(parts, frozenset({1} if name == "before" else {0, 2}))


def _sentence(text: str, start: int, place: Span) -> Span:
    """Return the sentence in which a word stands, of several that are looked at as one."""
    begin, end = next(span for span in spans(text) if start < span[1])
    return max(begin, place[0]), min(end, place[1])


def _words(prose: str, language: str, place: Span) -> tuple[list[Span], list[Told]]:
    """Return the words for "then" of a sentence, and those for "before" and "after", each where it is no other."""
    then, told = then_of(language), _told(prose, language, place)
    found = [match.span() for match in then.finditer(prose, *place)] if then else []
    thens = _merged([span for span in found if not any(_is_other(span, each[1:], prose, language) for each in told)])
    return thens, [each for each in told if not any(_meets(each[1:], span) for span in thens)]


def _merged(found: list[Span]) -> list[Span]:
    """Return words for "then" of which one may follow the other: Chinese 之后再."""
    begins = [start for start, _ in found if all(end != start for _, end in found)]
    ends = [end for _, end in found if all(start != end for start, _ in found)]
    return [*zip(begins, ends, strict=True)]


def _is_other(then: Span, told: Span, prose: str, language: str) -> bool:
    """Whether a "then" is part of a longer word, Spanish "después de", or one that opens no clause, Italian "dopo"."""
    if then != told:
        return told[0] <= then[0] and then[1] <= told[1]
    opens = any(end <= then[0] and not prose[end : then[0]].strip() for _, end in joints(prose, language))
    return not (opens or _follows(language))


def _timed(text: str, language: str, place: Span) -> bool:
    """Whether a word belongs to a length of time, behind which the sentence may go on: after 14 days deleted."""
    return any(
        name and days(name) and place[0] <= number.start < place[1] for number, name in quantities(text, language)
    )


def _parted(prose: str, language: str, place: Span, then: Span) -> Phases:
    """Return what stands before and behind a "then"; its clause may begin just before it: German "und essen dann"."""
    ends = [joint for joint in joints(prose, language) if place[0] < joint[0] and joint[1] <= then[0]]
    last = max(ends, default=then)
    between = prose[last[1] : then[0]]
    few = len(between) <= LETTERS if language_of(language) in CONTINUOUS else len(between.split()) <= WORDS
    begins = last if few else then
    return Phases(((place[0], begins[0]), (begins[1], place[1])), frozenset({1}), then=True)


def _told(prose: str, language: str, place: Span) -> list[Told]:
    """Return the words for "before" and "after" that something stands beside."""
    lists = ((name, finder(language, "bounds", name)) for name in TOLD)
    found = ((name, *match.span()) for name, words in lists if words for match in words.finditer(prose))
    inside = [each for each in found if place[0] <= each[1] < place[1]]
    return [each for each in inside if prose[each[1] : each[2]].lower() != FOLLOWING]


def _ahead(prose: str, end: int, place: Span) -> Span:
    """Return what a "before" belongs to that stands ahead of it: up to the next comma."""
    stop = STOPS.search(prose, end, place[1])
    return end, stop.start() if stop else place[1]


def _behind(prose: str, start: int, place: Span) -> Span:
    """Return what a "before" belongs to that stands behind it: from the last comma on."""
    return max((stop.end() for stop in STOPS.finditer(prose, place[0], start)), default=place[0]), start


def _follows(language: str) -> bool:
    """Whether "before" and "after" stand behind what they belong to."""
    return bool(lexicon.grammar(language, "times_follow"))


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
