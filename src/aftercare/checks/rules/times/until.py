"""What is so until something happens, told as so before that or after it."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.fine_clauses import own_clauses
from ...analysis.sense.negation import count_of, denies, negation_places, negators
from ...analysis.text.normal import holding, span
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, by_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

UNTIL = regex.compile(
    r"\b(?:until|till)\b"
    r"(?! (?:us(?:e|ed|ing)\b|you (?:use|open)|open(?:ing|ed)\b|ready|needed|further|then|now|recently))",
    regex.IGNORECASE,
)
"""What says until when; kept in the fridge until used is told as kept there before use."""
ANOTHER = regex.compile(r"\b(?:before|after|from|since|once|by|first|only|unless)\b", regex.IGNORECASE)
"""What says itself when, before, or from when on."""
WAIT = regex.compile(r"\bwait\b", regex.IGNORECASE)
AVOID = regex.compile(r"\b(?:avoid|refrain|(?:stay|keep) (?:out|off|away))\b", regex.IGNORECASE)
TURNING = frozenset({"action", "cover", "open", "posture", "switch", "wear"})
"""Groups of words for what is done when the time has come, of which others tell: take it off only after that."""
LIMITING = frozenset({"except", "none_but_if", "only", "only_if", "unless"})
ALLOWED = regex.compile(r"\b(?:allow|permit|let|agree|sa(?:y|id))", regex.IGNORECASE)
TWO = 2
"""Clauses of a sentence with its "after"."""
_says_until = holding("until", "till")


def _lasts(source: str) -> bool:
    """Whether an English text says until when."""
    return _says_until(source) and UNTIL.search(source) is not None


@check(Severity.ERROR, languages=known)
@given(_lasts)
def until_turned(unit: Unit) -> Iterator[Result]:
    """What is to be so until something happens is not told as so before or after it.

    Bad [es]:  Wait until the skin is dry. -> Espere antes de que la piel esté seca.
    Bad [de]:  Stay in bed until Friday. -> Bleiben Sie nach Freitag im Bett.
    Bad [pl]:  Do not drive until the doctor allows it. -> Nie wolno prowadzić po tym, jak lekarz pozwoli.
    Good [es]: Wait until the skin is dry. -> Espere a que se seque la piel.
    Good [de]: Stay in bed until Friday. -> Stehen Sie erst nach Freitag wieder auf.
    """
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        denied = bool(negators(source, "en") or AVOID.search(source))
        if not UNTIL.search(source) or ANOTHER.search(source) or denied is not denies(target, unit.language):
            continue
        if _limited(unit, here, there) or (not denied and _turns(unit, here, there)):
            continue
        told = within(by_group(unit.target, unit.language).get("when", ()), there)
        if len({hit.name for hit in told}) != 1 or _has_until(unit, told):
            continue
        if _after_denied(unit, there, told) if denied else told[0].name == "before" or not WAIT.search(source):
            yield f"until then is {told[0].name} it here", span(unit.target, told[0].start, told[0].end)


def _turns(unit: Unit, here: Span, there: Span) -> bool:
    """Whether a translation speaks of what is done when the time has come."""
    ours, theirs = by_group(unit.source, "en"), by_group(unit.target, unit.language)
    names = ({hit.name for hit in within(theirs[group], there)} for group in TURNING & theirs.keys())
    known_names = {hit.name for group in TURNING for hit in within(ours.get(group, ()), here)}
    return any(not found <= known_names for found in names)


def _limited(unit: Unit, here: Span, there: Span) -> bool:
    """Whether a translation says "only", or to wait."""
    groups, target = by_group(unit.target, unit.language), masked(unit.target)[slice(*there)]
    if any(hit.name in LIMITING for group in ("extent", "condition") for hit in within(groups.get(group, ()), there)):
        return True
    waits = count_of(target, unit.language, "waiting") > count_of(masked(unit.source)[slice(*here)], "en", "waiting")
    return waits or bool(count_of(target, unit.language, "only"))


def _has_until(unit: Unit, told: list[Hit]) -> bool:
    """Whether a translation says until when in words that are no part of a longer "before": Russian "до того, как"."""
    words = finder(unit.language, "bounds", "until")
    found = words.finditer(masked(unit.target)) if words else ()
    return any(
        not any(hit.start <= match.start() and match.end() < hit.end for hit in told if hit.name == "before")
        for match in found
    )


def _after_denied(unit: Unit, there: Span, told: list[Hit]) -> bool:
    """Whether what must not be done is said not to be done after that, and nothing else is said beside it."""
    may = None if ALLOWED.search(unit.source) else finder(unit.language, "needs", "may")
    if told[0].name != "after" or (may and may.search(masked(unit.target)[slice(*there)])):
        return False
    places = [place for place in negation_places(masked(unit.target), unit.language) if there[0] <= place[0] < there[1]]
    return len(own_clauses(unit.target, unit.language, there)) <= TWO and all(end <= told[0].start for _, end in places)
