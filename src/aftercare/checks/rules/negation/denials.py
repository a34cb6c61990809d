"""Sentences that deny two things, of which a translation denies only one: do not smoke and do not drink."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.scale import days
from ...analysis.sense.clauses import joints, parts
from ...analysis.sense.negation import closing, count_of, denies, implied, negation_places, negators
from ...analysis.sense.retold import retold
from ...analysis.sense.reworded import reworded
from ...analysis.text import lexicon
from ...analysis.text.normal import CONTINUOUS, language_of
from ...analysis.text.rough_sentences import rough_sentences
from ...analysis.text.spans import Span, together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

NOT_EVEN = regex.compile(r"\bnot even\b", regex.IGNORECASE)
"""A second "not" of what is denied already, which others tell with "even"."""
BANS = regex.compile(
    r"^\s*(?:(?:after|during|for|before)\b[^,;:]+,\s)?(?:please )?(?:do not|don['’]t|never)\s[^;:]*?,?\s(?:and|or)\s"
    r"(?P<last>(?:do not|don['’]t|never)\s"
    r"(?:(?!\b(?:unless|until|till|if|when|while|without|except|before)\b)[^,;:])+)$",
    regex.IGNORECASE,
)
"""A sentence that forbids one thing after the other, and the last of them, with no exception from it."""
DAYS = frozenset({"day", "near_day", "that_day", "weekday"})
VERBAL = 4
"""Words behind a "not" among which its verb is."""
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
        ours, theirs = _clauses(unit.source, "en", here), _clauses(unit.target, unit.language, there)
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


def _bans_twice(source: str) -> bool:
    return any(map(BANS.search, rough_sentences(source)))


@check(Severity.WARNING, languages=known)
@given(_bans_twice)
def last_ban_lost(unit: Unit) -> Iterator[Result]:
    """Of several things that must not be done the last one must not be done in the translation, either.

    Bad [es]: Do not use ice, butter or oil, and do not pop it. -> No use hielo, mantequilla ni aceite, y reviéntela.
    Bad [ja]: Do not use ice, butter or oil, and do not pop it. -> 氷やバター、油は使わず、つぶしてください。
    Bad [ru]: Look at it. Never rub it, and do not wash it. -> Осматривайте его. Никогда не трите и мойте его.
    Good [es]: Do not use ice, butter or oil, and do not pop it. -> No use hielo, mantequilla ni aceite, ni la reviente.
    Good [ja]: Do not use ice, butter or oil, and do not pop it. -> 氷やバター、油は使わず、つぶさないでください。
    """
    behind = lexicon.grammar(unit.language, "negation_follows")
    for here, there in together(unit.source, unit.target):
        if len(rough_sentences(masked(unit.source)[slice(*here)])) > 1:
            continue  # and the last clause of the translation is that of another sentence
        found = BANS.search(masked(unit.source)[slice(*here)])
        *others, told = _clauses(unit.target, unit.language, there)
        if not found or not any(negators(clause, unit.language) for clause in others):
            continue
        if not _denied_freely(found["last"], told, unit.language):
            sure = behind or _verbs_of_their_own(others[-1], told, unit.language)
            severity = Severity.ERROR if sure else Severity.WARNING
            yield f"the source denies several things, the translation not the last: {told.strip()}", None, severity


def _verbs_of_their_own(first: str, last: str, language: str) -> bool:
    """Whether neither of two clauses has an infinitive, of which one "not" may deny several: no fumar y beber.

    Where each verb has a "not" of its own otherwise; or a subject does: schneiden Sie nicht, und saugen Sie.
    """
    subjects = {word.lower() for word in lexicon.grammar(language, "subjects")}
    if subjects & {*first.lower().split()} & {*last.lower().split()}:
        return True
    endings = tuple(lexicon.grammar(language, "infinitives"))
    places = negation_places(first, language)
    if not endings or not places:
        return False
    near = [*first[places[0][1] :].split()[:VERBAL], *last.split()[:FEW]]
    return not any(word.strip(".,").lower().endswith(endings) for word in near)


def _denied_freely(source: str, target: str, language: str) -> bool:
    """Whether a clause is denied in any way that is known, or has no more than an object of the verb before."""
    if denies(target, language) or closing(target, language) or count_of(target, language, "concord"):
        return True
    return reworded(source, target, language) or retold(source, target, language)


def _clauses(text: str, language: str, place: Span) -> list[str]:
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
