"""Folders that are replaced in one step."""

import ctypes
import os
import shutil
import sys
import tempfile
from pathlib import Path

OURS = ".aftercare-"
"""In the names of folders beside one that is replaced, as in no backup of anybody."""


def replace_folder(new: Path, old: Path) -> None:
    """Put a folder in the place of another on the same drive, in one step where the system can; the other is deleted.

    Where it cannot, there is no folder for a moment, but never a mixture of both.
    """
    if not old.exists() or not any(old.iterdir()):
        if old.exists() and sys.platform == "win32":
            old.rmdir()
        new.rename(old)
        return
    if not _exchange(new, old):
        aside = Path(tempfile.mkdtemp(dir=old.parent, prefix=f".{old.name}{OURS}", suffix=".old"))
        old.rename(aside / old.name)
        try:
            new.rename(old)
        except OSError:
            (aside / old.name).rename(old)
            raise
        new = aside
    shutil.rmtree(new)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change their names in one step; return whether this system and drive can."""
    names, swap = (os.fsencode(one), os.fsencode(other)), 2
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*names, swap) == 0)
        here = -100  # relative to the working directory
        return bool(system.renameat2(here, names[0], here, names[1], swap) == 0)
    except (OSError, AttributeError, TypeError):
        return False
