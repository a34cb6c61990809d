"""Names of products and of people: kept, not bent."""

from collections.abc import Iterator
from functools import cache

import regex
from babel import Locale

from ....core.units import Severity, Unit
from ...analysis.text.memory import remembered
from ...analysis.text.misspelt import misspelt, translated
from ...analysis.text.normal import plain, span
from ...analysis.text.runs import Runs
from ...analysis.text.segments import words
from ...analysis.text.tokens import masked
from ...registry import Result, check, given

NAME = regex.compile(r"(?<![\p{L}\p{M}\d])\p{Lu}[A-Za-z]{3,}(?:-[A-Za-z]+)*(?:-?\d+)?(?![\p{L}\p{M}])")
_LATIN = Runs(r"(?<![\p{Latin}\p{M}])[\p{Latin}]{3,}(?:-[\p{Latin}]+)*(?:-?[\p{Nd}]+)?")
LATIN = _LATIN.pattern
SENTENCE_START = regex.compile(r"(?:^|[.!?:“\"'•\n]\s*)$")


@cache
def places() -> frozenset[str]:
    """Return the English names of countries, languages, months and days: they have their own names abroad."""
    english = Locale("en")
    names = [*english.territories.values(), *english.languages.values()]
    names += [*english.months["format"]["wide"].values(), *english.days["format"]["wide"].values()]
    return frozenset(word for name in names for word in regex.findall(r"\p{L}+", name.casefold()))


@remembered
def _names(source: str) -> tuple[str, ...]:
    """Return the words of a source that look like names, not only like the first word of a sentence."""
    text, titled = masked(source), _title_case(source)
    found = [
        hit[0]
        for hit in NAME.finditer(text)
        if hit[0].casefold() not in places()
        and (hit[0][1:] != hit[0][1:].lower() or _alone(hit) or not (titled or _begins(hit)))
    ]
    return tuple(dict.fromkeys(found))


def _begins(hit: regex.Match[str]) -> bool:
    return bool(SENTENCE_START.search(hit.string[: hit.start()]))


def _alone(hit: regex.Match[str]) -> bool:
    """Whether a word stands alone in brackets, where it is a name also among other capitals."""
    return hit.string[: hit.start()][-1:] == "(" and hit.string[hit.end() :][:1] == ")"


@remembered
def _words_of(source: str) -> frozenset[str]:
    """Return the words of a source, and what they are made of, in lower case."""
    found = LATIN.findall(plain(source))
    return frozenset(part.casefold() for hit in found for part in (hit, *hit.split("-"), hit.removesuffix("s")))


def _title_case(source: str) -> bool:
    """Whether capitals stand on most words, or on all letters, so that none of them makes a name."""
    long = [word for word in words(source)[1:] if len(word) > 3]
    heading = source.rstrip()[-1:] not in ".!?:" and sum(word[0].isupper() for word in long) * 2 > len(long)
    return source.isupper() or heading


def _named(source: str) -> bool:
    return bool(_names(source)) and not source.isupper()


@check(Severity.ERROR, in_short=Severity.WARNING)
@given(_named)
def names(unit: Unit) -> Iterator[Result]:
    """The name of a product is not misspelt.

    Bad [es]:  Apply Betadine twice a day. -> Aplique Betaiine dos veces al día.
    Bad [ru]:  You may take Tylenol. -> Можно принимать Tyelnol.
    Good [fr]: The virus came from China. -> Le virus vient de Chine.
    Good [pl]: He works for Janssen. -> Pracuje dla Janssena.
    """
    written = dict.fromkeys(_LATIN.findall(masked(unit.target)))
    known = _words_of(unit.source)
    latin, others = any(map(str.islower, written)), [word for word in written if word.casefold() not in known]
    for name in _names(unit.source) if others else ():
        near = range(len(name) - 1, len(name) + 2)
        for word in others:
            if len(word) in near and misspelt(name, word, latin=latin) and not _ordinary(name, word, unit):
                message = f"{word} in the translation looks like {name} misspelt"
                hit = [hit for hit in LATIN.finditer(masked(unit.target)) if hit[0] == word][-1]
                yield message, span(unit.target, *hit.span())


def _ordinary(name: str, word: str, unit: Unit) -> bool:
    """Whether a word is an ordinary one and no part of a name of which the first word is kept."""
    return translated(name, word) and not regex.search(
        rf"\b{regex.escape(_before(name, unit.source))} {word}\b", unit.target
    )


def _before(name: str, source: str) -> str:
    """Return the word with a capital that stands before another; a mark where there is none, which no text has."""
    found = regex.search(rf"(\p{{Lu}}\p{{L}}+) {name}\b", source)
    return found[1] if found else "\0"
