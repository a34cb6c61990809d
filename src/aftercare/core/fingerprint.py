"""Fingerprints: of values, of files, and of the program itself."""

import hashlib
import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from .fonts import files_of, folders

LIBRARIES = (
    "babel",
    "brotli",
    "jinja2",
    "justmytype-intl-cjk",
    "lingua-language-detector",
    "nbconvert",
    "papermill",
    "typst",
    "uharfbuzz",
)
SOURCES = {".py", ".toml", ".csv", ".j2", ".typ", ".json", ".css", ".js", ".po"}


def digest(data: Any) -> str:
    """Return a fingerprint of values that JSON can hold."""
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


@cache
def code() -> str:
    """Return the fingerprint of the program: its own files, and the versions of the libraries that shape the output."""
    root = Path(str(files("aftercare")))
    own = sorted(path for path in root.rglob("*") if path.suffix in SOURCES)
    return digest([[str(path.relative_to(root)), sha256(path)] for path in own] + [_versions(), _fonts()])


def _versions() -> dict[str, str]:
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def _fonts() -> list[tuple[str, int]]:
    """Return names and sizes of the fonts: they come from packages that are pinned with their digests."""
    return [(path.name, path.stat().st_size) for path in files_of(folders(Path.cwd()))]


def sha256(path: Path) -> str:
    """Return the digest of a file; nothing where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
