"""Acronyms: kept as they are, or told as the language tells them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from ....core.units import Severity, Unit
from ...analysis.language.acronym_forms import covered, form_pattern, forms_of, meanings_of, told, told_as, unknown
from ...analysis.language.acronyms import (
    CASED,
    LEAST,
    NUMBERED,
    acronyms_in,
    as_word,
    bare,
    kept,
    main_script,
    nearly,
    stands_for,
)
from ...analysis.text.memory import TEXTS
from ...analysis.text.normal import span
from ...analysis.text.segments import words
from ...analysis.text.tokens import masked
from ...registry import SHORT, Result, check, given

VOWEL = regex.compile(r"[AEIOUY\P{Latin}]")
LONG_FORM = regex.compile(r"(?<!\p{Lu}\p{Ll}*\s)\p{Lu}\p{Ll}+(?:\s+(?:\p{Ll}{1,4}\s+){0,2}\p{Lu}\p{Ll}+)+\s*$")
"""Words with capitals, and the little words between them, before an acronym in brackets."""
LONGEST = 120
"""Characters of such a name."""
BRACKET = frozenset("(（")
LOWERED = "is in lower case:"
TITLED = "is written"
LONG = 4
"""Letters from which on an acronym may have become a word: Aids, Covid, laser."""


@check(Severity.WARNING, languages=covered)
@given(acronyms_in)
def acronyms(unit: Unit) -> Iterator[Result]:
    """Every acronym is kept, or is the one that its language has for it.

    Bad [es]: The MMSE was normal. -> El CMR fue normal.
    Bad [es]: Ask for the PRN form. -> Pida el formulario.
    Bad [es]: We check your INR. -> Comprobamos su TTP.
    Bad [fr]: The AID has two causes. -> Le sida a deux causes.
    Bad [fr]: The CSA was above the limit. -> La csa dépassait la limite.
    Bad [zh-Hans]: The FVC was normal. -> Fvc正常。
    Good [es]: The WHO advises it. -> La OMS lo aconseja.
    Good [es]: He has a high BMI. -> Tiene un índice de masa corporal alto.
    Good [es]: Ask about the Rapid Access Clinic (RAC). -> Pregunte por la clínica de acceso rápido (CAR).
    Good [ru]: COVID-19 spreads. -> Распространяется КОВИД-19.
    """
    found = list(dict.fromkeys(name for name, _ in acronyms_in(unit.source)))
    text = masked(unit.target)
    if all(kept(name, text) for name in found):
        return
    lost, new = [name for name in found if not told(name, unit, text)], unknown(unit)
    yield from _lower_case(found, text)
    yield from _as_name(found, text)
    yield from _renumbered(lost, unit, text)
    yield from _exchanged(found, lost, unit)
    yield from _taken_for(lost, unit, text)
    yield from _other_initials(new, lost, unit, text)
    doubtful = [(name, start) for name, start in new if not stands_for(name, text[:start])]
    cased = main_script(unit.target) in CASED
    if lost and doubtful:
        name, start = doubtful[0]
        place = span(unit.target, start, start + len(name))
        alone = len(lost) == 1 and len({each for each, _ in doubtful}) == 1
        known = told_as(lost[0], unit.language) or not _others_told(found, lost, text)
        sure = alone and known and _another(name, lost[0]) and len(words(unit.source)) >= SHORT
        severity = Severity.ERROR if sure else Severity.WARNING
        yield f"{name} is not known to stand for {' or '.join(lost[:3])}", place, severity
    elif cased and len(lost) > len({name for name, _ in new}):
        yield f"{', '.join(lost[:3])} is not in the translation"


def _others_told(found: Sequence[str], lost: Sequence[str], text: str) -> bool:
    """Whether another acronym of the source is told as the language tells it: one that no list has may be, too."""
    return any(not kept(name, text) for name in found if name not in lost)


def _another(name: str, lost: str) -> bool:
    """Whether an acronym is as long as that of the source, of other letters: SPL for TPN, but not NPT."""
    plain = name.isascii() and name.isalpha() and lost.isalpha()
    return plain and len(name) == len(lost) > 2 and sorted(name.upper()) != sorted(lost.upper())


def _renumbered(lost: Sequence[str], unit: Unit, text: str) -> Iterator[Result]:
    """Yield names with a number that have become another name with it: Gamma-19 for COVID-19."""
    for name in lost if main_script(unit.target) in CASED else ():
        number = NUMBERED.fullmatch(name)
        if number and (other := regex.search(rf"\p{{L}}{{2,}}-{number[2]}(?!\p{{N}})", text)):
            place = span(unit.target, *other.span())
            yield f"{other[0]} stands where the source has {name}", place, Severity.ERROR


def _exchanged(found: Sequence[str], lost: Sequence[str], unit: Unit) -> Iterator[Result]:
    """Yield the acronym of something else in place of a known one: TTP, which is PTT, for INR."""
    there = dict(acronyms_in(unit.target))
    if len(lost) != 1 or len(there) != len(found) or not forms_of(unit.language).get(lost[0]):
        return
    for name, start in there.items():
        meant = meanings_of(unit.language).get(bare(name), frozenset()) if len(name) >= LEAST else frozenset()
        if meant and meant.isdisjoint(found) and name not in found:
            place = span(unit.target, start, start + len(name))
            yield f"{name} stands for {min(meant)}, not for {lost[0]}", place, Severity.ERROR


@lru_cache(maxsize=TEXTS)
def _near_to(name: str, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the acronyms that a language has words for and that are nearly this one, with those words."""
    return tuple((other, forms) for other, forms in forms_of(language).items() if nearly(name, other))


def _taken_for(lost: Sequence[str], unit: Unit, text: str) -> Iterator[Result]:
    """Yield what a language has for another acronym, which only differs in a letter: AIDS for AID."""
    near = ((name, *each) for name in lost for each in _near_to(name, unit.language))
    for name, other, forms in near:
        there = other not in unit.source and form_pattern(forms, unit.language)
        found = there.search(text) if there else None
        if found and not stands_for(found[0], text[: found.start()]):
            yield f"“{found[0]}” stands for {other}, not for {name}", span(unit.target, *found.span()), Severity.ERROR


def _other_initials(new: Sequence[tuple[str, int]], lost: Sequence[str], unit: Unit, text: str) -> Iterator[Result]:
    """Yield a new acronym in brackets after as many words with capitals, of other initials: it is of nothing there."""
    for name, start in new if lost else ():
        before = text[max(0, start - LONGEST) : start]
        long = LONG_FORM.search(before[:-1]) if before[-1:] in BRACKET and name.isalpha() else None
        initials = [word[0] for word in regex.findall(r"\p{Lu}\p{Ll}+", long[0])] if long else []
        if long and len(initials) == len(name) and sorted(initials) != sorted(name):
            place = span(unit.target, start, start + len(name))
            yield f"{name} does not stand for {long[0].strip()}", place, Severity.ERROR


def _as_name(found: Sequence[str], text: str) -> Iterator[Result]:
    """Yield acronyms that nobody can read as words and that are written as if they were: Fvc for FVC."""
    for name in found:
        word = "" if kept(name, text) or VOWEL.search(name) else as_word(name, text)
        if word.istitle() and word != name:
            yield f"{name} {TITLED} {word}"


def _lower_case(found: Sequence[str], text: str) -> Iterator[Result]:
    for name in found:
        if len(name) < LONG and not kept(name, text) and (word := as_word(name, text)).islower():
            yield f"{name} {LOWERED} {word}"
