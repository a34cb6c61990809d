"""What a language has for the acronyms of English: WHO is OMS in Spanish."""

from functools import cache

import regex

from ....core.units import Unit
from ..text.lexicon import load
from ..text.normal import plain
from ..text.patterns import Pattern, alternatives, compiled
from ..text.sounds import sounds
from .acronyms import SPELLED, acronyms_in, as_word, bare, kept

ENDING = regex.compile(r"\p{Ll}+$")
"""What a case adds to an acronym: Russian СПИДа."""


@cache
def forms_of(language: str) -> dict[str, tuple[str, ...]]:
    """Return what each acronym is in a language: WHO is OMS in Spanish."""
    return {name: tuple(forms) for name, forms in load(language, "acronyms").get("acronyms", {}).items()}


@cache
def form_pattern(forms: tuple[str, ...], language: str) -> Pattern:
    """Return what finds the forms of an acronym in a text."""
    return compiled(alternatives(forms, language))


@cache
def _own(language: str) -> frozenset[str]:
    """Return the acronyms that a language is known to have of its own."""
    return frozenset(bare(form.strip("*")) for forms in forms_of(language).values() for form in forms if short(form))


def short(form: str) -> bool:
    """Whether a form is an acronym itself, such as ICFEp, and no words."""
    return sum(map(str.isupper, form)) > 1 and " " not in form


@cache
def meanings_of(language: str) -> dict[str, frozenset[str]]:
    """Return what each acronym of a language may be in English."""
    meanings: dict[str, set[str]] = {}
    for name, forms in forms_of(language).items():
        for form in forms:
            if form.isupper():
                meanings.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in meanings.items()}


def covered(language: str) -> bool:
    """Whether the acronyms of a language are known, as far as it has its own."""
    return bool(load(language, "acronyms"))


def told(name: str, unit: Unit, text: str) -> bool:
    """Whether the translation has an acronym of the source, in one way or another."""
    if kept(name, text) or as_word(name, text):
        return True
    forms = told_as(name, unit.language)
    pattern = form_pattern(forms, unit.language)
    if pattern and (
        pattern.search(text) or not {bare(found) for found, _ in acronyms_in(unit.target)}.isdisjoint(forms)
    ):
        return True
    return any(sounds(word) == sounds(name) for word in SPELLED.findall(text) if not word.isascii())


def told_as(name: str, language: str) -> tuple[str, ...]:
    """Return what an acronym is in a language, whatever is put before or after it."""
    return forms_of(language).get(name, ()) or forms_of(language).get(bare(name), ())


def unknown(unit: Unit) -> list[tuple[str, int]]:
    """Return the acronyms of the translation that the source does not have and the language is not known to."""
    folded, own = plain(unit.source).casefold(), _own(unit.language)
    common = load(unit.language, "style").get("words", {}).get("common", "").split()
    codes = {sounds(name) for name, _ in acronyms_in(unit.source)}
    return [
        (name, start)
        for name, start in acronyms_in(unit.target)
        if name.casefold() not in folded
        and name.lower() not in common  # a word that somebody stresses: the cream is NOT for children
        and own.isdisjoint({bare(name), ENDING.sub("", name)})
        and sounds(name) not in codes
    ]
