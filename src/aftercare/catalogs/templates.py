"""POT files: the English of a handout for translators, dated by its last change."""

from datetime import UTC, datetime, timedelta

from ..core.clock import now
from . import merge, po, reordered
from .store import INTERFACE, Store
from .sync_report import SyncReport


def location(store: Store, domain: str) -> str:
    """Return the file that the English of a catalog is in, as its entries name it."""
    return "interface.csv" if domain == INTERFACE else store.config.relative(store.config.source)


def update_template(store: Store, domain: str, report: SyncReport) -> None:
    """Write the POT; its creation date is that of the last change to the English of this handout."""
    old = store.template(domain)
    new = fresh_template(store, domain, old)
    if old is None or not says_the_same(new, old):
        new.catalog.creation_date = _last_change(old)
    if old and _dated_ahead(old):
        day = f"{old.catalog.creation_date:%Y-%m-%d}, a day to come by this machine's clock"
        name = store.config.relative(store.template_path(domain))
        report.notes.append(f"{name}: was dated {day}; it is dated {new.catalog.creation_date:%Y-%m-%d} now")
    if old and domain != INTERFACE:
        report.notes += reordered.told(old, store.rows[domain], location(store, domain))
    if store.write_template(domain, new):
        report.written.append(store.config.relative(store.template_path(domain)))


def fresh_template(store: Store, domain: str, old: po.Po | None) -> po.Po:
    """Return the POT of today's English, with the date of the one before it."""
    return merge.template(store.rows[domain], old, location=location(store, domain))


def says_the_same(new: po.Po, old: po.Po) -> bool:
    """Whether a POT is as a sync would write it."""
    return po.dump(new) == po.dump(old) and not _dated_ahead(old)


def _last_change(old: po.Po | None) -> datetime:
    """Return the time of a change that is made now: never before the one before it, whatever SOURCE_DATE_EPOCH says."""
    before = old.catalog.creation_date if old and not _dated_ahead(old) else None
    return max(now(), before) if isinstance(before, datetime) else now()


def _dated_ahead(template: po.Po) -> bool:
    """Whether a template has a day to come: pages print it as that of the English."""
    day = template.catalog.creation_date
    return isinstance(day, datetime) and day > max(now(), datetime.now(UTC)) + timedelta(days=1)
