"""What most likely happened to a translation: nothing, or the evidence for what did is beyond its limit."""

from ....core.units import Unit
from ..language.leftovers import english_run, same
from ..language.other_language import other_language, strange_script
from ..text.memory import briefly
from . import weighing as evidence
from .anchors import Anchors, anchors
from .cut_off import cut_evidence
from .lost import lost_evidence

LIMITS = {
    "sure": {"other": 0.8, "lost": 0.4, "cut": 1.4, "added": 1.6},
    "doubts": {"other": 0.2, "lost": -0.3, "cut": 0.7},
}
"""Evidence, in nats, from which on each is told, or a person should look; the prior odds against it are in here."""
LENIENT = frozenset({"other", "cut"})
"""What a short text seems to be for good reasons."""
LONGEST = 5000
"""Characters beyond which a text is no row of a handout, and is not weighed."""


@briefly
def weighed(source: str, target: str, tag: str) -> bool:
    """Whether the evidence says anything: not where a text is in another language."""
    if max(len(source), len(target)) > LONGEST:
        return False
    elsewhere = other_language(source, target, tag) or strange_script(source, target, tag)
    return not (elsewhere or same(source, target) or english_run(source, target, tag))


def _weights(source: str, target: str, tag: str, found: Anchors) -> dict[str, float]:
    """Return the evidence for each thing that may have happened."""
    return {
        "other": evidence.other_evidence(source, target, tag, found),
        "lost": lost_evidence(source, target, tag, found),
        "cut": cut_evidence(source, target, tag, found),
        "added": evidence.added_evidence(source, target, tag),
    }


def verdict(unit: Unit, limits: str) -> tuple[str, float]:
    """Return what most likely happened to a translation and how far beyond its limit the evidence is, or nothing."""
    return _verdicts(unit.source, unit.target, unit.language)[limits]


@briefly
def _verdicts(source: str, target: str, tag: str) -> dict[str, tuple[str, float]]:
    """Return the verdict by each set of limits.

    Cognates are slow to find, and only speak for a text; nearly every good one is above all limits without them.
    """
    found = dict.fromkeys(LIMITS, ("", 0.0))
    if not target.strip() or not weighed(source, target, tag):
        return found
    free = evidence.leniency(source)
    for heard in (False, True):
        weights = _weights(source, target, tag, anchors(source, target, tag, heard=heard))
        found = {name: _beyond(limits, weights, free) for name, limits in LIMITS.items()}
        if not any(name for name, _ in found.values()):
            break
    return found


def _beyond(limits: dict[str, float], found: dict[str, float], free: float) -> tuple[str, float]:
    """Return for what the evidence is furthest beyond its limit, and how far, or nothing."""
    most, excess = "", 0.0
    for name, limit in limits.items():
        beyond = found[name] - limit - (free if name in LENIENT else 0)
        if beyond > excess:
            most, excess = name, beyond
    return most, excess
