"""What is done so that something does not happen, told as done against it, for fear of it, or lest it happen."""

import regex

from ..words.finder import finder
from .negation import negators

LEST = regex.compile(
    r"\bso (?:that )?(?:\w+ ){1,3}(?:(?:do|does|will|would|can|could) not|(?:do|does|wo|would|ca|could)n['’]t)\b",
    regex.IGNORECASE,
)
"""What is not to happen, of what is done: so that you do not fall."""


def as_lest(source: str, target: str, language: str) -> bool:
    """Whether the one thing that English denies is what something is done against, and is told so."""
    words = finder(language, "needs", "lest") if LEST.search(source) and negators(source, "en") == 1 else None
    return words is not None and words.search(target) is not None
