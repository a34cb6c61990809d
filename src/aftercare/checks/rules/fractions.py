"""Fractions that were turned round: half a tablet told as two of them."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from ...core.units import Severity, Unit
from ..analysis.memory import TEXTS
from ..analysis.readings import VULGAR
from ..analysis.text import span
from ..analysis.tokens import masked
from ..registry import Result, check, given

FRACTION = regex.compile(r"(?<![\d/.,-])([1-7])/([2-8])(?![\d/]|-\d)")
COUNTED = regex.compile(r"[\s-]{0,2}\p{L}")
"""What stands behind a fraction of something; not behind a date at the end of a sentence."""
DATED = regex.compile(r"\b(?:on|by|from|to|until|till|since|before|after|between|and|or|of|dated?|due)[\s:]*$")
"""What stands before a day and a month, which other languages tell the other way round."""


@lru_cache(maxsize=TEXTS)
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
            yield (message, place) if place else message
