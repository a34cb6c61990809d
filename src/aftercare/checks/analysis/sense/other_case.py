"""When a case that is told with another word of its kind is the same: even if, only if, although."""

import regex

from ....core.units import Unit
from ..text.spans import Span
from ..text.tokens import masked
from ..words.concepts import Hit
from .clauses import STOPS
from .negation import count_of, negators
from .only import says_only
from .opposing import Inside

EVEN = regex.compile(r"\beven (?:with|without|after|during|in)\b", regex.IGNORECASE)
"""What others tell with "even if", and English with a thing: even with a cold."""
ALTHOUGH = "although"
ONLY_IF = frozenset({"only_if", "none_but_if"})
EXCEPTED = ONLY_IF | {"unless"}


def without_even(source: str, theirs: list[Hit]) -> list[Hit]:
    """Return the words of a translation without its "even if", where English says "even with" and others are left."""
    return (EVEN.search(source) and [hit for hit in theirs if hit.name != "even_if"]) or theirs


def case_reversed(ours: list[Hit], theirs: list[Hit]) -> bool:
    """Whether "only if" is told as "even if", or that as "only if" or "unless"; no "not" of a case makes up for it."""
    here, there = {hit.name for hit in ours}, {hit.name for hit in theirs}
    turned = here == {"only_if"} and "even_if" in there and not there & ONLY_IF
    return turned or (here == {"even_if"} and bool(there & EXCEPTED))


def in_another_case(unit: Unit, places: tuple[Span, Span], ours: Inside, theirs: list[Hit]) -> bool:
    """Whether a case is told with another word of its kind, or what looks like one is none."""
    here, there = places
    told = _even_if(unit, here, there, ours["condition"], theirs) or _concedes(unit, there, ours["condition"], theirs)
    return told or _only_apart(ours, theirs) or _only_told_apart(unit, there, ours["condition"], theirs)


def _only_apart(ours: Inside, theirs: list[Hit]) -> bool:
    """Whether English says "only" and "if" apart, and the translation says "only if": only call if it hurts."""
    only = any(hit.name == "only" for hit in ours.get("extent", ()))
    return only and any(hit.name == "if" for hit in ours["condition"]) and {hit.name for hit in theirs} <= ONLY_IF


def _only_told_apart(unit: Unit, there: Span, ours: list[Hit], theirs: list[Hit]) -> bool:
    """Whether the translation says "only" and "if" apart where English says "only if": German "erst …, wenn"."""
    if ({hit.name for hit in ours}, {hit.name for hit in theirs}) != ({"only_if"}, {"if"}):
        return False
    sentence = masked(unit.target)[slice(*there)]
    return says_only(sentence, unit.language)


def _even_if(unit: Unit, here: Span, there: Span, ours: list[Hit], theirs: list[Hit]) -> bool:
    """Whether what must not be done if something is so is told with "even if", or may be done only if it is not so."""
    if {hit.name for hit in ours} != {"if"} or not {hit.name for hit in theirs} <= {"even_if", "only_if"}:
        return False
    prose = masked(unit.source)
    begin = min(hit.start for hit in ours)
    stop = STOPS.search(prose, begin, here[1])
    end = stop.start() if stop else here[1]
    if negators(prose[begin:end], "en") or not negators(f"{prose[here[0] : begin]} {prose[end : here[1]]}", "en"):
        return False
    if all(hit.name == "even_if" for hit in theirs):
        return True
    return bool(negators(masked(unit.target)[slice(*there)], unit.language)) and not count_of(
        prose[begin:end], "en", "words"
    )


def _concedes(unit: Unit, there: Span, ours: list[Hit], theirs: list[Hit]) -> bool:
    """Whether English says "although", and what stands for "if" does so inside a sentence: Portuguese -se is none."""
    source, target = masked(unit.source), masked(unit.target)
    although = all(source[hit.start : hit.end].lower() == ALTHOUGH for hit in ours)
    return although and all(target[there[0] : hit.start].strip() for hit in theirs)
