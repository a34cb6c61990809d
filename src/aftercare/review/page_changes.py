"""What changes pages without touching a translation: settings, notebooks, templates, kind and place of rows."""

import posixpath
from collections.abc import Container, Iterator, Mapping
from typing import Any

from ..core.config import PATHS
from ..core.model import Instruction, Kind
from ..core.settings_file import TABLES, own_table
from ..core.units import Finding, Severity, Status, Unit
from .git import Revision
from .records import HANDOUTS, Records

NO_PAGE = {"engines", "output"}
"""Settings that no page depends on."""


def settings_of(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the settings in files by name, whichever of them has any; nothing where none can be read."""
    for name in TABLES:
        try:
            table = own_table(files[name], name)
        except (KeyError, ValueError):
            continue
        if isinstance(table, dict):
            return table
    return {}


def folder(settings: Mapping[str, Any], name: str) -> str:
    """Return where settings say that a folder is."""
    value = settings.get(name)
    return posixpath.normpath(value.strip("/")) if isinstance(value, str) else PATHS[name]


def settings_changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield each setting that shapes pages and has another value than before."""
    old, new = dict(_flat(before)), dict(_flat(now))
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            text = f"{_shown(old.get(name))} → {_shown(new.get(name))}: pages change with it"
            yield finding(name, "settings-changed", text)


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if prefix or name not in NO_PAGE:
            tables = _tables(value)
            yield from _flat(tables, f"{prefix}{name}.") if tables is not None else [(f"{prefix}{name}", value)]


def _tables(value: Any) -> dict[str, Any] | None:
    """Return a table as it is, and a list of tables by what each is called or by its number; of others nothing."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list) or not value or not all(isinstance(entry, dict) for entry in value):
        return None
    return {str(entry.get("slug") or entry.get("label") or at): entry for at, entry in enumerate(value, 1)}


def _shown(value: Any) -> str:
    return "not set" if value is None else str(value)


def templates_changed(revision: Revision) -> Iterator[Finding]:
    """Yield the notebooks, templates and styles that differ from the revision."""
    for path in revision.templates_changed():
        yield finding(path, "template-changed", "pages change with it")


def rows_changed(before: Records, rows: Mapping[str, Instruction]) -> Iterator[Finding]:
    """Yield the rows that are warnings no more, stand elsewhere, or are gone though they warned."""
    old = {row: record.unit for (_, group, row), record in before.rows.items() if group == HANDOUTS}
    signed = {key[2] for key, record in before.rows.items() if record.unit.status is Status.APPROVED}
    yield from _order_changed(before, signed, rows)
    for row, unit in old.items():
        entry = rows.get(row)
        if unit.kind == Kind.WARNING and (entry is None or entry.kind != Kind.WARNING):
            what = f"is {entry.kind} now, and one signature is enough" if entry else "is gone"
            yield finding(row, "warning-lost", f"was a warning; it {what}")
        elif entry is None and row in signed:
            yield finding(row, "row-gone", "was signed, and is gone: every page that had it is shorter now")
        if entry and unit.place and unit.place != entry.place:
            yield finding(row, "row-moved", f"was in {unit.place}; it is in {entry.place} now")


def _order_changed(before: Records, signed: Container[str], rows: Mapping[str, Instruction]) -> Iterator[Finding]:
    """Yield the sections with signed rows that stand in another order: no signature covers what comes before what."""
    by_language: dict[str, dict[str, str]] = {}
    for (tag, group, row), record in before.rows.items():
        if group == HANDOUTS:
            by_language.setdefault(tag, {})[row] = record.unit.place
    changed = {place for places in by_language.values() for place in _reordered(places, signed, rows)}
    for place in sorted(changed):
        yield finding(place, "row-order", "its rows stand in another order now, and pages change with it")


def _reordered(places: Mapping[str, str], signed: Container[str], rows: Mapping[str, Instruction]) -> Iterator[str]:
    for place in set(places.values()):
        then = [row for row, was in places.items() if was == place and row in rows and rows[row].place == place]
        if then != [row for row in rows if row in then] and any(row in signed for row in then):
            yield place


def finding(name: str, code: str, message: str, severity: Severity = Severity.WARNING) -> Finding:
    """Return a finding on something that is no translation."""
    return Finding(Unit(name, "", "", "project"), code, severity, message)
