"""A "not" that has moved from one of two clauses to the other: do not pull it; let it fall, told as pull it."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clause_facts import common, placed
from ...analysis.sense.negation import closing, count_of, denies, negators
from ...analysis.text.spans import Span, spans, together
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

TWO = 2
MARKS = (regex.compile(r"[;；؛፤:：]|\s[—–]\s"), regex.compile(r"[,，、،;；؛:：]"))
"""What parts two clauses: rather a semicolon than a comma."""
OTHERWISE = regex.compile(
    r"\b(?:until|till|unless|only|without|before|after|if|when|than|except|never)\b", regex.IGNORECASE
)
"""What may be told with a "not" in either clause."""


def _halves(text: str, place: Span, marks: regex.Pattern[str]) -> tuple[Span, ...]:
    """Return the two halves of a sentence, where one mark parts it, or the two sentences that tell one."""
    prose = masked(text)
    ends = [end for _, end in spans(text) if place[0] < end < place[1]]
    if ends:
        return ((place[0], ends[0]), (ends[0], place[1])) if len(ends) == 1 else ()
    found = [mark.span() for mark in marks.finditer(prose, *place) if prose[mark.end() : place[1]].strip()]
    return ((place[0], found[0][0]), (found[0][1], place[1])) if len(found) == 1 else ()


def _denied(text: str, halves: tuple[Span, ...], language: str) -> list[bool]:
    """Return which of two halves says "not" in any way."""
    parts = (masked(text)[slice(*half)] for half in halves)
    return [
        bool(denies(part, language) or closing(part, language) or count_of(part, language, "concord")) for part in parts
    ]


def _denies_half(source: str) -> bool:
    """Whether an English text has a semicolon and a "not"."""
    return ";" in source and negators(masked(source), "en") > 0


@check(Severity.WARNING, languages=known)
@given(_denies_half)
def denial_moved(unit: Unit) -> Iterator[Result]:
    """Of two clauses the one that says "not" says so in the translation, and not the other one.

    Bad [es]:  Do not pull it; let it fall by itself. -> Tire de ella; no deje que se caiga sola.
    Bad [zh-Hans]: Do not pull it; let it fall by itself. -> 要撕掉，不要让它自行脱落。
    Good [es]: Do not pull it; let it fall by itself. -> No tire de ella; deje que se caiga sola.
    Good [de]: Do not pull it; let it fall by itself. -> Lassen Sie es von selbst abfallen und ziehen Sie nicht daran.
    """
    for here, there in together(unit.source, unit.target):
        ours = _halves(unit.source, here, MARKS[0])
        theirs = _halves(unit.target, there, MARKS[0]) or _halves(unit.target, there, MARKS[1])
        if not ours or not theirs or OTHERWISE.search(masked(unit.source), *here):
            continue
        mine, own = _denied(unit.source, ours, "en"), _denied(unit.target, theirs, unit.language)
        if sum(mine) != 1 or sum(own) != 1 or mine == own:
            continue
        facts = common(placed(unit.source, "en", ours), placed(unit.target, unit.language, theirs)).values()
        if not any(first != last for first, last in facts):
            yield "the source says “not” in one of two clauses, the translation in the other"
