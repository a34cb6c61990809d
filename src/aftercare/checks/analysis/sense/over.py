"""What English says is over, and others tell with a "not": 24 hours without fever, once the fever is gone."""

import regex

from ..words.mentions import mentioned, told
from .negation import negation_places

OVER = regex.compile(
    r"\b(?:has|have) (?:been )?(?:gone|away)\b|\b(?:is|are) gone\b|\bgoes? away\b|\b\w+-free\b", regex.IGNORECASE
)
"""What is over, which others tell with a "not": there is no rash."""
BESIDE = 24
"""Letters between what is over and the words for it, and between a "not" and the thing that it denies."""


def told_as_over(source: str, target: str, language: str) -> bool:
    """Whether each "not" of a translation stands beside the thing that English says is over: 24 hours without fever."""
    found = OVER.search(source)
    things = mentioned(source[max(0, found.start() - BESIDE) : found.end()]).keys() if found else frozenset()
    places = negation_places(target, language)
    near = (told(target[max(0, start - BESIDE) : end + BESIDE], language)[0] for start, end in places)
    return bool(things and places) and all(not things.isdisjoint(mention) for mention in near)
