"""Which sentences of two texts belong together: facts are taken from a text once and compared by sentence."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import Protocol, TypeVar

from .memory import remembered
from .rough_sentences import sentence_ends
from .tokens import masked

Span = tuple[int, int]
FEW = 8
"""Facts up to which looking at each is faster than a search."""


class Placed(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins, in `masked(text)`."""


Fact = TypeVar("Fact", bound=Placed)


@remembered
def spans(text: str) -> tuple[Span, ...]:
    """Return where the sentences of `masked(text)` begin and end."""
    text, start, found = masked(text), 0, []
    for end in (*sentence_ends(text), len(text)):
        if any(map(str.isalnum, text[start:end])):
            found.append((start, end))
        start = end
    return tuple(found)


def together(source: str, target: str) -> list[tuple[Span, Span]]:
    """Return the sentences that belong together; the whole texts where their number differs."""
    left, right = spans(source), spans(target)
    if len(left) == len(right):
        return [*zip(left, right, strict=True)]
    return [((0, len(masked(source))), (0, len(masked(target))))]


def within(facts: Iterable[Fact], span: Span) -> list[Fact]:
    """Return the facts that begin in a sentence; those of a tuple are in order of place."""
    if isinstance(facts, tuple) and len(facts) > FEW:
        first, last = (bisect_left(facts, place, key=attrgetter("start")) for place in span)
        return [*facts[first:last]]
    return [fact for fact in facts if span[0] <= fact.start < span[1]]
