"""The least time before something, which others tell as the latest: at least 24 hours before your visit."""

import regex

from ..words.concepts import tells
from ..words.finder import finder

_BEFORE = (
    r"[^.;:]{1,40}?(?<!\b(?:day|evening|morning|night|week)\s)\b(?:before|prior to|ahead|in advance|early|earlier)\b"
)
LEAST_BEFORE = regex.compile(rf"\b(?:at least|no (?:less|fewer) than|not less than)\b{_BEFORE}", regex.IGNORECASE)
LATEST_BEFORE = regex.compile(rf"\b(?:no|not) later than\b{_BEFORE}", regex.IGNORECASE)


def told_as_latest(source: str, target: str, language: str) -> bool:
    """Whether a translation says by when, where English says how long before."""
    words = finder(language, "bounds", "latest") if LEAST_BEFORE.search(source) else None
    return bool(words and words.search(target))


def told_as_least(source: str, target: str, language: str) -> bool:
    """Whether a translation says how long before, where English says by when: no later than 10 days before."""
    return LATEST_BEFORE.search(source) is not None and tells(target, language, "bounds", "least")
