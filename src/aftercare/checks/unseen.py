"""What no check sees in a language, in words for people who do not know the names of checks."""

from collections.abc import Iterable, Iterator

from ..core.text.counting import listed
from .analysis.text import lexicon
from .registry import CHECKS

FAULTS = {
    "a lost “not”": ("negation-lost",),
    "hours told as days": ("units",),
    "“at least” told as “at most”": ("bounds",),
    "another medicine": ("medicines-named", "medicine-replaced"),
    "left told as right": ("side-lost",),
    "morning told as evening": ("time-of-day",),
    "hot told as cold": ("opposites",),
    "a text in another language": ("wrong-language",),
}
"""What may hurt a patient, and the checks of which one at least must know the language to see it."""


def unseen(tag: str) -> tuple[str, ...]:
    """Return the faults that no check sees in a language."""
    return tuple(fault for fault, codes in FAULTS.items() if not any(_sees(code, tag) for code in codes))


def _sees(code: str, tag: str) -> bool:
    """Whether a check knows a language; CLDR alone has units of time as in English, or one form of many."""
    return CHECKS[code].covers(tag) and (code != "units" or lexicon.has(tag, "facts", "units"))


def told(tags: Iterable[str]) -> Iterator[str]:
    """Yield a line for the languages that lack the same, those that lack most first."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for tag in tags:
        groups.setdefault(unseen(tag), []).append(tag)
    for faults in sorted(filter(None, groups), key=len, reverse=True):
        yield f"not checked in {', '.join(groups[faults])}: {listed(faults, len(FAULTS))}; only readers can see these"
