"""Sentences that deny two things, of which a translation denies only one: do not smoke and do not drink."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.asides import BOTH, main
from ...analysis.sense.clauses import joints, parts
from ...analysis.sense.negation import closing, count_of, denies, implied, negation_places, negators, sentence_pairs
from ...analysis.sense.retold import retold
from ...analysis.sense.reworded import later_only, reworded
from ...analysis.text import lexicon
from ...analysis.text.normal import CONTINUOUS, language_of
from ...analysis.text.patterns import Pattern, alternatives, compiled
from ...analysis.text.rough_sentences import rough_sentences
from ...analysis.text.spans import Span, together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group, hits
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

AVOID = regex.compile(
    r"(?:(?:^\s*|[.:;!]\s+|,\s*)(?:please )?|\b(?:please|and|or|but|should|must|then) )"
    r"(?:avoid|refrain from|stay (?:away from|out of)|keep (?:away from|out of))\b",
    regex.IGNORECASE,
)
"""What somebody is told to avoid; not what is done to avoid something."""
NOT_EVEN = regex.compile(r"\bnot even\b", regex.IGNORECASE)
"""A second "not" of what is denied already, which others tell with "even"."""
UNTIL = regex.compile(r"\b(?:until|till)\b", regex.IGNORECASE)
BANS = regex.compile(
    r"^\s*(?:(?:after|during|for|before)\b[^,;:]+,\s)?(?:please )?(?:do not|don['’]t|never)\s[^;:]*?,?\s(?:and|or)\s"
    r"(?P<last>(?:do not|don['’]t|never)\s(?:(?!\b(?:unless|until|till|if|when|without|except|before)\b)[^,;:])+)$",
    regex.IGNORECASE,
)
"""A sentence that forbids one thing after the other, and the last of them, with no exception from it."""
STAY = regex.compile(r"\b(?:avoid|(?:stay|keep) (?:out of|away from|off))\b", regex.IGNORECASE)
"""The same and more, where a second thing is denied beside it."""
ASKED = regex.compile(r"\b(?:eat|drink|use|take|wear|instead|choose|prefer|only)\b", regex.IGNORECASE)
"""What a translation may ask for beside what is to be avoided: avoid tea, drink water."""
LESS = frozenset({"less", "little", "decrease", "low", "only", "except", "instead", "unless"})
CASE = regex.compile(r"\b(?:if|when|whenever)\b", regex.IGNORECASE)
"""What begins a clause that says in what case something is so."""
VERBS = ("taking", "swallow", "action", "posture", "wear")
"""Groups of words for what somebody does."""
LETTER = regex.compile(r"\p{L}")
NEAR = 2
"""Letters before a negation that opens a clause, where words are written without spaces."""


def _denies_two(source: str) -> bool:
    return negators(masked(source), "en") > 1


def _says_avoid(source: str) -> bool:
    return bool(AVOID.search(source) or STAY.search(source))


@check(Severity.ERROR, languages=known)
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
    """
    for here, there in together(unit.source, unit.target):
        ours, theirs = _clauses(unit.source, "en", here), _clauses(unit.target, unit.language, there)
        if len(ours) == len(theirs) == 2 and all(negators(NOT_EVEN.sub(" ", clause), "en") for clause in ours):
            first, last = (bool(negators(clause, unit.language)) for clause in theirs)
            lost = theirs[0] if last else theirs[1]
            if first == last or implied(lost, unit.language):
                continue
            severity = _of_first(theirs, unit.language) if last else _of_last(unit.language)
            if severity and CASE.search(ours[0] if last else ours[1]):
                severity = Severity.WARNING  # a case is told in many ways: if you cannot swallow, if it hurts to
            if severity:
                yield f"the source denies two things, the translation not this one: {lost.strip()}", None, severity


def _bans_twice(source: str) -> bool:
    return any(map(BANS.search, rough_sentences(source)))


