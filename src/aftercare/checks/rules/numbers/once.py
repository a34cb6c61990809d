"""What is done once and is told as done several times: press once, and press twice."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.number import Number
from ...analysis.numbers.numerals import numbers
from ...analysis.numbers.quantities import quantities
from ...analysis.text import lexicon
from ...analysis.text.normal import span
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

ONCE = regex.compile(
    r"\bonce(?=[,.;:!]|\s(?:and|then|a|an|per|every|each|daily|weekly|monthly|only)\b|$)", regex.IGNORECASE
)
"""One time; not from the time on when something is so: once it has healed."""
AT_ONCE = regex.compile(r"\b(?:at|all at|more than|again|or twice)\s$", regex.IGNORECASE)
"""What makes another thing of it."""
SEVERAL = frozenset({Fraction(2), Fraction(3), Fraction(4)})


def _times(text: str, language: str) -> list[Number]:
    """Return the numbers of times of a text; those that are listed with the word for times, too: Spanish dos veces."""
    words = lexicon.load(language, "dosing").get("units", {}).get("time", ())
    return [
        number
        for number, unit in quantities(text, language)
        if unit == "time" or (not unit and number.written.lower().rpartition(" ")[2] in words)
    ]


def _once(source: str) -> bool:
    """Whether an English text tells one time, and no other number of times."""
    found = ONCE.search(source)
    single = found and not AT_ONCE.search(source, 0, found.start())
    return bool(single) and all(number.values[0] == 1 for number in _times(source, "en"))


@check(Severity.ERROR, languages=known)
@given(_once)
def once_told_oftener(unit: Unit) -> Iterator[Result]:
    """What is to be done once is not to be done several times.

    Bad [de]: Breathe out, then press once. -> Ausatmen, dann zweimal drücken.
    Bad [zh-Hans]: Breathe out, then press once. -> 呼气，然后按三次。
    Good [de]: Breathe out, then press once. -> Ausatmen, dann einmal drücken.
    """
    told = {value for number in numbers(unit.source, "en") for value in number.values}
    for number in _times(unit.target, unit.language):
        if number.values[0] in SEVERAL and told.isdisjoint(number.values):
            place = span(unit.target, number.start, number.end)
            yield f"what is done once in the source is done {number.values[0]} times here", place
            return
