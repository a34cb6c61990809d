"""What an English row claims: about what, when that is to be, and whether it is denied."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import regex

from ....core.model import BELOW
from ....core.units import Unit
from ..text.lexicon import load
from ..text.memory import remembered
from ..text.segments import sentences, words

TIME = regex.compile(
    r"(?P<how>\bevery\s|\bwithin\s)?(?P<number>\p{N}+(?:\s?(?:[-–]|to|or)\s?\p{N}+)?)\s*"
    r"(?P<unit>minute|hour|day|week|month)s?(?:\s(?P<when>before|after|old|ago|a|per)\b)?",
    regex.IGNORECASE,
)
LABELS = {"table", "row", "fill", "box"}
"""Kinds of rows that name columns, lines to write on or cases, and claim nothing: "When to stop | Whom to call"."""
HEADINGS = {"title", "heading", "subheading"}
"""Kinds of rows that name what those below are about, and as a rule claim nothing: "Your long-acting insulin"."""
ANNOUNCING = ":"
"""How a row ends that names a case, as "If you take insulin:"."""
AGES = regex.compile(
    r"\b(?:years?|months?|weeks?)\s(?:old|of age|(?:and|or)\s(?:older|younger|over|under))\b"
    r"|\b(?:children|adults|babies|infants|teenagers)\s(?:over|under|from|of|aged|older|younger|up to)\b",
    regex.IGNORECASE,
)
"""How a row says for whom it is: to others, something else is given."""
LATER = regex.compile(
    r"(?:and\s)?(?:then|next|after (?:that|this)|afterwards)\b|(?:on\s)?(?:day|week|month|phase|stage)s?\s\d",
    regex.IGNORECASE,
)
"""How a row begins that is about what comes later, as the steps of a plan are that gets less from week to week."""
DENIED = regex.compile(r"\b(?:do not|don['’]t|never|avoid|stop|must not|should not|cannot)\b", regex.IGNORECASE)
ALONE = regex.compile(r"\b(?:by\s(?:itself|themselves|yourself)|alone|without\shelp)\b", regex.IGNORECASE)
"""How a row says that something is so in one way only, and in another may be right."""
CALL = regex.compile(
    r"\b(?:call|tell|phone|contact|see|ask|go|come)\b[^.;]{0,200}?\b(?:if|when|whenever|as soon as)\b", regex.IGNORECASE
)
"""How a row says that somebody must hear of a case: of what is not to be done, it is no order to do it."""
OFTEN = regex.compile(
    r"\b(?P<daily>(?:every|each|a|per)\s(?:single\s)?day|daily)\b|\b(?P<weekly>(?:every|each|a|per)\sweek|weekly)\b",
    regex.IGNORECASE,
)
"""How often in words: once a week, and not every day, are no opposites."""
NOTHING: list[Any] = [[], [], [], False, []]
TWO = 2


def claimed(row: Unit) -> list[Any]:
    """Return what a row is about, when that is to be, what is denied, whether a case is told, and how often it is."""
    if row.kind in LABELS or LATER.match(row.source) or _of_a_case(row):
        return NOTHING
    times, denied = sorted(map(list, _times(row.source))), sorted(_denied(row.source))
    names = row.kind in HEADINGS and not times and not denied
    often = sorted({str(each.lastgroup) for each in OFTEN.finditer(row.source)})
    return NOTHING if names else [sorted(_content(row.source)), times, denied, bool(CALL.search(row.source)), often]


def _denied(text: str) -> frozenset[str]:
    """Return the words of the sentences that deny something."""
    return frozenset(word for each in sentences(text) if DENIED.search(each) for word in _content(each))


def _of_a_case(row: Unit) -> bool:
    """Whether a row names a case, or is below one that does: in another, something else is right."""
    announces = row.source.rstrip("* ").endswith(ANNOUNCING)
    return (
        announces or BELOW in row.place or ALONE.search(row.source) is not None or AGES.search(row.source) is not None
    )


def contradicts(claim: list[Any], other: list[Any]) -> str:
    """Return in what a claim contradicts another about the same; nothing where it does not."""
    (ours, times, denied, case, often), (theirs, others, also, of_case, other_often) = claim, other
    shared = frozenset(ours) & frozenset(theirs)
    if shared <= _listed("taken"):
        return ""
    if times and others and times != others and _relations(times) == _relations(others):
        return "gives another time for the same"
    rarer = often and other_often and often != other_often
    if bool(denied) == bool(also) or case != of_case or times or others or rarer:
        return ""
    words = frozenset(denied or also)
    same = words <= shared or len(words & shared - _listed("taken")) >= TWO
    return "says the opposite" if same else ""


def _content(text: str) -> frozenset[str]:
    found = frozenset(word for word in (each.lower().rstrip("s") for each in words(text)) if len(word) > 2)
    return found - _listed("empty")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("en", "style")["source"][name].split())


@remembered
def _times(text: str) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (match["number"].replace(" ", ""), match["unit"].lower(), f"{match['how'] or ''}{match['when'] or ''}".lower())
        for match in TIME.finditer(text)
    )


def _relations(times: Iterable[Sequence[str]]) -> frozenset[str]:
    """Return how the times relate: before something, every so often. Other relations contradict nothing."""
    return frozenset(relation for *_, relation in times)
