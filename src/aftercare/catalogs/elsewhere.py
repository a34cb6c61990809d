"""Rows that are still in the catalog of the handout they have left."""

from contextlib import suppress
from pathlib import Path

from babel.messages.catalog import Message

from ..core.errors import CatalogError
from ..core.language.languages import Language
from ..core.model import handout_of
from . import legacy, merge, po, po_reader
from .catalog_units import own_row
from .left_behind import catalogs_in, gone
from .returning import Elsewhere
from .store import INTERFACE, Store


def rows_elsewhere(store: Store, language: Language) -> Elsewhere:
    """Return the rows in the catalog of another handout than today, one that has left the CSV included."""
    found = Elsewhere()
    folder = merge.catalog_path(store.config.locales, language, INTERFACE).parent
    for stem in catalogs_in(folder):
        if stem in {INTERFACE, legacy.DOMAIN} or store.rests(language.tag, stem):
            continue
        path = folder / f"{stem}.po"
        with suppress(CatalogError):  # told where the catalog is brought up to date
            content = _content(store, language, path)
            live = [each for each in content.by_id().values() if _is_of_another(store, each, path) and each.string]
            (found.live if path.stem in store.rows else found.left).extend(live)
            removed = content.catalog.obsolete.values()
            found.obsolete.extend(each for each in removed if _is_of_another(store, each, path))
    return found


def _content(store: Store, language: Language, path: Path) -> po.Po:
    """Return a catalog of the folder; that of a handout that has left the CSV is nobody's book."""
    if path.stem in store.rows:
        return store.book(language, path.stem).content
    return po_reader.read(path, locale=language.locale, reader=store.inputs.read, name=store.config.relative(path))


def _is_of_another(store: Store, message: Message, path: Path) -> bool:
    return store.places.get(message.context or "") not in {None, path.stem}


def awaits(store: Store, domain: str, elsewhere: Elsewhere) -> bool:
    """Whether another catalog has a row of this one."""
    others = (*elsewhere.live, *elsewhere.left, *elsewhere.obsolete)
    return any(store.places.get(each.context or "") == domain for each in others)


def retire_moved(store: Store, language: Language) -> list[str]:
    """Mark obsolete, in the catalogs of handouts that have left the CSV, the rows that other handouts have today.

    They are superseded there. Were they left as they are, they would count again when the handout comes back, old
    text and signatures included. Of a file that only is a copy of today's catalog, and says so in its rows, all stay:
    people compare the two. Returns the files written.
    """
    written = []
    for book in gone(store, language):
        own = [row for row, each in book.messages.items() if each.string and not _is_copied(store, each)]
        moved = [row for row in own if _is_live(store, language, row)]
        if moved and book.before is not None and store.write(book, _without(book.content, moved)):
            written.append(book.name)
    return written


def _is_copied(store: Store, message: Message) -> bool:
    """Whether a row says of itself that it is of the handout that has it today."""
    noted = own_row(message, "", "").place
    return bool(noted) and handout_of(noted) == store.places.get(message.context or "")


def _is_live(store: Store, language: Language, row: str) -> bool:
    """Whether the catalog of the handout that has a row today has brought it up to the English."""
    domain = store.places.get(row)
    return domain is not None and row in store.book(language, domain).messages


def _without(content: po.Po, rows: list[str]) -> po.Po:
    fresh = po.without_entries(content)
    fresh.catalog.obsolete.update(content.catalog.obsolete)
    for row, message in content.by_id().items():
        if row in rows:
            fresh.retire(message)
        else:
            fresh.catalog[message.id] = message
    return fresh
