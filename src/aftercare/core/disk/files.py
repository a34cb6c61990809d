"""Files that are read within bounds, and replaced in one step."""

import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

Guard = Callable[[], None]
"""Raises where a file may not be replaced."""
TEMPORARY = ".aftercare.tmp"
"""End of the name of a file that is being written, as of no file of a person."""
HALF = b"\0"
"""Stands in the place of the first byte of a file that is being written in place: what an editor has saved has none."""
LARGEST = 200_000_000
"""Bytes of a file that is read as a whole; what a kind of file may have is less."""
MOST_BYTES = 255
"""The longest name of a file."""


def _mode() -> int:
    """Return the rights on a new file: everybody may read it, as a web server must; a group writes where it shares."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o644 | (0o664 & ~mask)


MODE = _mode()  # once: no other thread makes a file while modules are imported


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, that everybody may look into, as everybody may read the files."""
    new = [*takewhile(lambda each: not each.exists(), (path, *path.parents))]
    path.mkdir(parents=True, exist_ok=True)
    for each in new:
        each.chmod(each.stat().st_mode | 0o755)


def read_regular(path: Path) -> bytes:
    """Return the bytes of a file. Raises OSError for a pipe or a device, which may never end, and for a huge file."""
    _refuse_odd(path)
    return path.read_bytes()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file that is not held as a whole. Raises OSError as `read_regular` does."""
    _refuse_odd(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse_odd(path: Path) -> None:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EINVAL, "is no ordinary file", str(path))
    if found.st_size > LARGEST:
        raise OSError(errno.EFBIG, f"has over {LARGEST // 1_000_000} MB", str(path))


def real(path: Path) -> Path:
    """Return a path without links; of a link that leads to itself, the link, which cannot be read then."""
    return Path(os.path.realpath(path))  # Path.resolve raises RuntimeError for such a link


def write_atomically(path: Path, data: bytes, *, durable: bool = True, guard: Guard | None = None) -> None:
    """Replace a file in one step: a reader, or a crash, finds the old one or the new one, never a part.

    A symbolic link stays one, and the file it leads to is replaced. A file with several names (hard links)
    is written in place, from a copy of both texts beside it from which `clear_leftovers` can tell how far that got.
    `durable` waits for the disk; what can be built again need not. `guard` is called when all is ready, and may raise:
    waiting for a disk takes long enough for an editor to save. Raises OSError for a pipe, a device or a folder, and
    for a link to nothing, behind which a file would begin that nobody has asked for.
    """
    for link in (path, *path.parents):
        if link.is_symlink() and not link.exists():
            raise OSError(errno.ELOOP, "is a link that leads to nothing", str(link))
    path = real(path)
    make_folder(path.parent)
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "is no ordinary file", str(path))
    mode = path.stat().st_mode if path.exists() else MODE
    if not (path.is_file() and path.stat().st_nlink > 1):
        replace(path, data, mode=mode, durable=durable, guard=guard)
        return
    copy = path.with_name(f".{path.name}.{path.stat().st_ino:x}-{len(data):x}.whole.tmp")
    replace(copy, data + path.read_bytes(), mode=mode, durable=True, guard=guard)
    write_into(path, data)
    copy.unlink()


def free(path: Path, *, folder: bool = False) -> Path:
    """Return a path that nothing has yet, or for a folder no file and no link: `old.zip`, else `old-2.zip`."""
    number, found = 1, path
    while os.path.lexists(found) and not (folder and found.is_dir() and not found.is_symlink()):
        number += 1
        end = f"-{number}{path.suffix[: MOST_BYTES // 4]}"
        stem = path.stem.encode()[: MOST_BYTES - len(end.encode())].decode(errors="ignore")
        found = path.with_name(stem + end)
    return found


def replace(path: Path, data: bytes, *, mode: int, durable: bool, guard: Guard | None = None) -> None:
    """Put a new file in the place of whatever is there, a link among it, in one step."""
    with naming(path):
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


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let what stops a write name the file that was to be written: a full disk names none, or the one beside it."""
    try:
        yield
    except OSError as error:
        if not error.filename or str(error.filename).endswith(TEMPORARY):
            error.filename = str(path)
        raise


def write_into(path: Path, data: bytes) -> None:
    """Write a file that keeps its other names; its first byte comes last, and says until then that it is not whole."""
    with naming(path), path.open("r+b") as file:
        file.write(HALF)
        file.flush()
        file.write(data[1:])
        file.flush()
        file.truncate(len(data))
        file.seek(0)
        file.write(data[:1])
        file.flush()
        os.fsync(file.fileno())
