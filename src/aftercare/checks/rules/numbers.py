"""The numbers of the source, by value, against those of the translation."""

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from ...core.units import Severity, Unit
from ..analysis import lexicon
from ..analysis.concepts import of_group
from ..analysis.matching import Match, match
from ..analysis.memory import TEXTS
from ..analysis.number import Number
from ..analysis.parts_of_one import english_parts
from ..analysis.quantities import quantities
from ..analysis.rates import Rate, near, rates
from ..analysis.readings import one_notation
from ..analysis.roman import romans
from ..analysis.shares import as_share, shares
from ..analysis.text import Pattern, compiled, plain, span
from ..analysis.tokens import masked
from ..registry import Result, check, given

HOURS = 24
PAIR = 2
SHARES = {100: ("percent", "%"), 1000: ("permille", "‰")}
WHOLE = regex.compile(r"\b(?:the|your|a) (?:whole|entire|full)\b", regex.IGNORECASE)
"""All of one thing, which languages with words for counting may tell as one: a pack as 1 pack."""
HOUR = regex.compile(r"(?<!\d)(?:[01]?\d|2[0-4])[.:hH]$")


@check(Severity.ERROR)
def numbers(unit: Unit) -> Iterator[Result]:
    """Every number of the source is in the translation, as digits or as a word, and no other.

    Bad [es]:  Wait 48 hours. -> Espere 24 horas.
    Bad [ko]:  Rest for 3 days. -> 오 일 동안 쉬십시오.
    Bad [de]:  Wait for fourteen days. -> Warten Sie einige Tage.
    Bad [fr]:  It cost 648 million dollars. -> Cela a coûté 648 milliards de dollars.
    Bad [de]:  It was seen (P < 0·001). -> Das war zu sehen (P < 0·0001).
    Good [es]: Wait 48 hours. -> Espere 48 horas.
    Good [it]: It takes thirty-eight hours. -> Ci vogliono trentotto ore.
    Good [fr]: Open 8 AM to 5 PM -> Ouvert de 8 h à 17 h
    Good [fr]: Take up to 4 tablets in 24 hours. -> Prenez au maximum 4 comprimés par jour.
    Good [hi]: Rest for 14 days. -> चौदह दिन आराम करें।
    Good [es]: It fell by 12·4 per cent. -> Bajó un 12,4 por ciento.
    Good [de]: After a sixmonth stay, he went home. -> Nach 6 Monaten ging er nach Hause.
    Good [es]: It was clear (P < .05). -> Estaba claro (p < 0,05).
    Good [fr]: It began in the 19th century. -> Cela a commencé au XIXe siècle.
    Good [pt-BR]: There was a 2-fold increase in them. -> O número deles duplicou.
    Good [it]: Most of them are in their sixties. -> I più hanno circa 60 anni.
    Good [vi]: Come on Monday. -> Hãy đến vào Thứ 2.
    """
    result = match(unit.source, unit.target, unit.language)
    if result.missing or result.extra:
        yield from _unmatched(result, unit)
    for (wanted, _), (found, _) in result.pairs:
        both = wanted.factor > 1 and found.factor > 1
        if both and wanted.values[0] not in {value * found.factor for value in found.values}:
            yield _placed(f"{wanted.written} and {found.written} differ in size", found, unit)


def _unmatched(result: Match, unit: Unit) -> Iterator[Result]:
    """Yield the numbers that one text has and the other does not tell in any way."""
    often = rates(unit.source, "en"), rates(unit.target, unit.language)
    here, there = (unit.source, "en"), (unit.target, unit.language)
    for number in result.missing:
        told = _in_rate(number, *often) or _a_day(number, here, there)
        roman = number.values[0] in romans(unit.target) - romans(unit.source)  # IV is no four where both say it
        one = number.values[0] == 1 and _whole_told(number, result, here) and not shares(*there)
        if not (told or roman or one or as_pair(number, unit) or _as_share(number, here, there)):
            yield f"{number.written} is missing from the translation"
    for number in result.extra:
        told = _in_rate(number, *reversed(often)) or _a_day(number, there, here) or _as_share(number, there, here)
        told = told or (number.values[0] == 1 and WHOLE.search(unit.source) is not None)
        told = told or number.values[0] in english_parts(unit.source)
        if not told and not _full_hour(number, unit.target) and not _run_together(number, unit.source):
            yield _placed(f"{number.written} is not in the source", number, unit)


