"""Capitals that got lost on the way: names in small letters, and German without its capitals."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from ...core.units import Severity, Unit
from ..analysis.lexicon import load
from ..analysis.segments import prose, words
from ..registry import SHORT, Result, check
from .leftover import LITTLE, LOAN, PLAIN

NAME = regex.compile(r"\p{Lu}\p{Ll}[\p{L}\p{M}]+|\p{Lu}\p{Ll}+\p{Lu}[\p{L}\p{M}]*")
RUN = regex.compile(rf"(?<![\p{{L}}\p{{N}}-])(?:{NAME.pattern})(?:[ -](?:{NAME.pattern}))*(?![\p{{L}}-])")
STARTS = regex.compile(r"(?:^|[.:;!?•·*/\"“‘(\[]|\n)\s*$")
"""What stands before a word that is written with a capital whatever it is."""
FEW = 0.05
"""The share of German words with a capital that no German prose falls short of."""


@lru_cache(maxsize=4096)
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
    found = set(words(unit.target))
    lost = [word for run in names(unit.source) if _all_small(run, found) for word in run]
    if lost:
        yield f"{', '.join(dict.fromkeys(lost))} has no capital"
    elif load(unit.language, "style").get("words", {}).get("capital_nouns") and _without(unit):
        yield "no noun has its capital"


def _all_small(run: tuple[str, ...], found: set[str]) -> bool:
    return all(word.lower() in found and word not in found for word in run)


def _without(unit: Unit) -> bool:
    """Whether a text has hardly a capital, which its language gives to every noun."""
    rest = words(unit.target)[1:]
    return len(rest) >= SHORT and sum(word[0].isupper() for word in rest) < FEW * len(rest)
