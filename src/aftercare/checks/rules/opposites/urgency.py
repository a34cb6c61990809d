"""What is to be done at once, and not tomorrow."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import quantities
from ...analysis.text.normal import holding, span
from ...analysis.text.spans import together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

AT_ONCE = regex.compile(
    r"\b(?:right away|right now|immediately|at once|straight away|without delay|as soon as possible|urgently|promptly"
    r"|(?:call|dial|go|get|come|tell|contact)\b[^.;:,]{0,40}\bnow)\b",
    regex.IGNORECASE,
)
"""What tells somebody not to wait."""
_hurried = holding("away", "now", "immediately", "once", "delay", "soon", "urgently", "promptly")
"""What stands in every such text, found many times faster."""
LATER = frozenset({"tomorrow", "next"})
"""Days of which none is now."""
DATED = regex.compile(r"\b(?:tomorrow|next|following|yesterday)\b|\bday (?:before|after)\b", regex.IGNORECASE)


SOON = regex.compile(
    r"\b(?:(?:that|the) (?:very )?same day|(?:the )?(?:next|following) (?:day|morning)|today|tonight|tomorrow)\b",
    regex.IGNORECASE,
)
"""What is to be done within a day or so."""
WEEKS = frozenset({"week", "month", "year"})
IN_WEEKS = regex.compile(r"\b(?:weeks?|months?|years?|weekly|monthly|yearly|annual\w*)\b", regex.IGNORECASE)


def _soon(source: str) -> bool:
    """Whether an English text says that something is to be done at once or in a day, and speaks of no weeks."""
    found = SOON.search(source) or (_hurried(source) and AT_ONCE.search(source))
    return bool(found) and IN_WEEKS.search(source) is None


@check(Severity.ERROR, languages=known)
@given(_soon)
def put_off_for_weeks(unit: Unit) -> Iterator[Result]:
    """What is to be done at once, that day or the next one is not to be done in a week.

    Bad [es]: See a doctor the same day. -> Vaya al médico en una semana.
    Bad [it]: Take it off the next morning. -> Lo tolga dopo una settimana.
    Good [es]: See a doctor the same day. -> Vaya al médico ese mismo día.
    """
    for number, name in quantities(unit.target, unit.language):
        if name in WEEKS:
            end = max(number.end, number.unit_end)
            word = masked(unit.target)[number.start : end]
            yield f"what is to be done soon is to be done in “{word}” here", span(unit.target, number.start, end)
            return


def _urgent(source: str) -> bool:
    """Whether an English text says that something is to be done at once, and names no other day."""
    return _hurried(source) and AT_ONCE.search(source) is not None and DATED.search(source) is None


@check(Severity.ERROR, languages=known)
@given(_urgent)
def put_off(unit: Unit) -> Iterator[Result]:
    """What is to be done at once is not to be done tomorrow, or the next day.

    Bad [es]: Call us right away if you bleed. -> Llámenos mañana si sangra.
    Bad [zh-Hans]: Call us right away if you bleed. -> 如果出血，请明天打电话。
    Good [es]: Call us right away if you bleed. -> Llámenos de inmediato si sangra.
    """
    found = by_group(unit.target, unit.language)
    mornings = [hit for hit in found.get("day", ()) if hit.name in {"morning", "am"}]
    later = [
        hit
        for hit in (*found.get("near_day", ()), *found.get("that_day", ()))
        if hit.name in LATER and not any(own.start <= hit.start < own.end for own in mornings)
    ]
    for here, there in together(unit.source, unit.target) if later else ():
        put = within(later, there)
        if put and AT_ONCE.search(masked(unit.source), *here):
            word = masked(unit.target)[put[0].start : put[0].end]
            yield f"what is to be done at once is to be done “{word}” in the translation"
