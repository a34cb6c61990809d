"""Which of many sets of words have most of their words in common, without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from math import ceil

SHARE, LEAST = 0.75, 2
"""The part of the smaller set that two sets have in common, and how many words at least."""
Words = frozenset[str]


def overlapping(sets: Sequence[Words], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of each two sets of different kinds that overlap, in order.

    A set that has to share n of its m words with another shares one of any m - n + 1, so looking among the sets
    with its rarest ones finds them all.
    """
    common = Counter(word for words in sets for word in words)
    places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, words in enumerate(sets):
        for word in words:
            places[word][kinds[place]].append(place)
    found = set()
    for place, words in enumerate(sets):
        rarest = sorted(words, key=lambda word: (common[word], word))[: max(0, len(words) - _needed(words) + 1)]
        own = kinds[place]
        beside = (its for word in rarest for kind, its in places[word].items() if kind != own)
        for other in set(chain.from_iterable(beside)):
            if overlap(words, sets[other]):
                found.add((min(place, other), max(place, other)))
    yield from sorted(found)


def overlap(words: Words, others: Words) -> bool:
    """Whether two sets have most of the words of the smaller one in common."""
    return len(words & others) >= _needed(min(words, others, key=len))


def _needed(words: Words) -> int:
    return max(LEAST, ceil(SHARE * len(words)))
