"""Files beside the index page that no build has made: set aside, since only what is signed may lie in the output."""

import shutil
from pathlib import Path

from .record import FOLDER, LISTS

ASIDE = "set-aside"
"""Folder below `.aftercare`. Somebody may have put work there, such as a workbook that came back from a reviewer."""


def strays(output: Path) -> list[Path]:
    """Return what lies in the output folder itself and is none of ours; hidden files may stay."""
    if not output.is_dir():
        return []
    return [path for path in sorted(output.iterdir()) if not path.is_dir() and not _ours(path.name)]


def _ours(name: str) -> bool:
    return name.startswith(".") or name in LISTS


def set_aside(output: Path, root: Path) -> list[str]:
    """Move the strays out of the output folder, and return their names; a link is deleted."""
    found = strays(output)
    for path in found:
        if path.is_symlink():
            path.unlink()
        else:
            (root / FOLDER / ASIDE).mkdir(parents=True, exist_ok=True)
            shutil.move(path, _free(root / FOLDER / ASIDE / path.name))
    return [path.name for path in found]


def _free(path: Path) -> Path:
    """Return a path that nothing has yet: `old.zip`, else `old-2.zip`."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
