"""What is to be done without something, told as done with it, and the other way round."""

from collections.abc import Iterable, Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import count_of, denies, implied, negators, withouts
from ...analysis.text import lexicon
from ...analysis.text.normal import CONTINUOUS, holding, language_of
from ...analysis.text.segments import fold
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import hits
from ...analysis.words.dose_words import known
from ...analysis.words.finder import finder
from ...analysis.words.mentions import mentioned, told
from ...registry import Result, check, given

WITHOUT = regex.compile(
    r"(?<!\b(?:with|and|or) (?:or )?)\bwithout (?:an? |any |the |your |more |much )?(?P<what>\w+)", regex.IGNORECASE
)
WITH = regex.compile(r"\bwith (?:an? |any |the |your |some )?(?P<what>\w+)", regex.IGNORECASE)
_has_with = holding(" with ")
_says_without = holding("without")
STEM = 5
"""Letters that a word shares with one of another language that is the same: fistula, and Spanish fístula."""
AWAY = 14
"""Letters behind a word for "without" in which the thing begins."""
BESIDE, NEAR = 28, 8
"""Letters between a word for "with" and the far end of the thing; where words are not parted by spaces, fewer."""
STOPS = regex.compile(r"[.,;:!?()，；：。、،؛\n]")


def covered(language: str) -> bool:
    """Whether the words of a language for "with" are known."""
    return lexicon.has(language, "facts", "with")


@check(Severity.ERROR, languages=covered)
@given(_says_without)
def without_turned(unit: Unit) -> Iterator[Result]:
    """What is to be done without something is not told as done with it.

    Bad [es]:  Wash it without soap. -> Lávelo con jabón.
    Bad [ko]:  Take it without food. -> 음식과 함께 복용하십시오.
    Good [es]: Wash it without soap. -> Lávelo solo con agua, sin usar jabón.
    Good [ko]: Take it without food. -> 빈속에 복용하십시오.
    """
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        found = WITHOUT.search(source)
        if not found or negators(source, "en") != 1 or implied(source, "en"):
            continue
        if denies(target, unit.language) or count_of(target, unit.language, "without"):
            continue
        if _told(found["what"], _beside(target, unit.language), unit.language):
            yield f"“{found[0]}” in the source is with it in the translation"


def _says_with(source: str) -> bool:
    """Whether an English text says "with" something, and nowhere "without"."""
    return _has_with(source) and not _says_without(source) and WITH.search(source) is not None


def _known(language: str) -> bool:
    """Whether the words of a language for "without" are known."""
    return known(language) and finder(language, "negation", "without") is not None


@check(Severity.ERROR, languages=_known)
@given(_says_with)
def with_turned(unit: Unit) -> Iterator[Result]:
    """What has something with it is not told as what is without it.

    Bad [es]:  Use no needle on the arm with the fistula. -> No pinche el brazo sin fístula.
    Bad [de]:  Wash it with soap. -> Waschen Sie es ohne Seife.
    Good [es]: Do not wash it with soap. -> Lávelo sin jabón.
    Good [de]: Wash it with soap. -> Waschen Sie es mit Seife.
    """
    if not withouts(masked(unit.target), unit.language):
        return
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        without = withouts(target, unit.language)
        others = negators(target, unit.language) > len(without)
        if not without or others is not bool(negators(source, "en")):
            continue  # not with soap: without soap; only with food: not without food
        for found in WITH.finditer(source):
            if _told(found["what"], _near(without, target), unit.language):
                yield f"“{found[0]}” in the source is without it in the translation"


def _near(without: list[regex.Match[str]], target: str) -> Iterator[str]:
    """Yield what stands right behind each word for "without", as far as the thing may reach."""
    return (STOPS.split(target[found.end() : found.end() + AWAY])[0] for found in without)


def _told(what: str, places: Iterable[str], language: str) -> bool:
    """Whether one of some places of a translation tells what an English word does, or has a word much like it."""
    wanted, alike = _things(what, "en"), fold(what)[:STEM]
    return any(
        (wanted and not wanted.isdisjoint(_things(place, language))) or (len(alike) == STEM and alike in fold(place))
        for place in places
    )


def _things(text: str, language: str) -> frozenset[str]:
    """Return the things that a few words name."""
    names = {hit.name for hit in hits(text, language)}
    return frozenset(names | (mentioned(text).keys() if language == "en" else told(text, language)[0]))


def _beside(target: str, language: str) -> Iterator[str]:
    """Yield what stands beside each word for "with", as far as the thing may reach."""
    reach = NEAR if language_of(language) in CONTINUOUS else BESIDE
    for found in _matches(target, language, "before"):
        yield STOPS.split(target[found.start() : found.end() + reach])[0]
    for found in _matches(target, language, "behind"):
        yield STOPS.split(target[max(0, found.start() - reach) : found.end()])[-1]


def _matches(target: str, language: str, where: str) -> list[regex.Match[str]]:
    words = finder(language, "with", where)
    return [*words.finditer(target)] if words else []
