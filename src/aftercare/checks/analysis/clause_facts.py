"""What each clause of a sentence tells, so that what belongs together in one text can be sought in the other."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import regex

from .clauses import joints
from .concepts import by_group
from .memory import TEXTS
from .mentions import mentioned, told
from .quantities import quantities
from .scale import COUNTED
from .spans import Span, within
from .tokens import masked

DASH = regex.compile(r"[—–]|\s-\s")
LOOSE = frozenset({"join", "bounds", "often", "contrast", "every"})
"""Groups of words that say how things hang together, and are none themselves."""
THING, COUNT = "@", "#"
"""What a fact begins with that is a thing mentioned, or a number."""
SAME = (
    frozenset({"day", "day_night", "meal_name", "near_day"}),
    frozenset({"limb", "organ", "site", "trunk"}),
    frozenset({"arrival", "meal", "when"}),
)
"""Groups of which one word may belong to several."""
NAMES = {"belly": "stomach", "er": "emergency", "foot": "leg", "off": "delete"}
"""Names of words as things where those are called otherwise."""
Fact = tuple[str, str]
"""The kind of what is told, and which of the kind it is."""


@lru_cache(maxsize=TEXTS)
def clause_spans(text: str, language: str, place: Span) -> tuple[Span, ...]:
    """Return where the clauses of a sentence begin and end."""
    prose = masked(text)
    found = [*joints(prose, language), *(dash.span() for dash in DASH.finditer(prose, *place))]
    parting = sorted(joint for joint in found if place[0] <= joint[0] < place[1])
    begins, ends = [place[0], *(end for _, end in parting)], [*(start for start, _ in parting), place[1]]
    between = zip(begins, ends, strict=True)
    return tuple((begin, end) for begin, end in between if any(map(str.isalnum, prose[begin:end])))


@lru_cache(maxsize=TEXTS)
def placed(text: str, language: str, parts: tuple[Span, ...]) -> Mapping[Fact, int]:
    """Return what is told in one of some parts of a text alone, and in which."""
    seen: dict[Fact, list[int]] = {}
    for at, part in enumerate(parts):
        for fact in {*_facts(text, language, part)}:
            seen.setdefault(fact, []).append(at)
    return {fact: places[0] for fact, places in seen.items() if len(places) == 1}


def _facts(text: str, language: str, part: Span) -> Iterator[Fact]:
    """Yield the words that have a kind, the things and the numbers of a part of a text."""
    for group, hits in by_group(text, language).items():
        if group not in LOOSE:
            yield from ((group, hit.name) for hit in within(hits, part))
    clause = masked(text)[slice(*part)]
    things = mentioned(clause).keys() if language == "en" else told(clause, language)[0]
    yield from ((THING, thing) for thing in things)
    yield from _numbers(text, language, part)


def _numbers(text: str, language: str, part: Span) -> Iterator[Fact]:
    """Yield the numbers, each by what it counts; one without a unit may be an article."""
    for number, unit in quantities(text, language):
        article = number.kind == "word" and number.values[0] == 1 and not unit
        if part[0] <= number.start < part[1] and not article:
            yield f"{COUNT}{'' if unit in COUNTED else unit}", str(number.values[0])


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
