"""Acronyms: kept as they are, or told as the language tells them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import regex

from ...core.units import Severity, Unit
from ..analysis.lexicon import load
from ..analysis.segments import fold, scripts, words
from ..analysis.sounds import sounds
from ..analysis.text import Pattern, alternatives, compiled, plain, span
from ..analysis.tokens import masked
from ..registry import SHORT, Result, check, given
from .leftover import LITTLE, LOAN, PLAIN

CASED = frozenset({"Latin", "Cyrillic", "Greek", "Armenian"})
"""Scripts with capital letters, so that an acronym can be told from a word."""
_LETTER = r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Armenian}\p{M}\p{Nd}]"
TOKEN = regex.compile(rf"(?<!{_LETTER}|@){_LETTER}*\p{{Lu}}{_LETTER}*(?:-\d+)?(?!{_LETTER})")
ASCII_TOKEN = re.compile(r"(?<![A-Za-z0-9@])[A-Za-z0-9]*[A-Z][A-Za-z0-9]*(?:-[0-9]+)?(?![A-Za-z0-9])")
"""The same in a text without other letters, found many times faster."""
ROMAN = regex.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
NUMBERED = regex.compile(r"(\p{L}{3,})-(\d+)")
SPELLED = regex.compile(r"[\p{L}\p{M}]{3,}(?:-\p{Nd}+)?")
SHOUTED = regex.compile(r"(?<!\p{L})\p{Lu}{5,}[\s,]+$"), regex.compile(r"[\s,]+\p{Lu}{5,}(?!\p{L})|[:：]")
"""A long word in capitals before or after, or a colon: then it is emphasis, or a heading."""
EVERYDAY = frozenset(load("en", "acronyms")["everyday"].split())
EMPHASIZED = LITTLE | PLAIN | LOAN
"""Words that are no acronyms, even if somebody writes them in capitals."""
VOWEL = regex.compile(r"[AEIOUY\P{Latin}]")
LOWER = "abcdefghijklmnopqrstuvwxyzαβ"
LONG_FORM = regex.compile(r"(?<!\p{Lu}\p{Ll}*\s)\p{Lu}\p{Ll}+(?:\s+(?:\p{Ll}{1,4}\s+){0,2}\p{Lu}\p{Ll}+)+\s*$")
"""Words with capitals, and the little words between them, before an acronym in brackets."""
LONGEST = 120
"""Characters of such a name."""
BRACKET = frozenset("(（")
LOWERED = "is in lower case:"
TITLED = "is written"
NEAR = 2
"""Words between the long form and the acronym, from which on it does not belong to it."""
LONG = 4
"""Letters from which on an acronym may have become a word: Aids, Covid, laser."""


@lru_cache(maxsize=8192)
def acronyms_in(text: str) -> tuple[tuple[str, int], ...]:
    """Return the acronyms of a text with where they begin in `masked(text)`: no Roman numerals, no emphasis."""
    prose = masked(text)
    if prose.isupper() and _own_script(prose) in CASED:
        return ()
    found = (ASCII_TOKEN if prose.isascii() else TOKEN).finditer(prose)
    return tuple((word, hit.start()) for hit in found if (word := _acronym(hit[0])) and not _shouted(hit))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and sum(map(str.isupper, word)) > 1 else word


@lru_cache(maxsize=8192)
def _acronym(written: str) -> str:
    """Return the acronym that a word with a capital is, in the singular, or nothing."""
    word = _singular(written)
    capitals, small = sum(map(str.isupper, word)), sum(map(str.islower, word))
    if capitals < 2 or small >= capitals or ROMAN.fullmatch(word) or word in EVERYDAY or word.lower() in EMPHASIZED:
        return ""
    return word


def _shouted(found: regex.Match[str] | re.Match[str]) -> bool:
    """Whether an acronym stands among words in capitals, or before a colon."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(SHOUTED[0].search(before[-40:]) or SHOUTED[1].match(after))


@cache
def _forms(language: str) -> dict[str, tuple[str, ...]]:
    """Return what each acronym is in a language: WHO is OMS in Spanish."""
    return {name: tuple(forms) for name, forms in load(language, "acronyms").get("acronyms", {}).items()}


@cache
def _pattern(forms: tuple[str, ...], language: str) -> Pattern:
    return compiled(alternatives(forms, language))


@cache
def _own(language: str) -> frozenset[str]:
    """Return the acronyms that a language is known to have of its own."""
    return frozenset(form for forms in _forms(language).values() for form in forms if form.isupper())


