"""CSV → POT → PO: updates every catalog to the English, and reports what became stale."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from babel.messages.catalog import Message

from ..core.clock import now
from ..core.config import Config
from ..core.counting import counted, listed, one_line
from ..core.errors import CatalogError
from ..core.files import read_regular
from ..core.inputs import Reader
from ..core.languages import Language
from ..core.model import Handout
from ..source.table import Source, read_source
from . import last_approved, legacy, merge, po
from .interface import interface_path
from .merge import Changes
from .store import INTERFACE, Book, Store

MOST_ROWS = 5
MOST_NAMES = 6
WORDS = {
    "edited": "English edited; its translation is stale",
    "added": "new; to be translated",
    "removed": "removed; its translation is kept, marked obsolete",
    "restored": "restored, with its translation",
}


@dataclass(slots=True)
class SyncReport:
    """What a sync did: the changes by language tag, and the files written."""

    changes: dict[str, Changes] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What else the content manager should know: catalogs taken apart, and those of handouts that are gone."""
    failed: list[str] = field(default_factory=list)
    """Catalogs and rows of the English that cannot be used, with the reason; the other catalogs are up to date."""

    def lines(self, places: Mapping[str, str] | None = None) -> list[str]:
        """Summarize what happened: each row once, with the languages affected; many rows alike share a line.

        `places`: what is printed before a row, such as file and line.
        """
        told: dict[tuple[str, str], list[str]] = {}
        for tag, changes in self.changes.items():
            for what in WORDS:
                for row in getattr(changes, what):
                    told.setdefault((what, row), []).append(tag)
        alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for (what, row), tags in told.items():
            alike.setdefault((what, tuple(tags)), []).append(row)
        lines = [line for (what, tags), rows in alike.items() for line in _alike(rows, what, tags, places or {})]
        return [*self.failed, *self.notes, *lines]


