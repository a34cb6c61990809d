"""By which names a language is found: its own, those of CLDR in the languages of the project, and what people say."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from babel import Locale

from ...core.language.languages import SOURCE, Language


@cache
def other_names() -> dict[str, list[str]]:
    """Return `other_names.toml`: by tag, the names that CLDR does not have."""
    return tomllib.loads(files(__package__).joinpath("other_names.toml").read_text(encoding="utf-8"))


def names(language: Language, among: Iterable[str]) -> tuple[str, ...]:
    """Return each name of a language once; `among` are the CLDR locales whose names for it count: chino, Chinesisch."""
    found = [language.endonym, language.name, language.tag, *other_names().get(language.tag, ())]
    for locale in (SOURCE, *among):
        found += _called(language.tag, locale)
    return tuple(dict.fromkeys(found))


@cache
def _called(tag: str, locale: str) -> tuple[str, ...]:
    return tuple(_in(tag, locale)) if locale else ()


def _in(tag: str, locale: str) -> Iterator[str]:
    """Yield what a CLDR locale calls a language, and the language that it is a form of: chino simplificado, chino."""
    known = Locale.parse(locale).languages
    for key in (tag.replace("-", "_"), tag.partition("-")[0]):
        if name := known.get(key):
            yield str(name)
