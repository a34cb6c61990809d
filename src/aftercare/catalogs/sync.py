"""CSV → POT → PO: updates every catalog to the English, and reports what became stale."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from ..core.errors import CatalogError
from ..core.language.languages import Language
from . import after_merge, catalog_units, last_approved, merge, po
from .book import Book
from .changes import Changes
from .elsewhere import awaits, retire_moved, rows_elsewhere
from .interface import interface_path
from .left_behind import left_behind, taken_apart, unnamed_languages, unplaced_rows
from .lost_rows import lost_rows, told_lost
from .moved_rows import moved_rows, parted_rows
from .returning import Elsewhere
from .store import INTERFACE, Store
from .sync_report import SyncReport
from .templates import location, update_template

Template = Callable[[], po.Po | None]


def sync(
    store: Store, languages: Iterable[Language] | None = None, domains: Collection[str] | None = None
) -> SyncReport:
    """Update templates and catalogs to the English: all, or those named; the lock is held.

    A catalog that cannot be read is reported, and stops no other; so is a handout whose English has a fault.
    """
    faults = [line for slug, lines in store.faults.items() if not domains or slug in domains for line in lines]
    report = SyncReport(failed=list(dict.fromkeys(faults)))
    templates = _templates(store, [each for each in domains or store.rows if each not in store.faults], report)
    for language in store.config.languages if languages is None else tuple(languages):
        with _failures(report):
            unplaced = unplaced_rows(store, language)
            _catalogs(store, language, templates, report)
            report.written += retire_moved(store, language)
            if domains is None:
                report.notes += taken_apart(store, language, unplaced, report)
    report.notes += [*left_behind(store), *unnamed_languages(store)]
    return report


def take_interface(store: Store, languages: Iterable[Language]) -> list[str]:
    """Write the interface that comes with the program into the project, and return the files; the lock is held."""
    books = [store.book(language, INTERFACE) for language in languages]
    wanted = [book for book in books if book.before is None]
    return [book.name for book in wanted if store.rewrite(book, lambda book: merged(store, book, Elsewhere())[0])]


@contextmanager
def _failures(report: SyncReport) -> Iterator[None]:
    """Put a catalog's error into the report instead of stopping the sync."""
    try:
        yield
    except CatalogError as error:
        if str(error) not in report.failed:
            report.failed.append(str(error))


def _templates(store: Store, domains: Iterable[str], report: SyncReport) -> dict[str, Template]:
    """Update the templates; return, by domain, what returns the one that the last sync left."""
    templates: dict[str, Template] = {}
    for domain in domains:
        with _failures(report):
            before = partial(store.template, domain)
            if not store.rests("", domain):
                before = partial(lambda template: template, before())
                update_template(store, domain, report)
            templates[domain] = before
    return templates


def _catalogs(store: Store, language: Language, templates: Mapping[str, Template], report: SyncReport) -> None:
    """Update the catalogs of a language."""
    of_interface_alone = {*templates} == {INTERFACE}  # no handout has rows of it
    elsewhere = Elsewhere() if of_interface_alone else rows_elsewhere(store, language)
    for domain, template in templates.items():
        told = report.words if domain == INTERFACE else report.changes
        with _failures(report):
            waits = not store.rests(language.tag, domain) or awaits(store, domain, elsewhere)
            book = store.book(language, domain) if waits else None
            if book and _complete(store, book):
                continue
            changes = _update(store, book, elsewhere, template, report) if book else Changes()
            told.setdefault(language.tag, Changes()).extend(changes)


def _complete(store: Store, book: Book) -> bool:
    """Whether a catalog is the interface that comes with the program, where the project adds no words of its own."""
    shipped = book.domain == INTERFACE and interface_path(store.config.locales, book.language) != book.path
    return shipped and not store.config.labels


def _update(store: Store, book: Book, elsewhere: Elsewhere, template: Template, report: SyncReport) -> Changes:
    """Bring a catalog up to the English, and return what that changed."""
    changes = Changes()

    def change(book: Book) -> po.Po:
        nonlocal changes
        fresh, changes = merged(store, book, elsewhere)
        _tell_apart(changes, book, fresh, template)
        return fresh

    if store.rewrite(book, change):
        report.written.append(book.name)
    if changes.lost:
        report.notes.append(told_lost(book, changes.lost))
    return changes


def _tell_apart(changes: Changes, book: Book, fresh: po.Po, template: Template) -> None:
    """Tell lost rows from new ones, and name each signed row that has moved, or is below one that has, once."""
    changes.lost = lost_rows(book, template, changes)
    changes.added = [row for row in changes.added if row not in changes.lost]
    changes.moved = [row for row in moved_rows(book) if row not in changes.edited]
    told = {*changes.edited, *changes.moved}
    parted = parted_rows(book, fresh, changes.moved)
    changes.above = {row: above for row, above in parted.items() if row not in told}
    changes.parted = [*changes.above]


def merged(store: Store, book: Book, elsewhere: Elsewhere) -> tuple[po.Po, Changes]:
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
