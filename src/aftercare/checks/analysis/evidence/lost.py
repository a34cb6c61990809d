"""Weigh whether a translation leaves out a sentence: it is shorter, has fewer, and mentions nothing of one of them."""

import re
from collections.abc import Sequence
from functools import cache

from ....core.model import CELL, cells
from ..sense.negation import denials, denies, withouts
from ..text.lexicon import load
from ..text.segments import UNSPACED, scripts, sentences, words
from ..words.concepts import hits
from .anchors import Anchors
from .parallel import log_ratio
from .weighing import LABEL, SHORTER, length_evidence

OPENING = re.compile(r"(?:^|[.!?;]\s+)(?:\w+\s){0,2}\w+,")
SHORT, TOGETHER = 5, 3.5
"""Words of a sentence that may be drawn into another, and the evidence that it is there where the other denies it."""

BOTH, NEARLY, TOLD = 2, -0.2, 2.0
"""Sentences that are joined, how short the joint one is at most, and the evidence that one of them is told in it."""

THERE, SHORTENED, DOUBT = 1.0, -0.25, 0.0
"""What an anchor tells that is there, and how short a text with two for each sentence is at most; the evidence of that
is no more than lets a person look."""


def lost_evidence(source: str, target: str, tag: str, found: Anchors) -> float:
    """Return the evidence that the target leaves out a sentence."""
    ours, theirs = sentences(source), sentences(target)
    if len(ours) < 2 or _in_cells(source, target) or _both_told(ours, target, tag):
        return -9.0
    evidence = length_evidence(source, target, tag, SHORTER)
    if log_ratio(source, target, tag) > -0.08:
        evidence -= 2  # nothing is missing: two sentences were drawn together
    elif log_ratio(source, target, tag) > -0.15 and target.count("，") >= len(ours) - len(theirs) + _commas(source):
        evidence -= 3  # Chinese draws them together with a comma
    elif log_ratio(source, target, tag) > -0.12 and _pauses(target) - _pauses(source) >= len(ours) - len(theirs):
        evidence -= 3  # and others with a comma, a dash or a bracket
    elif len(words(source)) < LABEL and target.count("，") >= len(ours) - 1:
        return -9.0  # and tells a few words in fewer characters
    if scripts(target).keys().isdisjoint(UNSPACED[3:]):
        label = _labelled(ours)
        apart = label and len(words("".join(theirs[:1]))) == 1
        fewer = len(theirs) - apart < len(ours) - label
        evidence += 4 if fewer else -2.5
        if fewer and (_drawn_together(ours, target, tag) or _denied_as_often(source, target, tag)):
            evidence -= TOGETHER
    best, start, told, all_told = -9.0, 0, True, True
    for sentence in ours:
        start = source.find(sentence, start)
        weights = found.between(start, start + len(sentence))
        all_told = all_told and sum(weight >= THERE for weight in weights) >= BOTH
        best, told = max(best, -0.6 * sum(weights)), told and max(weights, default=0.0) >= TOLD
    evidence += max(best, -3) - (TOGETHER if told and _joined(source, target, tag) else 0)
    whole = all_told and log_ratio(source, target, tag) > SHORTENED
    return min(evidence, DOUBT) if whole else evidence


def _commas(source: str) -> int:
    """Return how many commas an English text has, those behind a word or two that open a sentence aside."""
    return source.count(",") - len(OPENING.findall(source))


def _pauses(text: str) -> int:
    """Return how often a text pauses within a sentence."""
    return sum(map(text.count, ",،;—–("))


def _in_cells(source: str, target: str) -> bool:
    """Whether a line of a table, of one sentence in a cell at most, has something in the same cells: "151–200 | 2"."""
    ours, theirs = cells(source), cells(target)
    whole = CELL in source and [*map(bool, ours)] == [*map(bool, theirs)]
    return whole and all(len(sentences(cell)) < BOTH for cell in ours)


def _joined(source: str, target: str, tag: str) -> bool:
    """Whether two sentences are one of nearly full length, with an ending that joins verbs: Korean -고."""
    endings = load(tag, "dosing").get("grammar", {}).get("joining", ())
    two = len(sentences(source)) == BOTH and len(sentences(target)) == 1
    return two and log_ratio(source, target, tag) > NEARLY and any(map(target.__contains__, endings))


def _drawn_together(ours: Sequence[str], target: str, tag: str) -> bool:
    """Whether a short sentence that denies may be in another: "Swallow it whole, without chewing"."""
    told = sum(denies(sentence, "en") for sentence in ours)
    short = any(denies(sentence, "en") and len(words(sentence)) <= SHORT for sentence in ours[1:])
    return short and told == 1 and (denies(target, tag) or bool(withouts(target, tag)))


def _denied_as_often(source: str, target: str, tag: str) -> bool:
    """Whether every "not" of two or more is there, and so the sentence with them: cool it, do not rub, do not pop."""
    wanted = denials(source, "en")
    return wanted >= BOTH and len(sentences(source)) == BOTH and denials(target, tag) >= wanted


def _both_told(ours: Sequence[str], target: str, tag: str) -> bool:
    """Whether of two sentences a "not" tells one, and words of its kinds the other: "Swallow it whole, unchewed"."""
    denied = [denies(sentence, "en") for sentence in ours] if len(ours) == BOTH else []
    if sum(denied) != 1 or not (denies(target, tag) or withouts(target, tag)):
        return False
    plain = ours[denied.index(False)]
    kinds, there = ({(hit.group, hit.name) for hit in hits(*text)} for text in ((plain, "en"), (target, tag)))
    return len(words(plain)) <= SHORT and len(kinds & there) >= min(BOTH, max(len(kinds), 1))


def _labelled(parts: Sequence[str]) -> bool:
    """Whether a text begins with the name of a part of a report, which may be joined to what follows: "Aim."."""
    found = words(parts[0].lower())
    return len(found) == 1 and found[0] in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(load("en", "style")["words"]["labels"].split())
