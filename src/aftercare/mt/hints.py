"""What is told to engines that can read it: where a text is, what was meant, and how the like was translated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..core.model import Instruction, Kind
from ..core.units import Unit
from ..source.glossary import EVERY, KEEP, Glossary
from .engines.base import Hints
from .engines.memory import Memory

_HEADINGS = {Kind.TITLE, Kind.HEADING, Kind.SUBHEADING}


@dataclass(frozen=True)
class Hinter:
    """Knows the rows by catalog, the glossary, and what has been approved."""

    rows: Mapping[str, tuple[Instruction, ...]]
    glossary: Glossary
    memory: Memory

    def hints(self, unit: Unit) -> Hints:
        """Return what is known of a row beside its text."""
        section, before, after = self._around(unit)
        similar = self.memory.similar(unit.source, unit.language)
        return Hints(unit.note, unit.kind, section, before, after, tuple(self._terms(unit)), similar)

    def _around(self, unit: Unit) -> tuple[str, str, str]:
        """Return the heading above a row, the row before it, and the one after it."""
        return self._beside.get(unit.id, ("", "", ""))

    @cached_property
    def _beside(self) -> dict[str, tuple[str, str, str]]:
        found: dict[str, tuple[str, str, str]] = {}
        for rows in self.rows.values():
            section, texts = "", [row.text for row in rows]
            for row, before, after in zip(rows, ["", *texts], [*texts[1:], ""], strict=False):
                found.setdefault(row.id, (section, before, after))
                section = row.text if row.kind in _HEADINGS else section
        return found

    def _terms(self, unit: Unit) -> Iterator[tuple[str, str]]:
        """Yield the terms of the glossary that the text has, with their translations."""
        text = unit.source.casefold()
        for term, translation in (*self.glossary.get(EVERY, ()), *self.glossary.get(unit.language, ())):
            if term.casefold() in text:
                yield term, term if translation.casefold() == KEEP else translation
