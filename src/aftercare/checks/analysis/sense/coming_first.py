"""What English says is done first, which some languages tell with their word for "before"."""

from collections.abc import Iterable

import regex

from ..text import lexicon

FIRST = regex.compile(r"\bfirst(?=\s*(?:[,.;:!)]|$|\b(?:and|then|so|with|before)\b))", regex.IGNORECASE)
"""What is done ahead of all else; not the first dose."""


def comes_first(source: str, told: Iterable[str], language: str) -> bool:
    """Whether each word for "before" only says what comes first, as one word says both in Thai and Vietnamese."""
    words, found = lexicon.grammar(language, "first"), [word.lower() for word in told]
    return FIRST.search(source) is not None and bool(found) and all(word in words for word in found)
