"""What makes pages out of texts: this program, fonts and pictograms, and the modules that notebooks import."""

import re
from pathlib import Path

from ...core.disk.files import read_regular
from ...core.disk.fingerprint import json_hash
from ...core.disk.program_files import code, marks, plugins
from ...core.language.fonts import installed
from ...core.pictures.pictograms import installed as pictograms_installed
from ...core.settings.config import Config

IMPORTED = re.compile(r'^[\s"]*(?:from\s+(\w+)[\w.]*\s+import\b|import\s+(\w+))', re.MULTILINE)
"""What a line of a module, or of a notebook's JSON, imports."""


def program(root: Path) -> str:
    """Return the fingerprint of what makes pages out of texts, fonts and pictograms included."""
    return _with_fonts(code(), root)


def seen(root: Path) -> str:
    """Return what the system says of the same: as long as it says so, `program` is the same. Nothing if it cannot tell.

    Plug-ins are not among it, so whoever notes it does so where there is none, see `to_note`.
    """
    return _with_fonts(marks(), root) if marks() else ""


def to_note(root: Path) -> str:
    """Return what may be noted of `seen`: nothing where there are plug-ins."""
    return "" if plugins() else seen(root)


def _with_fonts(own: str, root: Path) -> str:
    return json_hash([own, installed(root), pictograms_installed()])


def modules(config: Config) -> list[Path]:
    """Return the modules that a notebook can import by their names: beside it, in the project's folder, in a package.

    Of folders without `__init__.py`, which Python takes for packages too, those whose names notebooks import.
    """
    beside = [*config.notebooks.rglob("*.py")]
    places = (config.root, *(path.parent for path in config.root.glob("*/__init__.py")))
    found = {*beside, *(path for place in places for path in place.glob("*.py"))}
    for text in (*config.notebooks.glob("*.ipynb"), *beside, *config.root.glob("*.py")):
        for name in {one or other for one, other in IMPORTED.findall(_text(text))}:
            found |= {*(config.root / name).rglob("*.py")}
    return sorted(found)


def _text(path: Path) -> str:
    try:
        return read_regular(path).decode(errors="replace")
    except OSError:
        return ""
