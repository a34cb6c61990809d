"""Bounds on numbers: at least 2 weeks, more than 10 pounds, under 3 months."""

from fractions import Fraction
from functools import cache
from typing import NamedTuple

import regex

from ..numbers.number import Number
from ..numbers.quantities import quantities
from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import CONTINUOUS, language_of
from ..text.tokens import masked
from ..words.concepts import Hit, of_group
from .clauses import STOPS
from .negation import negation_places

UP = {"least": True, "more": True, "most": False, "less": False}
FIRM = frozenset({"least", "most"})
ONE = (Fraction(1),)
WORDS, LETTERS = 4, 10
"""How far a bound may stand from its number: words, or letters where there are no spaces."""
SAID = 12
"""The same of a bound of which something is said: the most that she may have in one day is."""
LINKED = regex.compile(r"\b(?:may|can|should)\b.*\bis\s+$", regex.IGNORECASE)
MOVES = regex.compile(r"\s+(?:[\p{L}\p{M}]+\s+(?:(?:down|up|back)\s+)?)?")
"""What stands between a "not" and the bound that it denies, a verb at most: does not go below."""
DENIED = 30
"""Letters of that."""
BEHIND = 8
"""Letters up to a "not" behind the bound."""
AGAIN = regex.compile(r"\s*[(（/]\s*")
BLANK = 4
"""Spaces that stand in place of a phone number or an address: German "unter 555-0142" is no bound."""
BREAK = regex.compile(r"[;:!?。；：！？।]|\.\s|\d")
WORD = regex.compile(r"[\p{L}\p{M}]+")


class Limit(NamedTuple):
    """A bound and the number it is set by."""

    name: str
    values: tuple[Fraction, ...]
    start: int
    end: int
    behind: bool = False
    """Whether it stands behind its number: 2 hours or more."""
    unit: str = ""
    """What the number counts."""

    @property
    def up(self) -> bool:
        """Whether it is a lower bound: at least, more than."""
        return UP[self.name]

    @property
    def firm(self) -> bool:
        """Whether a "not" beside it belongs to something else: do not drive for at least a day."""
        return self.name in FIRM


def _of_numbers(text: str, language: str) -> tuple[Hit, ...]:
    """Return the words for bounds that are no part of those of a case: Portuguese "a menos que" is unless."""
    found, cases = of_group(text, language, "bounds"), of_group(text, language, "condition")
    return tuple(hit for hit in found if not any(case.start <= hit.start and hit.end <= case.end for case in cases))


@remembered
def limits(text: str, language: str) -> tuple[Limit, ...]:
    """Return the bounds of a text that stand near a number, in order of place."""
    found = _of_numbers(text, language)
    counted = {
        number: unit or ""
        for number, unit in (quantities(text, language) if found else ())
        if unit or not (number.kind == "word" and number.values[0] == 1)
    }
    numbers = [*counted]
    result = []
    for hit in found:
        ahead = masked(text)[hit.start : hit.end].lower() in _ahead_only(language)
        if _within_range(hit, numbers, text) or masked(text)[hit.end : hit.end + BLANK] == " " * BLANK:
            continue
        near = [
            (max(number.start - hit.end, hit.start - max(number.end, number.unit_end)), number)
            for number in numbers
            if not (hit.start <= number.start and number.end <= hit.end)  # Korean 이 is two, and begins 이상
            if (number.start >= hit.start or not ahead)
            and _near(hit, number.start, max(number.end, number.unit_end), text, language)
        ]
        if near:
            # Beside "every day" stands what is taken then: Chinese 每天最多喝8杯.
            _, number = min(near, key=lambda each: (each[1].kind == "word" and each[1].values == ONE, each[0]))
            values = (*number.values, *_anew(number, numbers, text))
            behind = hit.start > number.start
            result.append(Limit(hit.name, values, hit.start, hit.end, behind, counted[number]))
    # At most 2 cm longer than the other one: what is compared sets no bound of its own.
    set_ahead = {limit.values for limit in result if limit.firm and not limit.behind}
    told_behind = {limit.values for limit in result if limit.firm and limit.behind}
    return tuple(
        limit
        for limit in result
        if limit.firm or not limit.behind or limit.values not in set_ahead
        if limit.behind or limit.values not in told_behind or not _opens(text, limit, language)
    )


def _opens(text: str, limit: Limit, language: str) -> bool:
    """Whether a bound only opens one that is told behind its number: Vietnamese từ 38 trở xuống is 38 or less."""
    return masked(text)[limit.start : limit.end].lower() in lexicon.grammar(language, "bounds_opened")


@cache
def _ahead_only(language: str) -> frozenset[str]:
    """Return the bounds that never stand behind their number: Polish "do" is "up to", and "to" us."""
    return frozenset(lexicon.grammar(language, "bounds_ahead"))


def _anew(number: Number, others: list[Number], text: str) -> tuple[Fraction, ...]:
    """Return the value that is told again behind a number, in another unit: above 100.4 °F (38 °C)."""
    end, prose = max(number.end, number.unit_end), masked(text)
    beside = (each for each in others if each.start > end and AGAIN.fullmatch(prose, end, each.start))
    return next((each.values for each in beside), ())


def _within_range(hit: Hit, numbers: list[Number], text: str) -> bool:
    """Whether a word stands between two numbers: Vietnamese đến is "up to", and the "to" of "6 to 8"."""
    before = any(number.end <= hit.start and not text[number.end : hit.start].strip() for number in numbers)
    return before and any(hit.end <= number.start and not text[hit.end : number.start].strip() for number in numbers)


def _near(hit: Hit, start: int, end: int, text: str, language: str) -> bool:
    before = start >= hit.end
    if not before and end > hit.start:
        return start <= hit.start < end  # the bound stands inside: 2 or more weeks
    gap = masked(text)[hit.end : start] if before else masked(text)[end : hit.start]
    if BREAK.search(gap) or (before and STOPS.search(gap)):
        return False  # Polish do is "up to", and "to" in: Zadzwoń do lekarza, jeśli ma 38 stopni
    if language_of(language) in CONTINUOUS:
        return len(gap) <= LETTERS
    return len(WORD.findall(gap)) <= (SAID if before and LINKED.search(gap) else WORDS)


def bound_opposed(source: str, target: str, language: str) -> bool:
    """Whether a bound that one text denies is told as the other one of the same number: not below 38 as above it."""
    return not _told(source, "en").isdisjoint((value, not up, not no) for value, up, no in _told(target, language))


def _told(text: str, language: str) -> frozenset[tuple[Fraction, bool, bool]]:
    """Return the numbers that bounds are set by, with whether each is a lower bound and whether it is denied."""
    return frozenset(
        (value, limit.up, denied_closely(text, limit, language))
        for limit in limits(text, language)
        for value in limit.values
    )


def denied_closely(text: str, limit: Limit, language: str) -> bool:
    """Whether a "not" stands near enough to a bound to belong to it."""
    if limit.firm:
        return False
    prose, places = masked(text), negation_places(text, language)
    if lexicon.grammar(language, "negation_follows"):
        ends = [hit.end for hit in of_group(text, language, "condition")]  # 38 넘으면 … 마십시오: if it is above 38
        gaps = [(limit.end, start) for start, _ in places if 0 <= start - limit.end <= BEHIND]
        return any(not any(start < end <= stop for end in ends) for start, stop in gaps)
    return any(0 <= limit.start - end <= DENIED and MOVES.fullmatch(prose, end, limit.start) for _, end in places)
