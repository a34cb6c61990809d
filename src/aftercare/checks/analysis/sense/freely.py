"""When a sentence with another word of a kind says the same: turned round, denied, or about another case."""

import regex

from ....core.units import Unit
from ..numbers.day_halves import halves
from ..numbers.quantities import quantities
from ..text.spans import Span
from ..text.tokens import masked
from ..words.concepts import Hit, by_group, tells
from .as_negative import as_negative_of, told_by_denial
from .asides import APART, SAYING_NO
from .coming_first import comes_first
from .converse import told_conversely
from .fasted import told_as_fasting
from .negation import count_of, negators
from .opposing import Inside
from .other_case import case_reversed, in_another_case, without_even
from .unnamed import DATED
from .waiting import only_after, told_as_after

WAITING = regex.compile(r"\bwait until\b", regex.IGNORECASE)
SOONER = regex.compile(r"(?:\b(?:not|never)\b|n['’]t\b)[^.;:]{0,60}\b(?:sooner|earlier|less) than\b", regex.IGNORECASE)
"""What must be so long after something else, which others tell as waiting that long before they go on."""
EARLY = regex.compile(
    r"(?:\b(?:not|never)\b|n['’]t\b)[^.;:]{0,60}(?<!(?:minute|hour|day|week)s? )\bbefore\b", regex.IGNORECASE
)
"""What is done only later; not what is left off for some hours before something else."""
NOT_SOONER = regex.compile(r"\bnot (?:sooner|earlier)\b(?! than)", regex.IGNORECASE)
"""What is added to a time from which something is done: 3 days after it, and not sooner."""
OR_AFTER = regex.compile(r"\bbefore\b[^.;:]{0,30}\bor\b[^.;:]{0,30}\bafter\b", regex.IGNORECASE)
"""What names one thing for two words: an hour before or two hours after a meal."""
BOUNDING = frozenset({"stacked", "height", "when"})
WITHIN = regex.compile(
    r"\bwithin (?:[\w-]+ ){1,3}(?:minute|hour|day|week)s?\b(?! (?:after|of|before|following)\b)", regex.IGNORECASE
)
NEAR = 10
"""Characters between a word that bounds a number and the number: a short word may stand there."""
AROUND = frozenset({"before", "after"})
NOT_ONLY = regex.compile(r"\b(?:not|n['’]t) (?:\w+ )?(?:only|just)\b", regex.IGNORECASE)
"""What is said of more than one thing, which may be told as besides the one."""
LIMITED = "disposal"
"""A group of which one word may be told by the other one with a limit."""


def freely(unit: Unit, places: tuple[Span, Span], group: str, ours: Inside, theirs: list[Hit]) -> bool:
    """Whether a sentence may be worded with another word of a kind, and say the same."""
    here, there = places
    if group == "day":
        return bool(halves(unit.source, "en") and halves(unit.target, unit.language))  # `time-of-day` compares them
    source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
    if (group == "when" and (first_of_all(unit, places[0], theirs) or _in_other_order(unit, places, ours[group]))) or (
        group == "course" and only_after(target, unit.language)
    ):
        return True
    if group == "condition":
        theirs = without_even(source, theirs)
    if group == "condition" and case_reversed(ours[group], theirs):
        return False
    if group == "condition" and in_another_case(unit, places, ours, theirs):
        return True
    beyond = group == "extent" and NOT_ONLY.search(source) is not None
    beyond = beyond or _of_a_number(unit, group, theirs, source)
    beyond = beyond or (group == "meal" and _around(source, (*ours[group], *theirs)))
    beyond = beyond or (group == "extent" and off_only(source, target, unit.language))
    beyond = beyond or (group == LIMITED and _limited(source, target, unit.language))
    if beyond or (group in APART and told_by_denial(unit, here, there, group)):
        return True
    return group in SAYING_NO and as_negative_of(unit, here, there, group)


def _of_a_number(unit: Unit, group: str, theirs: list[Hit], source: str) -> bool:
    """Whether each word belongs to a number behind it: above 2,500 m, and before an hour is over, for within it."""
    if group == "when" and not (WITHIN.search(source) and all(hit.name == "before" for hit in theirs)):
        return False
    if group not in BOUNDING:
        return False
    places = [number.start for number, counted in quantities(unit.target, unit.language) if counted]
    return all(any(hit.end <= place <= hit.end + NEAR for place in places) for hit in theirs)


def first_of_all(unit: Unit, here: Span, theirs: list[Hit]) -> bool:
    """Whether nothing but the words for what is done first is there of "before" and "after"."""
    told = (masked(unit.target)[hit.start : hit.end] for hit in theirs)
    before = all(hit.name == "before" for hit in theirs)
    return before and comes_first(masked(unit.source)[slice(*here)], told, unit.language)


def _around(source: str, hits: tuple[Hit, ...]) -> bool:
    """Whether one meal is named for both sides of it, of which `amounts-at-times` compares the times."""
    return OR_AFTER.search(source) is not None and {hit.name for hit in hits} == AROUND


def off_only(source: str, target: str, language: str) -> bool:
    """Whether what is worn except in one case is told as taken off only in that case."""
    worn = any(hit.name == "on" for hit in by_group(source, "en").get("wear", ()))
    return worn and any(hit.name == "off" for hit in by_group(target, language).get("wear", ()))


def _limited(source: str, target: str, language: str) -> bool:
    """Whether "throw it away after" is told as keeping it no longer than that."""
    most = tells(target, language, "bounds", "most")
    return most or bool(negators(source, "en")) is not bool(negators(target, language))


def _in_other_order(unit: Unit, places: tuple[Span, Span], ours: list[Hit]) -> bool:
    """Whether what is done before something may be told with "after", or what is done after it with "before"."""
    here, there = places
    if told_conversely(unit.source, unit.target, unit.language, places) or told_as_fasting(unit, places, ours):
        return True
    return _only_later(masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)], unit)


def _only_later(source: str, target: str, unit: Unit) -> bool:
    """Whether one thing must not be done before another: wait until it is dry before you dress, for dress after it."""
    turned = EARLY.search(source) or DATED["after"].search(source) or _waits(source, target, unit.language)
    denied = bool(negators(target, unit.language))
    later = NOT_SOONER.search(source) if denied else turned
    return bool(later or WAITING.search(source)) or told_as_after(source, target, unit.language)


def _waits(source: str, target: str, language: str) -> bool:
    """Whether "no sooner than so long after" is told as waiting for at least so long."""
    least = tells(target, language, "bounds", "least") or bool(count_of(target, language, "waiting"))
    return SOONER.search(source) is not None and least
