"""What is so within a time, told as what is so once more time than that has gone by."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.scale import days
from ...analysis.sense.clauses import STOPS
from ...analysis.sense.limits import Limit, limits
from ...analysis.sense.negation import negators
from ...analysis.text.normal import span
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...registry import Result, check, given

WITHIN = regex.compile(r"\bwithin\s(?:the\s)?(?:first\s|next\s|about\s)?$", regex.IGNORECASE)

THAN_THAT = regex.compile(r"\b(?:later|longer|more) than (?:that|this)\b|\bafter (?:that|this)\b", regex.IGNORECASE)
"""What speaks of the same time once more, which others tell with its number again."""


def _within(source: str) -> list[Quantity]:
    """Return the lengths of time within which an English text says that something is so; of what is not, it lasts."""
    text = masked(source)
    found = (item for item in quantities(source, "en") if item[1] and days(item[1]))
    places = ((item, WITHIN.search(text, 0, item[0].start)) for item in found)
    return [item for item, within in places if within and not negators(STOPS.split(text[: within.start()])[-1], "en")]


@check(Severity.ERROR, languages=known)
@given(_within)
def within_turned(unit: Unit) -> Iterator[Result]:
    """What is so within a time is not told as what is so after more than that.

    Bad [es]: If you vomit within 30 minutes, take another. -> Si vomita después de más de 30 minutos, tome otra.
    Bad [es]:  Eat within 15 minutes. -> Espere al menos 15 minutos antes de comer.
    Good [es]: If you vomit within 30 minutes, take another. -> Si vomita antes de 30 minutos, tome otra.
    Good [es]: If you vomit within 30 minutes, take another. -> Si han pasado menos de 30 minutos y vomita, tome otra.
    """
    ours = limits(unit.source, "en")
    for number, _ in _within(unit.source):
        value = number.values[0]
        if any(value in limit.values for limit in ours):
            continue
        for limit in limits(unit.target, unit.language):
            if not _gone_by(unit, limit) or value not in limit.values or _denied(unit, limit) or _again(unit, limit):
                continue
            place = span(unit.target, limit.start, limit.end)
            message = (
                f"“within {number.written}” is “{masked(unit.target)[limit.start : limit.end]}” in the translation"
            )
            yield message, place


def _again(unit: Unit, limit: Limit) -> bool:
    """Whether a bound stands by a time told again, for English that speaks of it again: and if later than that."""
    told = [number for number, _ in quantities(unit.target, unit.language) if {*limit.values} & {*number.values}]
    near = min(told, key=lambda number: min(abs(number.start - limit.end), abs(limit.start - number.end)), default=None)
    return near not in told[:1] and THAN_THAT.search(unit.source) is not None


def _gone_by(unit: Unit, limit: Limit) -> bool:
    """Whether a bound says that more time than that goes by, or at least that; a word for "from" does not."""
    if limit.name != "least":
        return limit.name == "more"
    lists = (finder(unit.language, "bounds", key) for key in ("least", *(() if limit.behind else ("earliest",))))
    found = (match for words in lists if words for match in words.finditer(masked(unit.target)))
    return any(match.start() <= limit.start < match.end() for match in found)


def _denied(unit: Unit, limit: Limit) -> bool:
    """Whether the clause of a bound says "not" elsewhere, which makes of it the other one."""
    text = masked(unit.target)
    begin = max((stop.end() for stop in STOPS.finditer(text, 0, limit.start)), default=0)
    stop = STOPS.search(text, limit.end)
    clause = f"{text[begin : limit.start]} … {text[limit.end : stop.start() if stop else len(text)]}"
    return bool(negators(clause, unit.language))
