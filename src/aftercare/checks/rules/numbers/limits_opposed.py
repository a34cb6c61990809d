"""Whether two bounds of one number are opposite: "not more than" is as good as "at most"."""

import regex

from ....core.units import Unit
from ...analysis.sense.clauses import SEMICOLON, STOPS, joints
from ...analysis.sense.conditions import conditional
from ...analysis.sense.limits import Limit, denied_closely
from ...analysis.sense.negation import denials, implied, implied_alone, negators
from ...analysis.sense.only import says_only
from ...analysis.text import lexicon
from ...analysis.text.normal import CONTINUOUS, language_of
from ...analysis.text.spans import spans
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group

EXCEPTING = frozenset({"unless", "except"})
NEAR = 60
"""Letters within which a "not" may belong to a bound."""
MISSED = regex.compile(r"\b(?:if|when)\b[^.,;:]*\b(?:missed|skipped|forgotten|gone without)\b", regex.IGNORECASE)
"""What somebody has not taken for so long, told with a "not" or without one."""


def opposed(unit: Unit, ours: Limit, theirs: Limit) -> bool:
    """Whether two bounds are opposite; "not more than" is as good as "at most"."""
    here, there = (unit.source, ours, "en"), (unit.target, theirs, unit.language)
    case = conditional(unit.source, ours, "en")
    told_so = (case and _only_beyond(unit)) or _denies_alone(here, there) or _denies_alone(there, here)
    if ours.up != theirs.up and told_so:
        return False  # does not go below 38: stays above 38
    if theirs.behind and theirs.up and _denies_itself(unit.source, ours) and denied(*there):
        return False  # no more than 4: not 4 or more
    both = case and (conditional(unit.target, theirs, unit.language) or _barred(unit, theirs))
    if both or (ours.firm and theirs.firm):
        return ours.up != theirs.up
    own, other = denied(*here), denied(*there)
    if not ours.firm and not theirs.firm:
        return (own is False) == (other is False) and ours.up != theirs.up
    if own and other and (theirs.name == "most" or (theirs.behind and theirs.up)):
        return False  # nothing under two years: until two years, nothing; not more than 2 hours: not 2 hours or more
    fixed, free, no = (ours, theirs, other) if ours.firm else (theirs, ours, own)
    return no is not None and fixed.up != (free.up != no)


def other_way(ours: Limit, theirs: Limit, *, missed: bool) -> bool:
    """Whether the bound of what was missed, with or without a "not", is the other one."""
    return missed and not theirs.firm and ours.up != theirs.up


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
    return written.startswith(("no", "No")) and not negators(clause(text, limit), "en")


def denied(text: str, limit: Limit, language: str) -> bool | None:
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


def clause(text: str, limit: Limit) -> str:
    """Return the clause of a bound without it."""
    before, behind = _around(text, limit)
    return f"{STOPS.split(before)[-1]} … {STOPS.split(behind)[0]}"
