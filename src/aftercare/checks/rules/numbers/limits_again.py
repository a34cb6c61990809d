"""A bound that is told twice of one number, and once of the two the other way round: repeat it if it is still below."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from ....core.units import Severity, Unit
from ...analysis.sense.limits import Limit, limits
from ...analysis.sense.negation import negators
from ...analysis.text.normal import span
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...registry import Result, check, given


def _of_numbers(text: str, language: str) -> Mapping[Fraction, list[Limit]]:
    """Return the bounds of each number of a text."""
    found = defaultdict[Fraction, list[Limit]](list)
    for limit in limits(text, language):
        for value in limit.values:
            found[value].append(limit)
    return found


def _again(source: str) -> dict[Fraction, list[Limit]]:
    """Return the bounds of each number of which an English text tells several, all of them in one direction."""
    numbers = _of_numbers(source, "en") if len(limits(source, "en")) > 1 else {}
    return {
        value: found for value, found in numbers.items() if len(found) > 1 and len({each.up for each in found}) == 1
    }


@check(Severity.ERROR, languages=known)
@given(_again)
def limit_once_turned(unit: Unit) -> Iterator[Result]:
    """A bound that is told twice of one number is told both times as it is.

    Bad [es]:  If it is under 80, eat; rest if it stays under 80. -> Con menos de 80, coma; repose con más de 80.
    Bad [de]:  If it is under 80, eat; rest if it is under 80. -> Liegt er unter 80, essen Sie; ruhen Sie über 80.
    Good [de]: If it is under 80, eat; rest if it is under 80. -> Liegt er unter 80, essen Sie; ruhen Sie unter 80.
    Good [de]: If it is under 80, eat; rest if it is under 80. -> Unter 80: essen. Nicht über 80: ruhen.
    """
    if negators(masked(unit.target), unit.language) > negators(masked(unit.source), "en"):
        return  # not above 70: below it
    theirs = _of_numbers(unit.target, unit.language)
    for value, ours in _again(unit.source).items():
        turned = [limit for limit in theirs.get(value, ()) if limit.up is not ours[0].up]
        if turned and len(theirs[value]) == len(ours) > len(turned):
            told = masked(unit.target)[turned[0].start : turned[0].end]
            message = f"“{told}” turns round what the source says twice of {float(value):g}"
            yield message, span(unit.target, turned[0].start, turned[0].end)
