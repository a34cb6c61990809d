"""What an English text denies, and whether an edit has turned it."""

import re
from collections import Counter
from itertools import combinations

from ..analysis.text.rough_sentences import rough_sentences
from ..analysis.text.tokens import masked

_DENIAL = re.compile(
    r"\b(?:not|never|no|without|cannot|\w+n['\u2019]t)\b([^.,;:!?]*?)(?=\b(?:and|but)\b|[.,;:!?]|$)", re.IGNORECASE
)
"""A negator, and what it denies; where a negation is in a word alone (`avoid`), there is nothing to compare."""
_CLAUSE = re.compile(r"[.,;:!?]\s|\b(?:and|but|then|rather than|instead of|(?<!rather )than)\b", re.IGNORECASE)
_CONTENT = re.compile(r"[^\W\d_]{3,}")
_KEEPS_FROM = re.compile(
    r"\b(?:avoid|stop|skip|quit|omit|refrain|discontinue|withhold|leave out|keep (?:from|off|away)"
    r"|instead of|rather than|not|never|no|without|cannot|\w+n['\u2019]t)\b",
    re.IGNORECASE,
)
"""Words by which a clause says what shall not be done."""


def denials_turned(before: str, after: str) -> bool:
    """Whether negations stand in other sentences than before, or before altogether other words."""
    old, new = ([_denied(part) for part in rough_sentences(masked(text))] for text in (before, after))
    if len(old) != len(new):
        return False
    pairs = list(zip(old, new, strict=True))
    moved = any(bool(one) != bool(other) for one, other in pairs) and sum(map(len, old)) == sum(map(len, new))
    return moved or any(
        first and second and not first & second
        for one, other in pairs
        for first, second in zip(one, other, strict=False)
    )


def exchanged(before: str, after: str) -> bool:
    """Whether two words have changed places, each into the clause of the other, where a clause keeps from something.

    Of "Avoid salt; use pepper" one clause says the opposite of the other. Clauses in another order are what they were.
    """
    old, new = ([{*_CONTENT.findall(clause.lower())} for clause in _CLAUSE.split(text)] for text in (before, after))
    if (
        len(old) != len(new)
        or not _KEEPS_FROM.search(before)
        or Counter(map(frozenset, old)) == Counter(map(frozenset, new))
    ):
        return False
    gone = [one - other for one, other in zip(old, new, strict=True)]
    come = [other - one for one, other in zip(old, new, strict=True)]
    return any(gone[at] & come[to] and come[at] & gone[to] for at, to in combinations(range(len(old)), 2))


def _denied(sentence: str) -> list[set[str]]:
    """Return, for each negator of a sentence, the words after it up to the next mark or conjunction."""
    return [set(re.findall(r"[a-z]{3,}", match[1].lower())) for match in _DENIAL.finditer(sentence)]
