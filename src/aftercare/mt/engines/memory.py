"""Translation memory, asked first: the same text, approved elsewhere in the catalogs."""

from collections.abc import Iterable, Sequence

from ...core.languages import Language
from ...core.units import Status, Unit
from .base import Engine, Reply


class Memory(Engine):
    """Knows approved translations. A text with two different ones has none: a person must choose."""

    name = "memory"
    batch = 1000

    def __init__(self, units: Iterable[Unit]) -> None:
        """Learn the approved among the units."""
        self._known: dict[tuple[str, str], set[str]] = {}
        for unit in units:
            if unit.status is Status.APPROVED:
                self._known.setdefault((unit.language, unit.source), set()).add(unit.target)

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Return what is known; the texts are compared whole."""
        del source
        return [self._one(text, target.tag) for text in texts]

    def _one(self, text: str, tag: str) -> Reply:
        found = self._known.get((tag, text), set())
        if len(found) == 1:
            return Reply(next(iter(found)))
        return Reply(reason="has several approved translations" if found else "has no approved translation")
