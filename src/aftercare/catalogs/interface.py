"""The words around the content: labels, banners and page texts, in every language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from . import catalog
from .catalog import Entry
from .model import Language, Status, Unit
from .source import read_table

SHIPPED = Path(str(files("aftercare")))


@cache
def interface_entries() -> tuple[Entry, ...]:
    """Return the messages of the interface, from the package's own CSV."""
    table = read_table(SHIPPED / "interface.csv", ("id", "text", "note"), name="interface.csv")
    return tuple(Entry(**row) for row in table.to_dict("records"))


def interface_path(locales: Path, language: Language) -> Path:
    """Return the catalog that counts: the project's, or the package's where the project has none."""
    own = catalog.catalog_path(locales, language, "interface")
    shipped = catalog.catalog_path(SHIPPED / "locales", language, "interface")
    return own if own.is_file() or not shipped.is_file() else shipped


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


def words(units: Iterable[Unit] | None) -> Words:
    """Return the interface in a language from its units; in English where there are none (`None`)."""
    english = {entry.id: entry.text for entry in interface_entries()}
    if units is None:
        return Words(english, english)
    return Words({unit.id: unit.target for unit in units if unit.status is not Status.MISSING}, english)
