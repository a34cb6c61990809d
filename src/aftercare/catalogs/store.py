"""The two catalogs of a language together: a release needs the handouts and the words around them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

from ..core.config import Config
from ..core.errors import CatalogError, ConfigError
from ..core.languages import SOURCE, Language
from ..core.lock import locked
from ..core.model import Handout, Instruction, rows_of
from ..core.units import Unit
from ..source.interface import interface_rows
from . import merge, po
from .interface import interface_path

DOMAINS = ("handouts", "interface")
OUTDATED = "the English has changed since the last sync; run aftercare sync"


@dataclass(slots=True)
class Book:
    """One catalog as it was read, with the units of its rows."""

    domain: str
    path: Path
    """Where it is written: always in the project, also when it was read from the package."""
    content: po.Po
    units: tuple[Unit, ...]
    before: bytes | None
    """The file as it was when it was read, None where there was none."""

    @property
    def messages(self) -> dict[str, Message]:
        """The live messages by row id."""
        return self.content.by_id()

    @property
    def outdated(self) -> set[str]:
        """Ids of rows that the catalog has for other English."""
        found = self.messages
        return {unit.id for unit in self.units if unit.id in found and found[unit.id].id != unit.source}


def target_language(config: Config, tag: str) -> Language:
    """Return a language of the project; ConfigError for English and for one that is not configured."""
    if tag == SOURCE:
        raise ConfigError("English is the source; name a target language")
    return config.choose((tag,))[0]


def read_books(config: Config, documents: Sequence[Handout], language: Language) -> tuple[Book, ...]:
    """Return the catalogs of a language; in one that does not exist yet every row is missing."""
    return tuple(
        _book(config, domain, wanted, language)
        for domain, wanted in zip(DOMAINS, (rows_of(documents), interface_rows()), strict=True)
    )


def _book(config: Config, domain: str, wanted: Iterable[Instruction], language: Language) -> Book:
    path = merge.catalog_path(config.locales, language, domain)
    origin = path if domain == "handouts" else interface_path(config.locales, language)
    before = path.read_bytes() if path.is_file() else None
    content = po.read(origin, locale=language.locale) if origin.is_file() else po.new(language.locale)
    units = merge.units(content, language, wanted, path=config.relative(path))
    return Book(domain, path, content, tuple(units), before)


def save_books(books: Sequence[Book]) -> list[Path]:
    """Write catalogs and return those that changed; nothing is written if one was changed by others since."""
    with locked(books[0].path.parents[2]):
        for book in books:
            if (book.path.read_bytes() if book.path.is_file() else None) != book.before:
                raise CatalogError(
                    f"{book.path}: was changed by another program meanwhile; nothing is written, try again"
                )
        return [book.path for book in books if po.write(book.path, book.content)]


def row_numbers(documents: Iterable[Handout]) -> Mapping[str, int]:
    """Return the number that each row carries on its page, in every language; headings have none."""
    return {
        item.id: number
        for document in documents
        for number, item in enumerate((row for part in document.sections for row in part.items), 1)
    }
