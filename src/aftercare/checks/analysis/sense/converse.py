"""What English says is done before something else, told the other way round: as the latter done after it."""

from ..text.spans import Span
from ..words.concepts import of_group
from .clause_facts import common, placed
from .phases import phases


def told_conversely(source: str, target: str, language: str, places: tuple[Span, Span]) -> bool:
    """Whether what a sentence tells first comes first in the translation, too, and what it tells later comes later."""
    here, there = places
    ours, theirs = phases(source, "en", here), phases(target, language, there)
    if not ours or not theirs or any(here[0] <= hit.start < here[1] for hit in of_group(source, "en", "condition")):
        return False
    facts = common(placed(source, "en", ours.parts), placed(target, language, theirs.parts))
    told = {(mine in ours.later, own in theirs.later) for mine, own in facts.values()}
    return told == {(False, False), (True, True)}
