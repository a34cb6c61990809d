"""Rows that a catalog lacks though they are not new: its file was cut off or is gone, or rows were deleted in it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from ..core.language.languages import Language
from ..core.text.counting import listed, one_line
from . import po
from .book import Book
from .changes import Changes
from .po_header import EPOCH
from .store import Store
from .sync_report import SyncReport


def lost_rows(book: Book, before: Callable[[], po.Po | None], changes: Changes) -> list[str]:
    """Return the rows that a sync adds to a catalog, and that the last one had left there.

    `before` returns the template of that sync. A catalog of another day was not brought up to it: it has been away
    with a translator, say, and what it lacks is new there. One without any day has lost it with the rest.
    """
    template = before() if changes.added and book.before is not None else None
    if template is None:
        return []
    day = book.content.catalog.creation_date
    known = template.by_id() if day in (template.catalog.creation_date, EPOCH) else {}
    return [row for row in changes.added if row in known]


def told_lost(book: Book, rows: Sequence[str]) -> str:
    """Return what is said of such rows."""
    was = "was" if len(rows) == 1 else "were"
    remedy = f"if the file was cut off or edited by mistake, restore it, as with git checkout {book.name}"
    return f"{book.name}: {one_line(listed(rows, 2))} {was} gone, and {was} added empty; {remedy}"


def lost_catalogs(store: Store, languages: Iterable[Language], known: Collection[Path]) -> list[tuple[str, str]]:
    """Return language and handout of the catalogs that are not there any more; `known` were there at the last build."""
    pairs = ((language.tag, domain) for language in languages for domain in store.rows)
    return [pair for pair in pairs if store.path(*pair) in known and not store.path(*pair).exists()]


def tell_lost_catalogs(store: Store, lost: Iterable[tuple[str, str]], report: SyncReport) -> None:
    """Say of lost catalogs that they are gone, instead of that all their rows are new."""
    for tag, domain in lost:
        name = store.config.relative(store.path(tag, domain))
        remedy = f"unless that was meant, restore it, as with git checkout {name}"
        report.notes.append(f"{name}: is gone since the last build, with all its translations; {remedy}")
        if changes := report.changes.get(tag):
            rows = {row.id for row in store.rows[domain]}
            changes.added = [row for row in changes.added if row not in rows]
