"""Small numbers and lengths of time in words, and on which side of something they lie: three days are not thirty."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import regex

from ....core.units import Unit
from ...analysis.numbers.matching import match
from ...analysis.numbers.number import Number
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import COUNTED, SCALE, days, equal
from ...analysis.numbers.spoken_hours import NOON, spoken_hours
from ...analysis.text.memory import remembered
from ...analysis.text.normal import span
from ...analysis.text.spans import Span, together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import Hit, of_group
from ...registry import Result

SMALL = regex.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\b", regex.IGNORECASE)
LARGE = regex.compile(r"\b(?:hundred|thousand|million)\b", regex.IGNORECASE)
FEW = frozenset(map(Fraction, range(2, 11)))
"""Small numbers; those from eleven on are looked for one by one."""
ROUND = frozenset(map(Fraction, (100, 1000, 10**4, 10**6)))
"""Numbers in words of which one is not told as another: one in a thousand."""
ONE = "one"
"""The English word for one that is no article: a week is told in many ways, one week is not."""
PAST = 15
HALVES = 2
"""What stands below in two and a half; half past five is not told as half past four."""
BETWEEN = regex.compile(
    r"\bwait\b|\bafter\b(?:(?!\b(?:or|and|not|but)\b)[^,;:.])*\bbefore\b"
    r"|\bbefore\b(?:(?!\b(?:or|and|not|but)\b)[^,;:.])*\bafter\b",
    regex.IGNORECASE,
)
"""A length of time that lies between two things, behind the one and before the other: after eating, before you lie."""
BESIDE = 3
"""Letters between a length of time and the "before" or "after" that belongs to it."""


@remembered
def _lengths(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the lengths of time of a text, but for one of something: a week is told in many ways."""
    return tuple(filter(_is_length, quantities(text, language)))


def _is_length(item: Quantity) -> bool:
    number, unit = item
    return bool(unit and days(unit)) and (number.values[0] != 1 or number.written.lower() == ONE)


def worded(source: str) -> bool:
    """Whether an English text has a small number in words, or a length of time whose number is one."""
    return bool(SMALL.search(source) or LARGE.search(source)) or any(
        number.kind == "word" for number, _ in _lengths(source, "en")
    )


def changed(unit: Unit) -> Iterator[Result]:
    """Yield the numbers in words that are others in the translation: three days and thirty, two pillows and ten."""
    source, target = quantities(unit.source, "en"), quantities(unit.target, unit.language)
    every = {hit.start for hit in of_group(unit.target, unit.language, "every")}
    told = {value for number, _ in target if number.start not in every for value in number.values}
    asked = {value for number, _ in source for value in number.values}
    words = (item for item in source if item[0].kind == "word" and not _in_turn(item[0], unit))
    lost = [item for item in words if told.isdisjoint(item[0].values)]
    new = [item for item in target if asked.isdisjoint(item[0].values)] if lost else []
    for (wanted, name), (found, other) in product(lost, new):
        if name in COUNTED and (other or name == "time"):
            continue  # others know doses
        both = _is_length((wanted, name)) and _is_length((found, other)) and SCALE[name][0] == SCALE[other][0]
        alike = _alike(wanted, found) and not _towards(wanted, found, unit.source)
        if (both or alike) and not _among((wanted, name), target) and not _among((found, other), source):
            place = span(unit.target, found.start, max(found.end, found.unit_end))
            ours, theirs = f"{wanted.written} {name}".strip(), f"{found.written} {other}".strip()
            yield f"“{ours}” in the source is “{theirs}” in the translation", place
            return


def _in_turn(number: Number, unit: Unit) -> bool:
    """Whether a number is one of days by turns, or tells how often, as the translation does: every six months."""
    theirs = rates(unit.target, unit.language)
    often = (rate for rate in rates(unit.source, "en") if rate.start <= number.start < rate.end)
    return _by_turns(number, unit.source) or any(rate.known and any(map(rate.same, theirs)) for rate in often)


def _by_turns(number: Number, source: str) -> bool:
    """Whether a day is one of two that take turns: one day on and one day off, told elsewhere as every second day."""
    one = number.values[0] == 1 and number.written.lower() == ONE
    return one and any(rate.start <= number.start < rate.end for rate in rates(source, "en"))


def _towards(wanted: Number, found: Number, source: str) -> bool:
    """Whether a quarter past nine is told as one of the tenth hour, as in Russian."""
    past = {hour for hour, minutes in spoken_hours(source) if minutes == PAST}
    return wanted.values[0] % NOON in past and found.values[0] == wanted.values[0] + 1


def _alike(wanted: Number, found: Number) -> bool:
    """Whether two numbers in words are of one size: both up to ten, or both as round as a hundred."""
    if found.kind != "word" or wanted.kind != "word":
        return False
    few = SMALL.fullmatch(wanted.written) and found.values[0] in FEW
    halves = wanted.values[0].denominator == found.values[0].denominator == HALVES
    return (
        bool(few)
        or (halves and min(wanted.values[0], found.values[0]) > 1)
        or (wanted.values[0] in ROUND and found.values[0] in ROUND)
    )


def _among(item: Quantity, others: tuple[Quantity, ...]) -> bool:
    """Whether a length of time is told in another unit: two weeks as fourteen days."""
    value, own = item[0].values[0], item[1]
    known = [(other.values[0], name) for other, name in others if own and name]
    return any(equal(value, own, other, name, rough=True) for other, name in known)


def turned(unit: Unit) -> Iterator[Result]:
    """Yield the lengths of time before something that are told as after it, in a text that speaks of both."""
    if {hit.name for hit in of_group(unit.source, "en", "when")} != {"before", "after"}:
        return
    if BETWEEN.search(unit.source):
        return
    places = together(unit.source, unit.target)
    for (wanted, name), (found, other) in match(unit.source, unit.target, unit.language).pairs:
        if name != other or not name or not days(name):
            continue
        here, there = _side(wanted, unit.source, "en"), _side(found, unit.target, unit.language)
        both = any(_inside(wanted.start, one) and _inside(found.start, two) for one, two in places)
        if both and len(here) == len(there) == 1 and here[0].name != there[0].name:
            word = masked(unit.target)[there[0].start : there[0].end]
            yield f"{wanted.written} {name} {here[0].name} it in the source are “{word}” it here"


def _inside(place: int, sentence: Span) -> bool:
    return sentence[0] <= place < sentence[1]


def _side(number: Number, text: str, language: str) -> list[Hit]:
    """Return the words for before and after that stand right beside a length of time."""
    end = max(number.end, number.unit_end)
    found = of_group(text, language, "when")
    return [hit for hit in found if 0 <= hit.start - end <= BESIDE or 0 <= number.start - hit.end <= BESIDE]
