"""The clauses of a sentence, and the halves of one in which each has a subject of its own."""

import re

import regex

from ..text import lexicon
from ..text.normal import is_letter
from ..text.rough_sentences import rough_sentences
from ..text.spans import Span
from ..words.concepts import of_group
from ..words.finder import finder

STOPS = re.compile(r"[,;，；、،؛፣፤၊]")
DECIMAL = re.compile(r"(?<=\d),(?=\d)")
"""A comma in a number, which parts nothing."""
SPACED = regex.compile(r"(?<=\p{L}\p{M}?)\s(?=\p{L})(?!ๆ)")
"""What parts clauses where words are not parted, between two of them and not beside a number: Thai."""
SEMICOLON = re.compile(r"[;；؛፤]")
INDEPENDENT = regex.compile(
    r"[,\s](?:so|but|and (?:it|you|we|they|he|she|this|there|nobody|no one|everyone|(?:the|your|our) \w+"
    r"(?=(?:\s\w+){0,3}?\s(?:is|are|was|were|will|would|may|might|can|cannot|could|should|must|has|have|had|does|do"
    r"|did|goes|comes|gets|becomes|stays|looks|feels|seems|hurts|starts|begins|stops|needs|works|takes|makes)\b)))\s"
)
"""What begins an English clause that says of its own subject whether something is so."""
JOINING = (" so ", " but ", " and ")
"""What stands in every English sentence with such a clause, found many times faster."""
FIGURES = regex.compile(r"\d+")
THAT = regex.compile(r"\s*(?:so )?that\b", regex.IGNORECASE)
"""What begins an English clause that says what something is done for: so that you do not fall."""
Pair = tuple[str, str]


def joints(prose: str, language: str) -> list[Span]:
    """Return the marks and the words for "and" and "therefore" in a text, which part clauses."""
    words = [(hit.start, hit.end) for hit in of_group(prose, language, "join") if hit.name == "and"]
    so = finder(language, "negation", "therefore")
    words += [found.span() for found in so.finditer(prose)] if so else []
    words += [found.span() for found in SPACED.finditer(prose)] if spaced(language) else []
    return [*words, *(found.span() for found in STOPS.finditer(prose) if not DECIMAL.match(prose, found.start()))]


def spaced(language: str) -> bool:
    """Whether spaces part the clauses of a language."""
    return bool(lexicon.grammar(language, "clauses_spaced"))


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
        if len(ours) == len(theirs) and _sentences(ours) == _sentences(theirs):
            theirs = theirs[::-1] if _turned(ours, theirs) else theirs
            return [pair for one in zip(ours, theirs, strict=True) for pair in halves(*one, language)]
    if any(map(source.__contains__, JOINING)) and (begins := INDEPENDENT.search(source)):
        places = joints(source, "en")
        ours, theirs = parts(source, places), parts(target, joints(target, language))
        if len(ours) == len(theirs) == 2 and any(_meets(place, begins.span()) for place in places):
            return [*zip(ours, _in_order(ours[1], theirs, language), strict=True)]
    return [(source, target)]


def _sentences(clauses: list[str]) -> list[int]:
    """Return how many sentences each part of a text has: a semicolon elsewhere parts something else."""
    return [len(rough_sentences(clause)) for clause in clauses]


def _turned(ours: list[str], theirs: list[str]) -> bool:
    """Whether a translation has the figures of two clauses in the other order, and so the clauses."""
    here, there = ([FIGURES.findall(clause) for clause in clauses] for clauses in (ours, theirs))
    return here != there and here == there[::-1]


def _in_order(last: str, theirs: list[str], language: str) -> list[str]:
    """Return the clauses of a translation as English has them, where it says first what something is done for."""
    words = finder(language, "needs", "purpose") if THAT.match(last) else None
    first = words is not None and words.search(theirs[0]) and not words.search(theirs[1])
    return theirs[::-1] if first else theirs


def _meets(joint: Span, place: Span) -> bool:
    """Whether the clauses are parted where the second one begins, and not at a comma elsewhere: if it hurts, call."""
    return joint[0] < place[1] and place[0] <= joint[1]
