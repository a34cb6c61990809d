"""Rows that are still in the catalog of the handout they have left."""

from contextlib import suppress
from pathlib import Path

from babel.messages.catalog import Message

from ..core.errors import CatalogError
from ..core.languages import Language
from . import legacy, merge, po, po_reader
from .left_behind import catalogs_in
from .store import INTERFACE, Store


def rows_elsewhere(store: Store, language: Language) -> merge.Elsewhere:
    """Return the rows in the catalog of another handout than today, one that has left the CSV included."""
    found = merge.Elsewhere()
    folder = merge.catalog_path(store.config.locales, language, INTERFACE).parent
    for stem in catalogs_in(folder):
        if stem in {INTERFACE, legacy.DOMAIN} or store.rests(language.tag, stem):
            continue
        path = folder / f"{stem}.po"
        with suppress(CatalogError):  # told where the catalog is brought up to date
            content = _content(store, language, path)
            live = [each for each in content.by_id().values() if _is_of_another(store, each, path) and each.string]
            (found.live if path.stem in store.rows else found.obsolete).extend(live)
            gone = content.catalog.obsolete.values()
            found.obsolete.extend(each for each in gone if _is_of_another(store, each, path))
    return found


def _content(store: Store, language: Language, path: Path) -> po.Po:
    """Return a catalog of the folder; that of a handout that has left the CSV is nobody's book."""
    if path.stem in store.rows:
        return store.book(language, path.stem).content
    return po_reader.read(path, locale=language.locale, reader=store.inputs.read, name=store.config.relative(path))


def _is_of_another(store: Store, message: Message, path: Path) -> bool:
    return store.places.get(message.context or "") not in {None, path.stem}


def awaits(store: Store, domain: str, elsewhere: merge.Elsewhere) -> bool:
    """Whether another catalog has a row of this one."""
    return any(store.places.get(each.context or "") == domain for each in (*elsewhere.live, *elsewhere.obsolete))
