"""Negations: one that is lost turns an instruction round."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.language.other_language import other_language
from ...analysis.sense.asides import elsewhere, without_asides
from ...analysis.sense.clauses import Pair, joints, parts
from ...analysis.sense.hedges import LEFT
from ...analysis.sense.hollow import sincere
from ...analysis.sense.negation import (
    closing,
    count_of,
    covered,
    english,
    implied,
    negators,
    sentence_pairs,
    withouts,
)
from ...analysis.sense.only_then import only_if_not, only_then
from ...analysis.sense.retold import moved, retold
from ...analysis.sense.reworded import reworded, told_first
from ...analysis.sense.unnamed import loosely, unnamed, worded_freely
from ...analysis.text.rough_sentences import rough_sentences
from ...analysis.text.segments import words
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import by_group, of_group
from ...analysis.words.finder import finder
from ...analysis.words.mentions import mentioned, told
from ...registry import SHORT, Result, check, given

NOT = regex.compile(r"(?<!,\s|\b(?:or|and|but)\s)\bnot\b", regex.IGNORECASE)
"""A "not" that denies what is said, and not the other half of a contrast: cold, not hot."""
NONE = regex.compile(
    r"\b(?:neither|never|nobody(?!\s(?:is|was)\b)|nothing(?!\s(?:in|to worry|else|here|new|yet|is|was)\b))\b",
    regex.IGNORECASE,
)
"""What denies a whole sentence, as "without" and a "not" in a contrast do not; a place with nothing in it is empty."""
NO = regex.compile(r"\bno\s(?P<what>(?:\w+\s?){1,3})", regex.IGNORECASE)
"""The same of a thing, which may be told in many ways where it is not named: no fee is free, no internet is offline."""
ONLY_IF = regex.compile(r"\bonly (?:if|when)\b", regex.IGNORECASE)
GONE = regex.compile(r"\b(?:left|more|needed|required|necessary|available|found|yet)\b", regex.IGNORECASE)
"""What is said of things that may be told as used up, needless or missing."""
NO_LONGER = regex.compile(r"\b(?:no longer|any ?more)\b", regex.IGNORECASE)
"""What is over, which others tell with words for "without", too: without taking them any longer."""
AVOIDING = regex.compile(r"\b(?:avoid|(?:stay|keep) (?:out|off|away))\b", regex.IGNORECASE)
LABEL = 4
"""Words below which a text is a label, and may say with "not" what English says with a prefix or an ending."""
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
            message = f"the source says “{_first(pair[0])}”, the translation has no negation"
            sure = whole not in both or (not _elsewhere(pair, pairs, unit) and _surely(pair, whole, unit))
            yield message if sure else (message, None, Severity.WARNING)


def _fewer(unit: Unit, pairs: list[Pair]) -> bool:
    """Whether fewer sentences of the translation deny something, or one of many may have lost that."""
    wanted, found = denying(pairs, unit.language)
    elsewhere = moved(pairs, unit.language) if ";" in unit.source else 0
    if elsewhere and found + elsewhere >= wanted:
        return False
    return found < wanted or len(words(unit.source)) > TURNED


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


def _surely(pair: Pair, whole: Pair, unit: Unit) -> bool:
    """Whether a sentence that denies something can hardly be told without a "not"."""
    source, target = pair
    if only_then(source, target, unit.language):
        return True
    if len(words(unit.source)) < _firm_from(source, unit) and not count_of(source, "en", "firm"):
        return False
    first = parts(target, joints(target, unit.language))[:1]
    if AVOIDING.search(source) and first and implied(first[0], unit.language):
        return False  # avoid sun and alcohol
    if _by_opposite(source, target, unit.language):
        return False  # not worn: taken off
    return not worded_freely(source, whole[1], unit.language) and not _unnamed(*whole, unit.language)


def _by_opposite(source: str, target: str, language: str) -> bool:
    """Whether a translation has the opposite of what is not done with a thing: taken off, which is not worn."""
    ours, theirs = by_group(source, "en"), by_group(target, language)
    shared = ours.keys() & theirs.keys() & LEFT.keys()
    return any({hit.name for hit in ours[group]}.isdisjoint(hit.name for hit in theirs[group]) for group in shared)


def _elsewhere(pair: Pair, pairs: list[Pair], unit: Unit) -> bool:
    """Whether another sentence of a translation says "without" by itself, and so may say what this one denies."""
    others = (each for each in pairs if each is not pair)
    return any(withouts(target, unit.language) and not negators(source, "en") for source, target in others)


def _unnamed(source: str, target: str, language: str) -> bool:
    """Whether what is denied may be told in words that no list has; not so where the text is in another language."""
    free = unnamed(source, target, language) or loosely(source, target, language)
    return free and not other_language(source, target, language)


def _firm_from(source: str, unit: Unit) -> int:
    """Return the words from which on a text with no firm "do not" must deny something in any language."""
    if NOT.search(source):
        return LABEL + 1
    return LABEL if NONE.search(source) or _named(source, unit) else SHORT


def _named(source: str, unit: Unit) -> bool:
    """Whether what there is none of is named in the translation, too."""
    denied = NO.search(source)
    if not denied or GONE.search(source):
        return False
    return not told(unit.target, unit.language)[0].isdisjoint(mentioned(denied["what"]))


def _first(sentence: str) -> str:
    words = finder("en", "negation", "words")
    found = words.search(sentence) if words else None
    return sentence[found.start() : found.start() + 30].strip() if found else ""
