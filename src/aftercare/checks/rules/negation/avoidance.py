"""What is to be avoided, and is neither denied in a translation nor told in another way."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.as_only import later_only
from ...analysis.sense.asides import BOTH, main
from ...analysis.sense.clauses import joints, parts
from ...analysis.sense.negation import denies, negators, sentence_pairs
from ...analysis.text import lexicon
from ...analysis.text.patterns import Pattern, alternatives, compiled
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
UNTIL = regex.compile(r"\b(?:until|till)\b", regex.IGNORECASE)
STAY = regex.compile(r"\b(?:avoid|(?:stay|keep) (?:out of|away from|off))\b", regex.IGNORECASE)
"""The same and more, where a second thing is denied beside it."""
ASKED = regex.compile(r"\b(?:eat|drink|use|take|wear|instead|choose|prefer|only)\b", regex.IGNORECASE)
"""What a translation may ask for beside what is to be avoided: avoid tea, drink water."""
LESS = frozenset({"less", "little", "decrease", "low", "only", "except", "instead", "unless"})
VERBS = ("taking", "swallow", "action", "posture", "wear")
"""Groups of words for what somebody does."""


def _says_avoid(source: str) -> bool:
    return bool(AVOID.search(source) or STAY.search(source))


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
