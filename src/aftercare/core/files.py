"""Files and folders that are replaced in one step, and what killed runs have left of them."""

import ctypes
import errno
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_TEMPORARY = re.compile(r"\.(.+?)\.(?:[a-z0-9_]{8}\.aftercare\.tmp|(?:([0-9a-f]{1,20})-([0-9a-f]{1,20})\.)?whole\.tmp)")
Guard = Callable[[], None]
"""Raises where a file may not be replaced."""
TEMPORARY = ".aftercare.tmp"
"""End of the name of a file that is being written, as of no file of a person."""
OURS = ".aftercare-"
"""In the names of folders that stand beside one that is replaced, as in no backup of anybody."""
HALF = b"\0"
"""Stands in the place of the first byte of a file that is being written in place: what an editor has saved has none."""
LARGEST = 200_000_000
"""Bytes of a file that is read as a whole; what a kind of file may have is less."""
MOST_BYTES = 255
"""The longest name of a file."""
UNFINISHED = ".unfinished"
"""End of the name of what a killed run was writing into a file that somebody has edited since."""


def read_regular(path: Path) -> bytes:
    """Return the bytes of a file. Raises OSError for a pipe or a device, which may never end, and for a huge file."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EINVAL, "is no ordinary file", str(path))
    if found.st_size > LARGEST:
        raise OSError(errno.EFBIG, f"has over {LARGEST // 1_000_000} MB", str(path))
    return path.read_bytes()


def real(path: Path) -> Path:
    """Return a path without links; of a link that leads to itself, the link, which cannot be read then."""
    return Path(os.path.realpath(path))  # Path.resolve raises RuntimeError for such a link


def write_atomically(path: Path, data: bytes, *, durable: bool = True, guard: Guard | None = None) -> None:
    """Replace a file in one step: a reader, or a crash, finds the old one or the new one, never a part.

    A symbolic link stays one, and the file it leads to is replaced. A file with several names (hard links)
    is written in place, from a copy of both texts beside it from which `clear_leftovers` can tell how far that got.
    `durable` waits for the disk; what can be built again need not. `guard` is called when all is ready, and may raise:
    waiting for a disk takes long enough for an editor to save. Raises OSError for a pipe, a device or a folder.
    """
    path = real(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "is no ordinary file", str(path))
    mode = path.stat().st_mode if path.exists() else 0o644
    if not (path.is_file() and path.stat().st_nlink > 1):
        _replace(path, data, mode=mode, durable=durable, guard=guard)
        return
    copy = path.with_name(f".{path.name}.{path.stat().st_ino:x}-{len(data):x}.whole.tmp")
    _replace(copy, data + path.read_bytes(), mode=mode, durable=True, guard=guard)
    _write_into(path, data)
    copy.unlink()


def write_made(path: Path, data: bytes) -> None:
    """Write a file that a program has made and can make again, in one step.

    It takes the place of whatever is there, of a link or one of several names too: behind those there may be anything.
    A folder gets another name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        path.rename(free(path))
    _replace(path, data, mode=0o644, durable=False, guard=None)


def free(path: Path, *, folder: bool = False) -> Path:
    """Return a path that nothing has yet, or for a folder no file and no link: `old.zip`, else `old-2.zip`."""
    number, found = 1, path
    while os.path.lexists(found) and not (folder and found.is_dir() and not found.is_symlink()):
        number += 1
        end = f"-{number}{path.suffix[: MOST_BYTES // 4]}"
        stem = path.stem.encode()[: MOST_BYTES - len(end.encode())].decode(errors="ignore")
        found = path.with_name(stem + end)
    return found


def _replace(path: Path, data: bytes, *, mode: int, durable: bool, guard: Guard | None) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=TEMPORARY)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(name).chmod(mode & 0o777)
        if guard:
            guard()
        os.replace(name, path)  # noqa: PTH105 - Path.replace is the same call with a second name
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write_into(path: Path, data: bytes) -> None:
    """Write a file that keeps its other names; its first byte comes last, and says until then that it is not whole."""
    with path.open("r+b") as file:
        file.write(HALF)
        file.flush()
        file.write(data[1:])
        file.flush()
        file.truncate(len(data))
        file.seek(0)
        file.write(data[:1])
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield the path of an empty file beside `path` that takes its place in one step, if all goes well.

    A symbolic link is replaced, and not followed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=TEMPORARY)
    os.close(handle)
    try:
        yield Path(name)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


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
        _write_into(path, new)
    else:
        write_atomically(free(path.with_name(f"{path.name}{UNFINISHED}")), new)
