"""Files that are replaced in one step, and what killed runs have left of them."""

import os
import re
import tempfile
from pathlib import Path

_TEMPORARY = re.compile(r"\.(.+)\.(?:[a-z0-9_]{8}\.tmp|whole\.tmp)")
_WHOLE = ".whole.tmp"
"""End of the name of a complete copy that is about to be written into a file with several names."""


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a file in one step: a reader, or a crash, finds the old one or the new one, never a part.

    A symbolic link stays one, and the file it leads to is replaced. A file with several names (hard links)
    is written in place, from a complete copy beside it that `clear_leftovers` can finish from.
    `durable` waits for the disk; what can be built again need not.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    shared = path.is_file() and path.stat().st_nlink > 1
    target = path.with_name(f".{path.name}{_WHOLE}") if shared else path
    _replace(target, data, mode=path.stat().st_mode if path.exists() else 0o644, durable=durable or shared)
    if shared:
        _finish(target, path)


def _replace(path: Path, data: bytes, *, mode: int, durable: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(name).chmod(mode & 0o777)
        os.replace(name, path)  # noqa: PTH105 - Path.replace is the same call with a second name
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _finish(whole: Path, path: Path) -> None:
    """Write a complete copy into a file that keeps its other names, then delete the copy."""
    with path.open("r+b") as file:
        file.write(whole.read_bytes())
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    whole.unlink()


def clear_leftovers(folder: Path, *, deep: bool = True) -> None:
    """Delete what runs that were killed have left in a folder. Call it only while nobody else writes there.

    A file with several names whose writing was cut short is written to its end.
    """
    for path in folder.rglob(".*.tmp") if deep else folder.glob(".*.tmp"):
        match = _TEMPORARY.fullmatch(path.name)
        if not match or not path.is_file() or path.is_symlink():
            continue
        target = path.with_name(match[1])
        if path.name.endswith(_WHOLE) and target.is_file():
            _finish(path, target)
        else:
            path.unlink(missing_ok=True)
