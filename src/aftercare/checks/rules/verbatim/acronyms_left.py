"""Acronyms of English that are left where a language has its own."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.language.acronym_forms import form_pattern, forms_of, short, told_as
from ...analysis.language.acronyms import acronyms_in
from ...analysis.text.lexicon import load
from ...analysis.text.normal import span
from ...analysis.text.tokens import masked
from ...registry import Result, check, given


def covered(language: str) -> bool:
    """Whether it is known which acronyms of English a language keeps."""
    return "kept" in load(language, "acronyms")


@check(Severity.WARNING, languages=covered)
@given(acronyms_in)
def acronym_untranslated(unit: Unit) -> Iterator[Result]:
    """No acronym of English is left for which the language has its own; beside that, or in brackets, it may stand.

    Bad [es]:  If he does not breathe, begin CPR. -> Si no respira, inicie la CPR.
    Bad [fr]:  Your MRI takes one hour. -> Votre MRI dure une heure.
    Good [es]: If he does not breathe, begin CPR. -> Si no respira, inicie la RCP.
    Good [es]: If he does not breathe, begin CPR. -> Si no respira, inicie la reanimación (CPR).
    Good [es]: It is a kind of CPR-X3. -> Es un tipo de CPR-X3.
    """
    text, language = masked(unit.target), unit.language
    for name in dict.fromkeys(name for name, _ in acronyms_in(unit.source)):
        own = _own(language).get(name)
        left = _standing(name).search(text) if own and name in text else None
        told = left and form_pattern(told_as(name, language), language)
        if own and left and told and not told.search(text):
            yield f"“{name}” is left in English, for “{own}”", span(unit.target, *left.span())


@cache
def _own(language: str) -> dict[str, str]:
    """Return the acronym of a language for each of English that is not kept."""
    kept = load(language, "acronyms")["kept"].split()
    own = {name: next(filter(short, forms), "") for name, forms in forms_of(language).items() if name not in forms}
    return {name: form for name, form in own.items() if form and name not in kept}


@cache
def _standing(name: str) -> regex.Pattern[str]:
    """Return what finds an acronym by itself, neither part of a name nor in or before brackets, which explain it."""
    before, after = r"[\p{L}\p{N}(（«\"“-]", r"[\p{L}\p{N}]|-[\p{Lu}\p{N}]|\s?[(（]"
    return regex.compile(rf"(?<!{before}){regex.escape(name)}s?(?!{after})")
