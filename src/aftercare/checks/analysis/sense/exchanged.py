"""Two clauses of which one is denied, and whether a translation denies the other one: with water, not with milk."""

from typing import NamedTuple

import regex

from ..text import lexicon
from ..text.memory import remembered
from ..text.rough_sentences import rough_sentences
from ..words.concepts import hits
from ..words.mentions import mentioned, told
from .clauses import SEMICOLON, STOPS, joints, parts
from .negation import implied, negators

BOTH = 2
OTHERWISE = regex.compile(
    r"\b(?:if|when|unless|until|till|before|only|never|avoid|stop|without|but|instead|away|out of|than"
    r"|and (?:for|during|after|within))\b",
    regex.IGNORECASE,
)
"""What makes a sentence one that is worded in many ways: do not take it off until Friday, take it off on Friday."""
LISTED = regex.compile(r",\s(?!(?:and |but )?not\b)(?:[\w'’-]+\s){1,2}(?:or|nor)\s", regex.IGNORECASE)
"""What is listed, of which the same is denied: no water, juice or milk."""
NOT_THAT = regex.compile(r",\s(?:and\s)?not\b", regex.IGNORECASE)
"""A contrast that is hardly worded in another way: with water, not with milk."""


class Halves(NamedTuple):
    """What the clause of a sentence that says "not" tells, and what the other one does."""

    denied: frozenset[str]
    said: frozenset[str]


def exchanged(source: str, target: str, language: str) -> bool:
    """Whether what the two clauses of an English sentence tell stands in the other one of the translation each."""
    if not (ours := _of_english(source)) or not (theirs := _halves(target, language)):
        return False
    # What is to be done, the first word, is said of both: use this, not that.
    shared = mentioned(source.split(" ", 1)[0]).keys() if NOT_THAT.search(source) else ()
    denied, said = ours.denied - ours.said, ours.said - ours.denied - {*shared}
    # Where "not" stands behind, what is said of both opens the clause that has it: the dose not with a spoon, but …
    surely = NOT_THAT.search(source) and not lexicon.grammar(language, "negation_follows")
    if not theirs.denied & said or theirs.denied & denied:
        return False
    return bool(theirs.said & denied) or bool(surely and not theirs.said & said)


@remembered
def _of_english(source: str) -> Halves | None:
    """Return the halves of an English text that is one sentence, and is not worded in many ways."""
    freely = len(rough_sentences(source)) != 1 or OTHERWISE.search(source) or LISTED.search(source)
    return None if freely else _halves(source, "en")


def _halves(text: str, language: str) -> Halves | None:
    """Return the halves of a sentence of two clauses of which one says "not"."""
    clauses = parts(text, joints(text, language))
    if len(clauses) > BOTH:  # soap and water, not alcohol
        stops = SEMICOLON if SEMICOLON.search(text) else STOPS
        clauses = parts(text, [found.span() for found in stops.finditer(text)])
    if len(clauses) != BOTH:
        return None
    no = [bool(negators(clause, language)) for clause in clauses]
    if no[0] is no[1] or any(implied(clause, language) for clause in clauses):
        return None
    first, last = (_told(clause, language) for clause in clauses)
    return Halves(first, last) if no[0] else Halves(last, first)


def _told(clause: str, language: str) -> frozenset[str]:
    """Return what a clause mentions, and its words that have an opposite."""
    things = mentioned(clause).keys() if language == "en" else told(clause, language)[0]
    return frozenset({*things, *(hit.name for hit in hits(clause, language))})