def _in_rate(number: Number, here: tuple[Rate, ...], there: tuple[Rate, ...]) -> bool:
    """Whether a number is part of a rate that the other text tells in another way: every 6 hours as 4 times a day."""
    own = [rate for rate in here if rate.start <= number.start < rate.end and rate.known]
    return any(
        rate.known and (rate.times == other.times or near(rate.times, other.times)) for rate in own for other in there
    )


def _a_day(number: Number, here: tuple[str, str], there: tuple[str, str]) -> bool:
    """Whether 24 hours are told as a day in the other text: 4 tablets in 24 hours as 4 a day."""
    if number.values[0] != HOURS or not any(one is number and name == "hour" for one, name in quantities(*here)):
        return False
    return not _by_day(*here) and _by_day(*there)


def _by_day(text: str, language: str) -> bool:
    """Whether a text says "a day", and no number of days."""
    hits = (hit for hit in of_group(text, language, "often") if hit.name in {"per day", "1/day"})
    return any(not masked(text)[: hit.start].rstrip()[-1:].isdigit() for hit in hits)


def _as_share(number: Number, here: tuple[str, str], there: tuple[str, str]) -> bool:
    """Whether so many in a hundred or a thousand are told by a sign or a word in the other text: 6 per 1000 as 6 ‰.

    So are those in other numbers: 1 in 10 as 10 %.
    """
    told = SHARES.get(int(number.values[0]))
    return as_share(number, here, there) or (told is not None and _shares(*told, *there) > _shares(*told, *here))


def _whole_told(number: Number, result: Match, here: tuple[str, str]) -> bool:
    """Whether the ten of one in ten is told, as in German "jeder Zehnte"."""
    wholes = {place for share in shares(*here) if number.start in share.starts for place in share.starts}
    return any(wanted.start in wholes and found.kind == "word" for (wanted, _), (found, _) in result.pairs)


def _shares(unit: str, sign: str, text: str, language: str) -> int:
    """Return how often a text counts in a share; in some languages its sign stands before the number."""
    return max(text.count(sign), sum(name == unit for _, name in quantities(text, language)))


def as_pair(number: Number, unit: Unit) -> bool:
    """Whether two of something are told by the ending of a word alone, as in Arabic."""
    return number.values[0] == PAIR and bool((ending := _dual(unit.language)) and ending.search(plain(unit.target)))


@cache
def _dual(language: str) -> Pattern:
    endings = lexicon.load(language, "dosing").get("grammar", {}).get("dual_endings", ())
    return compiled(rf"\p{{L}}{{3,}}(?:{'|'.join(endings)})(?!\p{{L}})") if endings else None


def _full_hour(number: Number, text: str) -> bool:
    """Whether a number is the minutes of an hour that English tells without them: 9 PM as 21.00."""
    return number.written == "00" and bool(HOUR.search(plain(text)[: number.start]))


def _run_together(number: Number, source: str) -> bool:
    """Whether the English has lost the space behind a number word: sixmonth."""
    return number.values[0] in _before_units(source)


@lru_cache(maxsize=TEXTS)
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


def _placed(message: str, number: Number, unit: Unit) -> Result:
    return message, span(unit.target, number.start, number.end)


def _figures(source: str) -> bool:
    """Whether an English text has a number in digits."""
    return any(number.kind == "digits" for number, _ in quantities(source, "en"))


@check(Severity.WARNING)
@given(_figures)
def number_notation(unit: Unit) -> Iterator[Result]:
    """A number is written as its language writes it: in German 1,234 is little more than one.

    Bad [de]:  It has 1,234 members. -> Es hat 1,234 Mitglieder.
    Good [de]: It has 1,234 members. -> Es hat 1.234 Mitglieder.
    Good [es]: It has 1,234 members. -> Tiene 1,234 miembros.
    """
    for (wanted, _), (found, _) in match(unit.source, unit.target, unit.language).pairs:
        misread = len(found.values) == 2 and found.values[0] not in wanted.values
        plainly = found.kind == wanted.kind == "digits" and found.factor == 1
        if misread and plainly and one_notation(unit.language):
            message = f"{found.written} reads as {float(found.values[0]):g} here, not as {wanted.written}"
            yield _placed(message, found, unit)
