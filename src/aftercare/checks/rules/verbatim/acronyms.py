"""Acronyms: kept as they are, or told as the language tells them."""

from collections.abc import Iterator, Sequence

import regex

from ....core.units import Severity, Unit
from ...analysis.language.acronym_forms import covered, told, told_as, unknown
from ...analysis.language.acronyms import (
    CASED,
    acronyms_in,
    as_word,
    kept,
    main_script,
    stands_for,
)
from ...analysis.text.normal import span
from ...analysis.text.segments import words
from ...analysis.text.tokens import masked
from ...registry import SHORT, Result, check, given
from .acronyms_exchanged import exchanged, other_initials, renumbered, taken_for

VOWEL = regex.compile(r"[AEIOUY\P{Latin}]")
LOWERED = "is in lower case:"
TITLED = "is written"
LONG = 4
"""Letters from which on an acronym may have become a word: Aids, Covid, laser."""
HAN, ENOUGH = "Han", 12
"""The script of Chinese, and words of English from which on it hardly tells in its own words what an acronym says."""


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
    Bad [es]: Stay at home with COVID-19. -> Quédese en casa.
    Bad [zh-Hans]: We saw early signs of FXS in two of the nine children that we saw. -> 九名儿童中有两名有早期征象。
    Good [es]: Stay at home with COVID-19. -> Quédese en casa si tiene el coronavirus.
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
    yield from exchanged(found, lost, unit)
    yield from taken_for(lost, unit, text)
    yield from other_initials(new, lost, unit, text)
    numbered = {name: result for name in lost if (result := renumbered(name, unit, text))}
    yield from numbered.values()
    lost = [name for name in lost if name not in numbered]
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
    elif (cased or _in_long_han(unit)) and len(lost) > len({name for name, _ in new}):
        yield f"{', '.join(lost[:3])} is not in the translation"


def _in_long_han(unit: Unit) -> bool:
    """Whether a text is in Chinese, where a long one keeps the acronyms that have no words of their own."""
    return main_script(unit.target) == HAN and len(words(unit.source)) >= ENOUGH


def _others_told(found: Sequence[str], lost: Sequence[str], text: str) -> bool:
    """Whether another acronym of the source is told as the language tells it: one that no list has may be, too."""
    return any(not kept(name, text) for name in found if name not in lost)


def _another(name: str, lost: str) -> bool:
    """Whether an acronym is as long as that of the source, of other letters: SPL for TPN, but not NPT."""
    plain = name.isascii() and name.isalpha() and lost.isalpha()
    return plain and len(name) == len(lost) > 2 and sorted(name.upper()) != sorted(lost.upper())


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
