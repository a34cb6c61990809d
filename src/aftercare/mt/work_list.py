"""The work list of an engine: each text once per language, however many rows have it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from babel.messages.catalog import Message

from ..catalogs import catalog_units, merge, po
from ..catalogs.book import Book
from ..catalogs.interface import interface_path
from ..catalogs.store import INTERFACE, Store
from ..core.language.languages import Language
from ..core.model import Instruction
from ..core.text.typography import short_hash
from ..core.units import Status, Unit
from ..source.glossary import Glossary, read_glossary
from .engines.base import Engine
from .engines.memory import Memory
from .journal import replaceable


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a draft goes: catalog, row id, and the digest of what is there now."""

    domain: str
    id: str
    replaces: str


@dataclass(frozen=True, slots=True)
class Item:
    """One text to be translated into one language."""

    language: Language
    unit: Unit
    """The first of the rows, for the checks."""
    rows: tuple[Destination, ...]


def batches(tasks: Sequence[Item], engine: Engine) -> Iterator[list[Item]]:
    """Yield as many texts as one request may hold; for an engine that reads hints, those of one section."""
    informed = getattr(engine, "informed", False)
    for _, found in groupby(tasks, key=lambda task: task.unit.place if informed else ""):
        group = list(found)
        yield from (group[at : at + engine.batch] for at in range(0, len(group), engine.batch))


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be drafted."""

    languages: tuple[Language, ...]
    slugs: frozenset[str] = frozenset()
    """Handouts; none named means all of them, and the words of the interface."""
    refresh_drafts: bool = False
    """Whether drafts that no person has touched are replaced as well."""
    known: Status = Status.APPROVED
    """The least state of a translation that serves other rows of the same English."""


@dataclass(frozen=True, slots=True)
class Worklist:
    """The tasks, and what people have translated already: texts and terms."""

    tasks: tuple[Item, ...]
    memory: Memory
    glossary: Glossary


def worklist(store: Store, scope: Scope) -> Worklist:
    """Return what is missing, as the catalogs will be after a sync; nothing is written."""
    tasks: list[Item] = []
    known: list[Unit] = []
    for language in scope.languages:
        found: dict[str, Item] = {}
        for book in _books(store, language):
            content = merge.merge(book.content, book.rows)[0]
            known += catalog_units.units(content, language, book.rows)
            if not scope.slugs or book.domain in scope.slugs:
                _collect(found, book, content, refresh=scope.refresh_drafts)
        tasks += found.values()
    path = store.config.glossary
    glossary = read_glossary(path, name=store.config.relative(path), reader=store.inputs.read)
    return Worklist(tuple(tasks), Memory(known, scope.known), glossary)


def _books(store: Store, language: Language) -> Iterator[Book]:
    """Yield the catalogs of a language, but not an interface that is shipped with the package."""
    for book in store.books(language):
        if book.domain != INTERFACE or interface_path(store.config.locales, language) == book.path:
            yield book


def _collect(found: dict[str, Item], book: Book, content: po.Po, *, refresh: bool) -> None:
    messages = content.by_id()
    for row in book.rows:
        if _open(messages[row.id], refresh=refresh):
            place = Destination(book.domain, row.id, short_hash(str(messages[row.id].string)))
            _add(found, book.language, row, place)


def _open(message: Message, *, refresh: bool) -> bool:
    return not message.string or (refresh and replaceable(message))


def _add(found: dict[str, Item], language: Language, entry: Instruction, row: Destination) -> None:
    if entry.text in found:
        first = found[entry.text]
        found[entry.text] = Item(language, first.unit, (*first.rows, row))
        return
    unit = Unit(entry.id, entry.text, "", language.tag, kind=entry.kind, place=entry.place, note=entry.note)
    found[entry.text] = Item(language, unit, (row,))
