"""How often something is done: twice a day is not three times, and every 8 hours is not 8 times a day."""

from collections.abc import Iterator

from ...core.units import Severity, Unit
from ..analysis.concepts import known
from ..analysis.rates import Rate, rates
from ..analysis.spans import together, within
from ..analysis.text import span
from ..analysis.tokens import masked
from ..registry import Result, check


@check(Severity.ERROR, languages=known)
def frequency(unit: Unit) -> Iterator[Result]:
    """Everything is done as often as the source says.

    Bad [es]:  Take 1 tablet twice a day. -> Tome 1 tableta tres veces al día.
    Bad [de]:  Take it every 8 hours. -> Nehmen Sie es 8-mal täglich.
    Bad [ko]:  Use it every other day. -> 매일 사용하십시오.
    Bad [es]:  Take one tablet once a day. -> Tome una tableta once al día.
    Good [fr]: Take it every 6 hours. -> À prendre quatre fois par jour.
    Good [vi]: Use it every other day. -> Dùng cách ngày.
    Good [ar]: Take it twice a day. -> تناوله مرتين يوميًا.
    """
    if not (source := rates(unit.source, "en")) or not (target := rates(unit.target, unit.language)):
        return
    for here, there in together(unit.source, unit.target):
        ours, theirs = _telling(within(source, here)), _telling(within(target, there))
        missing = [rate for rate in ours if not any(map(rate.same, theirs))]
        strange = [rate for rate in theirs if not any(map(rate.same, ours)) and _against(rate, missing)]
        if missing and strange:
            found = strange[0]
            message = f"“{_written(unit.source, missing[0])}” is “{_written(unit.target, found)}” in the translation"
            place = span(unit.target, found.start, found.end)
            yield (message, place) if place else message


def _telling(found: list[Rate]) -> list[Rate]:
    """Leave out "daily" beside another rate: it may only be its period."""
    strong = [rate for rate in found if not rate.weak]
    return strong or found


def _against(rate: Rate, missing: list[Rate]) -> bool:
    """Whether a rate contradicts: a count without its period says nothing against "daily"."""
    return any(rate.known or not other.weak for other in missing)


def _written(text: str, rate: Rate) -> str:
    return masked(text)[rate.start : rate.end]
