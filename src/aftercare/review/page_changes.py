"""What changes pages without touching a translation: settings, notebooks and templates."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from ..core.disk.files import read_regular, real
from ..core.disk.notebook_text import substance
from ..core.settings.file import TABLES, own_table
from ..core.settings.keys import PATHS
from ..core.units import Finding, Severity, Unit
from .git import Revision

INSTALLED = (":(glob)node_modules/@iconify-json/**", ":(glob)node_modules/@expo-google-fonts/**")
"""Pictograms and fonts, for those who commit what is installed."""
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
    """Return a table as it is, and a list of tables by their number and what each is called; of others nothing.

    Neither is enough: two may be called the same, and the first of all sites is the one of `{clinic_phone}`.
    """
    if isinstance(value, dict):
        return value
    if not isinstance(value, list) or not value or not all(isinstance(entry, dict) for entry in value):
        return None
    names = (entry.get("slug") or entry.get("label") or "" for entry in value)
    return {f"{at} {name}".strip(): entry for (at, name), entry in zip(enumerate(names, 1), value, strict=True)}


def _shown(value: Any) -> str:
    return "not set" if value is None else str(value)


def templates_changed(revision: Revision, notebooks: str) -> Iterator[Finding]:
    """Yield the notebooks with all beside them, templates, styles, fonts and pictograms that are others now."""
    own = ("*.j2", "*.typ", "*.css", "*.ipynb", f":(glob){notebooks}/**", ":(glob)*.py", ":(glob)package*.json")
    for path in revision.changed(*own, known=INSTALLED):
        if path.endswith(".ipynb") and _runs_alike(revision, path):
            continue
        yield finding(path, "template-changed", "pages change with it")


def _runs_alike(revision: Revision, path: str) -> bool:
    """Whether only outputs of a notebook have changed, or what is told of its kernel: no page depends on them.

    One that is reached through a link now is another file, which may change unseen.
    """
    before, now = revision.read([path]).get(path), real(revision.root) / path
    ours = now.is_file() and real(now) == now
    return ours and before is not None and substance(before) == substance(read_regular(now))


def finding(name: str, code: str, message: str, severity: Severity = Severity.WARNING) -> Finding:
    """Return a finding on something that is not a translation."""
    return Finding(Unit(name, "", "", "project"), code, severity, message)