@check(Severity.WARNING, languages=known)
@given(_bans_twice)
def last_ban_lost(unit: Unit) -> Iterator[Result]:
    """Of several things that must not be done the last one must not be done in the translation, either.

    Bad [es]: Do not use ice, butter or oil, and do not pop it. -> No use hielo, mantequilla ni aceite, y reviéntela.
    Bad [ja]: Do not use ice, butter or oil, and do not pop it. -> 氷やバター、油は使わず、つぶしてください。
    Good [es]: Do not use ice, butter or oil, and do not pop it. -> No use hielo, mantequilla ni aceite, ni la reviente.
    Good [ja]: Do not use ice, butter or oil, and do not pop it. -> 氷やバター、油は使わず、つぶさないでください。
    """
    behind = lexicon.grammar(unit.language, "negation_follows")
    for here, there in together(unit.source, unit.target):
        found = BANS.search(masked(unit.source)[slice(*here)])
        *others, told = _clauses(unit.target, unit.language, there)
        if not found or not any(negators(clause, unit.language) for clause in others):
            continue
        if not _denied_freely(found["last"], told, unit.language):
            severity = Severity.ERROR if behind else Severity.WARNING
            yield f"the source denies several things, the translation not the last: {told.strip()}", None, severity


def _denied_freely(source: str, target: str, language: str) -> bool:
    """Whether a clause is denied in any way that is known, or has no more than an object of the verb before."""
    if denies(target, language) or closing(target, language) or count_of(target, language, "concord"):
        return True
    return reworded(source, target, language) or retold(source, target, language)


@check(Severity.WARNING, languages=known)
@given(_says_avoid)
def avoidance_lost(unit: Unit) -> Iterator[Result]:
    """What is to be avoided is denied in the translation, too.

    Bad [es]:  Avoid alcohol. -> Tome alcohol.
    Bad [fr]:  Rest well; avoid hard foods. -> Reposez-vous bien ; mangez des aliments durs.
    Bad [de]:  Avoid direct sun for 2 weeks. -> Gehen Sie 2 Wochen in die direkte Sonne.
    Bad [it]:  Stay out of the sun and do not drink alcohol. -> Eviti il sole e beva alcolici.
    Good [es]: Avoid alcohol. -> No tome alcohol.
    Good [it]: Stay out of the sun and do not drink alcohol. -> Eviti il sole e gli alcolici.
    Good [fr]: Avoid alcohol. -> Évitez l’alcool.
    """
    for source, target in sentence_pairs(masked(unit.source), masked(unit.target), unit.language):
        if _one_lost(source, target, unit.language):
            yield "the source denies two things, the translation only one", None, Severity.ERROR
        if not AVOID.search(source) or negators(source, "en") or denies(target, unit.language):
            continue
        if not (told := _words("avoided", unit.language)) or not told.search(target):
            yield from _avoidance(source, target, unit.language)


def _avoidance(source: str, target: str, language: str) -> Iterator[Result]:
    """Yield what is lost: surely so where it is asked for, or to be done up to when it is no longer to be avoided."""
    if not UNTIL.search(source):
        severity = Severity.ERROR if _asked(source, target, language) else Severity.WARNING
        yield "the source says to avoid it, the translation does not", None, severity
    elif not later_only(target, language):
        until = finder(language, "bounds", "until")
        kept = until is not None and until.search(target) is not None
        severity = Severity.ERROR if kept else Severity.WARNING
        yield "the source says to avoid it until then, the translation does not", None, severity


def _asked(source: str, target: str, language: str) -> bool:
    """Whether a translation asks to eat, drink or use something, and not less of it, where the English does not."""
    if ASKED.search(source) or any(hit.name in LESS for hit in hits(target, language)):
        return False
    words = _words("asked", language)
    return words is not None and words.search(target) is not None


def _one_lost(source: str, target: str, language: str) -> bool:
    """Whether of "avoid this and do not do that" one half is told to be done, with the verb of the source."""
    target = main(target, language)
    ours, theirs = parts(source, joints(source, "en")), parts(target, joints(target, language))
    if not len(ours) == len(theirs) == BOTH:
        return False
    denied = [at for at, other in ((0, 1), (1, 0)) if negators(ours[at], "en") and STAY.search(ours[other])]
    return any(
        _same_verb(ours[at], theirs[at], language) and not denies(theirs[at], language) for at in denied
    ) and any(denies(each, language) for each in theirs)


def _same_verb(source: str, target: str, language: str) -> bool:
    here, there = by_group(source, "en"), by_group(target, language)
    return any(
        {hit.name for hit in here.get(group, ())} & {hit.name for hit in there.get(group, ())} for group in VERBS
    )


@cache
def _words(name: str, language: str) -> Pattern:
    """Return what finds words of grammar: `avoided` say "avoid" and deny nothing, `asked` ask to eat, drink or use."""
    words = lexicon.grammar(language, name)
    return compiled(alternatives(words, language)) if words else None


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
