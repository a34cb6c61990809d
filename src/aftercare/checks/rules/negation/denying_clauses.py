"""Which clauses of a sentence say "not", and whether others do than in the source."""

from collections.abc import Sequence

from ....core.units import Unit
from ...analysis.sense.fine_clauses import (
    Clauses,
    english_clauses,
    few_enough,
    own_clauses,
)
from ...analysis.sense.negation import closing, count_of, denies, negation_places, negators
from ...analysis.sense.retold import retold
from ...analysis.sense.reworded import reworded
from ...analysis.text.spans import Span
from ...analysis.text.tokens import masked


def may_be_added(unit: Unit, here: Span, there: Span) -> bool:
    """Whether more clauses may say "not" than in the source, or others: seen at a glance, as most sentences tell it."""
    places = [found for found in negation_places(masked(unit.target), unit.language) if there[0] <= found[0] < there[1]]
    if not places:
        return False
    if not few_enough(ours := english_clauses(unit.source, here)):
        return False
    mine = _denying(negation_places(masked(unit.source), "en"), ours)
    if len(places) < len(mine) or not few_enough(theirs := own_clauses(unit.target, unit.language, there)):
        return False
    own = _denying(places, theirs)
    return len(own) > len(mine) or (len(own) == len(mine) and (len(ours) != len(theirs) or own != mine))


def _denying(places: Sequence[Span], clauses: Sequence[Span]) -> set[int]:
    """Return which clauses have a word that negates."""
    return {at for at, (begin, end) in enumerate(clauses) if any(begin <= start < end for start, _ in places)}


def denies_more(unit: Unit, clauses: Clauses) -> bool:
    """Whether more clauses of the translation than of the source say "not"."""
    ours = [masked(unit.source)[slice(*place)] for place in clauses.ours]
    theirs = [masked(unit.target)[slice(*place)] for place in clauses.theirs]
    said = sum(bool(negators(clause, "en") or count_of(clause, "en", "words")) for clause in ours)
    return sum(bool(negators(clause, unit.language)) for clause in theirs) > said


def one_lost(unit: Unit, clauses: Clauses) -> bool:
    """Whether a clause that says "not" is told in one that surely does not: the "not" has gone elsewhere."""
    for mine, place in enumerate(clauses.ours):
        source, told = masked(unit.source)[slice(*place)], clauses.told_in(mine)
        if not negators(source, "en") or not told or any(clauses.beside(own) != {mine} for own in told):
            continue
        if _says_yes(source, " ".join(masked(unit.target)[slice(*clauses.theirs[own])] for own in told), unit.language):
            return True
    return False


def _says_yes(source: str, target: str, language: str) -> bool:
    """Whether a clause denies nothing, in any way that is known."""
    if denies(target, language) or closing(target, language):
        return False
    return not reworded(source, target, language) and not retold(source, target, language)
