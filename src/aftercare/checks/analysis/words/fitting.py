"""Words that say "not" of one thing alone: German unzerkaut is not chewed, and nothing else that must not be done."""

from functools import cache

import regex

from ..text import lexicon
from ..text.patterns import Pattern, alternatives, compiled


def unfitting(source: str, target: str, language: str) -> int:
    """Return how often a translation denies in one word what the English does not name."""
    return sum(
        len(words.findall(target))
        for begin, words in _lists(language)
        if words and not regex.search(rf"\b(?:{begin})", source, regex.IGNORECASE)
    )


@cache
def _lists(language: str) -> tuple[tuple[str, Pattern], ...]:
    """Return the words that deny one thing, by how English words for it begin, in a pattern."""
    found = lexicon.load(language, "facts").get("fitting", {})
    return tuple((begin, compiled(alternatives(words, language))) for begin, words in found.items())
