"""Numbers that the other text tells in another way: 24 hours as a day, six in a hundred as 6 %, two by an ending."""

from functools import cache

import regex

from ....core.units import Unit
from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import plain
from ..text.patterns import Pattern, compiled
from ..text.tokens import masked
from ..words.concepts import of_group
from .matching import Match
from .number import Number
from .quantities import quantities
from .rates import Rate, near
from .shares import as_share, shares

HOURS = 24
PAIR = 2
SHARES = {100: ("percent", "%"), 1000: ("permille", "‰")}
FOR_EACH = regex.compile(r"\p{L}\s?/\s?\p{L}|\bper\b", regex.IGNORECASE)
DECADE, BEGUN = regex.compile(r"\b(\d+0)s\b"), regex.compile(r"(\d+0)\P{Nd}{1,5}$")
TEN = 10
HOUR = regex.compile(r"(?<!\d)(?:[01]?\d|2[0-4])[.:hH]$")


def in_rate(number: Number, here: tuple[Rate, ...], there: tuple[Rate, ...]) -> bool:
    """Whether a number is part of a rate that the other text tells in another way: every 6 hours as 4 times a day."""
    own = [rate for rate in here if rate.start <= number.start < rate.end and rate.known]
    return any(
        rate.known and (rate.times == other.times or near(rate.times, other.times)) for rate in own for other in there
    )


def a_day(number: Number, here: tuple[str, str], there: tuple[str, str]) -> bool:
    """Whether 24 hours are told as a day in the other text: 4 tablets in 24 hours as 4 a day."""
    if number.values[0] != HOURS or not any(one is number and name == "hour" for one, name in quantities(*here)):
        return False
    return not _by_day(*here) and _by_day(*there)


def _by_day(text: str, language: str) -> bool:
    """Whether a text says "a day", and no number of days."""
    hits = (hit for hit in of_group(text, language, "often") if hit.name in {"per day", "1/day"})
    return any(not masked(text)[: hit.start].rstrip()[-1:].isdigit() for hit in hits)


def as_any_share(number: Number, here: tuple[str, str], there: tuple[str, str]) -> bool:
    """Whether so many in a hundred or a thousand are told by a sign or a word in the other text: 6 per 1000 as 6 ‰.

    So are those in other numbers: 1 in 10 as 10 %.
    """
    told = SHARES.get(int(number.values[0]))
    return as_share(number, here, there) or (told is not None and _shares(*told, *there) > _shares(*told, *here))


def whole_told(number: Number, result: Match, here: tuple[str, str]) -> bool:
    """Whether the ten of one in ten is told, as in German "jeder Zehnte"."""
    wholes = {place for share in shares(*here) if number.start in share.starts for place in share.starts}
    return any(wanted.start in wholes and found.kind == "word" for (wanted, _), (found, _) in result.pairs)


def _shares(unit: str, sign: str, text: str, language: str) -> int:
    """Return how often a text counts in a share; in some languages its sign stands before the number."""
    return max(text.count(sign), sum(name == unit for _, name in quantities(text, language)))


def for_one(number: Number, source: str) -> bool:
    """Whether a number is the one of something for each of which English tells an amount: 5 mg/kg as 5 mg for 1 kg."""
    return number.values[0] == 1 and FOR_EACH.search(masked(source)) is not None


def as_pair(number: Number, unit: Unit) -> bool:
    """Whether two of something are told by the ending of a word alone, as in Arabic."""
    return number.values[0] == PAIR and bool((ending := _dual(unit.language)) and ending.search(plain(unit.target)))


@cache
def _dual(language: str) -> Pattern:
    endings = lexicon.grammar(language, "dual_endings")
    return compiled(rf"\p{{L}}{{3,}}(?:{'|'.join(endings)})(?!\p{{L}})") if endings else None


def full_hour(number: Number, text: str) -> bool:
    """Whether a number is the minutes of an hour that English tells without them: 9 PM as 21.00."""
    return number.written == "00" and bool(HOUR.search(plain(text)[: number.start]))


def ends_decade(number: Number, source: str, target: str) -> bool:
    """Whether a number is the end of the ten years that English tells by their first: in their 30s as 30 to 40."""
    begun = BEGUN.search(plain(target)[: number.start])
    if not begun or begun[1] not in DECADE.findall(source):
        return False
    return number.values[0] - int(begun[1]) in {TEN - 1, TEN}


def run_together(number: Number, source: str) -> bool:
    """Whether the English has lost the space behind a number word: sixmonth."""
    return number.values[0] in _before_units(source)


@remembered
def _before_units(source: str) -> frozenset[float]:
    """Return the numbers of an English text that have lost the space before their unit."""
    words, pattern = _joined()
    return frozenset(words[found[1]] for found in pattern.finditer(source.lower()))


@cache
def _joined() -> tuple[dict[str, float], regex.Pattern[str]]:
    """Return the value of each number word of English, and what finds it before a unit, without a space."""
    facts = lexicon.load("en", "facts")
    words = {word: float(value) for value, forms in facts["numbers"].items() for word in forms}
    units = "|".join(word for forms in facts["units"].values() for word in forms if word.isalpha() and len(word) > PAIR)
    return words, regex.compile(rf"(?<!\p{{L}})({'|'.join(map(regex.escape, words))})(?:{units})(?!\p{{L}})")
