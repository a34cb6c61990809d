"""Catalogs that no handout of today has: those of handouts that are gone, and the old ones for all handouts."""

from collections.abc import Iterator, Sequence

from ..core.languages import Language
from . import legacy
from .store import Store, catalogs_in
from .sync_report import SyncReport


def unplaced_rows(store: Store, language: Language) -> list[str]:
    """Return the rows of the old catalog for all handouts that the new ones hold otherwise, or not at all."""
    rows = []
    for slug, part in store.old.parts(language).items():
        book = store.book(language, slug) if slug in store.rows else store.book_of_gone(language, slug, part)
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
            store.write(store.book_of_gone(language, slug, part), part)
    store.remove(path)
    yield f"{name}: taken apart into {', '.join(f'{slug}.po' for slug in sorted(parts))}; nothing is lost"
    template = store.old.template_path
    if not any(store.old.path(each).is_file() for each in store.config.languages) and template.is_file():
        store.remove(template)


def left_behind(store: Store) -> Iterator[str]:
    """Name the catalogs of handouts that have left the CSV; they stay as they are."""
    found: dict[str, list[str]] = {}
    for folder in sorted(store.config.locales.glob("*/LC_MESSAGES")):
        for stem in catalogs_in(folder):
            if not store.is_of_today(stem):
                found.setdefault(stem, []).append(folder.parent.name)
    for slug, locales in found.items():
        yield f"{slug}: no longer in the CSV; its catalogs stay as they are ({', '.join(locales)})"
