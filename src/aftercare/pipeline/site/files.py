"""Every file of the site, as bytes by its path: pure, so that `publish --to` writes the same for fewer handouts."""

from collections.abc import Iterator, Sequence

from ...core.clinic import Clinic
from ...handout.words import Words
from .entries import Entry
from .frame import by_name
from .index import TITLES, index, titles
from .language_page import language_page, pages_of

INDEX = "index.html"


def pages(entries: Sequence[Entry], clinic: Clinic, words: Words) -> Iterator[tuple[str, str]]:
    """Yield (path, content) of the pages that lead to the handouts; `words` are those of English."""
    yield INDEX, index(entries, clinic, words)
    yield TITLES, titles(entries)
    languages = by_name({entry.language.tag: entry.language for entry in entries}.values())
    for language, own in pages_of(languages, entries):
        yield f"{language.tag}/{INDEX}", language_page(own, clinic)
