"""Whether a text says "only", in a word of doses or of the list that every language has."""

from ..words.concepts import tells
from .negation import count_of


def says_only(text: str, language: str) -> bool:
    """Whether a text says "only"."""
    return tells(text, language, "extent", "only") or bool(count_of(text, language, "only"))
