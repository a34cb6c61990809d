"""What is still so, and not over, and what is over, and not still so."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.fine_clauses import own_clauses
from ...analysis.sense.negation import negators
from ...analysis.text.normal import holding
from ...analysis.text.spans import Span, spans, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

OVER = r"(?:stopped|gone|eased|settled|cleared|worn off|let up|passed)\b"
STILL = regex.compile(
    rf"\bif\b[^.;:]{{0,60}}(?:\bstill\b|\b(?:has|have|is|are) not (?:yet )?{OVER}|\b(?:has|have|is|are)n['’]t {OVER})",
    regex.IGNORECASE,
)
"""A case in which something goes on."""
GONE = regex.compile(
    rf"\bif\b[^.;:]{{0,60}}\b(?:no longer|(?:has|have|is|are) (?:all )?{OVER})|\bif\b[^.;:,]{{0,60}}\bany ?more\b",
    regex.IGNORECASE,
)
"""A case in which something is over."""
UNTIL = regex.compile(r"\b(?:until|till|unless|even if|only if|stand|hold|keep|lie|sit)\b", regex.IGNORECASE)
"""What others turn round, and what is to stay still."""
_conditional = holding("still", " not ", "n't", "n’t", "longer", "more", "has ", "have ", "is ", "are ")


def _lasts(sentence: str) -> bool | None:
    """Whether an English sentence says what to do if something goes on, or is over; None where it says neither."""
    on, off = STILL.search(sentence), GONE.search(sentence)
    found = on or off
    return None if not found or (on and off) or UNTIL.search(found[0]) else on is not None


def _says_either(source: str) -> bool:
    """Whether a sentence of an English text says so."""
    return _conditional(source) and any(_lasts(masked(source)[slice(*place)]) is not None for place in spans(source))


@check(Severity.WARNING, languages=known)
@given(_says_either)
def lasting_turned(unit: Unit) -> Iterator[Result]:
    """What is to be done if something is still so is not told of what is over, nor the other way round.

    Bad [es]: If it is still bleeding, call us. -> Si ha dejado de sangrar, llámenos.
    Bad [vi]: If you no longer feel it, call us. -> Nếu vẫn thấy, hãy gọi cho chúng tôi.
    Good [es]: If it is still bleeding, call us. -> Si no ha dejado de sangrar, llámenos.
    Good [vi]: If you no longer feel it, call us. -> Nếu không còn thấy, hãy gọi cho chúng tôi.
    """
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        if (lasts := _lasts(source)) is None or negators(target, unit.language) > negators(source, "en") + 1:
            continue
        over, going = _over(target, unit.language), _found(target, unit.language, "going")
        turned = over if lasts else [place for place in going if not _inside(place, over)]
        turned = [place for place in turned if _in_case(unit, there, place)]
        if turned and not (_goes_on(target, unit.language, over) if lasts else over):
            word = target[slice(*turned[0])]
            yield f"{'what goes on' if lasts else 'what is over'} in the source is “{word}” in the translation"


def _in_case(unit: Unit, there: Span, place: Span) -> bool:
    """Whether a word stands in a clause that says "if", where one does: check that it still beats; if not, call."""
    cases = within(of_group(unit.target, unit.language, "condition"), there)
    clauses = own_clauses(unit.target, unit.language, there) if cases else ()
    return not clauses or any(
        clause[0] - there[0] <= place[0] < clause[1] - there[0] and within(cases, clause) for clause in clauses
    )


def _found(target: str, language: str, key: str) -> list[Span]:
    words = finder(language, "hollow", key)
    return [found.span() for found in words.finditer(target)] if words else []


def _over(target: str, language: str) -> list[Span]:
    """Return the words for what is over, without those of a phrase that says it is not."""
    lasting = _found(target, language, "lasting")
    return [place for place in _found(target, language, "over") if not _inside(place, lasting)]


def _goes_on(target: str, language: str, over: list[Span]) -> bool:
    """Whether a translation says that something is still so, or has not stopped."""
    going = [place for place in _found(target, language, "going") if not _inside(place, over)]
    return bool(going or _found(target, language, "lasting"))


def _inside(place: Span, others: list[Span]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in others)
