"""The work list of an engine: each text once per language, however many rows have it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

from ..catalogs import merge, po
from ..catalogs.interface import interface_path
from ..core.approvals import digest
from ..core.config import Config
from ..core.languages import Language
from ..core.model import Handout, Instruction, rows_of
from ..core.units import Unit
from ..source.interface import interface_rows
from .engines.memory import Memory
from .journal import replaceable


@dataclass(frozen=True, slots=True)
class Row:
    """Where a draft goes: catalog, row id, and the digest of what is there now."""

    domain: str
    id: str
    replaces: str


@dataclass(frozen=True, slots=True)
class Task:
    """One text to be translated into one language."""

    language: Language
    unit: Unit
    """The first of the rows, for the checks."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be drafted."""

    languages: tuple[Language, ...]
    slugs: frozenset[str] = frozenset()
    """Handouts; none named means all of them, and the words of the interface."""
    refresh_drafts: bool = False
    """Whether drafts that no person has touched are replaced as well."""


@dataclass(frozen=True, slots=True)
class Worklist:
    """The tasks, and what has been approved already."""

    tasks: tuple[Task, ...]
    memory: Memory


def worklist(config: Config, documents: Sequence[Handout], scope: Scope) -> Worklist:
    """Return what is missing, as the catalogs will be after a sync; nothing is written."""
    wanted = {slug for document in documents if (slug := document.slug) in scope.slugs or not scope.slugs}
    rows = {row.id for document in documents if document.slug in wanted for row in document.rows}
    tasks: list[Task] = []
    known: list[Unit] = []
    for language in scope.languages:
        found: dict[str, Task] = {}
        for domain, path, entries in _catalogs(config, documents, language):
            content = _content(path, language, entries)
            known += merge.units(content, language, entries)
            if domain == "handouts" or not scope.slugs:
                asked = [entry for entry in entries if domain != "handouts" or entry.id in rows]
                messages = content.by_id()
                for entry in asked:
                    if _open(messages[entry.id], refresh=scope.refresh_drafts):
                        _add(
                            found,
                            language,
                            entry,
                            Row(domain, entry.id, digest(str(messages[entry.id].string))),
                        )
        tasks += found.values()
    return Worklist(tuple(tasks), Memory(known))


def _catalogs(
    config: Config, documents: Sequence[Handout], language: Language
) -> Iterator[tuple[str, Path, Sequence[Instruction]]]:
    yield "handouts", merge.catalog_path(config.locales, language), rows_of(documents)
    path = merge.catalog_path(config.locales, language, "interface")
    if interface_path(config.locales, language) == path:  # else it is shipped with the package
        yield "interface", path, interface_rows()


def _content(path: Path, language: Language, entries: Sequence[Instruction]) -> po.Po:
    old = po.read(path, locale=language.locale) if path.is_file() else po.new(language.locale)
    return merge.merge(old, entries)[0]


def _open(message: Message, *, refresh: bool) -> bool:
    return not message.string or (refresh and replaceable(message))


def _add(found: dict[str, Task], language: Language, entry: Instruction, row: Row) -> None:
    if entry.text in found:
        first = found[entry.text]
        found[entry.text] = Task(language, first.unit, (*first.rows, row))
        return
    unit = Unit(entry.id, entry.text, "", language.tag, kind=entry.kind, note=entry.note)
    found[entry.text] = Task(language, unit, (row,))
