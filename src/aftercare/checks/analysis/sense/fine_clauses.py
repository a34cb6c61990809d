"""The clauses of two sentences down to those of cases and times, and which of them belong together."""

from collections.abc import Mapping
from typing import NamedTuple

import regex

from ....core.units import Unit
from ..text import lexicon
from ..text.memory import remembered
from ..text.spans import Span, within
from ..text.tokens import masked
from ..words.concepts import Hit, by_group
from .clause_facts import Fact, clause_spans, common, placed
from .negation import implied, negation_places, negators

BEGINS = regex.compile(
    r"\b(?=(?:before|after|until|till|if|when|while|unless|because|since|so that|even|rather than|instead of|although"
    r"|that|which|who)\b)",
    regex.IGNORECASE,
)
"""What begins an English clause that says when, why or in what case something is so."""
GAP = 6
"""Letters, all of them spaces, that may stand between a "not" and the word for a case behind it."""
SEVERAL, MANY = 2, 8
"""Clauses of a sentence of which those of a translation are told apart."""
CASE = regex.compile(r"\s*(?:if|when|in case)\s(?:you|your|the patient|he|she|they)\b", regex.IGNORECASE)
"""What begins an English clause of a case: what must not be done is another thing."""
IF = regex.compile(r"\b(?:if|when|in case|unless|or|and)\b", regex.IGNORECASE)
APART = regex.compile(r"[.;:]\s*$|\bbut\s*$", regex.IGNORECASE)
"""What stands before an English clause that takes over no "not" from the one before."""


class Clauses(NamedTuple):
    """The clauses of a sentence and of its translation, and what both tell in one of them each."""

    ours: tuple[Span, ...]
    theirs: tuple[Span, ...]
    facts: Mapping[Fact, tuple[int, int]]

    def beside(self, at: int) -> frozenset[int]:
        """Return the English clauses of which a clause of the translation tells something."""
        return frozenset(mine for mine, own in self.facts.values() if own == at)

    def told_in(self, at: int) -> frozenset[int]:
        """Return the clauses of the translation that tell something of an English one."""
        return frozenset(own for mine, own in self.facts.values() if mine == at)


@remembered
def english_clauses(source: str, place: Span) -> tuple[Span, ...]:
    """Return the clauses of an English sentence; also those that a "before" or an "if" begins."""
    prose, found = masked(source), list[Span]()
    for begin, end in clause_spans(source, "en", place):
        cuts = [begin]
        for start in (match.start() for match in BEGINS.finditer(prose, begin, end)):
            if any(map(str.isalnum, prose[cuts[-1] : start])):
                cuts.append(start)
        found += zip(cuts, [*cuts[1:], end], strict=True)
    return tuple(found)


@remembered
def own_clauses(target: str, language: str, place: Span) -> tuple[Span, ...]:
    """Return the clauses of a translated sentence; also those that an "if" begins, where it stands first."""
    grammar = lexicon.load(language, "dosing").get("grammar", {})
    prose, found = masked(target), list[Span]()
    ifs = () if grammar.get("negation_follows") else by_group(target, language).get("condition", ())
    cases = [_with_not(hit.start, prose, language) for hit in ifs if place[0] <= hit.start < place[1]]
    if and_not := grammar.get("and_not"):  # one word in Arabic
        denied = (start for start, end in negation_places(prose, language) if prose[start:end] in and_not)
        cases = sorted([*cases, *denied])
    for begin, end in clause_spans(target, language, place):
        cuts = [begin]
        for start in cases:
            if begin < start < end and any(map(str.isalnum, prose[cuts[-1] : start])):
                cuts.append(start)
        found += zip(cuts, [*cuts[1:], end], strict=True)
    return tuple(found)


def _with_not(start: int, prose: str, language: str) -> int:
    """Return where a word for a case begins, or a "not" that stands right before it: and not when you go to bed."""
    places = negation_places(prose, language)
    denying = (begin for begin, end in places if 0 <= start - end < GAP and not prose[end:start].strip())
    return next(denying, start)


def few_enough(clauses: tuple[Span, ...]) -> bool:
    """Whether a sentence has several clauses, and not so many that nobody can say which of two texts belong together.

    The English is asked first, of which it is known: in most sentences of one clause nobody looks for those of others.
    """
    return SEVERAL <= len(clauses) <= MANY


def clauses_of(source: str, target: str, language: str, here: Span, there: Span) -> Clauses | None:
    """Return the clauses of two sentences that belong together, where both have several."""
    if not few_enough(ours := english_clauses(source, here)):
        return None
    if not few_enough(theirs := own_clauses(target, language, there)):
        return None
    return Clauses(ours, theirs, common(placed(source, "en", ours), placed(target, language, theirs)))


def told_apart(unit: Unit, places: tuple[Span, Span], ours: Hit, theirs: Hit) -> bool:
    """Whether two words stand in clauses of two sentences of which each belongs to another one."""
    clauses = clauses_of(unit.source, unit.target, unit.language, *places)
    if clauses is None:
        return False
    mine = next((at for at, (begin, end) in enumerate(clauses.ours) if begin <= ours.start < end), None)
    own = next((at for at, (begin, end) in enumerate(clauses.theirs) if begin <= theirs.start < end), None)
    if mine is None or own is None:
        return False
    return bool(clauses.beside(own) and clauses.told_in(mine)) and mine not in clauses.beside(own)


def takes_over(source: str, clauses: tuple[Span, ...], at: int) -> bool:
    """Whether an English clause may be denied by a "not" or an "avoid" of those before it: do not crush or chew it."""
    prose = masked(source)
    if CASE.match(prose[slice(*clauses[at])]) and not IF.search(prose[: clauses[at][0]]):
        return False
    for place in range(at, 0, -1):
        if APART.search(prose[: clauses[place][0]]):
            return False
        before = prose[slice(*clauses[place - 1])]
        if negators(before, "en") or implied(before, "en"):
            return True
    return False


def shared(source: str, target: str, language: str, here: Span, there: Span) -> frozenset[Fact]:
    """Return the words of a kind that two clauses share, where the translation's has no other of that kind."""
    ours, theirs = by_group(source, "en"), by_group(target, language)
    return frozenset(
        (group, hit.name)
        for group in ours.keys() & theirs.keys()
        for hit in within(ours[group], here)
        if {other.name for other in within(theirs[group], there)} == {hit.name}
    )
