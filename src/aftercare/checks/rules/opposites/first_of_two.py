"""Of two things of a kind, the one that comes first: the damp layer first, and the dry one over it."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clauses import joints
from ...analysis.sense.coming_first import FIRST
from ...analysis.sense.negation import denies
from ...analysis.sense.opposing import compatible, inside, kinds
from ...analysis.text import lexicon
from ...analysis.text.patterns import of_grammar
from ...analysis.text.spans import Span, together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, by_group
from ...registry import Result, check, given

TWO = 2
LEADS = regex.compile(
    r"\bfirst\b(?=\s+(?:the|your|with|on|in|from|put|use|take|apply|clean|wash|rinse)\b)", regex.IGNORECASE
)
"""What opens with what is done first."""
APART = frozenset({"condition", "day", "bounds", "when", "order", "stage", "pair", "extent", "amount"})
"""Kinds of words that say how things hang together, and none of which comes first."""


def known(language: str) -> bool:
    """Whether the words of a language for what comes first are known."""
    return bool(lexicon.grammar(language, "first"))


def _tells_first(source: str) -> bool:
    """Whether an English text says what is done first, and names two things of a kind."""
    if not (FIRST.search(source) or LEADS.search(source)):
        return False
    return any(len({hit.name for hit in found}) == TWO for found in by_group(source, "en").values())


@check(Severity.ERROR, languages=known)
@given(_tells_first)
def first_of_two_turned(unit: Unit) -> Iterator[Result]:
    """Of two things of a kind the same one comes first: what is damp, and what is dry.

    Bad [es]:  Put the wet layer on first, and the dry one over it. -> Ponga primero la capa seca y encima la húmeda.
    Bad [ko]:  First use the left eye, then the right one. -> 먼저 오른쪽 눈에 넣고 왼쪽 눈에 넣으세요.
    Good [es]: Put the wet layer on first, and the dry one over it. -> Ponga encima la capa seca; primero va la húmeda.
    Good [ko]: First use the left eye, then the right one. -> 먼저 왼쪽 눈에, 그다음 오른쪽 눈에 넣으세요.
    """
    marks = of_grammar(unit.language, "first")
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        ours, theirs = inside(by_group(unit.source, "en"), here), inside(by_group(unit.target, unit.language), there)
        said = [found.span() for words in (FIRST, LEADS) for found in words.finditer(source)]
        told = [found.span() for found in marks.finditer(target)] if marks else []
        if len({*said}) != 1 or len(told) != 1 or denies(source, "en") or denies(target, unit.language):
            continue
        mark, own = (_moved(said[0], here), "en"), (_moved(told[0], there), unit.language)
        if _told_in_turn(ours, theirs, own[0]):
            continue
        for group in sorted(ours.keys() & theirs.keys() & (kinds() - APART)):
            one = _leading(unit.source, ours[group], *mark)
            other = _leading(unit.target, theirs[group], *own)
            if one and other and not compatible(group, one.name, other.name):
                yield f"“{one.name}” comes first in the source, “{other.name}” in the translation"


def _moved(span: Span, place: Span) -> Span:
    """Return a span of a sentence as one of the text."""
    return span[0] + place[0], span[1] + place[0]


def _told_in_turn(ours: dict[str, list[Hit]], theirs: dict[str, list[Hit]], mark: Span) -> bool:
    """Whether a sentence says "before" or "after" beside its word for what comes first, as the English does not."""
    said = {hit.name for hit in ours.get("when", ())}
    beside = {hit.name for hit in theirs.get("when", ()) if not mark[0] <= hit.start < mark[1]}
    return "before" in beside or not beside <= said


def _leading(text: str, hits: list[Hit], mark: Span, language: str) -> Hit | None:
    """Return which of two things comes first: the one behind the word for that, or in its clause."""
    if len(hits) != TWO or hits[0].name == hits[1].name:
        return None
    first, last = hits
    if mark[1] <= first.start:
        return first
    if not first.end <= mark[0] <= last.start:
        return None
    parted = [first.end <= start < mark[0] for start, _ in joints(masked(text), language)]
    return last if any(parted) else first
