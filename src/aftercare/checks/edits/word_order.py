"""Whether an edit of the English has put words in another order, which may turn what they say.

"Aspirin before meals, ibuprofen after meals" says the opposite with the medicines exchanged, and so does a line of a
table whose cells have changed places; no list of words tells which words matter. So their order must stay. What may
move is a clause in front with its comma ("If it bleeds, call us"), and the two words beside an "or".
"""

import re
from collections import Counter

from ..analysis.text.rough_sentences import rough_sentences
from ..analysis.text.tokens import masked

_TOKEN = re.compile(r"[^\W_]+|\|")
"""Words, numbers, and the edges of cells: a word may be in another cell than before."""
_FILLER = re.compile(
    r"an?|and|any|are|be|been|being|did|do|does|don|has|have|is|its?|of|our|please|s|t|that|the|their|there|these|this"
    r"|those|us|was|we|were|you|your"
)
"""Words that come and go as a sentence is put otherwise."""
_IN_FRONT = re.compile(
    r"^(\s*(?:after|as|at|because|before|by|during|for|if|in|on|once|since|to|unless|until|when|while|with|within|without)"
    r"\b[^,;:|]*),([^,;:|]*)",
    re.IGNORECASE,
)
"""A clause or an adverbial in front, and what it goes with."""
_EITHER = re.compile(r"([^\W_]+) or ([^\W_]+)")


def reordered(before: str, after: str) -> bool:
    """Whether the words that both texts have stand in another order; those that only one has do not count."""
    old, new = _words(before), _words(after)
    counts, others = Counter(old), Counter(new)
    both = {word for word in counts if counts[word] == others[word]}
    return [word for word in old if word in both] != [word for word in new if word in both]


def _words(text: str) -> list[str]:
    straight = " ".join(_IN_FRONT.sub(r"\2 \1", part) for part in rough_sentences(masked(text)))
    kept = (word for word in _TOKEN.findall(straight.casefold()) if not _FILLER.fullmatch(word))
    return _EITHER.sub(lambda either: " or ".join(sorted(either.groups())), " ".join(kept)).split()
