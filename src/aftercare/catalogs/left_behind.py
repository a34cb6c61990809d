"""Catalogs without a handout today: those of handouts that are gone, and the old ones that held all handouts."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ..core.errors import CatalogError
from ..core.language.languages import TAG, Language
from ..core.text.counting import listed
from . import legacy, merge, po, po_reader
from .book import Book, by_rows
from .store import INTERFACE, Store
from .sync_report import SyncReport

MOST = 6
"""Languages that a note names."""


def catalogs_in(folder: Path) -> list[str]:
    """Return the names of the catalogs in a folder, without their ending, in the order of the files."""
    names = os.listdir(folder) if folder.is_dir() else ()  # noqa: PTH208 - quick: there are thousands
    return [name.removesuffix(".po") for name in sorted(names) if name.endswith(".po")]


def gone(store: Store, language: Language) -> Iterator[Book]:
    """Yield the catalogs of handouts that have left the CSV; one that cannot be read is left out."""
    folder = merge.catalog_path(store.config.locales, language, INTERFACE).parent
    for stem in catalogs_in(folder):
        if not _is_of_today(store, stem):
            with suppress(CatalogError):
                yield _book_of_gone(store, language, stem, po.new(language.locale))


def _is_of_today(store: Store, stem: str) -> bool:
    """Whether a catalog of this name is that of a handout, of the interface, or the old one of all handouts."""
    return stem in store.rows or stem in store.faults or stem == legacy.DOMAIN


def _book_of_gone(store: Store, language: Language, slug: str, part: po.Po) -> Book:
    """Return the catalog of a handout that has left the CSV: its own, or the part of the old one."""
    path = merge.catalog_path(store.config.locales, language, slug)
    before = store.bytes_of(path)
    content = (
        part
        if before is None
        else po_reader.read(path, locale=language.locale, reader=store.inputs.read, name=store.config.relative(path))
    )
    return Book(slug, language, path, by_rows(content), (), before, store.config.relative(path))


def unplaced_rows(store: Store, language: Language) -> list[str]:
    """Return the rows of the old catalog for all handouts that the new ones hold otherwise, or not at all."""
    rows = []
    for slug, part in store.old.parts(language).items():
        book = store.book(language, slug) if slug in store.rows else _book_of_gone(store, language, slug, part)
        rows += legacy.missing_from(part, book.content)
    return rows


def taken_apart(store: Store, language: Language, unplaced: Sequence[str], report: SyncReport) -> Iterator[str]:
    """Remove a language's old catalog for all handouts; one that says other things than the new ones stays."""
    parts = store.old.parts(language)
    if not parts:
        return
    path = store.old.path(language)
    name = store.config.relative(path)
    if unplaced or report.failed:
        rows = ", ".join(unplaced) or "a catalog cannot be read"
        yield f"{name}: kept, since it differs from the catalogs by handout: {rows}; compare, then delete it"
        return
    for slug, part in parts.items():
        if slug not in store.rows:
            store.write(_book_of_gone(store, language, slug, part), part)
    store.remove(path)
    yield f"{name}: taken apart into {', '.join(f'{slug}.po' for slug in sorted(parts))}; nothing is lost"
    template = store.old.template_path
    if not any(store.old.path(each).is_file() for each in store.config.languages) and template.is_file():
        store.remove(template)


def left_behind(store: Store) -> Iterator[str]:
    """Name the catalogs of handouts that have left the CSV; they are kept."""
    found: dict[str, list[str]] = {}
    for folder in sorted(store.config.locales.glob("*/LC_MESSAGES")):
        for stem in catalogs_in(folder):
            if not _is_of_today(store, stem):
                found.setdefault(stem, []).append(folder.parent.name)
    for stem, locales in found.items():
        if slug := _copied(stem, store.rows):
            place = f"copy into {slug}.po what that lacks, then delete it, or put it in the place of {slug}.po"
            yield f"{stem}.po ({', '.join(locales)}): nothing reads it; {place}"
        else:
            yield f"{stem}: no longer in the CSV; its catalogs are kept ({', '.join(locales)})"


def _copied(stem: str, slugs: Iterable[str]) -> str:
    """Return the handout of which a catalog seems to be a copy, by its name: fever-Maria, fever (1), es_fever."""
    words = re.split(r"[^\w-]+|_", stem)
    return next((slug for slug in slugs if stem.startswith((f"{slug}-", f"{slug} ")) or slug in words), "")


def unnamed_languages(store: Store) -> Iterator[str]:
    """Name the languages that somebody has begun elsewhere, as on a server: no page shows them."""
    known = {language.locale for language in (*store.config.languages, store.config.english)}
    folders = sorted(store.config.locales.glob("*/LC_MESSAGES"))
    others = [folder for folder in folders if folder.parent.name not in known]
    ours = [folder for folder in others if any(stem in store.rows for stem in catalogs_in(folder))]
    tags = {folder: folder.parent.name.replace("_", "-") for folder in ours}
    where = store.config.relative(store.config.locales)
    yield from (
        f"{where}/{folder.parent.name}: nothing reads it, since no language is called so"
        for folder, tag in tags.items()
        if not TAG.fullmatch(tag)
    )
    if begun := list(filter(TAG.fullmatch, tags.values())):
        yield (
            f"{where}: no page shows {listed(begun, MOST)}, which the settings do not name;"
            f" `aftercare add-language {begun[0]}` takes it in"
        )
