"""What a number counts, left in English: 2 tablets, 8 glasses."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.language.english import LOAN, borrows, own_words
from ...analysis.language.identify import family
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.text.memory import remembered
from ...analysis.text.tokens import masked
from ...analysis.words.dose_words import known
from ...registry import Result, check, given

SHORTEST = 4
"""Letters of an English word from which on it is no symbol that other languages share."""


@remembered
def _counted(source: str) -> tuple[tuple[Quantity, str], ...]:
    """Return the numbers in digits of an English text, each with the word for its unit as it is written."""
    found = (
        (each, masked(source)[each[0].end : each[0].unit_end].strip(" -\u00a0")) for each in quantities(source, "en")
    )
    return tuple(
        (each, word)
        for each, word in found
        if each[0].kind == "digits" and word.replace(" ", "").isalpha() and len(word) >= SHORTEST
    )


@check(Severity.ERROR, languages=known)
@given(_counted)
def unit_untranslated(unit: Unit) -> Iterator[Result]:
    """What a number counts is told in the language of the translation.

    Bad [fr]:  Take 2 tablets a day. -> Prenez 2 tablets par jour.
    Bad [ko]:  Drink 8 glasses of water. -> 물을 8 glasses 드십시오.
    Good [fr]: Wait 20 minutes. -> Attendez 20 minutes.
    Good [tl]: Take 2 tablets a day. -> Uminom ng 2 tablets sa isang araw.
    """
    if borrows(tag := family(unit.language)):
        return
    for (number, name), word in _counted(unit.source):
        if word not in unit.target or word.lower() in LOAN | own_words(tag):
            continue
        told = quantities(unit.target, unit.language)
        if any(number.values == other.values and name == counted for other, counted in told):
            continue
        if left := regex.search(rf"(?<![\d.,]){regex.escape(number.written)}[\s-]?({word})(?!\p{{L}})", unit.target):
            yield f"“{word}” is left in English", left.span(1)
