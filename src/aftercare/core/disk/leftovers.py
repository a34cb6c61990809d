"""What killed runs have left beside the files that they were writing."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from .files import HALF, free, write_atomically, write_into

_TEMPORARY = re.compile(r"\.(.+?)\.(?:[a-z0-9_]{8}\.aftercare\.tmp|(?:([0-9a-f]{1,20})-([0-9a-f]{1,20})\.)?whole\.tmp)")
UNFINISHED = ".unfinished"
"""End of the name of what a killed run was writing into a file that somebody has edited since."""


def leftovers(folder: Path, *, deep: bool = True) -> Iterator[tuple[Path, Path]]:
    """Yield what runs that were killed, or are under way, have written and not put into its place, and that place."""
    for place, folders, names in os.walk(folder):  # which passes over what no path is short enough to name
        for path in (Path(place, name) for name in names if name.endswith(".tmp")):
            match = _TEMPORARY.fullmatch(path.name)
            if match and path.is_file() and not path.is_symlink():
                yield path, path.with_name(match[1])
        if not deep:
            folders.clear()


def clear_leftovers(folder: Path, *, deep: bool = True) -> None:
    """Delete what runs that were killed have left in a folder. Call it only while nobody else writes there.

    A file with several names whose writing was cut short is written to its end. Nothing else is: such a copy may have
    come with a repository, so it must name this very file, and the file must be partly the old and partly the new text.
    Where somebody has edited the file since, that stays, and the text that was to be written lies beside it.
    """
    for path, target in leftovers(folder, deep=deep):
        match = _TEMPORARY.fullmatch(path.name)
        if match and match[2] and target.is_file() and not target.is_symlink():
            _finish(path, target, inode=int(match[2], 16), size=int(match[3], 16))
        path.unlink(missing_ok=True)


def _finish(copy: Path, path: Path, *, inode: int, size: int) -> None:
    """Write a file to its end where that was begun from a copy."""
    found, now, both = path.stat(), path.read_bytes(), copy.read_bytes()
    new, old = both[:size], both[size:]
    if (found.st_ino, found.st_nlink > 1) != (inode, True) or now in {new, old}:
        return
    differs = (at for at, (one, other) in enumerate(zip(now, new, strict=False)) if at and one != other)
    written = next(differs, min(len(now), len(new)))
    if now[:1] == HALF and now[max(written, 1) :] == old[max(written, 1) :]:
        write_into(path, new)
    else:
        write_atomically(free(path.with_name(f"{path.name}{UNFINISHED}")), new)
