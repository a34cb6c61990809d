"""The clauses of a sentence, and the halves of one in which each has a subject of its own."""

import re

import regex

from ..text.normal import is_letter
from ..text.spans import Span
from ..words.concepts import of_group
from ..words.finder import finder

STOPS = re.compile(r"[,;，；、،؛፣፤၊]")
SEMICOLON = re.compile(r"[;；؛፤]")
INDEPENDENT = regex.compile(
    r"[,\s](?:so|but|and (?:it|you|we|they|he|she|this|there|nobody|no one|everyone|(?:the|your|our) \w+"
    r"(?=(?:\s\w+){0,3}?\s(?:is|are|was|were|will|would|may|might|can|cannot|could|should|must|has|have|had|does|do"
    r"|did|goes|comes|gets|becomes|stays|looks|feels|seems|hurts|starts|begins|stops|needs|works|takes|makes)\b)))\s"
)
"""What begins an English clause that says of its own subject whether something is so."""
JOINING = (" so ", " but ", " and ")
"""What stands in every English sentence with such a clause, found many times faster."""
Pair = tuple[str, str]


def joints(prose: str, language: str) -> list[Span]:
    """Return the marks and the words for "and" and "therefore" in a text, which part clauses."""
    words = [(hit.start, hit.end) for hit in of_group(prose, language, "join") if hit.name == "and"]
    so = finder(language, "negation", "therefore")
    words += [found.span() for found in so.finditer(prose)] if so else []
    return [*words, *(found.span() for found in STOPS.finditer(prose))]


def parts(prose: str, places: list[Span]) -> list[str]:
    """Return what stands between the joints of a text, where it has words."""
    between, begin = [], 0
    for start, end in sorted(places):
        between.append(prose[begin:start])
        begin = end
    between.append(prose[begin:])
    return [part for part in between if any(map(is_letter, part))]


def halves(source: str, target: str, language: str) -> list[Pair]:
    """Return the clauses of two sentences that belong together, or the sentences."""
    if ";" in source:
        ours, theirs = source.split(";"), SEMICOLON.split(target)
        if len(ours) == len(theirs):
            return [pair for one in zip(ours, theirs, strict=True) for pair in halves(*one, language)]
    if any(map(source.__contains__, JOINING)) and (begins := INDEPENDENT.search(source)):
        places = joints(source, "en")
        ours, theirs = parts(source, places), parts(target, joints(target, language))
        if len(ours) == len(theirs) == 2 and any(_meets(place, begins.span()) for place in places):
            return [*zip(ours, theirs, strict=True)]
    return [(source, target)]


def _meets(joint: Span, place: Span) -> bool:
    """Whether the clauses are parted where the second one begins, and not at a comma elsewhere: if it hurts, call."""
    return joint[0] < place[1] and place[0] <= joint[1]
