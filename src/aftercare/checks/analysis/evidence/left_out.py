"""How much a translation seems to leave out: a little short, and without words for a little of its source.

Neither tells anything by itself, for good wording is short, too, and tells things otherwise. Weights and limits were
found by which sums tell translations of abstracts with a part left out from good ones.
"""

from collections import Counter
from typing import NamedTuple

from ..text.memory import briefly, remembered
from ..text.segments import lower_words, scripts
from ..words import things
from ..words.mentions import mentioned, stems_of, told
from .parallel import log_ratio
from .weighing import spread

WORD, OFTEN, CONCEPT, AGAIN = 1.0, 0.5, 0.3, 0.3
"""What each tells, in standard deviations of the length: a word that every translation has, one that is there less
often, something mentioned that is not, a word that the English says again."""
WORDS, CONCEPTS, AGAINS = 3, 3, 2
"""How many of each count at most."""
STEM, SHORTEST = 5, 4
"""Letters by which words are the same, and how many one has at least."""


class LeftOut(NamedTuple):
    """What a translation seems to leave out: the evidence, and the English words that it has none for."""

    evidence: float
    words: tuple[str, ...]


def compared(target: str, tag: str) -> bool:
    """Whether this tells anything: in our letters, others are denser, and where words are known."""
    found = scripts(target)
    return things.known(tag) and found["Latin"] * 2 > sum(found.values())


@briefly
def left_out(source: str, target: str, tag: str) -> LeftOut:
    """Return what a translation seems to leave out."""
    lost, unmentioned = things.lost(source, target, tag), _unmentioned(source, target, tag)
    missing = lost.surely + lost.maybe
    evidence = -log_ratio(source, target, tag) / spread(source, target)
    evidence += WORD * min(WORDS, len(missing)) + OFTEN * bool(lost.in_part)
    evidence += CONCEPT * min(CONCEPTS, len(unmentioned)) + AGAIN * max(0, min(AGAINS, _again(source) - _again(target)))
    return LeftOut(evidence, tuple(dict.fromkeys((*missing, *lost.in_part, *unmentioned))))


def _unmentioned(source: str, target: str, tag: str) -> tuple[str, ...]:
    """Return the words for what an English text mentions and a translation does not, in whatever words."""
    wanted, (here, _) = stems_of(tag), told(target, tag)
    tells = things.told(source, target, tag).union(lower_words(target))
    places = [place for concept, place in mentioned(source).items() if concept in wanted and concept not in here]
    words = (found[0] for place in places if (found := things.WORD.match(source, place)))
    return tuple(word for word in words if word.lower() not in tells)


@remembered
def _again(text: str) -> int:
    """Return how often a text says a long word again, in whatever form."""
    stems = [word[:STEM] for word in lower_words(text) if len(word) >= SHORTEST]
    return len(stems) - len(Counter(stems))
