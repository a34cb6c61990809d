"""Fractions that were turned round or became others: half a tablet told as two of them, or as two thirds of one."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.parts_of_one import english_parts, known, part_words
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.readings import VULGAR
from ...analysis.numbers.shares import alike, one_in, shares
from ...analysis.text.memory import remembered
from ...analysis.text.normal import span
from ...analysis.text.tokens import masked
from ...registry import Result, check, given

FRACTION = regex.compile(r"(?<![\d/.,-])([1-7])/([2-8])(?![\d/]|-\d)")
COUNTED = regex.compile(r"[\s-]{0,2}\p{L}")
"""What stands behind a fraction of something; not behind a date at the end of a sentence."""
DATED = regex.compile(r"\b(?:on|by|from|to|until|till|since|before|after|between|and|or|of|dated?|due)[\s:]*$")
"""What stands before a day and a month, which other languages tell the other way round."""


@remembered
def _fractions(source: str) -> frozenset[tuple[str, str]]:
    """Return the fractions of something in an English text, as their two numbers; no dates."""
    text = masked(source)
    found = {
        (hit[1], hit[2])
        for hit in FRACTION.finditer(text)
        if hit[1] < hit[2] and COUNTED.match(text, hit.end()) and not DATED.search(text[: hit.start()].lower())
    }
    signs = (str(value).partition("/") for sign, value in VULGAR.items() if sign in text)
    return frozenset(found | {(above, below) for above, _, below in signs})


@check(Severity.ERROR)
@given(_fractions)
def fraction_turned(unit: Unit) -> Iterator[Result]:
    """No fraction is turned round: 1/2 is not 2/1.

    Bad [sw]: Take 1/2 tablet. -> Meza tembe 2/1.
    Bad [hi]: Take 3/4 tablet. -> 4/3 गोली लें।
    Bad [es]: Add ½ cup. -> Añada 2/1 taza.
    Good [sw]: Take 1/2 tablet. -> Meza tembe 1/2.
    Good [es]: Come back on 3/4 at noon. -> Vuelva el 4/3 a mediodía.
    Good [es]: Next visit: 3/4 -> Próxima visita: 4/3
    """
    source, target = masked(unit.source), masked(unit.target)
    for above, below in sorted(_fractions(unit.source)):
        turned = regex.compile(rf"(?<![\d/.,-]){below}/{above}(?![\d/]|-\d)")
        found = turned.search(target)
        if found and not turned.search(source):
            message = f"{above}/{below} in the source is {found[0]} in the translation"
            place = span(unit.target, *found.span())
            yield message, place


@check(Severity.ERROR, languages=known)
@given(english_parts)
def fraction_changed(unit: Unit) -> Iterator[Result]:
    """No part of one is told as another: a third of the dose is not three quarters of it.

    Bad [es]: Take a third of the dose. -> Tome tres cuartos de la dosis.
    Bad [de]: Drink two thirds of the glass. -> Trinken Sie die Hälfte des Glases.
    Bad [zh-Hans]: Drink half of it. -> 喝三分之一。
    Good [es]: Take a third of the dose. -> Tome la tercera parte de la dosis.
    Good [de]: Take a third of it half an hour later. -> Nehmen Sie eine halbe Stunde später ein Drittel.
    Good [fr]: Half of them are well. -> La moitié vont bien.
    """
    source, target = english_parts(unit.source), masked(unit.target)
    hits = part_words(target, unit.language)
    told = {value for number, _ in quantities(unit.target, unit.language) for value in number.values}
    theirs = {value for value, _ in hits}
    if not hits and (other := _other_share(unit)):
        yield f"the translation tells {other} of a whole, the source {min(source)}"
    if hits and source.isdisjoint(theirs | told) and _shared(unit).isdisjoint(theirs) and not _in_percent(source, unit):
        message = f"“{hits[0][1][0]}” is another part of one than the {min(source)} of the source"
        place = span(unit.target, *hits[0][1].span())
        yield message, place


def _other_share(unit: Unit) -> Fraction | None:
    """Return the share that a translation tells as one in so many, where it is not the part of the source."""
    told = one_in(unit.target, unit.language)
    if len(told) != 1 or len(english_parts(unit.source)) != 1:
        return None
    share, part = next(iter(told)), next(iter(english_parts(unit.source)))
    others = [number for number, _ in quantities(unit.source, "en") if not {part, 1 / part, 1} & {*number.values}]
    return None if others or alike(part, share) else share


def _shared(unit: Unit) -> set[Fraction]:
    """Return the shares that the English tells as so many in so many."""
    return {share.value for share in shares(unit.source, "en")}


def _in_percent(parts: frozenset[Fraction], unit: Unit) -> bool:
    """Whether one of the parts is told in percent, which may be rounded: two thirds as 67 %."""
    told = [share.value for share in shares(unit.target, unit.language)]
    return any(alike(part, value) for part in parts for value in told)
