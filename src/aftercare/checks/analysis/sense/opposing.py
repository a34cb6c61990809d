"""Words of a kind of which one is no translation of another: left and right, eye and ear, day and night."""

from collections.abc import Mapping
from functools import cache

from ..text import lexicon
from ..text.spans import Span, within
from ..text.tokens import masked
from ..words.concepts import Hit, by_group
from .negation import negators

DOUBTFUL = frozenset({"join"})
"""Groups whose words often change places in good translations, other than in a condition."""


@cache
def _alike(group: str) -> tuple[frozenset[str], ...]:
    """Return sets of names that may translate one another: evening and bedtime."""
    return tuple(map(frozenset, lexicon.load("und", "dosing").get("alike", {}).get(group, ())))


@cache
def kinds() -> frozenset[str]:
    """Return the groups of words of which one is not told as another."""
    return frozenset({*lexicon.load("en", "dosing")["opposites"], "day"} - DOUBTFUL)


def compatible(group: str, one: str, other: str) -> bool:
    """Whether one word of a group may translate another: evening and night."""
    return one == other or any({one, other} <= names for names in _alike(group))


Groups = Mapping[str, tuple[Hit, ...]]
Inside = Mapping[str, list[Hit]]


def inside(found: Groups, place: Span) -> dict[str, list[Hit]]:
    """Return the words of a sentence by their groups."""
    held = {group: within(hits, place) for group, hits in found.items()}
    return {group: hits for group, hits in held.items() if hits}


def told_by_wider(group: str, ours: Inside, theirs: Inside) -> bool:
    """Whether both sentences have words of a kind only as parts of those of another: the back, for lying on it."""
    wider = lexicon.load("und", "dosing")["parts"].get(group)
    return all(
        all(
            any(other.start <= hit.start and hit.end <= other.end for other in found.get(wider, ()))
            for hit in found[group]
        )
        for found in (ours, theirs)
    )


def differ(group: str, source: Groups, target: Groups) -> bool:
    """Whether a word of one text is none that may translate one of the other."""
    return any(not compatible(group, one.name, other.name) for one in source[group] for other in target[group])


def opposed(group: str, ours: list[Hit], theirs: list[Hit]) -> tuple[Hit, Hit] | None:
    """Return a word and what it has become, where nothing on either side fits anything on the other."""
    if any(compatible(group, one.name, other.name) for one in ours for other in theirs):
        return None
    return ours[0], theirs[0]


def contrary(group: str, ours: list[Hit], theirs: list[Hit]) -> tuple[Hit, Hit] | None:
    """Return a word and the one that denies it, whatever else of the kind is told: fasting, an hour before the meal."""
    pairs = lexicon.load("und", "dosing").get("contrary", {}).get(group, ())
    here, there = {hit.name: hit for hit in ours}, {hit.name: hit for hit in theirs}
    for one, other in (pair for names in pairs for pair in (names, names[::-1])):
        if one in here and other in there and one not in there and other not in here:
            return here[one], there[other]
    return None


def contrasts(source: str) -> bool:
    """Whether an English text has two words of one kind, or denies something."""
    return any(len(found) > 1 for found in by_group(source, "en").values()) or negators(masked(source), "en") == 1
