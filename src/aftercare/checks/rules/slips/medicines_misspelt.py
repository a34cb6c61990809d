"""Words that are nearly the name of a medicine: a letter lost, added, changed or exchanged with the next."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

import regex

from ....core.model import Kind
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.tokens import masked
from ...analysis.words.medicines import medicines, names

LEAST = 6
"""Letters from which on hardly a word of English is nearly a name."""
LONG = 8
"""Letters from which on two may be wrong."""
WORD = regex.compile(rf"[\p{{L}}]{{{LEAST},}}")


@across(Severity.WARNING, english=True)
def medicine_misspelt(units: list[Unit]) -> Iterator[UnitMessage]:
    """No word of the English is nearly the name of a medicine: alopurinol."""
    known: dict[str, str] = {}
    for row in sources(units):
        if row.kind == Kind.INTERFACE:
            continue
        for word in dict.fromkeys(WORD.findall(masked(row.source))):
            plain = word.casefold()
            if plain not in known:
                known[plain] = _meant(plain)
            if known[plain]:
                yield row, f"“{word}” is nearly {known[plain]}: correct the letters, if that is meant"


def _meant(word: str) -> str:
    """Return the name that a word nearly is; nothing where it is one, or the plural of one, or ordinary."""
    known = {word, word.removesuffix("s")} & names().keys()
    if known or word.endswith("ing") or not _less(word) & _spelled().keys():
        return ""
    near = {name for part in _less(word) for name in _spelled().get(part, ())}
    alike = _moved if medicines(word) else _close  # the end of a family of medicines may make it another of them
    return min((name for name in near if alike(word, name)), default="")


def _moved(word: str, name: str) -> bool:
    return sorted(word) == sorted(name)


def _close(word: str, name: str) -> bool:
    """Whether one letter alone is wrong, or two of a long word."""
    one_less = len(word) != len(name) and bool({word, name} & (_less(word) & _less(name)))
    alike = [a == b for a, b in zip(word, name, strict=False)]
    changed = len(word) == len(name) and alike.count(False) == 1
    return one_less or changed or min(len(word), len(name)) >= LONG


def _less(word: str) -> set[str]:
    """Return a word, what it is without each of its letters, and its letters in order, if it begins with the first.

    Two words that share one differ in two letters at most, or have the same letters elsewhere.
    """
    letters = {f"{word[0]} {''.join(sorted(word))}"} if len(word) >= LONG else set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word))), *letters}


@cache
def _spelled() -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names():
        if len(name) >= LEAST:
            for part in _less(name):
                found[part].add(name)
    return found
