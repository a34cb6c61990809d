"""A "not" that has come into one clause of a translation, whatever the others deny."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.as_only import EXCEPTING
from ...analysis.sense.denied_bounds import bounded
from ...analysis.sense.fine_clauses import (
    Clauses,
    clauses_of,
    shared,
    takes_over,
)
from ...analysis.sense.found_out import CHECKING, SEEING
from ...analysis.sense.hedges import hedged, told_so
from ...analysis.sense.negation import affirmed, count_of, implied, negators
from ...analysis.sense.only_then import not_if_not, only_if_not
from ...analysis.sense.over import told_as_going_on, told_as_over
from ...analysis.sense.states import opposite_denied
from ...analysis.sense.waiting import waited
from ...analysis.text.spans import Span, together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given
from .denying_clauses import denies_more, may_be_added, one_lost

FREELY = regex.compile(
    r"\b(?:unconscious|sick|ill|unwell|tired|sleepy|weak|short of|unsure|sure|optional|free|only|limit|know|see|whether"
    r"|wonder|find out|closed|less)\b",
    regex.IGNORECASE,
)
"""What other languages tell with a "not": unwell as not feeling well."""
ACTS = frozenset(
    {"action", "cover", "facility", "lift", "open", "posture", "share", "store", "swallow", "switch", "wear"}
)
"""Kinds of words that a clause cannot both ask for and deny."""
LEAVING = frozenset({("action", "stop"), ("share", "skip"), ("switch", "off"), ("wear", "off")})
"""Words of these that say "not" themselves: take it off."""
UNTIL = regex.compile(r"\s*(?:until|till)\b", regex.IGNORECASE)
"""What begins a clause of a time up to which, told elsewhere as one for as long as something is not so."""
LONG = 4
"""Spaces of the shortest sentence with two clauses: if it hurts, call us."""
FEW = 3
"""Words below which what stands between two marks is no clause: on Saturday and Sunday."""


def _long(source: str) -> bool:
    """Whether an English text has the words for two clauses."""
    return source.count(" ") >= LONG


@check(Severity.ERROR, languages=known)
@given(_long)
def clause_denied(unit: Unit) -> Iterator[Result]:
    """A clause that does not say "not" in the source does not say so in the translation.

    Bad [de]: If you are allergic, tell the doctor. -> Wenn Sie nicht allergisch sind, sagen Sie es dem Arzt.
    Bad [ru]: Ask your pharmacist before you eat. -> Не спрашивайте фармацевта, прежде чем есть.
    Bad [es]: Wear it by day, and take it off at night. -> Llévelo de día y no se lo quite de noche.
    Good [es]: Wear it by day, and take it off at night. -> Llévelo de día y quíteselo de noche.
    Good [fr]: If you feel sick, call your doctor. -> Si vous ne vous sentez pas bien, appelez votre médecin.
    """
    denied = negators(masked(unit.target), unit.language)  # which `negation_added` has asked as well
    for here, there in together(unit.source, unit.target) if denied else ():
        if not may_be_added(unit, here, there) or CHECKING.search(masked(unit.source), *here):
            continue
        clauses = clauses_of(unit.source, unit.target, unit.language, here, there)
        if not clauses or not (denies_more(unit, clauses) or one_lost(unit, clauses)):
            continue
        whole = masked(unit.source)[slice(*here)]
        told = masked(unit.target)[slice(*there)]
        if only_if_not(whole, told, unit.language) or not_if_not(whole, told, unit.language):
            continue
        for at, place in enumerate(clauses.theirs):
            if _added(unit, clauses, at, place) and not _told_so(unit, whole, place):
                clause = masked(unit.target)[slice(*place)].strip()
                free = bounded(whole, clause, unit.language) or SEEING.search(whole)
                severity = Severity.WARNING if free else Severity.ERROR
                yield f"the translation denies what the source says: {clause}", None, severity
                return


def _added(unit: Unit, clauses: Clauses, at: int, there: Span) -> bool:
    """Whether a clause says "not", the one English clause that it tells does not, nor is any left that may."""
    target = masked(unit.target)[slice(*there)]
    denied = negators(affirmed(target, unit.language), unit.language)
    if not denied or count_of(target, unit.language, "without") >= denied:
        return False
    beside = clauses.beside(at)
    if len(beside) != 1:
        return False
    mine = next(iter(beside))
    source = masked(unit.source)[slice(*clauses.ours[mine])]
    if len(source.split()) < FEW or takes_over(unit.source, clauses.ours, mine):
        return False
    if _may_be_denied(source, target, unit, (clauses.ours[mine], there)):
        return False
    others = (other for other in range(len(clauses.ours)) if other != mine and not clauses.told_in(other) - {at})
    return not any(_may_deny(masked(unit.source)[slice(*clauses.ours[other])], target, unit) for other in others)


def _may_be_denied(source: str, target: str, unit: Unit, places: tuple[Span, Span]) -> bool:
    """Whether a clause may be told with a "not"; hardly so with the word for what is to be done in it."""
    if negators(source, "en") or count_of(source, "en", "words") or FREELY.search(source):
        return True
    if (
        UNTIL.match(source)
        or told_so(source, target, unit.language)
        or told_as_over(source, target, unit.language)
        or told_as_going_on(source, target, unit.language)
        or any(hit.name in EXCEPTING for hit in of_group(source, "en", "condition"))
    ):
        return True
    acts = {fact for fact in shared(unit.source, unit.target, unit.language, *places) if fact[0] in ACTS}
    if acts:
        return implied(source, "en") > len(acts & LEAVING)
    return bool(implied(source, "en")) or hedged(source, target, unit.language)


def _may_deny(source: str, target: str, unit: Unit) -> bool:
    """Whether an English clause says "not", or something that others tell with one."""
    said = negators(source, "en") or count_of(source, "en", "words") or implied(source, "en")
    return bool(said or FREELY.search(source)) or hedged(source, target, unit.language)


def _told_so(unit: Unit, source: str, there: Span) -> bool:
    """Whether the opposite of a word of the whole English sentence is denied, or a time waited: closed, as not open."""
    clause = masked(unit.target)[slice(*there)]
    return opposite_denied(source, clause, unit.language) or waited(source, clause, unit.language)
