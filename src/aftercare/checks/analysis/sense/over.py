"""What is over or goes on in English, and others tell with a "not": without fever, once it is gone; do not stop."""

import regex

from ..words.finder import finder
from ..words.mentions import mentioned, told
from .negation import negation_places, plainly

OVER = regex.compile(
    r"\b(?:has|have) (?:been )?(?:gone|away)\b|\b(?:is|are) gone\b|\bgoes? away\b|\b\w+-free\b", regex.IGNORECASE
)
"""What is over, which others tell with a "not": there is no rash."""
THOUGH = regex.compile(r"\beven (?:if|when|though)\b", regex.IGNORECASE)
"""What goes on whatever else is so."""
STILL = regex.compile(r"\bstill\b", regex.IGNORECASE)
"""What has not stopped or gone."""
GOING_ON = ((THOUGH, "persisting"), (STILL, "lasting"))
"""What goes on in English, and the lists of words that say the same with a "not"."""
BESIDE = 24
"""Letters between what is over and the words for it, and between a "not" and the thing that it denies."""


def told_as_over(source: str, target: str, language: str) -> bool:
    """Whether each "not" of a translation stands beside the thing that English says is over: 24 hours without fever."""
    found = OVER.search(source)
    things = mentioned(source[max(0, found.start() - BESIDE) : found.end()]).keys() if found else frozenset()
    places = negation_places(target, language)
    near = (told(target[max(0, start - BESIDE) : end + BESIDE], language)[0] for start, end in places)
    return bool(things and places) and all(not things.isdisjoint(mention) for mention in near)


def told_as_going_on(source: str, target: str, language: str) -> bool:
    """Whether each "not" of a translation says not to stop, or that it has not, where English goes on."""
    lists = [finder(language, "hollow", key) for goes_on, key in GOING_ON if goes_on.search(source)]
    target = plainly(target, language) if any(lists) else target
    going = [found.span() for words in lists if words for found in words.finditer(target)]
    places = negation_places(target, language)
    return bool(going) and all(any(begin < end and start < stop for begin, stop in going) for start, end in places)
