"""What the live rows of the catalogs do not show: what a sync would put there, and what is kept for removed rows."""

import datetime as dt
from collections.abc import Collection, Container, Iterable, Iterator
from contextlib import suppress

from ..catalogs import po, po_header, po_reader
from ..catalogs.stale import same_english
from ..catalogs.store import INTERFACE
from ..catalogs.sync import sync
from ..catalogs.trial import Trial
from ..core.clock import today
from ..core.disk.leftovers import leftovers
from ..core.errors import CatalogError
from ..core.people.approvals import Approval
from ..core.settings.config import Config
from ..core.text.counting import listed
from ..core.units import Finding, Severity, Unit
from ..source.table import Source
from .audit import DOUBT, LOST, Problem
from .git import Revision
from .lost_work import lost
from .page_changes import finding
from .records import HANDOUTS, Key, Record, Records

SHOWN = 3


def unsynced(config: Config, source: Source, now: Records) -> Iterator[Finding]:
    """Yield the rows for which a sync, with which each build begins, would take other words or signatures.

    They come from entries that are marked obsolete or are in another catalog, where nobody has compared them.
    """
    store = Trial(config, source.handouts, faults=source.faults)
    sync(store)
    for entry in config.languages:
        for domain in store.rows:
            with suppress(CatalogError):  # named by itself
                book = store.book(entry, domain)
                group = INTERFACE if domain == INTERFACE else HANDOUTS
                own = book.units if book.before is not None or group == HANDOUTS else ()
                yield from (found for unit in own for found in _other(unit, now.rows.get((entry.tag, group, unit.id))))


def _other(unit: Unit, record: Record | None) -> Iterator[Finding]:
    there = record.unit if record else Unit(unit.id, unit.source, "", unit.language)
    if _state(unit) != _state(there) and same_english(there.source, unit.source):
        text = f"a build would take it, {unit.status.label}, from an entry that was not compared; run aftercare sync"
        yield Finding(unit, "not-synced", Severity.ERROR, text)


def _state(unit: Unit) -> tuple[object, ...]:
    return unit.target, unit.status, unit.approvals, unit.keeps


def left_by_runs(config: Config) -> Iterator[Finding]:
    """Yield the copies of catalogs that killed runs have left, or somebody in their name."""
    for path, _ in (*leftovers(config.locales), *leftovers(config.root, deep=False)):
        text = "is left over from a killed run and must not be committed; run aftercare sync, which deletes it"
        yield finding(config.relative(path), "leftover", text, Severity.ERROR)


def removed_rows(before: Records, now: Records) -> Iterator[tuple[Unit, Problem]]:
    """Yield what was taken from the entries of rows that have left the table."""
    kept = _by_key(now.retired)
    gone = [(key, record) for key, record in before.rows.items() if key not in now.rows]
    for key, old in (*before.retired, *gone):
        same = [each for each in kept.get(key, ()) if each.unit.target == old.unit.target]
        renamed = old.unit.target not in before.obsolete.get(key, {old.unit.target})
        if same and not renamed:
            yield from ((old.unit, each) for each in min((_taken(old, each) for each in same), key=len))


def signed_in(records: Records) -> frozenset[Approval]:
    """Return every signature, those in entries that are marked obsolete included."""
    everything = (*records.rows.values(), *(record for _, record in records.retired))
    return frozenset(approval for record in everything for approval in record.unit.approvals)


def signed_though_removed(earlier: Container[Approval], now: Records) -> Iterator[Finding]:
    """Yield the entries marked obsolete that somebody has signed since; `earlier` are the signatures there were."""
    for _, record in now.retired:
        if new := {each.name for each in record.unit.approvals if each not in earlier}:
            text = f"signed by {listed(sorted(new), SHOWN)}, though it is marked obsolete: it counts if the row returns"
            yield Finding(record.unit, DOUBT, Severity.WARNING, text)


def _by_key(records: Iterable[tuple[Key, Record]]) -> dict[Key, list[Record]]:
    found: dict[Key, list[Record]] = {}
    for key, record in records:
        found.setdefault(key, []).append(record)
    return found


def _taken(old: Record, now: Record) -> list[Problem]:
    missing = [text for text in old.comments if text not in now.comments]
    found = [*lost(old, now)]
    if missing and not found:
        found.append((LOST, Severity.WARNING, f"a comment of a removed row was taken away: {missing[0]}"))
    return found


def templates_dated(revision: Revision, locales: str, config: Config, domains: Collection[str]) -> Iterator[Finding]:
    """Yield the templates with another date, of a day on which no sync can have put it there, or that are gone.

    Pages print it as that of the English. A day of grace is for other time zones. `domains` are those of the project.
    """
    day = dt.timedelta(days=1)
    then = revision.read(path for path in revision.below(locales) if path.endswith(".pot"))
    for path in (config.locales / f"{domain}.pot" for domain in sorted(domains)):
        if f"{locales}/{path.name}" in then and not path.is_file():
            text = "is gone: pages print the day of the next sync as that of the English"
            yield finding(config.relative(path), "date-changed", text)
    for path in sorted(config.locales.glob("*.pot")):
        with suppress(CatalogError):
            old = then.get(f"{locales}/{path.name}", b"")
            was, now = _created(po_reader.parse(po_reader.decode(old, path.name))), _created(po_reader.read(path))
            if now != was and not revision.since - day <= now <= today() + day:
                text = f"{was} → {now} as the day of the English, which a sync would not have made of it"
                yield finding(config.relative(path), "date-changed", text)


def _created(template: po.Po) -> dt.date:
    found = template.catalog.creation_date
    return found.date() if isinstance(found, dt.datetime) else po_header.EPOCH.date()
