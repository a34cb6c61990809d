"""The gate for pull requests: no reviewed text is lost, no signature forged, no language worse than before."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..catalogs.store import INTERFACE
from ..core.clock import latest_day
from ..core.model import rows_of
from ..core.settings.config import Config
from ..core.settings.file import TABLES
from ..core.units import Finding
from ..source.english import english
from ..source.interface import interface_rows
from ..source.table import Source
from . import page_changes
from .audit import Differ, Setting, new_approvals, new_keeps
from .catalog_changes import left_by_runs, signed_in, signed_though_removed, templates_dated, unsynced
from .compared import places, records_before, records_now
from .coverage import coverage
from .gate_report import Coverage, GateReport
from .gate_rows import all_rows, rows_behind, swapped
from .git import Revision, read_revision
from .place_changes import rows_changed
from .records import Record, Records
from .renamed import take_renamed
from .renamed_handouts import take_rehoused
from .sides import faulty_sides
from .source_changes import sources_changed


def compare(config: Config, rev: str, *, facts_changed: Differ) -> GateReport:
    """Compare the working tree with a revision. Raises ReviewError where git does not know it.

    Of a handout whose English has a fault the catalogs are compared, as far as they tell kind and place of its rows.

    `facts_changed` says which facts differ in two English texts.
    """
    source = english(config)
    rows = {row.id: row for row in rows_of(source.handouts)}
    words = {row.id: row for row in interface_rows(config.labels)}
    revision, settings = _read(config, rev)
    before, now = records_before(revision, settings, config), records_now(config, source, rows | words)
    earlier = signed_in(before)
    renamed = [*take_rehoused(before, now, source.slugs), *take_renamed(before, now)]
    setting = _setting(config, revision, before, now, facts_changed)
    findings = [
        *faulty_sides(source, revision, rev, before, now),
        *left_by_runs(config),
        *unsynced(config, source, now),
        *signed_though_removed(earlier, now),
        *renamed,
        *all_rows(before, now, setting),
        *swapped(before, now),
        *rows_behind(now, rows),
        *rows_changed(before, rows, source.faults),
        *_files_of_pages(config, revision, settings, source),
    ]
    return _report(rev, findings, coverage(config, source, before, now), before, now)


def _read(config: Config, rev: str) -> tuple[Revision, dict[str, Any]]:
    """Return a revision and its settings. Raises ReviewError where it lacks what is compared: it is in a submodule."""
    revision = read_revision(config.root, rev)
    settings = page_changes.settings_of(revision.read(TABLES))
    folders = (page_changes.folder(settings, name) for name in ("locales", "notebooks"))
    revision.refuse_modules(*folders, config.relative(config.locales))
    return revision, settings


def _setting(config: Config, revision: Revision, before: Records, now: Records, facts_changed: Differ) -> Setting:
    """Return what signatures are judged by."""
    then = {tag for tag, *_ in before.rows}
    return Setting(
        latest_day(),
        revision.since,
        revision.built_on,
        facts_changed,
        places(before, now),
        new_languages=frozenset({tag for tag, *_ in now.rows} - then),
        former_languages=frozenset(then - config.tags),
    )


def _files_of_pages(
    config: Config, revision: Revision, settings: Mapping[str, Any], source: Source
) -> Iterator[Finding]:
    """Yield the changed settings, notebooks, templates and sources of pages."""
    now = page_changes.settings_of({config.file.name: config.file.path.read_bytes()})
    locales, notebooks = (page_changes.folder(settings, name) for name in ("locales", "notebooks"))
    yield from page_changes.settings_changed(settings, now)
    yield from page_changes.templates_changed(revision, notebooks)
    yield from templates_dated(revision, locales, config, {INTERFACE, *source.slugs})
    yield from sources_changed(revision, settings, config)


def _report(
    rev: str, findings: Iterable[Finding], covered: Iterable[Coverage], before: Records, now: Records
) -> GateReport:
    """Return the findings with what a person must look at: new signatures, kept rows, open questions."""
    pairs = [(before.rows.get(key), record) for key, record in now.rows.items()]
    return GateReport(
        rev,
        tuple(findings),
        tuple(covered),
        tuple((pair[1].unit.language, signed) for pair in pairs for signed in new_approvals(*pair)),
        tuple((pair[1].unit.language, keep) for pair in pairs for keep in new_keeps(*pair)),
        tuple(
            (record.unit.language, record.unit.id, asked)
            for record in now.rows.values()
            for asked in record.unit.open_questions
        ),
        tuple(sorted(_waiting(pairs))),
    )


def _waiting(pairs: Iterable[tuple[Record | None, Record]]) -> Iterator[str]:
    """Yield the rows that are done less than before, since their English or what is above them is another."""
    for then, record in pairs:
        now = record.unit
        if then and now.status < then.unit.status and (now.source != then.unit.source or now.parted):
            yield f"{now.language}/{now.id}"
