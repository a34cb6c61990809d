"""CSV → POT → PO: updates every catalog to the English, and reports what became stale."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from ..core.disk.files import read_regular
from ..core.disk.inputs import Reader
from ..core.errors import CatalogError
from ..core.language.languages import Language
from ..core.model import Handout
from ..core.settings.config import Config
from ..source.table import Source, read_source
from . import after_merge, catalog_units, last_approved, merge, po
from .book import Book
from .elsewhere import awaits, retire_moved, rows_elsewhere
from .interface import interface_path
from .left_behind import left_behind, taken_apart, unnamed_languages, unplaced_rows
from .lost_rows import lost_rows, told_lost
from .merge import Changes
from .moved_rows import moved_rows, parted_rows
from .returning import Elsewhere
from .store import INTERFACE, Store
from .sync_report import SyncReport
from .templates import fresh_template, location, says_the_same, update_template


def handouts(config: Config) -> tuple[Handout, ...]:
    """Read the project's CSV. Raises SourceError with every bad row."""
    return english(config).chosen()


def english(config: Config, reader: Reader = read_regular) -> Source:
    """Read the project's CSV. Raises SourceError where it is not such a table; a bad row only stops its own handout."""
    name, known = config.relative(config.source), config.clinic.placeholders
    return read_source(config.source, known, name=name, reader=reader, tags=config.tags, labels=config.labels)


def sync(
    store: Store, languages: Iterable[Language] | None = None, domains: Collection[str] | None = None
) -> SyncReport:
    """Update templates and catalogs to the English: all, or those named; the lock is held.

    A catalog that cannot be read is reported, and stops no other; so is a handout whose English has a fault.
    """
    faults = [line for slug, lines in store.faults.items() if not domains or slug in domains for line in lines]
    report = SyncReport(failed=list(dict.fromkeys(faults)))
    chosen = store.config.languages if languages is None else tuple(languages)
    templates: dict[str, Callable[[], po.Po | None]] = {}
    """Domain → what returns the template that the last sync left."""
    for domain in (each for each in domains or store.rows if each not in store.faults):
        with _failures(report):
            before = partial(store.template, domain)
            if not store.rests("", domain):
                before = partial(lambda template: template, before())
                update_template(store, domain, report)
            templates[domain] = before
    for language in chosen:
        with _failures(report):
            unplaced = unplaced_rows(store, language)
            # No handout has words of the interface.
            elsewhere = Elsewhere() if {*templates} == {INTERFACE} else rows_elsewhere(store, language)
            for domain, template in templates.items():
                with _failures(report):
                    _catalog(store, language, report, domain=domain, elsewhere=elsewhere, template=template)
            report.written += retire_moved(store, language)
            if domains is None:
                report.notes += taken_apart(store, language, unplaced, report)
    report.notes += [*left_behind(store), *unnamed_languages(store)]
    return report


def take_interface(store: Store, languages: Iterable[Language]) -> list[str]:
    """Write the interface that comes with the program into the project, and return the files; the lock is held."""
    books = [store.book(language, INTERFACE) for language in languages]
    wanted = [book for book in books if book.before is None]
    return [book.name for book in wanted if store.rewrite(book, lambda book: _merged(store, book, Elsewhere())[0])]


@contextmanager
def _failures(report: SyncReport) -> Iterator[None]:
    """Put a catalog's error into the report instead of stopping the sync."""
    try:
        yield
    except CatalogError as error:
        if str(error) not in report.failed:
            report.failed.append(str(error))


def template_rests(store: Store, domain: str) -> bool:
    """Whether a POT says what the English does. Raises CatalogError."""
    old = store.template(domain)
    return old is not None and says_the_same(fresh_template(store, domain, old), old)


def rests(store: Store, book: Book) -> bool:
    """Whether a catalog is as a sync leaves it, where no other catalog has rows of it. Raises CatalogError."""
    fresh, changes = _merged(store, book, Elsewhere())
    return not changes and book.before is not None and po.same(book.before, po.dump(fresh).encode())


def catalog_rests(store: Store, language: Language, domain: str) -> bool:
    """Whether a sync leaves the catalog of a handout or of the interface as it is. Raises CatalogError."""
    book = store.book(language, domain)
    shipped = domain == INTERFACE and book.before is None and not store.config.labels
    return shipped or rests(store, book)


def _catalog(  # noqa: PLR0913 - what a catalog is brought up to
    store: Store,
    language: Language,
    report: SyncReport,
    *,
    domain: str,
    elsewhere: Elsewhere,
    template: Callable[[], po.Po | None],
) -> None:
    changes = Changes()

    def merged(book: Book) -> po.Po:
        nonlocal changes
        fresh, changes = _merged(store, book, elsewhere)
        changes.lost = lost_rows(book, template, changes)
        changes.added = [row for row in changes.added if row not in changes.lost]
        changes.moved = [row for row in moved_rows(book) if row not in changes.edited]
        told = {*changes.edited, *changes.moved}
        parted = parted_rows(book, fresh, changes.moved)
        changes.above = {row: above for row, above in parted.items() if row not in told}
        changes.parted = [*changes.above]
        return fresh

    if not store.rests(language.tag, domain) or awaits(store, domain, elsewhere):
        book = store.book(language, domain)
        shipped = domain == INTERFACE and interface_path(store.config.locales, language) != book.path
        if shipped and not store.config.labels:
            return  # it is complete
        if store.rewrite(book, merged):
            report.written.append(book.name)
        if changes.lost:
            report.notes.append(told_lost(book, changes.lost))
    told = report.words if domain == INTERFACE else report.changes
    told.setdefault(language.tag, Changes()).extend(changes)


def _merged(store: Store, book: Book, elsewhere: Elsewhere) -> tuple[po.Po, Changes]:
    """Return a catalog brought up to the English, and what that changed."""
    language, rows, template = book.language, book.rows, store.template(book.domain)
    fresh, changes = merge.merge(book.content, rows, location=location(store, book.domain), elsewhere=elsewhere)
    settled = after_merge.settle_signed(fresh, language, rows)
    changes.restored += settled
    changes.edited = [row for row in changes.edited if row not in settled]
    back = [row for row in rows if row.id in changes.restored]
    changes.unsigned = [unit.id for unit in catalog_units.units(fresh, language, back) if unit.lapsed]
    changes.restored = [row for row in changes.restored if row not in changes.unsigned]
    for gone in (changes.removed, changes.dropped):
        gone[:] = [row for row in gone if row not in store.places]
    after_merge.tie_waivers(fresh, language, rows)
    after_merge.tie_questions(fresh, rows)
    if store.config.on_stale == "keep":
        last_approved.note(fresh, language, rows)
    if template:
        fresh.catalog.creation_date = template.catalog.creation_date
    return fresh, changes
