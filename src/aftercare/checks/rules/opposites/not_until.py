"""What must not be done until something else has been, told as done before it: take nothing until you have called."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.clause_facts import COUNT, Fact, common, placed
from ...analysis.sense.dosed import named, wanted_in
from ...analysis.sense.negation import count_of, denies
from ...analysis.sense.phases import phases
from ...analysis.text.normal import holding
from ...analysis.text.spans import Span, spans, together
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

NOT_UNTIL = regex.compile(
    r"(?:\b(?:do|must|should|may) not|n['’]t|\bnever|(?:(?<=^|[.;:,]\s)|\b(?:and|but)\s)(?:leave out|skip|hold))\s"
    r"(?P<later>[^.;:,]{1,120}?)\s(?:until|till)\s"
    r"(?!(?:you|they|he|she|it)(?:['’]re|['’]s|\sis|\sare)?\s(?:need|want|use|ready|about|going))(?P<first>[^.;:,]{1,120})",
    regex.IGNORECASE,
)
"""What comes later, and what has to come first; not the need for it, right before which it is done."""
_waits = holding(" until ", " till ")
"""What stands in every such text, found many times faster."""
PARTING = regex.compile(r"[;；؛፤]|[:：](?=\s|\p{Han})")
MEDICINE = "medicine"
"""The kind of a fact that is a medicine."""
LATER = 0
"""The part of the English that comes later."""
ORDER = frozenset({"when", "meal", "condition"})
"""Kinds of words that tell the order themselves."""


def _told_late(source: str) -> bool:
    """Whether an English text says that something is not to be done until something else has been."""
    return _waits(source) and NOT_UNTIL.search(masked(source)) is not None


@check(Severity.ERROR, languages=known)
@given(_told_late)
def not_until_turned(unit: Unit) -> Iterator[Result]:
    """What must not be done until something else has been is not done before it.

    Bad [es]:  Do not take ibuprofen until you have called us. -> Tome ibuprofeno antes de llamarnos.
    Bad [de]:  Do not drive until you have eaten. -> Fahren Sie, bevor Sie gegessen haben.
    Good [es]: Do not take ibuprofen until you have called us. -> Llámenos antes de tomar ibuprofeno.
    Good [de]: Do not drive until you have eaten. -> Fahren Sie erst, nachdem Sie gegessen haben.
    """
    for here, there in together(unit.source, unit.target):
        found = NOT_UNTIL.search(masked(unit.source), *here)
        clauses = _clauses(unit.target, there) if found else []
        if found and any(_turned(unit, (found.span("later"), found.span("first")), clause) for clause in clauses):
            yield "what is not to be done until something else has been is done before it in the translation"


def _clauses(text: str, place: Span) -> list[Span]:
    """Return the sentences that tell what one of the source does, and of each what its semicolons and colons part."""
    prose = masked(text)
    ends = [(end, end) for _, end in spans(text) if place[0] < end < place[1]]
    stops = sorted([*ends, *(stop.span() for stop in PARTING.finditer(prose, *place))])
    return [*zip([place[0], *(end for _, end in stops)], [*(start for start, _ in stops), place[1]], strict=True)]


def _turned(unit: Unit, ours: tuple[Span, Span], clause: Span) -> bool:
    """Whether a clause without any "not" tells all that comes later as what is first, and the other way round."""
    theirs = phases(unit.target, unit.language, clause)
    told = masked(unit.target)[slice(*clause)]
    if not theirs or theirs.then or denies(told, unit.language) or count_of(told, unit.language, "waiting"):
        return False
    here = {**placed(unit.source, "en", ours), **_named(unit.source, "en", ours, unit)}
    there = {
        **placed(unit.target, unit.language, theirs.parts),
        **_named(unit.target, unit.language, theirs.parts, unit),
    }
    facts = [
        (mine == LATER, own in theirs.later)
        for (kind, _), (mine, own) in common(here, there).items()
        if not kind.startswith(COUNT) and kind not in ORDER
    ]
    return any(mine for mine, _ in facts) and all(mine is not own for mine, own in facts)


def _named(text: str, language: str, parts: tuple[Span, ...], unit: Unit) -> dict[Fact, int]:
    """Return in which part of a text each medicine of the English is named."""
    tokens = named(text, language, wanted_in(unit.source))
    return {
        (MEDICINE, str(token.value)): at
        for token in tokens
        for at, (start, end) in enumerate(parts)
        if start <= token.start < end
    }
