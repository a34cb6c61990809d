"""Bounds that only the translation has, and comparisons that are told the other way round."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.scale import COUNTED
from ...analysis.sense.limits import denied_closely, limits
from ...analysis.sense.negation import negators
from ...analysis.text.normal import span
from ...analysis.text.spans import Span, together, within
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

LOOSELY = regex.compile(
    r"\b(?:least|most|min(?:imum)?|max(?:imum)?|limit\w*|more|less|over|under|above|below|higher|lower|up to|from|or"
    r"|about|between|older|younger|exceed|every|only|than|until|within|all|full|whole|enough|plenty|further|another|additional"
    r"|rais\w+|increas\w+|reduc\w+|decreas\w+)\b|[<>≥≤+~-]",
    regex.IGNORECASE,
)
"""English words that others tell with a bound."""
ALONE = regex.compile(r"\b(?:only|can|may)\b", regex.IGNORECASE)
"""What others tell as the most, and nobody as the least."""
BESIDE = 2
"""Letters between a bound and the amount right behind it."""
TAKEN = (COUNTED - {"time", "cup"}) | {"milliliter", "milligram", "microgram", "gram"}
"""Units of what is taken."""
THAN = regex.compile(r"\bthan$", regex.IGNORECASE)
TURNED = {"more": "less", "less": "more"}


def _plainly(source: str) -> bool:
    """Whether an English text tells an amount with no bound."""
    return not limits(source, "en") and bool(_doses(source, "en")) and not LOOSELY.search(ALONE.sub(" ", source))


def _doses(text: str, language: str) -> list[Quantity]:
    """Return the amounts of a text that somebody may take."""
    return [item for item in quantities(text, language) if item[1] in TAKEN]


@check(Severity.WARNING, languages=known)
@given(_plainly)
def bound_added(unit: Unit) -> Iterator[Result]:
    """An amount to be taken has not become the least or the most of it.

    Bad [es]: Inject 4 units. -> Inyecte al menos 4 unidades.
    Bad [fr]: Give 5 mL at noon. -> Donnez au moins 5 ml à midi.
    Good [es]: Inject 4 units. -> Hay que inyectar 4 unidades.
    """
    places = [(number.start, max(number.end, number.unit_end)) for number, _ in _doses(unit.target, unit.language)]
    most = not ALONE.search(unit.source)
    for limit in (found for found in limits(unit.target, unit.language) if most or found.name == "least"):
        gaps = [
            gap
            for begin, end in places
            for gap in (begin - limit.end, limit.start - end)[: 2 if limit.name == "least" else 1]
        ]
        if any(0 <= gap <= BESIDE for gap in gaps) and not denied_closely(unit.target, limit, unit.language):
            said = masked(unit.target)[limit.start : limit.end]
            yield f"the source has no “{said}” beside the amount", span(unit.target, limit.start, limit.end)
            return


def _compared(text: str, language: str, place: Span) -> Hit | None:
    """Return the one word for more or less than something that a sentence has, beside no number."""
    found = within(of_group(text, language, "bounds"), place)
    alone = len(found) == 1 and found[0].name in TURNED and not within(limits(text, language), place)
    return found[0] if alone else None


def _compares(source: str) -> bool:
    found = (hit for hit in of_group(source, "en", "bounds") if hit.name in TURNED)
    return any(THAN.search(masked(source), hit.start, hit.end) for hit in found)


@check(Severity.WARNING, languages=known)
@given(_compares)
def comparison_turned(unit: Unit) -> Iterator[Result]:
    """What is more or less than something is so in the translation.

    Bad [es]: It should hurt less than yesterday. -> Debería doler más que ayer.
    Bad [zh-Hans]: Do not lift anything heavier than a chair. -> 不要提比椅子更轻的东西。
    Good [es]: It should hurt less than yesterday. -> Debería doler menos que ayer.
    """
    for here, there in together(unit.source, unit.target):
        ours, theirs = _compared(unit.source, "en", here), _compared(unit.target, unit.language, there)
        if not ours or not theirs or theirs.name != TURNED[ours.name]:
            continue
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        if bool(negators(source, "en")) is bool(negators(target, unit.language)):
            yield f"“{ours.name}” in the source is “{theirs.name}” here", span(unit.target, theirs.start, theirs.end)
