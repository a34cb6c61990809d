"""Translation memory, asked first: the same text, approved elsewhere in the catalogs."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from ...core.language.languages import Language
from ...core.units import Status, Unit
from .base import Engine, Reply

ALIKE = 0.3
"""Share of words that two texts have in common, from which one helps with the other."""


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


class Memory(Engine):
    """Knows translations by people. A text with two different ones has none: a person must choose."""

    name = "memory"
    batch = 1000

    def __init__(self, units: Iterable[Unit], least: Status = Status.APPROVED) -> None:
        """Learn the units that have at least this state."""
        self._known: dict[tuple[str, str], set[str]] = {}
        for unit in units:
            if unit.status >= least:
                self._known.setdefault((unit.language, unit.source), set()).add(unit.target)

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Return what is known; the texts are compared whole."""
        del source
        return [self._one(text, target.tag) for text in texts]

    def similar(self, text: str, tag: str, most: int = 3) -> tuple[tuple[str, str], ...]:
        """Return (English, translation) of the approved rows that share the most words with a text."""
        words = _words(text)
        rated = (
            (shared / (len(words) + len(other) - shared), source, target)
            for other, source, target in self._read.get(tag, ())
            if (shared := len(words & other)) and source != text
        )
        alike = sorted((each for each in rated if each[0] >= ALIKE), reverse=True)
        return tuple((source, target) for _, source, target in alike[:most])

    @cached_property
    def _read(self) -> dict[str, list[tuple[frozenset[str], str, str]]]:
        """The words of each text that has one translation, the text and that, by language."""
        found: dict[str, list[tuple[frozenset[str], str, str]]] = {}
        for (language, source), targets in self._known.items():
            if len(targets) == 1:
                found.setdefault(language, []).append((_words(source), source, next(iter(targets))))
        return found

    def _one(self, text: str, tag: str) -> Reply:
        found = self._known.get((tag, text), set())
        if len(found) == 1:
            return Reply(next(iter(found)))
        return Reply(reason="has several translations" if found else "has no translation elsewhere")
