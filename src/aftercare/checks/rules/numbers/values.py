"""The numbers of the source, by value, against those of the translation."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.bare_ones import bare_one
from ...analysis.numbers.each_time import for_each_time
from ...analysis.numbers.matching import Match, match
from ...analysis.numbers.number import Number
from ...analysis.numbers.parts_of_one import english_parts
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.readings import one_notation
from ...analysis.numbers.roman import romans
from ...analysis.numbers.shares import shares
from ...analysis.numbers.told_numbers import (
    a_day,
    as_any_share,
    as_pair,
    ends_decade,
    for_one,
    full_hour,
    in_rate,
    run_together,
    whole_told,
)
from ...analysis.sense.stepped import step_taken, stepped
from ...analysis.text.normal import span
from ...registry import Result, check, given
from ...saying import compared

UNCOUNTED = regex.compile(
    r"\b(?:the|your|a) (?:whole|entire|full)\b|\bthe (?:day|night|week|month|year|hour) (?:before|after|prior)\b",
    regex.IGNORECASE,
)
"""One thing that English does not count and others may: a whole pack as 1 pack, the day before as 1 day before."""


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
    Good [es]: He is in his 30s. -> Tiene entre 30 y 40 años.
    Bad [es]:  He is in his 30s. -> Tiene entre 30 y 50 años.
    """
    result = match(unit.source, unit.target, unit.language)
    if result.missing or result.extra:
        yield from _unmatched(result, unit)
    for (wanted, _), (found, _) in result.pairs:
        both = wanted.factor > 1 and found.factor > 1
        if both and wanted.values[0] not in {value * found.factor for value in found.values}:
            yield _placed(f"{wanted.written} and {found.written} differ in size", found, unit)


def _unmatched(result: Match, unit: Unit) -> Iterator[Result]:
    """Say which numbers one text has and the other does not tell in any way."""
    often = rates(unit.source, "en"), rates(unit.target, unit.language)
    here, there = (unit.source, "en"), (unit.target, unit.language)
    missing, extra = [], []
    for number in result.missing:
        told = in_rate(number, *often) or a_day(number, here, there) or bare_one(number, unit.source, *there)
        roman = number.values[0] in romans(unit.target) - romans(unit.source)  # IV is no four where both say it
        one = number.values[0] == 1 and whole_told(number, result, here) and not shares(*there)
        each = as_pair(number, unit) or for_each_time(number, result, unit)
        step = step_taken(number.values[0], unit)
        if not (told or roman or one or each or step or as_any_share(number, here, there)):
            missing.append(number.written)
    for number in result.extra:
        told = in_rate(number, *reversed(often)) or a_day(number, there, here) or as_any_share(number, there, here)
        told = told or (number.values[0] == 1 and UNCOUNTED.search(unit.source) is not None)
        told = told or number.values[0] in english_parts(unit.source) or for_one(number, unit.source)
        told = told or ends_decade(number, unit.source, unit.target) or stepped(number.values[0], unit)
        if not told and not full_hour(number, unit.target) and not run_together(number, unit.source):
            extra.append((number.written, span(unit.target, number.start, number.end)))
    return compared(missing, extra)


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
