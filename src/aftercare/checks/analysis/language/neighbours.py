"""The language that a text is in, where two identifiers agree that it is not the one it should be."""

from functools import cache

import regex

from ..text.lexicon import load
from ..text.segments import words
from . import identify, lingua

TWINS = frozenset({"bs", "hr", "sr"})
"""Languages so alike that a text in one is not told from another's by a word list."""
NEAR = (
    {"es", "pt", "it", "fr", "ca", "ro", "en"},
    {"cs", "sk", "pl", "hr", "bs", "sl", "en"},
    {"de", "nl", "da", "no", "sv", "af", "en"},
    {"id", "ms", "tl", "vi", "en"},
    {"ru", "uk", "bg", "sr", "be", "mk"},
    {"hi", "mr"},
    {"fa", "ur", "ar"},
    {"et", "fi", "en"},
    {"tr", "az", "en"},
)
"""Languages that are taken for each other."""
LOUDER, SILENT = 4.0, 0.01
"""What the lists must say for another language beyond its own, and less than what lingua must say for its own."""


def neighbours(tag: str) -> tuple[str, ...]:
    """Return a language and those it is taken for."""
    return tuple(sorted(set().union({tag}, *(group for group in NEAR if tag in group))))


def neighbour(text: str, script: str, family: str) -> str:
    """Return the language of the same script that both identifiers prefer, or nothing."""
    if euphonic := _euphonic(family):
        text = euphonic.sub("", text)
    scores = identify.evidence(text, script)
    twins = TWINS & scores.keys() if family in TWINS else {family}
    ours = max((scores.get(tag, 0.0) for tag in twins), default=0.0)
    found = [tag for tag in identify.candidates(text, script, family) if tag not in twins and scores[tag] > ours]
    better = {tag: scores[tag] for tag in found}
    if better and (best := _preferred(text, family, better, ours)):
        return best
    return _unsupported(text, family) if ours < 1.0 and len(twins) == 1 else ""


def surely(text: str, script: str, family: str, other: str) -> bool:
    """Whether words and letters speak much louder for another language, and lingua says nothing for its own."""
    scores = identify.evidence(text, script)
    lead = scores.get(other, 0.0) - max(0.0, scores.get(family, 0.0))
    return lead >= LOUDER and lingua.confidence(text, (family, other)).get(family, 1.0) < SILENT


@cache
def _euphonic(family: str) -> regex.Pattern[str] | None:
    """Return what finds a little word that only stands for another one before some letters: Spanish e ibuprofeno."""
    form = load(family, "style").get("words", {}).get("euphonic")
    return regex.compile(form) if form else None


def _preferred(text: str, family: str, better: dict[str, float], ours: float) -> str:
    """Return the best of some languages that explain a text better than its own does, if lingua agrees."""
    first = next(iter(better))
    lead = better[first] - ours
    second = lingua.confidence(text, (family, *better))
    if family not in second or first not in second:  # lingua has no Haitian Creole, and takes it for French
        return first if lead > 4 and better[first] > 2 * ours else ""
    best = max(second.keys() - {family}, key=lambda tag: (second[tag], tag))
    sure = second[family] < 0.5 and lead + 4 * (second[best] - second[family]) > 3
    return best if sure else ""


def _unsupported(text: str, family: str) -> str:
    """Return the neighbour lingua is sure of, where no word speaks for the language a text should be in."""
    if len(words(text)) < 3:
        return ""
    second = lingua.confidence(text, neighbours(family))
    best = max(second, key=lambda tag: (second[tag], tag), default="")
    return best if best != family and second.get(family, 1.0) < 0.02 and second[best] > 0.9 else ""
