"""What each clause of a sentence tells, so that what belongs together in one text can be sought in the other."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

import regex

from ..numbers.quantities import quantities
from ..numbers.scale import COUNTED
from ..text.memory import remembered
from ..text.spans import Span, spans
from ..text.tokens import masked
from ..words.concepts import hits
from ..words.mentions import mentioned, told
from .clauses import joints
from .negation import negation_places

DASH = regex.compile(r"[—–]|\s-\s")
MAYBE_DASH = re.compile("[-—–]")
LOOSE = frozenset({"join", "bounds", "often", "contrast", "every"})
"""Groups of words that say how things hang together, and are none themselves."""
SEVERAL = -1
"""Stands for the part of what is told in more than one."""
THING, COUNT = "@", "#"
"""What a fact begins with that is a thing mentioned, or a number."""
SAME = (
    frozenset({"acting", "speed"}),
    frozenset({"day", "day_night", "meal_name", "near_day"}),
    frozenset({"limb", "organ", "site", "trunk"}),
    frozenset({"arrival", "meal", "when"}),
)
"""Groups of which one word may belong to several."""
NAMES = {"belly": "stomach", "er": "emergency", "foot": "leg", "off": "delete"}
"""Names of words as things where those are called otherwise."""
Fact = tuple[str, str]
"""The kind of what is told, and which of the kind it is."""


@remembered
def clause_spans(text: str, language: str, place: Span) -> tuple[Span, ...]:
    """Return where the clauses of a sentence begin and end."""
    prose, found = masked(text), _joints(text, language)
    parting = found[bisect_left(found, (place[0], 0)) : bisect_left(found, (place[1], 0))]
    begins, ends = [place[0], *(end for _, end in parting)], [*(start for start, _ in parting), place[1]]
    between = zip(begins, ends, strict=True)
    return tuple((begin, end) for begin, end in between if any(map(str.isalnum, prose[begin:end])))


@remembered
def _joints(text: str, language: str) -> tuple[Span, ...]:
    """Return what parts the clauses of a text, in order of place; the word for "and" right behind a "not" is "with"."""
    prose = masked(text)
    dashes = (dash.span() for dash in DASH.finditer(prose)) if MAYBE_DASH.search(prose) else ()
    denied = {end for _, end in negation_places(prose, language) if prose[end : end + 1].isalpha()}
    ends = ((end, end) for _, end in spans(text)[:-1])
    return tuple(sorted([*(place for place in joints(prose, language) if place[0] not in denied), *dashes, *ends]))


@remembered
def placed(text: str, language: str, parts: tuple[Span, ...]) -> Mapping[Fact, int]:
    """Return what is told in one of some parts of a text alone, and in which."""
    seen: dict[Fact, int] = {}
    for part, (begin, end) in enumerate(parts):
        clause = masked(text)[begin:end]
        for thing in mentioned(clause).keys() if language == "en" else told(clause, language)[0]:
            fact = THING, thing
            seen[fact] = part if seen.get(fact, part) == part else SEVERAL
    return {**placed_kinds(text, language, parts), **_once(seen)}


@remembered
def placed_kinds(text: str, language: str, parts: tuple[Span, ...]) -> Mapping[Fact, int]:
    """Return the same of words that have a kind and of numbers alone, which are found in a fraction of the time."""
    seen: dict[Fact, int] = {}
    begins = [begin for begin, _ in parts]
    for fact, start in (*_words(text, language), *_numbers(text, language)):
        part = bisect_right(begins, start) - 1
        if part >= 0 and start < parts[part][1]:
            seen[fact] = part if seen.get(fact, part) == part else SEVERAL
    return _once(seen)


def _once(seen: dict[Fact, int]) -> dict[Fact, int]:
    return {fact: part for fact, part in seen.items() if part != SEVERAL}


def _words(text: str, language: str) -> Iterator[tuple[Fact, int]]:
    """Yield the words of a text that have a kind, each with where it begins."""
    return (((hit.group, hit.name), hit.start) for hit in hits(text, language) if hit.group not in LOOSE)


def _numbers(text: str, language: str) -> Iterator[tuple[Fact, int]]:
    """Yield the numbers of a text, each by what it counts; one without a unit may be an article."""
    for number, unit in quantities(text, language):
        if unit or number.kind != "word" or number.values[0] != 1:
            yield (f"{COUNT}{'' if unit in COUNTED else unit}", str(number.values[0])), number.start


def common(ours: Mapping[Fact, int], theirs: Mapping[Fact, int]) -> dict[Fact, tuple[int, int]]:
    """Return what both texts tell in one part each, with the part of either."""
    return {fact: (ours[fact], theirs[fact]) for fact in ours.keys() & theirs.keys()}


def at(facts: Mapping[Fact, tuple[int, int]], side: int, part: int, pair: tuple[Fact, Fact]) -> frozenset[Fact]:
    """Return what a part of one text tells besides two words of one kind and what is no more than these."""
    kind, names = pair[0][0], {NAMES.get(name, name) for _, name in pair}
    same = next((kinds for kinds in SAME if kind in kinds), frozenset({kind}))
    return frozenset(
        fact
        for fact, places in facts.items()
        if places[side] == part and fact[0] not in same and not (fact[0] == THING and fact[1] in names)
    )


def pairs_of(facts: Mapping[Fact, tuple[int, int]]) -> Iterator[tuple[Fact, Fact]]:
    """Yield two facts of one kind that stand in two parts of either text; things are of no kind."""
    ordered: Sequence[Fact] = sorted(facts)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other[0] != one[0] or one[0] == THING:
                break
            if all(mine != own for mine, own in zip(facts[one], facts[other], strict=True)):
                yield one, other
