"""A "not" that has come into a translation."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.evidence.weighing import final
from ...analysis.sense.clauses import joints, parts
from ...analysis.sense.denied_bounds import bounded, denied_beyond
from ...analysis.sense.exclusive import only_turned
from ...analysis.sense.hedges import hedged
from ...analysis.sense.hollow import spared
from ...analysis.sense.negation import (
    affirmed,
    count_of,
    covered,
    denials,
    implied,
    implied_alone,
    negators,
    sentence_pairs,
)
from ...analysis.sense.only_then import only_when_not
from ...analysis.sense.over import OVER, told_as_going_on, told_as_over
from ...analysis.sense.states import state_denied
from ...analysis.sense.waiting import denied_after
from ...analysis.sense.withouts import beyond_without
from ...analysis.text.segments import words
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import tells
from ...registry import Result, check
from .firmly import LABEL
from .lost import denying

ALLOWED = regex.compile(r"\b(?:you|we|they) (?:may|can|must|should)\b", regex.IGNORECASE)
TURNED = (state_denied, only_turned, only_when_not, denied_after)
"""What a "not" turns round, whatever else is denied."""
FREE = regex.compile(r"\bfree (?:of|from)\b", regex.IGNORECASE)
"""What there is none of."""
IMPOSSIBLE = regex.compile(r"\bimpossible\b", regex.IGNORECASE)
FEW = 3
"""Words below which a text with a mark at its end is taken for a label: "Hold still." may be told with "not"."""
LONG = 25
"""Words of a sentence in which "impossible" may be told with "not", whatever else the translation says."""


@check(Severity.ERROR, languages=covered)
def negation_added(unit: Unit) -> Iterator[Result]:
    """A sentence that does not say "not" in the source does not say so in the translation; in a label, a warning.

    It is a warning as well beside words that a few translations tell with a "not", and beside a "without" of both.

    Bad [es]:  You may shower on day 2. -> No se duche el día 2.
    Bad [vi]:  You may swim. -> Bạn không được bơi.
    Bad [pl]:  If it is turned off, it will work. -> Jeśli jest wyłączone, nie będzie działać.
    Bad [de]:  Do not forget to drink. -> Trinken Sie nicht.
    Good [es]: Avoid the sun. -> No tome el sol.
    Good [fr]: Take no more than 4 tablets. -> Ne prenez pas plus de 4 comprimés.
    """
    if not negators(masked(unit.target), unit.language):
        return
    pairs = [*sentence_pairs(masked(unit.source), masked(unit.target), unit.language)]
    before, after = denying(pairs, unit.language)
    for source, target in pairs:
        plain = spared(source, target, unit.language)
        # Where as many deny something, sentences stand in another order.
        more = after > before or plain != source
        sure = more and _says_no_alone(plain, target, unit.language)
        sure = sure or any(turned(source, target, unit.language) for turned in TURNED)
        likely = sure or (more and _says_no_alone(plain, target, unit.language, often=True))
        if not likely and (before > 1 or not beyond_without(source, target, unit.language)):
            continue
        if any(told(source, target, unit.language) for told in (told_as_over, told_as_going_on, denied_beyond)):
            continue
        doubtful = not sure or _is_label(source, target, unit) or _bounds_alone(source, target, unit.language)
        severity = Severity.WARNING if doubtful else Severity.ERROR
        yield "the translation has a negation that the source has not", None, severity


def _is_label(source: str, target: str, unit: Unit) -> bool:
    """Whether a text is so short, or tells a case that is over, that a "not" may tell it in another way."""
    few = len(words(unit.source)) < (FEW if final(source) else LABEL) and not ALLOWED.search(source)
    return few or (OVER.search(source) is not None and _of_a_case(target, unit.language))


def _of_a_case(target: str, language: str) -> bool:
    """Whether a translation says "not" of a case, in a clause with its "if" or "when"."""
    return all(tells(clause, language, "condition", "if") for clause in _denying(target, language))


def _bounds_alone(source: str, target: str, language: str) -> bool:
    """Whether a translation says "not" with amounts and times alone, which may be another way to tell a bound."""
    return all(bounded(source, clause, language) for clause in _denying(target, language))


def _denying(target: str, language: str) -> list[str]:
    return [clause for clause in parts(target, joints(target, language)) if negators(clause, language)]


def _says_no_alone(source: str, target: str, language: str, *, often: bool = False) -> bool:
    """Whether a translation says "not" where nothing in the English does, nor anything that may be told with one.

    If only what is often told with one counts, a few good translations say "not" there.
    """
    told_besides = 0 if len(words(source)) >= LONG else implied_alone(target, language)
    told_besides += count_of(source, "en", "implied_seldom") if often else 0
    hinted = implied(source, "en") > told_besides or hedged(source, target, language, often=often)
    hinted = hinted or FREE.search(source) is not None
    if IMPOSSIBLE.search(source) and denials(affirmed(target, language), language) > implied(source, "en"):
        hinted = False  # one "not" is that of the word for it, as in Russian, and another one is not
    said = count_of(source, "en", "words")  # "no more than" says so too, though it may be told without
    return not hinted and not said and bool(negators(affirmed(target, language), language))
