"""Bounds that have turned into their opposite: at least into at most, before or until into after, every into once."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from ...core.units import Severity, Unit
from ..analysis import lexicon
from ..analysis.clauses import STOPS, joints
from ..analysis.concepts import hits, of_group
from ..analysis.conditions import conditional
from ..analysis.dose_words import known
from ..analysis.finder import finder
from ..analysis.limits import Limit, denied_closely, limits
from ..analysis.memory import TEXTS
from ..analysis.negation import denies, implied, negators
from ..analysis.reworded import later_only
from ..analysis.spans import spans, together, within
from ..analysis.text import CONTINUOUS, language_of, span
from ..analysis.tokens import masked
from ..analysis.unnamed import DATED
from ..registry import Result, check, given

OPPOSITES = (
    ("least", "most"),
    ("most", "least"),
    ("before", "after"),
    ("after", "before"),
    ("until", "after"),
    ("every", "once"),
    ("once", "every"),
)


ALTERNATE = regex.compile(r"every (?:other|second)", regex.IGNORECASE)
"""What other languages tell as once in two days."""
AT_INTERVALS = regex.compile(r"at least (?:once )?every", regex.IGNORECASE)
"""A lower bound of how often, which is an upper one of the interval: every 24 hours at most."""
OFTENER = regex.compile(r"(?:more|less) often than every", regex.IGNORECASE)
"""The same: not more often than every 4 hours, at least 4 hours apart."""
FROM = regex.compile(r"\b(?:from|since|after|once|starting|wait|keep|stay|remain)\b", regex.IGNORECASE)
"""What says itself from when on, or that something stays as it is, of which others tell when it is over."""
FROM_ON = regex.compile(
    r"\bfrom (?:midnight|noon|now|tomorrow|then|\d\S*(?: [ap]\.?m\.?)?|the \w+ \w+|\w+day) on(?:wards?)?\b"
    r"|\b(?:starting|beginning) (?:at|from|on)\b",
    regex.IGNORECASE,
)
CLAUSE = regex.compile(r"[,;:，；：،؛、]")
NEAR = 60
"""Letters within which a "not" may belong to a bound."""


def _has(text: str, language: str, bound: str) -> bool:
    words = finder(language, "bounds", bound)
    return bool(words and words.search(text))


@lru_cache(maxsize=TEXTS)
def _bounds(source: str) -> frozenset[str]:
    """Return the bounds that an English text has."""
    text = ALTERNATE.sub(" ", masked(source))
    return frozenset(bound for bound, _ in OPPOSITES if _has(text, "en", bound))


def _bounded(source: str) -> bool:
    return bool(_bounds(source)) or FROM_ON.search(source) is not None


def covered(language: str) -> bool:
    """Whether the words for bounds of a language are known."""
    return lexicon.has(language, "facts", "bounds")


@check(Severity.WARNING, languages=covered)
@given(_bounded)
def bounds(unit: Unit) -> Iterator[Result]:
    """A lower bound is not told as an upper one, nor "before" as "after".

    Bad [es]:  Wait at least 12 hours. -> Espere 12 horas como máximo.
    Bad [de]:  Wash your hands before the meal. -> Waschen Sie nach dem Essen die Hände.
    Bad [fr]:  Avoid saunas until the redness is gone. -> Évitez les saunas après les rougeurs.
    Bad [es]:  Apply it every 2 hours. -> Aplíquelo una vez en 2 horas.
    Bad [vi]:  Do not drive until Friday. -> Không lái xe sau thứ Sáu.
    Good [es]: Wait at least 12 hours. -> Espere 12 horas como mínimo.
    Good [fr]: Do not drive until Friday. -> Ne conduisez qu’après vendredi.
    Good [ar]: Do not drive until Friday. -> لا تقد السيارة إلا بعد يوم الجمعة.
    Good [es]: Apply it every 2 hours. -> Aplíquelo una vez cada 2 horas.
    Good [ru]: Use up to 3 drops. -> Не более 3 капель.
    """
    source, target = _bounds(unit.source), masked(unit.target)
    if _told_from(unit):
        yield "until when and from when on have changed places", None, Severity.ERROR
        return
    for bound, opposite in OPPOSITES:
        if bound not in source or opposite in source:
            continue
        if _otherwise(bound, unit):
            continue
        if _has(target, unit.language, opposite) and not _has(target, unit.language, bound):
            severity = Severity.ERROR if bound == "until" and _barred_after(unit) else Severity.WARNING
            yield f"“{bound}” in the source looks like “{opposite}” in the translation", None, severity


def _told_from(unit: Unit) -> bool:
    """Whether what is so until a time is told as so from then on, or the other way round, with or without a "not"."""
    source, target = masked(unit.source), masked(unit.target)
    until = "until" in _bounds(unit.source)
    if not (FROM.search(source) is None if until else FROM_ON.search(source)):
        return False
    begins, ends = _has(target, unit.language, "from"), _has(target, unit.language, "until")
    if (begins, ends) != (until, not until):
        return False
    besides = finder(unit.language, "negation", "besides")
    return denies(source, "en") == denies(target, unit.language) and not (besides and besides.search(target))


def _otherwise(bound: str, unit: Unit) -> bool:
    """Whether what is denied until then is to be done only after it, or what is denied after a date, before it."""
    source, target = masked(unit.source), masked(unit.target)
    if not negators(source, "en") or negators(target, unit.language):
        return False
    return (
        bool(DATED[bound].search(source)) if bound in DATED else bound == "until" and later_only(target, unit.language)
    )


def _barred_after(unit: Unit) -> bool:
    """Whether what must not be done until then must not be done after it: only then, it may be done."""
    if not known(unit.language):
        return False
    source, target = masked(unit.source), masked(unit.target)
    limited = any(hit.name in {"only", "only_if"} for hit in hits(unit.target, unit.language))
    one = len(spans(unit.source)) == len(spans(unit.target)) == 1 and not CLAUSE.search(target)
    return one and not limited and bool(negators(source, "en") and negators(target, unit.language))


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
            if _of_interval(unit, limit):
                continue
            others = _partners(limit, theirs, alone=len(ours) == len(theirs) == 1)
            if others and all(_turned(unit, limit, other) for other in others):
                found = others[0]
                written = masked(unit.source)[limit.start : limit.end]
                message = f"“{written}” is “{masked(unit.target)[found.start : found.end]}” in the translation"
                place = span(unit.target, found.start, found.end)
                yield (message, place) if place else message


def _of_interval(unit: Unit, limit: Limit) -> bool:
    """Whether a bound of how often may be told as one of the interval, which is the other way round."""
    text, every = masked(unit.source), of_group(unit.target, unit.language, "every")
    return bool(AT_INTERVALS.match(text, limit.start) if every else OFTENER.match(text, limit.start))


def _partners(limit: Limit, others: list[Limit], *, alone: bool) -> list[Limit]:
    """Return the bounds of the same number; one that agrees is enough, beside it stand words such as "until"."""
    return [other for other in others if alone or set(other.values) & set(limit.values)]


def _denied(text: str, limit: Limit, language: str) -> bool | None:
    """Whether the sentence of a bound says "not" elsewhere; None where it may do so in another way."""
    before, behind = _around(text, limit)
    near = NEAR // 3 if language_of(language) in CONTINUOUS else NEAR
    if negators(f"{before[-near:]} … {'' if language == 'en' else behind[:near]}", language):
        return True
    sentence = _clause(text, limit)
    return None if negators(sentence, language) or implied(sentence, language) else False


def _denies_alone(one: tuple[str, Limit, str], other: tuple[str, Limit, str]) -> bool:
    """Whether a "not" belongs to the bound of one text, and the clause of the other has none."""
    return denied_closely(*one) and not negators(_part(*other), other[2])


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


def _turned(unit: Unit, ours: Limit, theirs: Limit) -> bool:
    """Whether two bounds are opposite; "not more than" is as good as "at most"."""
    here, there = (unit.source, ours, "en"), (unit.target, theirs, unit.language)
    if ours.up != theirs.up and (_denies_alone(here, there) or _denies_alone(there, here)):
        return False  # does not go below 38: stays above 38
    both = conditional(unit.source, ours, "en") and conditional(unit.target, theirs, unit.language)
    if both or (ours.firm and theirs.firm):
        return ours.up != theirs.up
    own, other = _denied(*here), _denied(*there)
    if not ours.firm and not theirs.firm:
        return (own is False) == (other is False) and ours.up != theirs.up
    if theirs.behind and theirs.up and own and other:
        return False  # not more than 2 hours: not 2 hours or more
    fixed, free, no = (ours, theirs, other) if ours.firm else (theirs, ours, own)
    return no is not None and fixed.up != (free.up != no)
