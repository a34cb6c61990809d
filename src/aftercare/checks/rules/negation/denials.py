"""Sentences that deny two things, of which a translation denies only one: do not smoke and do not drink."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.scale import days
from ...analysis.sense.clauses import joints, parts
from ...analysis.sense.negation import implied, negation_places, negators
from ...analysis.text import lexicon
from ...analysis.text.normal import CONTINUOUS, language_of
from ...analysis.text.spans import Span, together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

NOT_EVEN = regex.compile(r"\bnot even\b", regex.IGNORECASE)
"""A second "not" of what is denied already, which others tell with "even"."""
DAYS = frozenset({"day", "near_day", "that_day", "weekday"})
FEW = 2
"""Words of a clause that has no verb."""
CASE = regex.compile(r"\b(?:if|when|whenever)\b", regex.IGNORECASE)
"""What begins a clause that says in what case something is so."""
LETTER = regex.compile(r"\p{L}")
NEAR = 2
"""Letters before a negation that opens a clause, where words are written without spaces."""


def _denies_two(source: str) -> bool:
    return negators(masked(source), "en") > 1


@check(Severity.WARNING, languages=known)
@given(_denies_two)
def one_negation_lost(unit: Unit) -> Iterator[Result]:
    """A sentence that denies two things denies both in the translation.

    Bad [es]: Do not smoke and do not drink alcohol. -> Fume y no beba alcohol.
    Bad [de]: Do not smoke and do not drink alcohol. -> Rauchen Sie und trinken Sie keinen Alkohol.
    Bad [fr]: Do not smoke and do not drink alcohol. -> Ne fumez pas et buvez de l’alcool.
    Bad [ar]: Do not smoke and do not drink alcohol. -> دخن ولا تشرب الكحول.
    Good [es]: Do not smoke and do not drink alcohol. -> No fume ni beba alcohol.
    Good [ru]: Do not smoke and do not drink alcohol. -> Курить и пить алкоголь нельзя.
    Good [es]: Do not smoke and do not drink alcohol. -> Evite fumar y no beba alcohol.
    Good [es]: Do not drive and do not drink today. -> Hoy, no conduzca ni beba.
    """
    for here, there in together(unit.source, unit.target):
        ours, theirs = joined_clauses(unit.source, "en", here), joined_clauses(unit.target, unit.language, there)
        if len(ours) == len(theirs) == 2 and all(negators(NOT_EVEN.sub(" ", clause), "en") for clause in ours):
            first, last = (bool(negators(clause, unit.language)) for clause in theirs)
            lost = theirs[0] if last else theirs[1]
            if first == last or implied(lost, unit.language) or (last and _of_a_day(lost, unit.language)):
                continue
            severity = _of_first(theirs, unit.language) if last else _of_last(unit.language)
            if severity and CASE.search(ours[0] if last else ours[1]):
                severity = Severity.WARNING  # a case is told in many ways: if you cannot swallow, if it hurts to
            if severity:
                yield f"the source denies two things, the translation not this one: {lost.strip()}", None, severity


def _of_a_day(clause: str, language: str) -> bool:
    """Whether a clause only says on what day, or for how long, the next one is so: today, do not drive."""
    rests = (clause[: number.start] + clause[number.unit_end :] for number in _lengths(clause, language))
    if any(_little(rest, language) for rest in rests):
        return True
    return len(clause.split()) <= FEW and not DAYS.isdisjoint(by_group(clause, language))


def _lengths(clause: str, language: str) -> list[Number]:
    """Return the lengths of time of a clause."""
    return [number for number, unit in quantities(clause, language) if unit and days(unit)]


def _little(rest: str, language: str) -> bool:
    """Whether what is left of a clause is no more than a word such as "for"."""
    return len(LETTER.findall(rest)) <= NEAR if language_of(language) in CONTINUOUS else len(rest.split()) < FEW


def joined_clauses(text: str, language: str, place: Span) -> list[str]:
    """Return the clauses of a sentence that a mark or a word for "and" joins."""
    prose = masked(text)[: place[1]]
    places = [joint for joint in joints(masked(text), language) if place[0] <= joint[0] < place[1]]
    if prefix := lexicon.grammar(language, "and_prefix"):
        begins = (start for start, _ in negation_places(prose, language) if prose.startswith(prefix, start))
        places += [(start, start + len(prefix)) for start in begins if start >= place[0]]
    return parts(prose[place[0] :], [(start - place[0], end - place[0]) for start, end in places])


def _of_first(clauses: list[str], language: str) -> Severity | None:
    """Return how sure it is that a negation in the second clause does not deny the first one too."""
    first, last = clauses
    before = last[: min((start for start, _ in negation_places(last, language)), default=0)]
    opens = len(LETTER.findall(before)) <= (NEAR if language_of(language) in CONTINUOUS else 0)
    subjects = lexicon.grammar(language, "subjects")
    apart = any(word in first.split() and word in last.split() for word in subjects)
    behind = lexicon.grammar(language, "negation_follows")
    return Severity.ERROR if apart or (opens and not behind) else None


def _of_last(language: str) -> Severity | None:
    """Return the same for a negation in the first clause: it does not in languages where each verb has its own."""
    each = lexicon.grammar(language, "each_verb_denied")
    return Severity.WARNING if each else None
