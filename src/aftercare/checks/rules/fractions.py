"""Fractions that were turned round or became others: half a tablet told as two of them, or as two thirds of one."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

import regex

from ...core.units import Severity, Unit
from ..analysis import lexicon
from ..analysis.memory import TEXTS
from ..analysis.quantities import quantities
from ..analysis.readings import VULGAR
from ..analysis.text import Pattern, compiled, named_alternatives, span
from ..analysis.tokens import masked
from ..registry import Result, check, given

FRACTION = regex.compile(r"(?<![\d/.,-])([1-7])/([2-8])(?![\d/]|-\d)")
COUNTED = regex.compile(r"[\s-]{0,2}\p{L}")
"""What stands behind a fraction of something; not behind a date at the end of a sentence."""
DATED = regex.compile(r"\b(?:on|by|from|to|until|till|since|before|after|between|and|or|of|dated?|due)[\s:]*$")
"""What stands before a day and a month, which other languages tell the other way round."""
PART = regex.compile(
    r"\b(?:(?P<above>one|two|three|an?)[\s-](?P<below>third|quarter|fourth)s?(?P<of>\sof)?|(?P<half>half))\b",
    regex.IGNORECASE,
)
"""Parts of one in English words; a third or a quarter counts only where it is one of something."""
AND = regex.compile(r"\band an?\s$", regex.IGNORECASE)
"""What stands before a half that is more than one: one and a half."""
ABOVE = {"one": 1, "two": 2, "three": 3}
BELOW = {"third": 3, "quarter": 4, "fourth": 4}
PERCENT = frozenset("%％٪")


@lru_cache(maxsize=TEXTS)
def _parts(source: str) -> frozenset[Fraction]:
    """Return the parts of one that an English text tells in words."""
    text = masked(source)
    found = (hit for hit in PART.finditer(text) if not AND.search(text, max(0, hit.start() - 6), hit.start()))
    return frozenset(filter(None, map(_value, found)))


def _value(hit: regex.Match[str]) -> Fraction | None:
    if hit["half"]:
        return Fraction(1, 2)
    above = ABOVE.get(hit["above"].lower())
    return Fraction(above or 1, BELOW[hit["below"].lower()]) if above or hit["of"] else None


@cache
def _words(language: str) -> tuple[Pattern, tuple[Fraction, ...]]:
    """Return a pattern for the words of a language for parts of one, and the value of each of its groups."""
    listed = lexicon.load(language, "dosing").get("fractions", {})
    words = {f"f{place}": forms for place, forms in enumerate(listed.values())}
    return compiled(named_alternatives(words, language)) if words else None, tuple(map(Fraction, listed))


def known(language: str) -> bool:
    """Whether the words of a language for parts of one are known."""
    return bool(_words(language)[0])


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


@check(Severity.ERROR, languages=known)
@given(_parts)
def fraction_changed(unit: Unit) -> Iterator[Result]:
    """No part of one is told as another: a third of the dose is not three quarters of it.

    Bad [es]: Take a third of the dose. -> Tome tres cuartos de la dosis.
    Bad [de]: Drink two thirds of the glass. -> Trinken Sie die Hälfte des Glases.
    Bad [zh-Hans]: Drink half of it. -> 喝三分之一。
    Good [es]: Take a third of the dose. -> Tome la tercera parte de la dosis.
    Good [de]: Take a third of it half an hour later. -> Nehmen Sie eine halbe Stunde später ein Drittel.
    Good [fr]: Half of them are well. -> La moitié vont bien.
    """
    source, target = _parts(unit.source), masked(unit.target)
    pattern, values = _words(unit.language)
    hits = [*pattern.finditer(target)] if pattern else []
    told = {value for number, _ in quantities(unit.target, unit.language) for value in number.values}
    theirs = {values[int(str(hit.lastgroup)[1:])] for hit in hits}
    if hits and source.isdisjoint(theirs | told) and PERCENT.isdisjoint(target):
        message = f"“{hits[0][0]}” is another part of one than the {min(source)} of the source"
        place = span(unit.target, *hits[0].span())
        yield (message, place) if place else message
