"""What is to be done without something, told as done with it."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import count_of, denies, implied, negators
from ...analysis.text import lexicon
from ...analysis.text.normal import CONTINUOUS, holding, language_of
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import hits
from ...analysis.words.finder import finder
from ...analysis.words.mentions import mentioned, told
from ...registry import Result, check, given

WITHOUT = regex.compile(
    r"(?<!\b(?:with|and|or) (?:or )?)\bwithout (?:an? |any |the |your |more |much )?(?P<what>\w+)", regex.IGNORECASE
)
_says_without = holding("without")
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
        known = _things(found["what"], "en")
        if known and any(not known.isdisjoint(_things(text, unit.language)) for text in _beside(target, unit.language)):
            yield f"“{found[0]}” in the source is with it in the translation"


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
