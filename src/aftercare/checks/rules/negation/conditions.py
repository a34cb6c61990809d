"""What must not be done in a case: neither the "not" of the case nor that of what is done may be lost or move."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.cases import Case, halves, told_case
from ...analysis.sense.hedges import hedged
from ...analysis.sense.negation import affirmed, count_of, denies, implied, negators
from ...analysis.sense.only_then import only_if_not
from ...analysis.text import lexicon
from ...analysis.text.memory import remembered
from ...analysis.text.patterns import Pattern, alternatives, compiled
from ...analysis.text.spans import Span, together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group
from ...analysis.words.dose_words import known
from ...analysis.words.mentions import mentioned, told
from ...registry import Result, check, given
from .clause_denied import FREELY

IF = regex.compile(r"\bif\b", regex.IGNORECASE)
OTHERWISE = regex.compile(
    r"[(]|\b(?:unless|except|even if|only if|as if|what if|if (?:not|so|possible|necessary|needed)|ask"
    r"|(?:see|know|check|find out|tell us)\s(?:\w+\s){0,2}if)\b",
    regex.IGNORECASE,
)
"""What makes of an "if" another one, a doubt, a question or an exception; an aside may deny anything."""
UNSURE = regex.compile(
    r"\b(?:not|n['’]t) (?:\w+ )?(?:sure|certain)\b|\b(?:unsure|uncertain|in doubt)\b", regex.IGNORECASE
)
FIRM = regex.compile(
    r"\b(?:do not|don['’]t|never|must not|mustn['’]t|should not|shouldn['’]t|may not)\s"
    r"(?:\w+ly\s)?(?P<act>(?:take|use|eat|drink|drive|swallow|inject|apply|give|chew|crush|increase|lift|swim|smoke"
    r"|walk|run|stand|shower|bathe)\b)?",
    regex.IGNORECASE,
)
"""What forbids something, as "you do not need to" does not; and what one does that is hardly worded in another way."""
CONTRAST = regex.compile(r"\b(?:and|but) not\b(?=\s(?:with|to|in|on|at|the|a|an)\b)", regex.IGNORECASE)
"""What names another thing that is not meant: start with this and not with that."""


@remembered
def _cases(source: str) -> tuple[tuple[Span, Case], ...]:
    """Return the sentences of an English text that say "if" once and deny something, with where they are."""
    text, found = masked(source), []
    for start, end in (span for span, _ in together(source, source)):
        sentence = text[start:end]
        hits = [*IF.finditer(sentence)]
        if len(hits) != 1 or OTHERWISE.search(sentence):
            continue
        case = halves(CONTRAST.sub(" ", sentence), hits[0].start(), hits[0].end())
        if case and (_is_denied(case.condition) or _bars(case)):
            found.append(((start, end), case))
    return tuple(found)


def _is_denied(condition: str) -> bool:
    return bool(negators(condition, "en") or UNSURE.search(condition))


def _bars(case: Case) -> bool:
    """Whether something must surely not be done in a case that nobody tells with a "not": if it hurts, do not run."""
    firm = FIRM.search(case.then)
    return bool(firm and firm["act"] and not implied(case.condition, "en") and not FREELY.search(case.condition))


@cache
def _listed(language: str, key: str) -> Pattern:
    words = lexicon.grammar(language, key)
    return compiled(alternatives(words, language)) if words else None


def _puts_off(clause: str, language: str) -> bool:
    """Whether a clause tells to wait, to ask or to leave something, which is as good as a "not"."""
    words = _listed(language, "put_off")
    return bool(words and words.search(clause))


@check(Severity.ERROR, languages=known)
@given(_cases)
def condition_turned(unit: Unit) -> Iterator[Result]:
    """What must not be done if something is not so is told with both denials.

    Bad [es]:  If you are not sure, do not take it. -> Si no está seguro, tómelo.
    Bad [de]:  If you are not sure, do not take it. -> Wenn Sie sicher sind, nehmen Sie es nicht ein.
    Bad [fr]:  If you do not feel better, call us. -> Si vous allez mieux, ne nous appelez pas.
    Good [es]: If you are not sure, do not take it. -> En caso de duda, no lo tome.
    Good [de]: If you are not sure, do not take it. -> Wenn Sie unsicher sind, nehmen Sie es nicht ein.
    """
    cases = dict(_cases(unit.source))
    for here, there in together(unit.source, unit.target):
        if not (ours := cases.get(here)) or not (theirs := told_case(unit, there)):
            continue
        then, condition = denies(theirs.then, unit.language), denies(theirs.condition, unit.language)
        firm = FIRM.search(ours.then)
        if firm and negators(ours.then, "en") and condition and not then:
            if only_if_not(masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)], unit.language):
                continue
            if not _is_denied(ours.condition) and not _shared(ours.condition, theirs.condition, unit.language):
                continue  # a word for the opposite: cloudy, not clear
            if _by_opposite(ours.then, theirs.then, unit.language) or _puts_off(theirs.then, unit.language):
                continue
            severity = Severity.ERROR if firm["act"] else Severity.WARNING
            yield "the source says not to do it, the translation to do it", None, severity
        elif condition and not denies(ours.then, "en") and _forbidden(ours.then, theirs.then, unit.language):
            yield "the source says to do it, the translation not to"
        elif _is_denied(ours.condition) and not condition and not count_of(theirs.condition, unit.language, "still"):
            yield from _condition_lost(ours, theirs, unit.language, then=then)


def _shared(source: str, target: str, language: str) -> bool:
    """Whether a case is told with the same thing."""
    return not told(target, language)[0].isdisjoint(mentioned(source))


def _forbidden(source: str, target: str, language: str) -> bool:
    """Whether a translation says not to do what the source says to do; it says so itself, and not in passing."""
    return bool(negators(affirmed(target, language), language)) and not hedged(source, target, language)


def _by_opposite(source: str, target: str, language: str) -> bool:
    """Whether what must not be done is told by its opposite: do not stay in bed as get up."""
    ours, theirs = by_group(source, "en"), by_group(target, language)
    both = ({hit.name for hit in ours[group]} & {hit.name for hit in theirs[group]} for group in ours.keys() & theirs)
    return not all(both)


def _condition_lost(ours: Case, theirs: Case, language: str, *, then: bool) -> Iterator[Result]:
    """Yield that the case is no longer denied: surely where the other half is now, or where one is to be sure of it."""
    sure, forbidden = _listed(language, "sure"), bool(negators(ours.then, "en"))
    if UNSURE.search(ours.condition):
        if sure and sure.search(theirs.condition) and then is forbidden:
            yield "the source says “not sure”, the translation “sure”"
    elif then and not forbidden:
        yield "the source denies the condition, the translation what is done then"
    elif then:
        message = "the source denies the condition and what is done then, the translation not the condition"
        yield message, None, Severity.WARNING
