"""The interface in one language: labels, banners and page texts by their key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..core.units import Status, Unit
from ..source.interface import interface_rows


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language: `words["label.phone"]`. A missing word is English, marked as such."""

    texts: Mapping[str, str]
    english: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """Return the word in the language."""
        return self.texts.get(key) or self.english[key]

    def has(self, key: str) -> bool:
        """Whether the word exists in the language, so that it can carry the page's `lang`."""
        return bool(self.texts.get(key))


def words(units: Iterable[Unit] | None, labels: tuple[str, ...] = ()) -> Words:
    """Return the interface in a language from its units; in English where there are none (`None`)."""
    english = {row.id: row.text for row in interface_rows(labels)}
    if units is None:
        return Words(english, english)
    return Words({unit.id: unit.target for unit in units if unit.status is not Status.MISSING}, english)
