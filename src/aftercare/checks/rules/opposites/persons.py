"""What is said of a child, told as if it were said of the reader."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.text import lexicon
from ...analysis.text.normal import holding
from ...analysis.text.patterns import Pattern, alternatives, compiled
from ...analysis.text.tokens import masked
from ...registry import Result, check, given

CHILD = regex.compile(
    r"\byour (?:\w+ )?(?:child|children|baby|babies|son|sons|daughter|daughters|infant|infants|toddler|newborn)\b",
    regex.IGNORECASE,
)
GIVE = regex.compile(r"\bgive your (?:\w+ )?(?:child|baby|son|daughter|infant|toddler|newborn)\b", regex.IGNORECASE)
YOU = regex.compile(r"\byou\b", regex.IGNORECASE)
_may_name = holding("your")


@cache
def _words(language: str, person: str) -> Pattern:
    """Return what finds the words for a child of any age, or for the reader."""
    words = lexicon.grammar(language, person)
    return compiled(alternatives(words, language)) if words else None


def covered(language: str) -> bool:
    """Whether the words for a child are known."""
    return bool(lexicon.grammar(language, "child"))


def _names_child(source: str) -> bool:
    """Whether an English text speaks of the reader's child."""
    return _may_name(source) and CHILD.search(source) is not None


@check(Severity.WARNING, languages=covered)
@given(_names_child)
def child_lost(unit: Unit) -> Iterator[Result]:
    """What is said of the reader's child is not told without a word for the child.

    It is an error where the translation says "you" and the source does not, or nothing is given to anybody.

    Bad [es]: Call us if your baby vomits. -> Llámenos si usted vomita.
    Bad [ko]: Give your child half a tablet. -> 반 알을 드십시오.
    Good [es]: Call us if your baby vomits. -> Llámenos si el pequeño vomita.
    Good [ko]: Give your child half a tablet. -> 아이에게 반 알을 먹이십시오.
    """
    named, target = CHILD.search(masked(unit.source)), masked(unit.target)
    words = _words(unit.language, "child")
    if named and words and not words.search(target):
        severity = Severity.ERROR if _of_reader(masked(unit.source), target, unit.language) else Severity.WARNING
        yield f"the source says “{named[0].lower()}”, the translation names no child", None, severity


def _of_reader(source: str, target: str, language: str) -> bool:
    """Whether a translation speaks to the reader where the source does not, or gives nothing to anybody."""
    you, give = _words(language, "you"), _words(language, "give")
    instead = you is not None and you.search(target) is not None and not YOU.search(source)
    return instead or (give is not None and GIVE.search(source) is not None and not give.search(target))