@cache
def _meanings(language: str) -> dict[str, frozenset[str]]:
    """Return what each acronym of a language may be in English."""
    meanings: dict[str, set[str]] = {}
    for name, forms in _forms(language).items():
        for form in forms:
            if form.isupper():
                meanings.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in meanings.items()}


def covered(language: str) -> bool:
    """Whether the acronyms of a language are known, as far as it has its own."""
    return bool(load(language, "acronyms"))


def _kept(name: str, text: str) -> bool:
    """Whether an acronym is in a text as it is; endings and compounds may follow it."""
    return _stem(name) in text and bool(_shapes(name)[0].search(text))


def _as_word(name: str, text: str) -> str:
    """Return an acronym that is there in other letters, such as Covid for COVID, or nothing."""
    found = _shapes(name)[1].search(text)
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def _stem(name: str) -> str:
    """Return an acronym without the number that it may be told without, as COVID-19 is."""
    return name.partition("-")[0] if NUMBERED.fullmatch(name) else name


@lru_cache(maxsize=4096)
def _shapes(name: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return patterns for an acronym as it is, and in letters of either case."""
    stem = regex.escape(_stem(name))
    own = r"\p{Latin}" if name.isascii() else r"\p{L}"
    return (
        regex.compile(rf"(?<!\p{{Latin}}){stem}(?!\p{{Lu}})"),
        regex.compile(rf"(?<![{own}\p{{N}}]){stem}(?![{own}\p{{N}}])", regex.IGNORECASE),
    )


def _told(name: str, unit: Unit, text: str) -> bool:
    """Whether the translation has an acronym of the source, in one way or another."""
    if _kept(name, text) or _as_word(name, text):
        return True
    forms = _forms(unit.language).get(name, ()) or _forms(unit.language).get(_bare(name), ())
    pattern = _pattern(forms, unit.language)
    if (pattern and pattern.search(text)) or any(_bare(found) in forms for found, _ in acronyms_in(unit.target)):
        return True
    return any(sounds(word) == sounds(name) for word in SPELLED.findall(text) if not word.isascii())


def _bare(name: str) -> str:
    """Return an acronym without what may be put before or after it: cMRI, ACE2, COVID-19."""
    return name.partition("-")[0].rstrip("0123456789").lstrip(LOWER)


def stands_for(name: str, before: str) -> bool:
    """Whether an acronym is made of the words before it: each letter is there in order, half of them as initials."""
    letters = [char for char in fold(name) if char.isalpha()]
    words = [fold(word) for word in regex.findall(r"\p{L}+", before)][-2 * len(name) - 2 :]
    return any(2 * _initials(letters, words[start:]) >= len(letters) for start in range(len(words)))


def _initials(letters: Sequence[str], words: Sequence[str]) -> int:
    """Return how many letters are found as initials, all in order and to the last word but one; -1 if they are not."""
    text, place, count = "".join(f"^{word}" for word in words), 0, 0
    for letter in letters:
        initial = text.find(f"^{letter}", place)
        found = initial + 1 if initial >= 0 else text.find(letter, place)
        if found < 0:
            return -1
        count, place = count + (initial >= 0), found + 1
    return count if text[place:].count("^") < NEAR else -1


def _new(unit: Unit) -> list[tuple[str, int]]:
    """Return the acronyms of the translation that the source does not have and the language is not known to."""
    folded, own = plain(unit.source).casefold(), _own(unit.language)
    codes = {sounds(name) for name, _ in acronyms_in(unit.source)}
    return [
        (name, start)
        for name, start in acronyms_in(unit.target)
        if name.casefold() not in folded and _bare(name) not in own and sounds(name) not in codes
    ]


def _own_script(text: str) -> str:
    found = scripts(text)
    return max(found, key=lambda name: found[name], default="")


@check(Severity.WARNING, languages=covered)
@given(acronyms_in)
def acronyms(unit: Unit) -> Iterator[Result]:
    """Every acronym is kept, or is the one that its language has for it.

    Bad [es]: The MMSE was normal. -> El CMR fue normal.
    Bad [es]: Ask for the PRN form. -> Pida el formulario.
    Bad [es]: We check your INR. -> Comprobamos su TTP.
    Bad [fr]: The CSA was above the limit. -> La csa dépassait la limite.
    Bad [zh-Hans]: The FVC was normal. -> Fvc正常。
    Good [es]: The WHO advises it. -> La OMS lo aconseja.
    Good [es]: He has a high BMI. -> Tiene un índice de masa corporal alto.
    Good [es]: Ask about the Rapid Access Clinic (RAC). -> Pregunte por la clínica de acceso rápido (CAR).
    Good [ru]: COVID-19 spreads. -> Распространяется КОВИД-19.
    """
    found = list(dict.fromkeys(name for name, _ in acronyms_in(unit.source)))
    text = masked(unit.target)
    if all(_kept(name, text) for name in found):
        return
    lost, new = [name for name in found if not _told(name, unit, text)], _new(unit)
    yield from _lower_case(found, text)
    yield from _as_name(found, text)
    yield from _renumbered(lost, unit, text)
    yield from _exchanged(found, lost, unit)
    yield from _other_initials(new, lost, unit, text)
    doubtful = [(name, start) for name, start in new if not stands_for(name, text[:start])]
    cased = _own_script(unit.target) in CASED
    if lost and doubtful:
        name, start = doubtful[0]
        place = span(unit.target, start, start + len(name))
        alone = len(lost) == 1 and len({each for each, _ in doubtful}) == 1
        sure = alone and _another(name, lost[0]) and len(words(unit.source)) >= SHORT
        severity = Severity.ERROR if sure else Severity.WARNING
        yield f"{name} is not known to stand for {' or '.join(lost[:3])}", place, severity
    elif cased and len(lost) > len({name for name, _ in new}):
        yield f"{', '.join(lost[:3])} is not in the translation"


def _another(name: str, lost: str) -> bool:
    """Whether an acronym is as long as that of the source, of other letters: SPL for TPN, but not NPT."""
    plain = name.isascii() and name.isalpha() and lost.isalpha()
    return plain and len(name) == len(lost) > 2 and sorted(name.upper()) != sorted(lost.upper())


def _renumbered(lost: Sequence[str], unit: Unit, text: str) -> Iterator[Result]:
    """Yield names with a number that have become another name with it: Gamma-19 for COVID-19."""
    for name in lost if _own_script(unit.target) in CASED else ():
        number = NUMBERED.fullmatch(name)
        if number and (other := regex.search(rf"\p{{L}}{{2,}}-{number[2]}(?!\p{{N}})", text)):
            place = span(unit.target, *other.span())
            yield f"{other[0]} stands where the source has {name}", place, Severity.ERROR


def _exchanged(found: Sequence[str], lost: Sequence[str], unit: Unit) -> Iterator[Result]:
    """Yield the acronym of something else in place of a known one: TTP, which is PTT, for INR."""
    there = dict(acronyms_in(unit.target))
    if len(lost) != 1 or len(there) != len(found) or not _forms(unit.language).get(lost[0]):
        return
    for name, start in there.items():
        meant = _meanings(unit.language).get(_bare(name), frozenset())
        if meant and meant.isdisjoint(found) and name not in found:
            place = span(unit.target, start, start + len(name))
            yield f"{name} stands for {min(meant)}, not for {lost[0]}", place, Severity.ERROR


def _other_initials(new: Sequence[tuple[str, int]], lost: Sequence[str], unit: Unit, text: str) -> Iterator[Result]:
    """Yield a new acronym in brackets after as many words with capitals, of other initials: it is of nothing there."""
    for name, start in new if lost else ():
        before = text[max(0, start - LONGEST) : start]
        told = LONG_FORM.search(before[:-1]) if before[-1:] in BRACKET and name.isalpha() else None
        initials = [word[0] for word in regex.findall(r"\p{Lu}\p{Ll}+", told[0])] if told else []
        if told and len(initials) == len(name) and sorted(initials) != sorted(name):
            place = span(unit.target, start, start + len(name))
            yield f"{name} does not stand for {told[0].strip()}", place, Severity.ERROR


def _as_name(found: Sequence[str], text: str) -> Iterator[Result]:
    """Yield acronyms that nobody can read as words and that are written as if they were: Fvc for FVC."""
    for name in found:
        word = "" if _kept(name, text) or VOWEL.search(name) else _as_word(name, text)
        if word.istitle() and word != name:
            yield f"{name} {TITLED} {word}"


def _lower_case(found: Sequence[str], text: str) -> Iterator[Result]:
    for name in found:
        if len(name) < LONG and not _kept(name, text) and (word := _as_word(name, text)).islower():
            yield f"{name} {LOWERED} {word}"
