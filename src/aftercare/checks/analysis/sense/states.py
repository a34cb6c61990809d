"""What is to stay as it is, and whether a translation denies that: keep it dry, and do not keep it dry."""

from collections.abc import Iterator

import regex

from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import CONTINUOUS, language_of
from ..text.segments import words
from ..text.spans import Span
from ..words.concepts import Hit, by_group
from .asides import APART, SAYING_NO
from .clauses import joints, parts
from .negation import affirmed, implied_places, negation_places, negators, one_not
from .opposing import compatible

STAYING = regex.compile(r"\b(?:keep|hold|stay|remain|lie|sit|rest)\b", regex.IGNORECASE)
WAITING = regex.compile(r"\bwait\b[^.;:]*\bbefore\b", regex.IGNORECASE)
"""What is not to be done for a time: wait before you lie down, and do not lie down."""
OTHERWISE = regex.compile(r"\b(?:lie|lay|sit|sleep|rest)\b[^.;:]*,\s(?:and |but )?not\b", regex.IGNORECASE)
"""How one is to lie, of which another way is denied: on your side, not on your back."""
STATES = frozenset({"abed", "at_home", "at_rest", "cover", "lift", "moist", "open", "posture", "spotless"})
"""Groups of words for what somebody or something is to stay."""
PAUSE = regex.compile(r"[:.()–—]|\s-\s")
WORDS, LETTERS, STEM = 4, 14, 3
"""How much may stand between a "not" and what it denies: words, letters where there are no spaces, or, where the "not"
stands behind, the stem of a verb."""


def state_denied(source: str, target: str, language: str) -> bool:
    """Whether English says that something stays as it is, and a clause of the translation that it is not to."""
    if not _stays(source):
        return False
    here = parts(source, joints(source, "en"))
    no, yes = _parted(here, "en")
    wanted = yes - no
    clauses = [affirmed(clause, language) for clause in parts(target, joints(target, language))] if wanted else []
    kept = _parted(clauses, language)[1]
    return any(_denies(clause, wanted - kept, language) for clause in clauses)


@remembered
def _stays(source: str) -> bool:
    """Whether an English text says that something stays as it is, not for a time only, and not in one of two ways."""
    return bool(STAYING.search(source)) and not WAITING.search(source) and not OTHERWISE.search(source)


def _parted(clauses: list[str], language: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the states that clauses deny, and those that they tell without a "not"."""
    no, yes = set[tuple[str, str]](), set[tuple[str, str]]()
    for clause in clauses:
        for hit in _states(clause, language):
            (no if denied(clause, (hit.start, hit.end), language) else yes).add((hit.group, hit.name))
    return no, yes


def opposite_denied(source: str, target: str, language: str, groups: frozenset[str] = SAYING_NO | APART) -> bool:
    """Whether a clause of the translation denies the opposite of what English says: do not stand, for sit down."""
    ours = {group: {hit.name for hit in hits} for group, hits in by_group(source, "en").items() if group in groups}
    for clause in parts(target, joints(target, language)) if ours else ():
        theirs = by_group(clause, language)
        hits = [
            hit
            for group in ours.keys() & theirs.keys()
            for hit in theirs[group]
            if not any(compatible(group, name, hit.name) for name in ours[group])
        ]
        if any(denied(clause, (hit.start, hit.end), language) for hit in hits):
            return True
    return False


def turned_by_not(source: str, target: str, language: str, group: str) -> bool:
    """Whether one of two opposites is denied, and the other is not: keep it dry, and avoid that it gets wet."""
    return _denied_of(source, "en", group, target, language) != _denied_of(target, language, group, source, "en")


def _denied_of(text: str, language: str, group: str, other: str, tongue: str) -> bool:
    """Whether a word of a kind that the other text does not have is denied or to be avoided."""
    names = {hit.name for hit in by_group(other, tongue).get(group, ())}
    clauses = parts(text, joints(text, language))
    return any(
        hit.name not in names and denied(clause, (hit.start, hit.end), language, avoided=True)
        for clause in clauses
        for hit in by_group(clause, language).get(group, ())
    )


def _states(text: str, language: str) -> Iterator[Hit]:
    groups = by_group(text, language)
    return (hit for group in sorted(STATES & groups.keys()) for hit in groups[group])


def _denies(clause: str, wanted: set[tuple[str, str]], language: str) -> bool:
    """Whether the only "not" of a clause belongs to a state, and no other state of the kind is told."""
    told = [*_states(clause, language)]
    if not negators(clause, language) or any(
        hit.group == group and hit.name != name for hit in told for group, name in wanted
    ):
        return False
    return any(denied(clause, (hit.start, hit.end), language) for hit in told if (hit.group, hit.name) in wanted)


def denied(clause: str, place: Span, language: str, *, avoided: bool = False) -> bool:
    """Whether a "not" belongs to what stands at a place of a clause, the one that there is beside it; or "avoid"."""
    start, end = place
    grammar = lexicon.load(language, "dosing").get("grammar", {})
    places = negation_places(clause, language) or (implied_places(clause, language) if avoided else ())
    outside = [each for each in places if each[1] <= start or end <= each[0]]
    if len(outside) > one_not(language):
        return False
    behind = grammar.get("negation_follows")
    gaps = (
        clause[end:begin] if behind else clause[stop:start] for begin, stop in outside if (begin >= end) == bool(behind)
    )
    return any(_near(gap, language, behind=bool(behind)) for gap in gaps)


def _near(gap: str, language: str, *, behind: bool) -> bool:
    if PAUSE.search(gap):
        return False
    if behind:
        return len(gap.replace(" ", "")) <= STEM
    if language_of(language) in CONTINUOUS:
        return len(gap) <= LETTERS and " " not in gap
    return len(words(gap)) <= WORDS
