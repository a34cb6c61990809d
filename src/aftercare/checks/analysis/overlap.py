"""Which of many sets of words have most of their words in common, without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

SHARE, LEAST = 0.75, 2
"""The part of the smaller set that two sets have in common, and how many words at least."""
Words = frozenset[str]


def overlapping(sets: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Yield the places of each two sets that overlap, in order.

    A set that has to share n of its m words with another shares one of any m - n + 1, so looking among the sets
    with its rarest ones finds them all.
    """
    common = Counter(word for words in sets for word in words)
    places = defaultdict(list)
    for place, words in enumerate(sets):
        for word in words:
            places[word].append(place)
    found = set()
    for place, words in enumerate(sets):
        rarest = sorted(words, key=lambda word: (common[word], word))[: max(0, len(words) - _needed(words) + 1)]
        for other in {other for word in rarest for other in places[word]} - {place}:
            if len(words & sets[other]) >= _needed(min(words, sets[other], key=len)):
                found.add((min(place, other), max(place, other)))
    yield from sorted(found)


def _needed(words: Words) -> int:
    return max(LEAST, ceil(SHARE * len(words)))
