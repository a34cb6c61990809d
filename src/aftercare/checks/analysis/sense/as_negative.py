"""When a "not" makes one word of a kind say what another one does: keep it dry as do not let it get wet."""

import regex

from ....core.units import Unit
from ..text.spans import Span
from ..text.tokens import masked
from ..words.concepts import by_group, tells
from .asides import BOTH, UNTIL, main
from .clauses import joints, parts
from .negation import count_of, denials, implied, negators, unbounded
from .opposing import DOUBTFUL
from .states import opposite_denied, turned_by_not

NEVER_WITHOUT = regex.compile(r"(?:\b(?:not|never|nobody)\b|n['’]t\b)[^.;:]{0,60}\bwithout\b", regex.IGNORECASE)
KEPT = frozenset({"cover", "lift", "moist", "open", "posture", "swallow", "vigil", "wear"})
"""Groups for what may be told by denying its opposite in the same sentence: keep it dry as avoid that it gets wet."""
TURNED = frozenset({"action"})
"""Groups for what may be told so beside another "not": harmless, so do not stop, for no harm, so go on."""
STAYING = regex.compile(r"\b(?:keep|stay|remain|leave|rest|lie|sit)\b[^.;:]{0,60}\b(?:until|till)\b", regex.IGNORECASE)
"""What is to stay as it is for a time, after which it may be the opposite: stand up only when the dizziness is gone."""


def told_by_denial(unit: Unit, here: Span, there: Span, group: str) -> bool:
    """Whether the opposite of one word is denied: not on an empty stomach as with food, never without as with."""
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    if NEVER_WITHOUT.search(source) and not negators(target, unit.language):
        return True
    return opposite_denied(source, target, unit.language, frozenset({group}))


def as_negative_of(unit: Unit, here: Span, there: Span, group: str) -> bool:
    """Whether a "not" on one side may make one word of the other: elsewhere, or right at one of the two."""
    clauses = _clauses_of(unit, here, there, group) if group in KEPT else None
    if clauses and not implied(clauses[1], unit.language):
        return bool(negators(clauses[0], "en")) is not bool(_negations(clauses[1], unit.language))
    if not _as_negative(unit, here, there, plain=group in DOUBTFUL):
        return True
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    if STAYING.search(source) and not count_of(source, "en", "waiting") and _when_over(target, unit.language):
        return True
    return group in KEPT | TURNED and turned_by_not(source, target, unit.language, group)


def _when_over(target: str, language: str) -> bool:
    """Whether a translation waits, or says what is done after something: keep it on until then, take it off after."""
    return tells(target, language, "when", "after") or bool(count_of(target, language, "waiting"))


def _clauses_of(unit: Unit, here: Span, there: Span, group: str) -> tuple[str, str] | None:
    """Return the clauses with the words of a kind, where both sentences have two, and it is the first or the last."""
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    ours, theirs = parts(source, joints(source, "en")), parts(target, joints(target, unit.language))
    if not len(ours) == len(theirs) == BOTH:
        return None
    own = [at for at, clause in enumerate(ours) if group in by_group(clause, "en")]
    other = [at for at, clause in enumerate(theirs) if group in by_group(clause, unit.language)]
    return (ours[own[0]], theirs[own[0]]) if own == other and len(own) == 1 else None


def _as_negative(unit: Unit, here: Span, there: Span, *, plain: bool) -> bool:
    """Whether both sentences say "not" as often; where they must be plain, not at all."""
    ours, theirs = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    if plain and (implied(ours, "en") or implied(theirs, unit.language) or negators(ours, "en")):
        return False
    if UNTIL.search(ours):
        theirs = main(theirs, unit.language)
    return negators(ours, "en") == _negations(theirs, unit.language)


def _negations(sentence: str, language: str) -> int:
    """Return how often a sentence says "not" beside its bounds."""
    return denials(unbounded(sentence, language), language)
