"""Capitals that got lost on the way, names with them, and those where none can be: inside a sentence."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.language.english import LITTLE, LOAN, PLAIN
from ...analysis.text.lexicon import load
from ...analysis.text.memory import remembered
from ...analysis.text.misspelt import ORDINARY
from ...analysis.text.segments import fold, prose, scripts, words
from ...registry import SHORT, Result, check, given
from ..verbatim.names import places

NAME = regex.compile(r"\p{Lu}\p{Ll}[\p{L}\p{M}]+|\p{Lu}\p{Ll}+\p{Lu}[\p{L}\p{M}]*")
RUN = regex.compile(rf"(?<![\p{{L}}\p{{N}}-])(?:{NAME.pattern})(?:[ -](?:{NAME.pattern}))*(?![\p{{L}}-])")
STARTS = regex.compile(r"(?:^|[.:;!?•·*/\"“‘(\[]|\n)\s*$")
"""What stands before a word that is written with a capital whatever it is."""
DOUBLE = regex.compile(r"(?<![\p{L}\p{N}-])(\p{Lu}\p{Ll}{3,})[-–](\p{Lu}\p{Ll}{3,})(?![\p{L}-])")
"""The names of two people, joined: Epstein-Barr."""
MIDDLE = regex.compile(r"(?<=\p{Ll}{3} )\p{Lu}\p{Ll}+(?= \p{Ll})")
"""A word with a capital between words without one, and without a mark."""
READER = regex.compile(r"\byou(?:r|rs|rself)?\b", regex.IGNORECASE)
FEW = 0.05
"""The share of German words with a capital that no German prose falls short of."""


@remembered
def names(source: str) -> tuple[tuple[str, ...], ...]:
    """Return the names inside the sentences of an English text, each as its words; no word of everyday."""
    text = prose(source)
    if text.istitle():
        return ()
    found = ((match.start(), tuple(regex.split("[ -]", match[0]))) for match in RUN.finditer(text))
    runs = (run for start, run in found if not STARTS.search(text, max(0, start - 3), start))
    return tuple(run for run in runs if not any(_everyday(word.lower()) for word in run))


def _everyday(word: str) -> bool:
    return word in LITTLE or word in PLAIN or word in LOAN


@check(Severity.WARNING)
def capitals_lost(unit: Unit) -> Iterator[Result]:
    """Names keep their capitals, and so do the nouns of German.

    Bad [es]: It was found by William Harvey. -> Lo descubrió william harvey.
    Bad [de]: Wash your hands with soap and water before you eat. -> waschen sie die hände mit seife vor dem essen.
    Good [es]: Ask the National Health Service. -> Pregunte al servicio nacional de salud.
    Good [es]: Come back on Monday. -> Vuelva el lunes.
    """
    runs = names(unit.source)
    found = frozenset(words(unit.target) if runs else ())
    lost = [word for run in runs if _all_small(run, found) for word in run]
    if lost:
        yield f"{', '.join(dict.fromkeys(lost))} has no capital"
    elif load(unit.language, "style").get("words", {}).get("capital_nouns") and _without(unit):
        yield "no noun has its capital"


def _all_small(run: tuple[str, ...], found: frozenset[str]) -> bool:
    return all(word.lower() in found and word not in found for word in run)


def _without(unit: Unit) -> bool:
    """Whether a text has hardly a capital, which its language gives to every noun."""
    rest = words(unit.target)[1:]
    return len(rest) >= SHORT and sum(word[0].isupper() for word in rest) < FEW * len(rest)


@remembered
def _double(source: str) -> tuple[str, ...]:
    """Return the double names of an English text: no words of everyday, no months."""
    if source.istitle():
        return ()
    found = (match for match in DOUBLE.finditer(source) if not any(map(_no_name, match.groups())))
    return tuple(dict.fromkeys(match[0] for match in found))


def _no_name(part: str) -> bool:
    word = part.lower()
    return _everyday(word) or word in places() or bool(ORDINARY.search(word))


@check(Severity.WARNING)
@given(_double)
def double_name_lost(unit: Unit) -> Iterator[Result]:
    """What is called after two people is so in the translation: Epstein-Barr.

    Bad [es]:  You may have the Epstein-Barr virus. -> Puede que tenga un virus del bar.
    Good [es]: You may have the Epstein-Barr virus. -> Puede que tenga el virus de Epstein y Barr.
    Good [es]: Write to us in January–August. -> Escríbanos de enero a agosto.
    """
    if not (letters := scripts(unit.target))["Latin"] * 2 > sum(letters.values()):
        return
    text = fold(unit.target)
    for name in _double(unit.source):
        if not any(fold(part)[:4] in text for part in regex.split("[-–]", name)):
            yield f"{name} is not in the translation"


@check(Severity.ERROR, in_short=Severity.WARNING)
def sentence_joined(unit: Unit) -> Iterator[Result]:
    """No sentence begins inside another: a word with a capital, though it is no name, and no mark before it.

    Bad [es]:  Wash your skin. The crusts will fall off. -> Lave la piel Las costras se caerán.
    Good [es]: She lives in The Hague. -> Vive en La Haya.
    """
    wanted = _openers(unit.language)
    found = [each for each in MIDDLE.finditer(unit.target) if each[0].lower() in wanted] if wanted else []
    if not found or unit.source.istitle() or unit.target.istitle():
        return
    if READER.search(unit.source):
        wanted = wanted - _courteous(unit.language)
    for match in found:
        if match[0].lower() in wanted and match[0] not in unit.source:
            yield f"“{match[0]}” begins a sentence inside another", match.span()


@cache
def _courteous(tag: str) -> frozenset[str]:
    """Return the little words for the reader that courtesy writes with a capital in some languages."""
    return frozenset(load(tag, "style").get("words", {}).get("courtesy", "").split())


@cache
def _openers(tag: str) -> frozenset[str]:
    """Return the words that have a capital only where a sentence begins: none that is an address."""
    lexicon = load(tag, "style")
    address = lexicon.get("register", {})
    polite = {*address.get("formal", "").lower().split(), *address.get("informal", "").lower().split()}
    return frozenset(lexicon.get("words", {}).get("never_last", "").split()) - polite
