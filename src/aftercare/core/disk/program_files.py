"""The fingerprint of the program itself, with everything it is made of; and whether it can be another now."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from .fingerprint import json_hash, sha256
from .stamps import settled

SOURCES = (".py", ".toml", ".csv", ".j2", ".typ", ".json", ".css", ".js", ".po")
PLUGINS = ("aftercare.checks", "aftercare.engines")
EXPORTERS = "nbconvert.exporters"
OWN = "aftercare"
METADATA = ("*.dist-info", "*.egg-info")


@cache
def code() -> str:
    """Return the fingerprint of the program: its own files, those of its plug-ins, every library's version."""
    marks()  # first, so that what is read is no older
    root = str(files(OWN))
    own = [[path.removeprefix(root), sha256(Path(path))] for path in _own(root)]
    return json_hash([own, _installed(), [[path.name, sha256(path)] for path in plugins()]])


@cache
def marks() -> str:
    """Return what the system says of the program's files: the same as long as `code` is, where there is no plug-in.

    Nothing where a file is so young that this does not tell. A thousand files are looked at, and none is read.
    """
    seen = [(path, settled(path)) for path in (*_own(str(files(OWN))), *map(str, _registers()))]
    return json_hash([_installed(), seen]) if all(mark for _, mark in seen) else ""


def _own(root: str) -> list[str]:
    """Return the files of the program, in order; as texts, since a path takes longer to make than to look at."""
    found = (os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names)  # noqa: PTH118
    return sorted(path for path in found if path.endswith(SOURCES))


def _places() -> Iterator[Path]:
    yield from (Path(place or ".") for place in sys.path)


def _registers() -> Iterator[Path]:
    """Yield the files in which distributions say what plug-ins they have; packed ones are looked at as a whole."""
    for place in _places():
        yield from [place] if place.is_file() else ()
        for kind in METADATA:
            yield from sorted(place.glob(f"{kind}/entry_points.txt"))


def _installed() -> list[str]:
    """Return the names of all installed distributions with their versions, as their folders say."""
    return sorted(path.name for place in _places() for path in place.glob("*.dist-info"))


@cache
def plugins() -> tuple[Path, ...]:
    """Return the files of plug-ins: one that is installed in place changes without a new version."""
    from importlib.metadata import entry_points  # here, because it takes time, and `marks` needs none

    points = entry_points()  # each call reads what every distribution says
    found = [point for group in PLUGINS for point in points.select(group=group)]
    # An exporter of a package that comes first may have the name of one of ours.
    found += [point for point in points.select(group=EXPORTERS) if point.name.startswith("handout-")]
    names = {point.module.partition(".")[0] for point in found} - {OWN}
    origins = [spec.origin for name in sorted(names) if (spec := find_spec(name)) and spec.origin]
    return tuple(path for origin in origins for path in _sources(Path(origin)))


def _sources(origin: Path) -> list[Path]:
    """Return the files of a module, or all of a package."""
    return sorted(origin.parent.rglob("*.py")) if origin.name == "__init__.py" else [origin]