def _alike(rows: Sequence[str], what: str, tags: Sequence[str], places: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each row, or one for all of them where they are many."""
    where = f"in {counted(len(tags), 'language')}" + (f" ({', '.join(tags)})" if len(tags) <= MOST_NAMES else "")
    if len(rows) <= MOST_ROWS:
        yield from (f"{places.get(row, '')}{one_line(row)}: {WORDS[what]} {where}" for row in rows)
    else:
        yield f"{places.get(rows[0], '')}{one_line(listed(rows, 2))}: {WORDS[what]} {where}"


def handouts(config: Config) -> tuple[Handout, ...]:
    """Read the project's CSV. Raises SourceError with every bad row."""
    return english(config).chosen()


def english(config: Config, reader: Reader = read_regular) -> Source:
    """Read the project's CSV. Raises SourceError for what is no such table; else a bad row stops its own handout."""
    name, known = config.relative(config.source), config.clinic.placeholders
    return read_source(config.source, known, name=name, reader=reader, tags=config.tags)


def sync(
    store: Store, languages: Iterable[Language] | None = None, domains: Collection[str] | None = None
) -> SyncReport:
    """Update templates and catalogs to the English: all, or those named; the lock is held.

    A catalog that cannot be read is reported, and stops no other; so is a handout whose English has a fault.
    """
    faults = [line for slug, lines in store.faults.items() if not domains or slug in domains for line in lines]
    report = SyncReport(failed=list(dict.fromkeys(faults)))
    chosen = store.config.languages if languages is None else tuple(languages)
    templates = []
    for domain in (each for each in domains or store.rows if each not in store.faults):
        with _failures(report):
            if not store.rests("", domain):
                _template(store, domain, report)
            templates.append(domain)
    for language in chosen:
        with _failures(report):
            unplaced = _unplaced(store, language)
            elsewhere = _elsewhere(store, language)
            for domain in templates:
                with _failures(report):
                    _catalog(store, language, report, domain=domain, elsewhere=elsewhere)
            if domains is None:
                report.notes += _taken_apart(store, language, unplaced, report)
    report.notes += _left_behind(store)
    return report


@contextmanager
def _failures(report: SyncReport) -> Iterator[None]:
    """Put a catalog's error into the report instead of stopping the sync."""
    try:
        yield
    except CatalogError as error:
        if str(error) not in report.failed:
            report.failed.append(str(error))


def _location(store: Store, domain: str) -> str:
    return "interface.csv" if domain == INTERFACE else store.config.relative(store.config.source)


def _template(store: Store, domain: str, report: SyncReport) -> None:
    """Write the POT; its creation date is that of the last change to the English of this handout."""
    old = store.template(domain)
    fresh = merge.template(store.rows[domain], old, location=_location(store, domain))
    if old is None or not _is_it(fresh, old):
        fresh.catalog.creation_date = now()
    if store.write_template(domain, fresh):
        report.written.append(store.config.relative(store.template_path(domain)))


def template_rests(store: Store, domain: str) -> bool:
    """Whether a POT says what the English does. Raises CatalogError."""
    old = store.template(domain)
    return old is not None and _is_it(merge.template(store.rows[domain], old, location=_location(store, domain)), old)


def _is_it(fresh: po.Po, old: po.Po) -> bool:
    return po.dump(fresh) == po.dump(old) and not _dated_ahead(old)


def rests(store: Store, book: Book) -> bool:
    """Whether a catalog is as a sync leaves it, where no other catalog has rows of it. Raises CatalogError."""
    fresh, changes = _merged(store, book, merge.Elsewhere())
    return not changes and book.before is not None and po.same(book.before, po.dump(fresh).encode())


def _dated_ahead(template: po.Po) -> bool:
    """Whether a template has a day to come: pages print it as that of the English."""
    day = template.catalog.creation_date
    return isinstance(day, datetime) and day > now() + timedelta(days=1)


def _elsewhere(store: Store, language: Language) -> merge.Elsewhere:
    """Return the rows that stand in the catalog of another handout than today, one that has left the CSV included."""
    found = merge.Elsewhere()
    folder = merge.catalog_path(store.config.locales, language, INTERFACE).parent
    for path in sorted(folder.glob("*.po")):
        if path.stem in {INTERFACE, legacy.DOMAIN} or store.rests(language.tag, path.stem):
            continue
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
    return po.read(path, locale=language.locale, reader=store.inputs.read)


def _is_of_another(store: Store, message: Message, path: Path) -> bool:
    return store.places.get(message.context or "") not in {None, path.stem}


def _catalog(store: Store, language: Language, report: SyncReport, *, domain: str, elsewhere: merge.Elsewhere) -> None:
    changes = Changes()

    def merged(book: Book) -> po.Po:
        nonlocal changes
        fresh, changes = _merged(store, book, elsewhere)
        return fresh

    if not store.rests(language.tag, domain) or _awaits(store, domain, elsewhere):
        book = store.book(language, domain)
        shipped = domain == INTERFACE and interface_path(store.config.locales, language) != book.path
        if shipped and not store.config.labels:
            return  # it is complete
        if store.rewrite(book, merged):
            report.written.append(book.name)
    if domain != INTERFACE:
        report.changes.setdefault(language.tag, Changes()).extend(changes)


def _awaits(store: Store, domain: str, elsewhere: merge.Elsewhere) -> bool:
    """Whether another catalog has a row of this one."""
    return any(store.places.get(each.context or "") == domain for each in (*elsewhere.live, *elsewhere.obsolete))


def _merged(store: Store, book: Book, elsewhere: merge.Elsewhere) -> tuple[po.Po, Changes]:
    """Return a catalog brought up to the English, and what that changed."""
    language, rows, template = book.language, book.rows, store.template(book.domain)
    fresh, changes = merge.merge(book.content, rows, location=_location(store, book.domain), elsewhere=elsewhere)
    settled = merge.settle_signed(fresh, language, rows)
    changes.restored += settled
    changes.edited = [row for row in changes.edited if row not in settled]
    changes.removed = [row for row in changes.removed if row not in store.places]
    merge.tie_waivers(fresh, language, rows)
    merge.tie_questions(fresh, rows)
    if store.config.on_stale == "keep":
        last_approved.note(fresh, language, rows)
    if template:
        fresh.catalog.creation_date = template.catalog.creation_date
    return fresh, changes


def _unplaced(store: Store, language: Language) -> list[str]:
    """Return the rows of the old catalog for all handouts that the new ones hold otherwise, or not at all."""
    rows = []
    for slug, part in store.legacy(language).items():
        book = store.book(language, slug) if slug in store.rows else store.book_of_gone(language, slug, part)
        rows += legacy.missing_from(part, book.content)
    return rows


def _taken_apart(store: Store, language: Language, unplaced: Sequence[str], report: SyncReport) -> Iterator[str]:
    """Remove a language's old catalog for all handouts; one that says other things than the new ones stays."""
    parts = store.legacy(language)
    if not parts:
        return
    path = store.legacy_path(language)
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
    template = store.template_path(legacy.DOMAIN)
    if not any(store.legacy_path(each).is_file() for each in store.config.languages) and template.is_file():
        store.remove(template)


def _left_behind(store: Store) -> Iterator[str]:
    """Name the catalogs of handouts that have left the CSV; they stay as they are."""
    found: dict[str, list[str]] = {}
    for path in sorted(store.config.locales.glob("*/LC_MESSAGES/*.po")):
        if path.stem not in {*store.rows, *store.faults, legacy.DOMAIN}:
            found.setdefault(path.stem, []).append(path.parts[-3])
    for slug, locales in found.items():
        yield f"{slug}: no longer in the CSV; its catalogs stay as they are ({', '.join(locales)})"
