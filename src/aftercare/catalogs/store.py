"""The catalogs of a project: each is read once, and written only where nobody else has written meanwhile."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from ..core.disk.files import write_atomically
from ..core.disk.inputs import Inputs
from ..core.disk.made_files import write_made
from ..core.errors import CatalogError
from ..core.language.languages import Language
from ..core.model import Handout, Instruction
from ..core.settings.config import Config
from ..source.interface import interface_rows, rows_in
from . import merge, po, po_reader
from .book import Book, ChangedError, by_rows, unchanged
from .interface import interface_path
from .old_catalogs import OldCatalogs

INTERFACE = "interface"
MOST = 800
"""Catalogs that are held at a time, a tenth of a megabyte each: those that were read first are read again if asked."""
ATTEMPTS = 4
"""How often a catalog is read again that an editor saves at the same time."""
OUTDATED = "the English has changed since the last sync; run aftercare sync"


class Store:
    """The catalogs by language and domain, read when they are asked for."""

    def __init__(
        self,
        config: Config,
        documents: Sequence[Handout],
        inputs: Inputs | None = None,
        faults: Mapping[str, Sequence[str]] | None = None,
        rests: Callable[[str, str], bool] = lambda _tag, _domain: False,
    ) -> None:
        """Read nothing yet; `faults` names handouts whose English cannot be used: their catalogs stay as they are.

        `rests` says of language and handout whether an earlier sync left the catalog as it is today, with no other
        rows in it than those of today's English.
        """
        self.config = config
        self.rests = rests
        self.faults = faults or {}
        self.inputs = inputs or Inputs()
        self.rows: Mapping[str, tuple[Instruction, ...]] = {
            **{document.slug: document.rows for document in documents},
            INTERFACE: interface_rows(config.labels),
        }
        self.old = OldCatalogs(config, self.inputs, lambda: self.places)
        self._books: dict[tuple[str, str], Book] = {}
        self._templates: dict[str, po.Po | None] = {}
        self._paths: dict[tuple[str, str], Path] = {}
        self._languages = {language.tag: language for language in config.languages}

    def path(self, tag: str, domain: str) -> Path:
        """Return where the catalog of a language lies; with no tag, where the template does."""
        if (tag, domain) not in self._paths:
            locales = self.config.locales
            place = merge.catalog_path(locales, self._languages[tag], domain) if tag else locales / f"{domain}.pot"
            self._paths[tag, domain] = place
        return self._paths[tag, domain]

    def book(self, language: Language, domain: str) -> Book:
        """Return a catalog; one that is not there yet has every row missing. Raises CatalogError."""
        key = language.tag, domain
        if key not in self._books:
            self._books[key] = self._read(language, domain)
            if len(self._books) > MOST:
                self._forget(next(iter(self._books)))
        return self._books[key]

    def let_go(self, domain: str) -> None:
        """Hold the template and the catalogs of a handout no longer; what they are is known."""
        self._templates.pop(domain, None)
        self.inputs.let_go(self.template_path(domain))
        for tag in self._languages:
            self._forget((tag, domain))

    def _forget(self, key: tuple[str, str]) -> None:
        self._books.pop(key, None)
        self.inputs.let_go(self.path(*key))

    def books(self, language: Language, slugs: Iterable[str] = ()) -> tuple[Book, ...]:
        """Return the catalogs of a language: those of the handouts asked for, or of all, and the interface."""
        wanted = set(slugs)
        return tuple(
            self.book(language, domain) for domain in self.rows if not wanted or domain in {*wanted, INTERFACE}
        )

    def template(self, domain: str) -> po.Po | None:
        """Return a POT as it is; None where there is none."""
        if domain not in self._templates:
            path = self.template_path(domain)
            if self.inputs.has(path):
                self._templates[domain] = po_reader.read(path, reader=self.inputs.read, name=self.config.relative(path))
            else:
                self._templates[domain] = self.old.template.get(domain) if domain != INTERFACE else None
        return self._templates[domain]

    def template_path(self, domain: str) -> Path:
        """Return `locales/<domain>.pot`."""
        return self.path("", domain)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The handout of each row."""
        return {row.id: domain for domain, rows in self.rows.items() for row in rows if domain != INTERFACE}

    def _read(self, language: Language, domain: str) -> Book:
        path = merge.catalog_path(self.config.locales, language, domain)
        origin = interface_path(self.config.locales, language) if domain == INTERFACE else path
        before = self.bytes_of(path)
        if self.inputs.has(origin):
            name = self.config.relative(origin)
            content = po_reader.read(origin, locale=language.locale, reader=self.inputs.read, name=name)
        else:
            old = self.old.parts(language) if domain != INTERFACE else {}
            content = old.get(domain) or po.new(language.locale)
        rows = rows_in(language, self.config.labels) if domain == INTERFACE else self.rows[domain]
        return Book(domain, language, path, by_rows(content), rows, before, self.config.relative(path))

    def bytes_of(self, path: Path) -> bytes | None:
        """Return a file as it is, None where there is none. Raises CatalogError where it cannot be read."""
        try:
            return self.inputs.read(path) if self.inputs.has(path) else None
        except OSError as error:
            raise CatalogError(f"{self.config.relative(path)}: cannot be read: {error.strerror}") from None

    def rewrite(self, book: Book, change: Callable[[Book], po.Po]) -> bool:
        """Write what `change` makes of a catalog, made anew as long as others save the file at the same time."""
        for _ in range(ATTEMPTS):
            try:
                return self.write(book, change(book))
            except ChangedError:
                self.inputs.forget(book.path)
                self._books.pop((book.language.tag, book.domain), None)
                book = self.book(book.language, book.domain)
        return self.write(book, change(book))

    def write(self, book: Book, content: po.Po) -> bool:
        """Write a catalog whose file is as it was read, and return whether its text changed; the lock is held.

        Raises ChangedError where another program has written the file since.
        """
        data = po.dump(content).encode()
        if book.before is not None and po.same(book.before, data):
            return False
        unchanged([book])
        write_atomically(book.path, data, guard=partial(unchanged, [book]))
        self.inputs.wrote(book.path, data)
        fresh = po_reader.parse(data.decode(), locale=book.language.locale, name=book.name)  # with its lines
        self._books[book.language.tag, book.domain] = replace(book, content=fresh, before=data)
        return True

    def remove(self, path: Path) -> None:
        """Delete a file that was read."""
        path.unlink()
        self.inputs.wrote(path, None)

    def write_template(self, domain: str, content: po.Po) -> bool:
        """Write a POT and return whether its text changed; nobody but the sync writes it.

        It takes the place of a link: behind that there may be a catalog.
        """
        path, data = self.template_path(domain), po.dump(content).encode()
        self._templates[domain] = content
        if self.inputs.has(path) and po.same(self.inputs.read(path), data):
            return False
        write_made(path, data)
        self.inputs.wrote(path, data)
        return True


def read_books(
    config: Config, documents: Sequence[Handout], language: Language, slugs: Iterable[str] = ()
) -> tuple[Book, ...]:
    """Return the catalogs of a language: those of the handouts asked for, or of all, and the interface."""
    return Store(config, documents).books(language, slugs)
