"""What the file system says of a file, which shows without reading it that nobody has written to it since."""

import os
import time
from pathlib import Path
from stat import S_ISREG

STEP = 2_000_000_000
"""Nanoseconds. No clock of a file system goes in longer steps, FAT's two seconds."""


def stamp(path: Path | str) -> str:
    """Return size, times and number of a file, nothing of a link or of what is no file.

    The time of the last change to its entry is among it, which no program can set back.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return ""
    return _told(found) if S_ISREG(found.st_mode) else ""


def settled(path: Path | str) -> str:
    """Return the same of a file, or of that which a link leads to, where whoever writes to it now changes it.

    Nothing where the last change is so young that another might have the same time.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - quick, as it is asked of every file
    except OSError:
        return ""
    young = found.st_ctime_ns + STEP > time.time_ns()
    return "" if young or not S_ISREG(found.st_mode) else f"{found.st_dev} {_told(found)}"


def _told(found: os.stat_result) -> str:
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
