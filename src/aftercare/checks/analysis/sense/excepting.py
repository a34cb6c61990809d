"""What is so but for one case, told as its opposite in that case alone: closed unless used, open only when used."""

from .as_only import ONLY
from .asides import SAYING_NO
from .opposing import Inside, opposed

EXCEPTED = frozenset({"unless", "except"})
WAYS = ("condition", "extent")
"""Groups of words for when, and for what alone, something is so."""


def only_when(ours: Inside, theirs: Inside) -> bool:
    """Whether a sentence says "unless", the translation "only when", and each the opposite of what the other says."""
    here, there = _ways(ours), _ways(theirs)
    if not here & EXCEPTED or here & ONLY or not there & ONLY or there & EXCEPTED:
        return False
    groups = (SAYING_NO - {*WAYS}) & ours.keys() & theirs.keys()
    return any(opposed(group, ours[group], theirs[group]) for group in groups)


def _ways(groups: Inside) -> set[str]:
    return {hit.name for group in WAYS for hit in groups.get(group, ())}
