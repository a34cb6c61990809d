"""What a translation tells in words of its own, whatever becomes of the sentence: the liver, women, low, Europe."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick

from ..text.lexicon import load
from ..text.memory import remembered
from ..text.segments import UNSPACED as RUN_ON
from ..text.segments import fold, script_of
from ..text.tokens import masked
from .mentions import lettered

WORD = regex.compile(r"[A-Za-z]+")
INSIDE = 4
"""Letters from which on a stem may stand inside a word: after a prefix, or in a compound."""
MEASURED = {"temperature": "°", "fever": "°"}
"""Things that the sign behind a number tells: from 38 °C on, for a temperature of 38 °C or more."""
ALWAYS, FREELY, UNASKED = "always", "freely", "unasked"
"""The lists of a lexicon: what each translation has a word for, what may be told otherwise, what none adds."""
SPACE, ANYWHERE = "_", "*"
"""What stands in a form of the last list for a space, and before any that may stand inside a word."""


class Lost(NamedTuple):
    """The English words for what a translation does not tell."""

    surely: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    """Words for what may be told otherwise."""
    in_part: tuple[str, ...] = ()
    """Words for what is told less often than in the English."""


def known(language: str) -> bool:
    """Whether there are words for such things in a language."""
    return bool(load(language, "told"))


def _listed(language: str, which: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each thing of a list, with the words or stems for it."""
    for line in load(language, "told")["told"][which].splitlines():
        name, _, words = line.partition(": ")
        if words:
            yield name, words.split()


@cache
def _english() -> dict[str, str]:
    """Return what each English word is a word for."""
    return {form: name for which in (ALWAYS, FREELY) for name, forms in _listed("en", which) for form in forms}


@remembered
def things(source: str) -> Mapping[str, tuple[str, int]]:
    """Return the things that an English text tells, each with the first word for it and how often it is told.

    Words with a capital are left aside, for those of a name may stay as they are: the National Health Service.
    """
    forms, first, often = _english(), dict[str, str](), Counter[str]()
    for match in WORD.finditer(masked(source)):
        if name := forms.get(match[0] if match.start() else match[0].lower()) or forms.get(match[0]):
            first.setdefault(name, match[0])
            often[name] += 1
    return {name: (word, often[name]) for name, word in first.items()}


def lost(source: str, target: str, language: str) -> Lost:
    """Return the English words for things that a translation has no word for, not even that of English."""
    text, listed = lettered(fold(target)), _stems(language)
    found: dict[str, list[str]] = {"surely": [], "maybe": [], "in_part": []}
    for name, (word, often) in things(source).items():
        which, stems = listed.get(name, ("", ()))
        times = sum(map(text.count, stems)) if stems and often > 1 else int(_holds(text, stems) or not stems)
        if not times and name in MEASURED and MEASURED[name] in target:
            continue
        if not times and f" {word.lower()} " not in text:
            found["surely" if which == ALWAYS else "maybe"].append(word)
        elif 0 < times < often and stems:
            found["in_part"].append(word)
    return Lost(*map(tuple, found.values()))


def told(source: str, target: str, language: str) -> frozenset[str]:
    """Return the English words for things that a translation tells."""
    text, listed = lettered(fold(target)), _stems(language)
    here = (name for name in things(source) if _holds(text, listed.get(name, ("", ()))[1]))
    forms = _forms_of()
    return frozenset(form for name in here for form in forms[name])


@cache
def _forms_of() -> dict[str, tuple[str, ...]]:
    """Return the English words for each thing."""
    return {name: tuple(forms) for which in (ALWAYS, FREELY) for name, forms in _listed("en", which)}


def _holds(text: str, stems: tuple[str, ...]) -> bool:
    """Whether one of some stems stands in a text."""
    return any(stem in text for stem in stems)


@cache
def _stems(language: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the list of each thing, and how words for it begin, with a space before what may be part of any."""
    return {
        name: (which, tuple(map(_placed, stems)))
        for which in (ALWAYS, FREELY)
        for name, stems in _listed(language, which)
    }


def _placed(stem: str) -> str:
    folded = fold(stem)
    if len(folded) >= INSIDE or _anywhere(folded):
        return folded.removeprefix(ANYWHERE)
    return f" {folded}" if len(folded) == INSIDE - 1 else f" {folded} "


def unasked(source: str, target: str, language: str) -> str:
    """Return the first form of a term in a translation of which the English says nothing, or an empty text."""
    automaton, terms = _terms(language)
    found = automaton.find_matches_as_indexes(lettered(fold(target)), overlapping=True)
    for place in sorted({place for place, _, _ in found}):
        name, form = terms[place]
        if form[:INSIDE] not in fold(source) and not any(map(_around(source).__contains__, _reasons()[name])):
            return form
    return ""


@remembered
def _around(source: str) -> str:
    """Return an English text as words are looked for: at the beginning and in brackets as well."""
    return fold(source) + lettered(fold(source))


@cache
def _reasons() -> dict[str, tuple[str, ...]]:
    """Return the parts of English words that say something of each term."""
    return {name: tuple(part.replace(SPACE, " ") for part in parts) for name, parts in _listed("en", UNASKED)}


@cache
def _terms(language: str) -> tuple[AhoCorasick, list[tuple[str, str]]]:
    """Return what finds the forms of terms in a language, after a space or inside a word, and the term of each."""
    forms = [(name, _spaced(form)) for name, listed in _listed(language, UNASKED) for form in listed]
    return AhoCorasick([form for _, form in forms]), [(name, form.strip()) for name, form in forms]


def _spaced(form: str) -> str:
    folded = fold(form.replace(SPACE, " "))
    return folded.removeprefix(ANYWHERE) if _anywhere(folded) else f" {folded}"


def _anywhere(form: str) -> bool:
    """Whether a form may stand inside a word: so it is marked, or its script has no spaces between words."""
    return form.startswith(ANYWHERE) or script_of(form[0]) in RUN_ON
