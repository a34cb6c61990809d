"""Bounds of numbers that are told the other way round: at least as at most, over as under."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.in_advance import told_as_latest, told_as_least
from ...analysis.sense.limits import Limit, limits
from ...analysis.sense.negation import negators
from ...analysis.text.normal import span
from ...analysis.text.spans import together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given
from .limits_opposed import MISSED, clause, denied, opposed, other_way

AT_INTERVALS = regex.compile(r"at least (?:once )?every", regex.IGNORECASE)
"""A lower bound of how often, which is an upper one of the interval: every 24 hours at most."""
AT_A_RATE = regex.compile(r"at least (?:once|twice|\w+ times) (?:a|an|per|each|every)\b", regex.IGNORECASE)
"""The same: at least once a week, and after a week at the latest."""
OFTENER = regex.compile(r"(?:more|less) often than every", regex.IGNORECASE)
"""The same: not more often than every 4 hours, at least 4 hours apart."""


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
            against = _interval_turned if _of_interval(unit, limit) else opposed
            missed = MISSED.search(clause(unit.source, limit)) is not None
            if others and all(
                other_way(limit, other, missed=missed) or against(unit, limit, other) for other in others
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
    return bool(oftener and most and negators(clause(unit.source, ours), "en")) and not denied(
        unit.target, theirs, unit.language
    )


def _partners(limit: Limit, others: list[Limit], *, alone: bool) -> list[Limit]:
    """Return the bounds of the same number, of the same thing if any is; one that agrees is enough, beside "until"."""
    same = [other for other in others if alone or set(other.values) & set(limit.values)]
    return [other for other in same if other.unit == limit.unit] or same
