"""The two halves of a sentence with an "if": in what case, and what is done then."""

import re
from typing import NamedTuple

import regex

from ....core.units import Unit
from ..text import lexicon
from ..text.normal import is_letter
from ..text.spans import Span, within
from ..text.tokens import masked
from ..words.concepts import of_group
from .clauses import STOPS

SPACED = re.compile(rf"{STOPS.pattern}|\s")
"""What parts clauses where words are not parted."""
OPENING = regex.compile(r"\W*(?:\p{L}+\s*,\s*)?")
"""What stands before the word for "if" where its clause opens the sentence: "Please, if"."""


class Case(NamedTuple):
    """The two halves of a sentence: in what case, and what is done then."""

    condition: str
    then: str


def halves(sentence: str, start: int, end: int, stops: re.Pattern[str] = STOPS) -> Case | None:
    """Return the halves of a sentence whose word for "if" stands at a place, or nothing where they are not clear."""
    found = [*stops.finditer(sentence.rstrip(), end)]
    if not OPENING.fullmatch(sentence[:start]):
        rest = sentence[found[0].end() :] if found else ""
        case = Case(sentence[end : found[0].start() if found else None], sentence[:start])
        return None if any(map(is_letter, rest)) else case
    return Case(sentence[end : found[0].start()], sentence[found[0].end() :]) if len(found) == 1 else None


def told_case(unit: Unit, place: Span) -> Case | None:
    """Return the halves of a translated sentence that says "if" once, in one word or, as in Gujarati, in two."""
    hits = list(within(of_group(unit.target, unit.language, "condition"), place))
    if not hits or {hit.name for hit in hits} != {"if"}:
        return None
    grammar = lexicon.load(unit.language, "dosing").get("grammar", {})
    sentence = masked(unit.target)[slice(*place)]
    (start, end), last = ((hit.start - place[0], hit.end - place[0]) for hit in (hits[0], hits[-1]))
    if grammar.get("condition_first") and len(hits) <= grammar["condition_first"]:
        return Case(sentence[end if len(hits) > 1 else 0 : last[1]], sentence[last[1] :])  # its verb may end in "if"
    return halves(sentence, start, end, SPACED if grammar.get("clauses_spaced") else STOPS) if len(hits) == 1 else None
