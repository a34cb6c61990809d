"""Weigh what may have happened to a translation: cut off, a sentence lost or added, another text in its place."""

import math

import regex

from ....core.model import CELL
from ..text.lexicon import load
from ..text.memory import briefly, remembered
from ..text.segments import scripts, sentences, words
from ..words.mentions import unasked
from .anchors import Anchors
from .parallel import lengths, log_ratio, strangers

FINAL = ".!?…。！？।॥۔؟։።၊။។؛:"
CLOSING = "\"'”»’)]）」』* "
MAY_END = regex.compile(
    r";|\b[ap]\.\s?m\.\s+\p{L}|^(?:hi|hello|dear|welcome|thank you)\b[^.!?]{0,40},", regex.IGNORECASE
)
"""What may be the end of a sentence in a translation: a semicolon, an hour before a capital, words of greeting."""
LABEL = 9
"""Words from which on a heading is weighed as sentences are."""


@briefly
def spread(source: str, target: str) -> float:
    """Return how much the length of a good translation varies, as a standard deviation of the logarithm."""
    dense = 0.012 if not {"Han", "Hangul"}.isdisjoint(scripts(target)) else 0.0
    free = 0.0 if final(source) else 0.012  # labels and headings are worded more freely than sentences
    return math.sqrt(0.008 + dense + free + 1.2 / (lengths(source, target)[0] + 5))


def leniency(source: str) -> float:
    """Return what must be added to the limits for a text so short that a translation may share nothing with it."""
    return max(0.0, 0.4 * (LABEL - len(words(source)))) if not final(source) else 0.0


def likelihood(value: float, centre: float, width: float) -> float:
    """Return Student's density with four degrees of freedom: good translations have heavy tails."""
    far = (value - centre) / width
    return float((1 + far * far / 4) ** -2.5 / width)


@briefly
def length_evidence(source: str, target: str, tag: str, centres: tuple[float, ...]) -> float:
    """Return how much likelier one of these lengths is than the one expected."""
    value, width = log_ratio(source, target, tag), spread(source, target)
    other = 0.0
    for centre in centres:
        far = (value - centre) / width
        other += (1 + far * far / 4) ** -2.5  # `likelihood`, of which the width is the same
    far = value / width
    return math.log(other / len(centres)) + 2.5 * math.log(1 + far * far / 4)


def much_shorter(source: str, target: str, tag: str) -> bool:
    """Whether a translation is so much shorter than others are that something was left out; Han is too dense to say."""
    dense = scripts(target)["Han"] > 0
    return not dense and log_ratio(source, target, tag) < FAR * spread(source, target)


def shorter(source: str, target: str, tag: str, limit: float) -> bool:
    """Whether a translation in our letters is shorter than most are; others, or with many endings, vary more."""
    found = scripts(target)
    if load(tag, "style").get("length", {}).get("varies"):
        return False
    return found["Latin"] * 2 > sum(found.values()) and log_ratio(source, target, tag) < limit * spread(source, target)


FAR = -2.5
"""Standard deviations of the logarithm of the length."""
NEAR, PLAIN = -1.5, -2.0
"""The same, from which on a part of a sentence may be missing, of prose of specialists and of what patients read."""
SHORTER = (-0.25, -0.4, -0.6, -0.8, -1.1, -1.5)
LONGER = (0.2, 0.35, 0.5, 0.7, 0.9, 1.2)


HALF = regex.compile(r"\b[ap]\.\s?m\.$", regex.IGNORECASE)


@remembered
def final(text: str) -> bool:
    """Whether a text ends with a mark that ends sentences; the last cell of a table has one for "p.m." alone."""
    if CELL in text and HALF.search(text):
        return False
    return text.rstrip(CLOSING)[-1:] in FINAL if text.strip() else False


UNASKED, EXPECTED = 0.7, 0.07
"""What each concept tells that only the target mentions, and how many a word of English lets one expect."""


def other_evidence(source: str, target: str, tag: str, found: Anchors) -> float:
    """Return the evidence that the target translates another text."""
    value, width = log_ratio(source, target, tag), spread(source, target)
    evidence = math.log(likelihood(value, 0, 0.9) / likelihood(value, 0, width))
    evidence -= 0.7 * sum(found.weights)
    evidence += 0.8 * min(3, strangers(source, target, tag))
    evidence += UNASKED * (min(6, unasked(source, target, tag)) - EXPECTED * len(words(source)))
    ours, theirs = sentences(source), sentences(target)
    evidence += 0.6 * min(4, abs(len(ours) - len(theirs))) if len(ours) != len(theirs) else -0.3
    if (asked := _asks(source)) != _asks(target):
        evidence += 1.5
    elif asked:
        evidence -= 2
    shown = target if target.isascii() else target.replace("（", "(").replace("：", ":")
    for mark in "\n", "(", ":", "{":
        have, need = mark in shown, mark in source
        evidence += (1.2 if mark != ":" else 0.6) if have != need else -1.5 if have else 0
    return evidence


def _asks(text: str) -> bool:
    return "?" in text or "？" in text or "؟" in text or (";" in text and "Greek" in scripts(text))


def added_evidence(source: str, target: str, tag: str) -> float:
    """Return the evidence that the target says more than the source."""
    more = len(sentences(target)) - len(sentences(source))
    if more <= 0 and log_ratio(source, target, tag) <= 0:
        return -1.0  # or less: it is no longer than others are
    evidence = length_evidence(source, target, tag, LONGER)
    evidence += 3 if more > 0 and more > len(MAY_END.findall(source)) else -1
    return evidence
