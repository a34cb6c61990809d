"""A part of one told as the whole of it: half the syringe as all of it."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.numbers.parts_of_one import english_parts, part_words
from ...analysis.numbers.quantities import quantities
from ...analysis.numbers.shares import shares
from ...analysis.text import lexicon
from ...analysis.text.patterns import of_grammar
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import tells
from ...registry import Result, check, given

WHOLE = regex.compile(r"\b(?:whole|full|entire|all|both|complete)\b", regex.IGNORECASE)
"""What other languages tell with their words for the whole: all day."""


def known(language: str) -> bool:
    """Whether the words of a language for the whole of something are known."""
    return bool(lexicon.grammar(language, "whole_of_one"))


@check(Severity.ERROR, languages=known)
@given(english_parts)
def whole_for_part(unit: Unit) -> Iterator[Result]:
    """No part of one is told as the whole of it.

    Bad [es]:  Give half the syringe. -> Administre la jeringa entera.
    Bad [ko]:  Give half the syringe. -> 주사기의 약을 전부 넣으세요.
    Good [es]: Give half the syringe. -> Administre la mitad de la jeringa.
    Good [de]: Rest for half the day, the whole week. -> Ruhen Sie die ganze Woche jeweils den halben Tag.
    """
    target = masked(unit.target)
    if part_words(target, unit.language) or tells(unit.target, unit.language, "share", "half"):
        return
    told = [value for number, _ in quantities(unit.target, unit.language) for value in number.values]
    if any(value.denominator > 1 for value in told) or shares(unit.target, unit.language):
        return
    words = of_grammar(unit.language, "whole_of_one")
    found = [*words.finditer(target)] if words else []
    if len(found) > len(WHOLE.findall(masked(unit.source))):
        part = min(english_parts(unit.source))
        yield f"the source tells {part} of it, the translation “{found[-1][0]}”"
