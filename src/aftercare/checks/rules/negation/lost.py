"""Negations: one that is lost turns an instruction round."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.asides import elsewhere, without_asides
from ...analysis.sense.clauses import Pair
from ...analysis.sense.hollow import sincere
from ...analysis.sense.negation import (
    closing,
    count_of,
    covered,
    english,
    negators,
    sentence_pairs,
    withouts,
)
from ...analysis.sense.only_then import only_if_not, only_then
from ...analysis.sense.retold import moved, retold
from ...analysis.sense.reworded import reworded, told_first
from ...analysis.text.rough_sentences import rough_sentences
from ...analysis.text.segments import words
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.finder import finder
from ...registry import Result, check, given
from .firmly import surely

ONLY_IF = regex.compile(r"\bonly (?:if|when)\b", regex.IGNORECASE)
NO_LONGER = regex.compile(r"\b(?:no longer|any ?more)\b", regex.IGNORECASE)
"""What is over, which others tell with words for "without", too: without taking them any longer."""
SHOWN = 40
"""Letters of a denial that a message quotes."""
TURNED = 12
"""Words up to which sentences may well stand in another order."""


def denying(pairs: list[tuple[str, str]], language: str) -> tuple[int, int]:
    """Return how many sentences of the source and of the target negate, those of the target aside that may."""
    ours = [bool(negators(source, "en")) for source, _ in pairs]
    free = [not denied and _is_free(source) for denied, (source, _) in zip(ours, pairs, strict=True)]
    return sum(ours), sum(
        bool(negators(target, language)) for (_, target), may in zip(pairs, free, strict=True) if not may
    )


def _is_free(source: str) -> bool:
    """Whether an English sentence only looks like a denial, which a translation may take over: do not worry."""
    looks = finder("en", "negation", "ignored")
    return bool(looks and looks.search(source))


def _denies(source: str) -> bool:
    """Whether an English text says "not", or one of its sentences does."""
    text = english(masked(source))
    return any(negators(each, "en") for each in (text, *rough_sentences(text)))


@check(Severity.ERROR, languages=covered)
@given(_denies)
def negation_lost(unit: Unit) -> Iterator[Result]:
    """A sentence that says "not" says so in the translation; a warning where a short text only says "no".

    Bad [es]:  Do not scrub. -> Frote.
    Bad [pl]:  It never hurts. -> To boli.
    Bad [de]:  Not seen by a doctor. -> Ärztlich gesehen.
    Bad [ko]:  Do not scrub your face. -> 얼굴을 문지르십시오.
    Bad [ru]:  Do not drive until your doctor agrees. -> Водите машину, пока врач не разрешит.
    Bad [it]:  Do not stop it without asking us. -> Smetta di prenderlo senza chiederlo a noi.
    Bad [es]:  Do not drink coffee. -> No olvide tomar café.
    Bad [fr]:  Do not scrub your face. -> Frottez-vous le visage, pas de souci.
    Good [tr]: Do not scrub your face. -> Yüzünüzü ovmayın.
    Good [tr]: Don't touch. -> Dokunma.
    Good [fr]: The app cannot check this. -> L’application est incapable de le vérifier.
    Good [de]: This is not only red but warm. -> Das ist rot und warm.
    Good [es]: Phone No. -> Teléfono
    Good [pt-BR]: Do not eat for 8 hours before surgery. -> Fique em jejum por 8 horas antes da cirurgia.
    Good [es]: Do not take more than 4 tablets. -> Tome como máximo 4 tabletas.
    Good [ru]: Do not give milk before the age of one. -> Молоко можно давать только после года.
    Good [es]: If your pulse is below 60, do not take it. -> Tómela solo si el pulso es superior a 60.
    """
    both = [*sentence_pairs(english(masked(unit.source)), masked(unit.target), unit.language)]
    wholes = [(source, sincere(source, target, unit.language)) for source, target in both]
    pairs = [without_asides(*whole, unit.language) for whole in wholes] if elsewhere(unit.source) else wholes
    for pair, whole in zip(pairs, wholes, strict=True) if _fewer(unit, pairs) else ():
        if _is_lost(pair, whole, unit.language):
            message = f"the source says “{_first(whole[0])}”, the translation has no negation"
            sure = whole not in both or (not _elsewhere(pair, pairs, unit) and surely(pair, whole, unit))
            yield message if sure else (message, None, Severity.WARNING)


def _fewer(unit: Unit, pairs: list[Pair]) -> bool:
    """Whether fewer sentences of the translation deny something, or one of many may have lost that."""
    wanted, found = denying(pairs, unit.language)
    elsewhere = moved(pairs, unit.language) if ";" in unit.source else 0
    if elsewhere and found + elsewhere >= wanted:
        return False
    beside = bool(count_of(unit.source, "en", "without"))  # which counts as a denial
    return found < wanted or beside or len(words(unit.source)) > TURNED


def _is_lost(pair: Pair, whole: Pair, language: str) -> bool:
    """Whether a sentence denies something and its translation does not, in any way that is known."""
    source, target = pair
    if not negators(source, "en") or _still_denies(source, target, language) or closing(target, language):
        return False
    if only_then(source, target, language):
        return True
    ways = reworded(source, target, language) or only_if_not(source, target, language)
    return not ways and not retold(*whole, language) and not told_first(*whole, language)


def _still_denies(source: str, target: str, language: str) -> bool:
    """Whether a translation says "not"; where English says "without" as well, another one than that."""
    found, wanted = negators(target, language), count_of(source, "en", "without")
    if ONLY_IF.search(source):  # French "ne … que si" denies nothing of its own
        found -= sum(hit.name == "none_but_if" for hit in of_group(target, language, "condition"))
    without = len(withouts(target, language)) if found else 0
    beside = without and count_of(source, "en", "words") > wanted > 0
    spare = min(without, wanted) if NO_LONGER.search(source) else without
    return found > spare if beside else bool(found)


def _elsewhere(pair: Pair, pairs: list[Pair], unit: Unit) -> bool:
    """Whether another sentence of a translation says "without" by itself, and so may say what this one denies."""
    others = (each for each in pairs if each is not pair)
    return any(withouts(target, unit.language) and not negators(source, "en") for source, target in others)


def _first(sentence: str) -> str:
    """Return the first "not" of a sentence with the words behind it, whole ones."""
    negating = finder("en", "negation", "words")
    found = negating.search(sentence) if negating else None
    told = sentence[found.start() :].strip() if found else ""
    return told if len(told) <= SHOWN else f"{told[:SHOWN].rpartition(' ')[0]}…"
