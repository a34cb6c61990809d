"""Doses and times of two medicines that have changed places."""

from collections.abc import Iterator
from itertools import combinations

from ....core.units import Severity, Unit
from ...analysis.sense.dosed import TIMES, Marks, dosed, wanted_in
from ...analysis.sense.opposing import compatible
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...analysis.words.medicines import medicines
from ...registry import Result, check, given


def _several(source: str) -> bool:
    """Whether an English text names two medicines."""
    return len(medicines(source)) > 1 and len(wanted_in(source)) > 1


@check(Severity.ERROR, languages=known)
@given(_several)
def doses_exchanged(unit: Unit) -> Iterator[Result]:
    """Of two medicines each keeps its dose, its interval and its time of day.

    Bad [es]: Give 5 mL of ibuprofen and 10 mL of paracetamol. -> Dé 5 mL de paracetamol y 10 mL de ibuprofeno.
    Bad [fr]: Take aspirin in the morning and insulin at night. -> Insuline le matin et aspirine la nuit.
    Bad [zh-Hans]: Take aspirin in the morning and insulin at night. -> 早上用胰岛素，晚上服阿司匹林。
    Good [es]: Give 5 mL of ibuprofen and 10 mL of paracetamol. -> Dé 10 mL de paracetamol y 5 mL de ibuprofeno.
    Good [zh-Hans]: Take aspirin in the morning and insulin at night. -> 晚上用胰岛素，早上服阿司匹林。
    """
    for here, there in together(unit.source, unit.target):
        wanted = wanted_in(masked(unit.source)[slice(*here)])
        ours = dosed(unit.source, "en", here, wanted) if len(wanted) > 1 else {}
        theirs = dosed(unit.target, unit.language, there, wanted) if ours else {}
        for one, other in combinations(wanted, 2) if theirs else ():
            if _exchanged((ours[one], ours[other]), (theirs[one], theirs[other])):
                yield f"what is told of {one} and of {other} has changed places"


def _exchanged(ours: tuple[Marks, Marks], theirs: tuple[Marks, Marks]) -> bool:
    """Whether something that each of two medicines has is told of the other one."""
    both = frozenset.intersection(*map(frozenset, (*ours, *theirs)))
    for kind in both:
        (mine, its), (own, others) = ([marks[kind] for marks in side] for side in (ours, theirs))
        crossed = _same(kind, mine, others) and _same(kind, its, own)
        if crossed and not _same(kind, mine, own) and not _same(kind, its, others):
            return True
    return False


def _same(kind: str, ours: set[object], theirs: set[object]) -> bool:
    if kind not in TIMES:
        return not ours.isdisjoint(theirs)
    return any(compatible(kind, str(one), str(other)) for one in ours for other in theirs)
