"""What is done first and what after it: call for help first, then take the tablet."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clause_facts import Fact, common, placed
from ...analysis.text import lexicon
from ...analysis.text.patterns import Pattern, alternatives, compiled
from ...analysis.text.spans import Span, together
from ...analysis.text.tokens import masked
from ...registry import Result, check, given

THEN = regex.compile(
    r"(?:[,;]|\band|\bbut)(?:\s+(?:and|but|only))*\s+(?:then|after that|afterwards)\b"
    r"|(?<=[.;]\s)(?:then|after that|afterwards)\b",
    regex.IGNORECASE,
)
IN_CASE = regex.compile(r"\bif\b[^.;:,]*$", regex.IGNORECASE)
"""What makes of "then" no more than the end of a condition: if it hurts, then rest."""


def _in_order(source: str) -> bool:
    """Whether an English text says what comes after something else."""
    return "then" in source.lower() or "after" in source.lower()


@cache
def _then(language: str) -> Pattern:
    """Return what finds the words for "then" in a language."""
    words = lexicon.load(language, "dosing").get("grammar", {}).get("then", ())
    return compiled(alternatives(words, language)) if words else None


def covered(language: str) -> bool:
    """Whether the words for "then" of a language are known."""
    return _then(language) is not None


@check(Severity.ERROR, languages=covered)
@given(_in_order)
def sequence_turned(unit: Unit) -> Iterator[Result]:
    """What is to be done first is not done after the rest.

    Bad [es]: Call 911 first, then chew one aspirin. -> Mastique primero una aspirina y después llame al 911.
    Bad [de]: Clean the wound, then put on the cream. -> Tragen Sie die Salbe auf und reinigen Sie dann die Wunde.
    Good [es]: Call 911 first, then chew one aspirin. -> Llame primero al 911 y después mastique una aspirina.
    """
    then = _then(unit.language)
    for here, there in together(unit.source, unit.target) if then else ():
        ours, theirs = _halves(THEN, unit.source, here), _halves(then, unit.target, there)
        if not ours or not theirs or IN_CASE.search(masked(unit.source)[slice(*ours[0])]):
            continue
        facts = common(placed(unit.source, "en", ours), placed(unit.target, unit.language, theirs))
        if _turned(facts):
            yield "what is to be done first and what is to be done then have changed places"


def _halves(then: Pattern, text: str, place: Span) -> tuple[Span, Span] | None:
    """Return what stands before and behind the one "then" of a sentence."""
    found = [*then.finditer(masked(text), *place)] if then else []
    return ((place[0], found[0].start()), (found[0].end(), place[1])) if len(found) == 1 else None


def _turned(facts: dict[Fact, tuple[int, int]]) -> bool:
    """Whether all that comes after "then" has come before it, and something of the rest has come after."""
    after = [own for mine, own in facts.values() if mine]
    return bool(after) and not any(after) and any(own for mine, own in facts.values() if not mine)
