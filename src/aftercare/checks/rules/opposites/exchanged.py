"""Words that have turned into their opposite or another of their kind: left and right, eye and ear, day and night."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.numbers.choices import choices
from ...analysis.sense.asides import SAYING_NO
from ...analysis.sense.excepting import only_when
from ...analysis.sense.fine_clauses import told_apart
from ...analysis.sense.freely import freely
from ...analysis.sense.opposing import DOUBTFUL, contrary, differ, inside, kinds, opposed, told_by_wider
from ...analysis.text.spans import together
from ...analysis.words.concepts import Hit, by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given
from ...saying import said

LOOSE = frozenset({"site", "trunk", "wear"})
"""Kinds of words that are told in more ways than any list has: on the belly, face down, with the face to the bed."""


def _may_turn(source: str) -> bool:
    """Whether an English text has a word of a kind of which one may be told as another."""
    return not (kinds() | DOUBTFUL).isdisjoint(by_group(source, "en"))


def _joins(source: str) -> bool:
    return not DOUBTFUL.isdisjoint(by_group(source, "en"))


@check(Severity.ERROR, languages=known)
@given(_may_turn)
def opposites(unit: Unit) -> Iterator[Result]:
    """Nothing is told as its opposite or as another of its kind: left as right, eye as ear, morning as evening.

    Bad [es]:  Put 2 drops in each ear. -> Ponga 2 gotas en cada ojo.
    Bad [de]:  Take it in the morning. -> Nehmen Sie es abends ein.
    Bad [fr]:  Use a cold pack. -> Utilisez une poche chaude.
    Bad [it]:  Take it on an empty stomach. -> Lo prenda durante i pasti.
    Bad [pt-BR]: Keep taking it even if you feel better. -> Continue tomando somente se você se sentir melhor.
    Good [es]: Put 2 drops in each ear. -> Ponga 2 gotas en cada oído.
    Good [vi]: Keep taking it. -> Đừng ngừng uống thuốc.
    Good [de]: Take it at bedtime. -> Nehmen Sie es abends ein.
    """
    yield from _turned(unit, kinds(), conditional=True)


@check(Severity.WARNING, languages=known)
@given(_joins)
def doubtful_opposites(unit: Unit) -> Iterator[Result]:
    """No word seems to be told as its opposite, where the sentence may also have been turned round.

    Bad [es]:  Use water and soap. -> Use agua o jabón.
    Good [es]: Use water and soap. -> Use agua y jabón.
    """
    yield from _turned(unit, DOUBTFUL, conditional=False)


def _turned(unit: Unit, groups: frozenset[str], *, conditional: bool) -> Iterator[Result]:
    source, target = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    shared = (group for group in source if group in target and (group in groups or group in DOUBTFUL))
    both = [group for group in shared if differ(group, source, target)]
    for here, there in together(unit.source, unit.target) if both else ():
        ours, theirs = inside(source, here), inside(target, there)
        reversed_in_case = only_when(ours, theirs)
        wanted = groups | DOUBTFUL if conditional and "condition" in ours else groups
        if not conditional and "condition" in ours:
            continue
        for group in sorted(ours.keys() & theirs.keys() & wanted.intersection(both)):
            if group == "join" and _of_choices(theirs[group], unit):
                continue
            if (reversed_in_case and group in SAYING_NO) or told_by_wider(group, ours, theirs):
                continue
            if freely(unit, (here, there), group, ours, theirs[group]):
                continue
            if found := opposed(group, ours[group], theirs[group]) or contrary(group, ours[group], theirs[group]):
                message, place = said(unit, *found)
                free = not conditional or _loose(*found) or told_apart(unit, (here, there), *found)
                yield message, place, Severity.WARNING if free else Severity.ERROR


def _loose(ours: Hit, theirs: Hit) -> bool:
    """Whether a good translation may have the other word: all the time except at meals, off only at meals."""
    return ours.group in LOOSE or (ours.group, ours.name, theirs.name) == ("extent", "except", "only")


def _of_choices(joins: list[Hit], unit: Unit) -> bool:
    """Whether the words that join stand between two numbers of one thing: three or four days, for 3 to 4."""
    between = choices(unit.target, unit.language)
    return all(any(choice.start <= hit.start < choice.end for choice in between) for hit in joins)
