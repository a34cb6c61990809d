"""Fingerprints: of values, of files, and of the program itself with everything it is made of."""

import hashlib
import json
import sys
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .files import read_regular

SOURCES = {".py", ".toml", ".csv", ".j2", ".typ", ".json", ".css", ".js", ".po"}
PLUGINS = ("aftercare.checks", "aftercare.engines")
EXPORTERS = "nbconvert.exporters"
OWN = "aftercare"


def json_hash(data: Any) -> str:
    """Return a fingerprint of values that JSON can hold."""
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


@cache
def code() -> str:
    """Return the fingerprint of the program: its own files, those of its plug-ins, every library's version."""
    root = Path(str(files("aftercare")))
    own = sorted(path for path in root.rglob("*") if path.suffix in SOURCES)
    return json_hash([[[str(path.relative_to(root)), sha256(path)] for path in own], _installed(), _plugins()])


def _installed() -> list[str]:
    """Return the names of all installed distributions with their versions, as their folders say."""
    return sorted(path.name for place in sys.path for path in Path(place or ".").glob("*.dist-info"))


def _plugins() -> list[list[str]]:
    """Return the files of plug-ins: one that is installed in place changes without a new version."""
    points = entry_points()  # each call reads what every distribution says
    found = [point for group in PLUGINS for point in points.select(group=group)]
    # An exporter of a package that comes first may have the name of one of ours.
    found += [point for point in points.select(group=EXPORTERS) if point.name.startswith("handout-")]
    names = {point.module.partition(".")[0] for point in found} - {OWN}
    origins = [spec.origin for name in sorted(names) if (spec := find_spec(name)) and spec.origin]
    paths = [path for origin in origins for path in _sources(Path(origin))]
    return [[path.name, sha256(path)] for path in paths]


def _sources(origin: Path) -> list[Path]:
    """Return the files of a module, or all of a package."""
    return sorted(origin.parent.rglob("*.py")) if origin.name == "__init__.py" else [origin]


def sha256(path: Path) -> str:
    """Return the digest of a file; nothing where there is none that can be read."""
    try:
        return hashlib.sha256(read_regular(path)).hexdigest()
    except OSError:
        return ""
