"""The gate for pull requests: no reviewed text is lost, no signature forged, no language worse than before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..catalogs.stale import same_english
from ..catalogs.store import INTERFACE
from ..catalogs.sync import english
from ..core.clock import latest_day
from ..core.config import Config
from ..core.model import Instruction, rows_of
from ..core.settings_file import TABLES
from ..core.units import Finding, Severity, Unit
from ..source.interface import interface_rows
from ..source.table import Source
from . import page_changes
from .audit import LOST, Differ, Problem, Setting, new_approvals, new_keeps
from .catalog_changes import left_by_runs, removed_rows, signed_in, signed_though_removed, templates_dated, unsynced
from .compared import places, records_before, records_now
from .coverage import coverage
from .gate_report import GateReport
from .git import read_revision
from .lost_work import lost
from .page_changes import finding
from .records import Key, Records
from .renamed import take_renamed
from .signature_audit import forged
from .source_changes import sources_changed


def compare(config: Config, rev: str, *, facts_changed: Differ) -> GateReport:
    """Compare the working tree with a revision. Raises ReviewError where git does not know it.

    Of a handout whose English has a fault the catalogs are compared, as far as they tell kind and place of its rows.

    `facts_changed` says which facts differ in two English texts.
    """
    source = english(config)
    documents = source.handouts
    rows = {row.id: row for row in (*rows_of(documents), *interface_rows(config.labels))}
    revision = read_revision(config.root, rev)
    settings = page_changes.settings_of(revision.read(TABLES))
    revision.refuse_modules(
        *(page_changes.folder(settings, name) for name in ("locales", "notebooks")), config.relative(config.locales)
    )
    before = records_before(revision, settings, config)
    now = records_now(config, source, rows)
    earlier = signed_in(before)
    renamed = list(take_renamed(before, now))
    tags = {tag for tag, *_ in before.rows}
    fresh = frozenset(tag for tag, *_ in now.rows) - tags
    settings_now = page_changes.settings_of({config.file.name: config.file.path.read_bytes()})
    setting = Setting(latest_day(), revision.since, facts_changed, places(before, now), fresh)
    findings = [
        *_faults(source),
        *_files(before, now, rev),
        *left_by_runs(config),
        *unsynced(config, source, now),
        *signed_though_removed(earlier, now),
        *renamed,
        *_all_rows(before, now, setting),
        *swapped(before, now),
        *_behind(now, rows),
        *page_changes.rows_changed(before, rows, source.faults),
        *page_changes.settings_changed(settings, settings_now),
        *page_changes.templates_changed(revision, page_changes.folder(settings, "notebooks")),
        *templates_dated(revision, page_changes.folder(settings, "locales"), config, {INTERFACE, *source.slugs}),
        *sources_changed(revision, settings, config),
    ]
    pairs = [(before.rows.get(key), record) for key, record in now.rows.items()]
    return GateReport(
        rev,
        tuple(findings),
        tuple(coverage(config, source, before, now)),
        tuple((pair[1].unit.language, signed) for pair in pairs for signed in new_approvals(*pair)),
        tuple((pair[1].unit.language, keep) for pair in pairs for keep in new_keeps(*pair)),
        tuple(
            (unit.language, unit.id, asked)
            for unit in (record.unit for record in now.rows.values())
            for asked in unit.open_questions
        ),
    )


def _faults(source: Source) -> Iterator[Finding]:
    for slug, lines in source.faults.items():
        for line in lines:
            yield finding(slug, "source-broken", line, Severity.ERROR)


def _files(before: Records, now: Records, rev: str) -> Iterator[Finding]:
    """Yield the catalogs that could not be compared, or whose header names another language."""
    for path, why in before.broken.items():
        yield finding(path, "catalog-broken", f"cannot be read in {rev}: {why}")
    for path, why in now.broken.items():
        yield finding(path, "catalog-broken", why, Severity.ERROR)
    for path in now.stray:
        yield finding(path, "stray", "belongs to no language or handout of this project; it was not compared")
    for tag, group, row in now.twice:
        yield finding(f"{tag}/{row}", "row-twice", f"is in two catalogs of {group}", Severity.ERROR)
    for tag, named in now.headers.items():
        known = before.headers.get(tag, set())
        for other in sorted(named - known - {tag.replace("-", "_"), tag}):
            yield finding(tag, "catalog-swapped", f"the header of a catalog names {other}", Severity.ERROR)


def _all_rows(before: Records, now: Records, setting: Setting) -> Iterator[Finding]:
    for key, old in before.rows.items():
        if _compared(key, now) and (key in now.rows or old.unit.target not in now.obsolete.get(key, ())):
            yield from _findings(old.unit, lost(old, now.rows.get(key)))
    for key, record in now.rows.items():
        yield from _findings(record.unit, forged(before.rows.get(key), record, setting))
    for unit, problem in removed_rows(before, now):
        yield from _findings(unit, [problem])
    for key, targets in before.obsolete.items():
        if _compared(key, now) and key not in now.rows and not targets <= now.obsolete.get(key, set()):
            text = "the translation that was kept for a removed row is gone or was changed"
            yield Finding(Unit(key[2], "", "", key[0]), LOST, Severity.ERROR, text)


def _compared(key: Key, now: Records) -> bool:
    """Whether the catalogs of a row's language could all be read; else each of its rows would seem lost."""
    return not any(path.split("/")[0].replace("_", "-") == key[0] for path in now.broken)


def _findings(unit: Unit, problems: Iterable[Problem]) -> Iterator[Finding]:
    yield from (Finding(unit, code, severity, message) for code, severity, message in problems)


def swapped(before: Records, now: Records) -> Iterator[Finding]:
    """Yield the languages whose changed words are mostly those that another language had."""
    old: dict[Key, dict[str, str]] = {}
    for (tag, group, row), record in before.rows.items():
        old.setdefault(("", group, row), {})[tag] = record.unit.target
    changed: Counter[str] = Counter()
    taken: Counter[tuple[str, str]] = Counter()
    for (tag, group, row), record in now.rows.items():
        then, target = old.get(("", group, row), {}), record.unit.target
        if target and target != then.get(tag):
            changed[tag] += 1
            taken.update((tag, other) for other, text in then.items() if other != tag and text == target)
    for (tag, other), count in sorted(taken.items()):
        if count > 1 and 2 * count >= changed[tag]:
            text = f"{count} rows have the words that {other} had: were catalogs exchanged?"
            yield finding(tag, "catalog-swapped", text, Severity.ERROR)


def _behind(now: Records, rows: Mapping[str, Instruction]) -> Iterator[Finding]:
    """Yield the rows whose English in a catalog is not that of the CSV."""
    for (_, group, row), record in now.rows.items():
        if group != INTERFACE and row in rows and not same_english(record.unit.source, rows[row].text):
            text = "the English of the catalog is not that of the CSV; run aftercare sync"
            yield Finding(record.unit, "source-differs", Severity.ERROR, text)
