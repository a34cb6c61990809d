"""Bounds of numbers that are told the other way round: at least as at most, over as under."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import SEMICOLON, STOPS, joints
from ...analysis.sense.conditions import conditional
from ...analysis.sense.in_advance import told_as_latest, told_as_least
from ...analysis.sense.limits import Limit, denied_closely, limits
from ...analysis.sense.negation import denials, implied, implied_alone, negators
from ...analysis.sense.only import says_only
from ...analysis.text import lexicon
from ...analysis.text.normal import CONTINUOUS, language_of, span
from ...analysis.text.spans import spans, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

AT_INTERVALS = regex.compile(r"at least (?:once )?every", regex.IGNORECASE)
"""A lower bound of how often, which is an upper one of the interval: every 24 hours at most."""
AT_A_RATE = regex.compile(r"at least (?:once|twice|\w+ times) (?:a|an|per|each|every)\b", regex.IGNORECASE)
"""The same: at least once a week, and after a week at the latest."""
OFTENER = regex.compile(r"(?:more|less) often than every", regex.IGNORECASE)
"""The same: not more often than every 4 hours, at least 4 hours apart."""
EXCEPTING = frozenset({"unless", "except"})
NEAR = 60
"""Letters within which a "not" may belong to a bound."""


def _limits(source: str) -> tuple[Limit, ...]:
    return limits(source, "en")


@check(Severity.ERROR, languages=known)
@given(_limits)
def limits_turned(unit: Unit) -> Iterator[Result]:
    """No bound of a number is told the other way round: at least as at most, over as under.

    Bad [es]:  Wait at least 12 hours. -> Espere como máximo 12 horas.
    Bad [de]:  Call us if your fever is above 38 °C. -> Rufen Sie uns bei Fieber unter 38 °C an.
    Bad [fr]:  Do not lift more than 10 pounds. -> Ne soulevez pas moins de 10 livres.
    Bad [gu]: Do not take it if you weigh under 40 kg. -> જો વજન 40 કિલોથી વધુ હોય તો તે ન લો.
    Good [es]: Take no more than 8 tablets. -> No tome más de 8 tabletas.
    Good [ko]: Rest for up to 2 weeks. -> 쉬시되, 두 주를 넘기지는 마십시오.
    Good [it]: Do not lift more than 10 pounds. -> Sollevi meno di 10 libbre.
    """
    source = limits(unit.source, "en")
    if not (target := limits(unit.target, unit.language)):
        return
    for here, there in together(unit.source, unit.target):
        ours, theirs = within(source, here), within(target, there)
        for limit in ours:
            if _in_advance(unit, here, there) or (limit.name == "least" and _by_rate(unit, limit, there)):
                continue
            others = _partners(limit, theirs, alone=len(ours) == len(theirs) == 1)
            turned = _interval_turned if _of_interval(unit, limit) else _turned
            missed = MISSED.search(_clause(unit.source, limit)) is not None
            if others and all(
                _other_way(limit, other, missed=missed) or turned(unit, limit, other) for other in others
            ):
                found = others[0]
                written = masked(unit.source)[limit.start : limit.end]
                message = f"“{written}” is “{masked(unit.target)[found.start : found.end]}” in the translation"
                place = span(unit.target, found.start, found.end)
                yield message, place


def _in_advance(unit: Unit, here: tuple[int, int], there: tuple[int, int]) -> bool:
    texts = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)], unit.language
    return told_as_latest(*texts) or told_as_least(*texts)


def _by_rate(unit: Unit, limit: Limit, there: tuple[int, int]) -> bool:
    """Whether how often at least is told as how late at most: at least once a week, and once a week at the latest."""
    latest = finder(unit.language, "bounds", "latest") if AT_A_RATE.match(masked(unit.source), limit.start) else None
    return latest is not None and latest.search(masked(unit.target)[slice(*there)]) is not None


def _of_interval(unit: Unit, limit: Limit) -> bool:
    """Whether a bound of how often may be told as one of the interval, which is the other way round."""
    text, every = masked(unit.source), of_group(unit.target, unit.language, "every")
    if OFTENER.match(text, limit.start):
        return not every or _apart(unit)
    return bool(every and AT_INTERVALS.match(text, limit.start))


def _apart(unit: Unit) -> bool:
    """Whether a translation tells how long lies between one time and the next."""
    words = finder(unit.language, "bounds", "apart")
    return words is not None and words.search(masked(unit.target)) is not None


def _interval_turned(unit: Unit, ours: Limit, theirs: Limit) -> bool:
    """Whether what must not be done more often than every so long is done with at most so long in between."""
    text, most = masked(unit.source), theirs.firm and not theirs.up
    oftener = ours.up and OFTENER.match(text, ours.start) and _apart(unit)
    return bool(oftener and most and negators(_clause(unit.source, ours), "en")) and not _denied(
        unit.target, theirs, unit.language
    )


def _partners(limit: Limit, others: list[Limit], *, alone: bool) -> list[Limit]:
    """Return the bounds of the same number, of the same thing if any is; one that agrees is enough, beside "until"."""
    same = [other for other in others if alone or set(other.values) & set(limit.values)]
    return [other for other in same if other.unit == limit.unit] or same


def _denied(text: str, limit: Limit, language: str) -> bool | None:
    """Whether the sentence of a bound says "not" elsewhere; None where it may do so in another way."""
    before, behind = _around(text, limit)
    before = before[_excepted_from(text, language, limit, before) :]
    near = NEAR // 3 if language_of(language) in CONTINUOUS else NEAR
    close = SEMICOLON.split(before[-near:])[-1]
    if negators(f"{close} … {'' if language == 'en' else _up_to_joint(behind[:near], language)}", language):
        return True
    sentence = f"{STOPS.split(before)[-1]} … {STOPS.split(behind)[0]}"
    return None if negators(sentence, language) or implied(sentence, language) else False


def _up_to_joint(behind: str, language: str) -> str:
    """Return what stands behind a bound up to the next mark, or to an "and" where a "not" stands ahead of its verb."""
    if lexicon.grammar(language, "negation_follows"):
        return STOPS.split(behind)[0]
    return behind[: min((start for start, _ in joints(behind, language)), default=len(behind))]


def _excepted_from(text: str, language: str, limit: Limit, before: str) -> int:
    """Return where the exception begins in which a bound stands: what is denied before it is not denied there."""
    start = limit.start - len(before)
    cases = (*of_group(text, language, "condition"), *of_group(text, language, "extent"))
    return max(
        (hit.end - start for hit in cases if hit.name in EXCEPTING and start <= hit.start < limit.start), default=0
    )


def _only_beyond(unit: Unit) -> bool:
    """Whether what is not done below a bound is told as done only above it."""
    target, language = masked(unit.target), unit.language
    return bool(negators(masked(unit.source), "en")) and not negators(target, language) and says_only(target, language)


def _barred(unit: Unit, limit: Limit) -> bool:
    """Whether both texts forbid something once, and not the bound: not for children under 5 kg, for if it is under."""
    target, language = masked(unit.target), unit.language
    once = denials(masked(unit.source), "en") == denials(target, language) == 1 and not implied_alone(target, language)
    return once and not limit.firm and not denied_closely(unit.target, limit, language)


def _denies_alone(one: tuple[str, Limit, str], other: tuple[str, Limit, str]) -> bool:
    """Whether a "not" belongs to the bound of one text, and the clause of the other has none."""
    return denied_closely(*one) and not negators(_part(*other), other[2])


def _denies_itself(text: str, limit: Limit) -> bool:
    """Whether an English bound has a "not" of its own, and nothing else is denied: no more than."""
    written = masked(text)[limit.start : limit.end]
    return written.startswith(("no", "No")) and not negators(_clause(text, limit), "en")


def _part(text: str, limit: Limit, language: str) -> str:
    """Return what stands around a bound between marks and words for "and"."""
    begin, end = next(place for place in spans(text) if limit.start < place[1])
    places = joints(masked(text), language)
    start = max((stop for _, stop in places if begin <= stop <= limit.start), default=begin)
    return masked(text)[start : min((first for first, _ in places if limit.end <= first <= end), default=end)]


def _around(text: str, limit: Limit) -> tuple[str, str]:
    """Return what stands before a bound in its sentence, and behind it."""
    start, end = next(place for place in spans(text) if limit.start < place[1])
    return masked(text)[start : limit.start], masked(text)[limit.end : end]


def _clause(text: str, limit: Limit) -> str:
    """Return the clause of a bound without it."""
    before, behind = _around(text, limit)
    return f"{STOPS.split(before)[-1]} … {STOPS.split(behind)[0]}"


def _other_way(ours: Limit, theirs: Limit, *, missed: bool) -> bool:
    """Whether the bound of what was missed, with or without a "not", is the other one."""
    return missed and not theirs.firm and ours.up != theirs.up


MISSED = regex.compile(r"\b(?:if|when)\b[^.,;:]*\b(?:missed|skipped|forgotten|gone without)\b", regex.IGNORECASE)
"""What somebody has not taken for so long, told with a "not" or without one."""


def _turned(unit: Unit, ours: Limit, theirs: Limit) -> bool:
    """Whether two bounds are opposite; "not more than" is as good as "at most"."""
    here, there = (unit.source, ours, "en"), (unit.target, theirs, unit.language)
    case = conditional(unit.source, ours, "en")
    other_way = (case and _only_beyond(unit)) or _denies_alone(here, there) or _denies_alone(there, here)
    if ours.up != theirs.up and other_way:
        return False  # does not go below 38: stays above 38
    if theirs.behind and theirs.up and _denies_itself(unit.source, ours) and _denied(*there):
        return False  # no more than 4: not 4 or more
    both = case and (conditional(unit.target, theirs, unit.language) or _barred(unit, theirs))
    if both or (ours.firm and theirs.firm):
        return ours.up != theirs.up
    own, other = _denied(*here), _denied(*there)
    if not ours.firm and not theirs.firm:
        return (own is False) == (other is False) and ours.up != theirs.up
    if own and other and (theirs.name == "most" or (theirs.behind and theirs.up)):
        return False  # nothing under two years: until two years, nothing; not more than 2 hours: not 2 hours or more
    fixed, free, no = (ours, theirs, other) if ours.firm else (theirs, ours, own)
    return no is not None and fixed.up != (free.up != no)
