"""Terms of the glossary, in the words that it has for them."""

from collections.abc import Iterator
from functools import cache

from ....core.text.typography import as_read
from ....core.units import Severity, Unit
from ...analysis.text.memory import remembered
from ...analysis.text.normal import plain
from ...analysis.text.patterns import Pattern, alternatives, compiled
from ...profile import Profile
from ...registry import Result, check


def _terms(unit: Unit, profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield the entries whose term the source holds, in the singular or with an s."""
    for language in ("*", unit.language):
        if entries := profile.glossary.get(language, ()):
            yield from _held(unit.source, entries)


@remembered
def _held(source: str, entries: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    patterns = ((_pattern(term, "en"), (term, translation)) for term, translation in entries)
    return tuple(entry for pattern, entry in patterns if pattern and pattern.search(plain(source)))


@cache
def _pattern(words: str, language: str) -> Pattern:
    forms = [words, f"{words}s"] if language == "en" else [words]
    return compiled(alternatives(forms, language))


@check(Severity.ERROR)
def kept_terms(unit: Unit, profile: Profile) -> Iterator[Result]:
    """A term that the glossary keeps in English is unchanged in the translation.

    Bad [es]:  Do not use a Clarisonic brush. -> No use un cepillo sónico.
    Good [es]: Do not use a Clarisonic brush. -> No use un cepillo Clarisonic.
    """
    for term, translation in _terms(unit, profile):
        if translation == "keep" and plain(term).casefold() not in plain(as_read(unit.target)).casefold():
            yield f"{term} must be kept as it is"


@check(Severity.WARNING)
def glossary_terms(unit: Unit, profile: Profile) -> Iterator[Result]:
    """A term is translated as the glossary says, in whatever inflected form.

    Bad [de]:  Apply sunscreen. -> Tragen Sie Creme auf.
    Good [de]: Apply sunscreens. -> Tragen Sie Sonnenschutzmittel auf.
    """
    for term, translation in _terms(unit, profile):
        choices = [] if translation == "keep" else translation.split("|")
        if choices and not any(_stands(choice.strip(), unit) for choice in choices):
            yield f"{term} should be translated as {translation.replace('|', ' or ')}"


def _stands(translation: str, unit: Unit) -> bool:
    """Whether every word is there, give or take its ending: 3 of 5 letters at least, 1 of 4 may differ."""
    stems = (word if len(word) < 4 else word[: max(3, len(word) * 3 // 4)] for word in plain(translation).split())
    patterns = (_pattern(f"{stem}*", unit.language) for stem in stems)
    return all(pattern is None or pattern.search(plain(unit.target)) for pattern in patterns)
