"""The least time before something, which others tell as the latest: at least 24 hours before your visit."""

import regex

from ..words.finder import finder

LEAST_BEFORE = regex.compile(
    r"\b(?:at least|no (?:less|fewer) than|not less than)\b[^.;:]{1,40}?"
    r"\b(?:before|prior to|ahead|in advance|early|earlier)\b",
    regex.IGNORECASE,
)


def told_as_latest(source: str, target: str, language: str) -> bool:
    """Whether a translation says by when, where English says how long before."""
    words = finder(language, "bounds", "latest") if LEAST_BEFORE.search(source) else None
    return bool(words and words.search(target))
