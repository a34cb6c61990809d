"""The files that a run reads: each is read once, and compared with the disk at the end."""

import errno
import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from .files import read_regular

Reader = Callable[[Path], bytes]
"""Returns the bytes of a file, as `read_regular` does; raises OSError where there is none."""
ABSENT = ""
"""The digest of a file that is not there."""
UNREADABLE = "unreadable"
"""The digest of what is there and cannot be read, a folder or a pipe among it."""


class Inputs:
    """What a run has read, by path; a file that is asked for twice is the same both times."""

    def __init__(self) -> None:
        """Nothing has been read yet."""
        self._bytes: dict[Path, bytes | OSError | None] = {}
        self._digests: dict[Path, str] = {}
        self.torn = False
        """Whether a file was another one when it was read again."""

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file as they were when it was first read. Raises OSError where it cannot be read."""
        data = self._first(path)
        if data is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        if isinstance(data, OSError):
            raise data
        return data

    def has(self, path: Path) -> bool:
        """Whether there was such a file when it was first asked for, even one that cannot be read."""
        return self._first(path) is not None

    def _first(self, path: Path) -> bytes | OSError | None:
        if path not in self._bytes:
            then = self._digests.get(path)
            self.wrote(path, _on_disk(path))
            if then is not None:  # it was let go; where it is another now, `changed` must tell
                self.torn |= self._digests[path] != then
                self._digests[path] = then
        return self._bytes[path]

    def let_go(self, path: Path) -> None:
        """Keep of a file its digest alone; it is read again if somebody asks."""
        self._bytes.pop(path, None)

    def wrote(self, path: Path, data: bytes | OSError | None) -> None:
        """Take over what this run has written itself."""
        self._bytes[path] = data
        self._digests[path] = _digest(data)

    def forget(self, path: Path) -> None:
        """Read a file anew when it is asked for again."""
        self._bytes.pop(path, None)
        self._digests.pop(path, None)

    def digest(self, path: Path) -> str:
        """Return the SHA-256 of a file as it was read, `ABSENT` where there was none, or `UNREADABLE`."""
        if path not in self._digests:
            self._first(path)
        return self._digests[path]

    @property
    def digests(self) -> Mapping[Path, str]:
        """What `digest` gives for every file that was asked for."""
        return self._digests

    def changed(self) -> list[Path]:
        """Return the files that are not on the disk as they were read."""
        return sorted(path for path, then in self._digests.items() if digest_on_disk(path) != then)


def digest_on_disk(path: Path) -> str:
    """Return what `Inputs.digest` gives for a file that is read now."""
    return _digest(_on_disk(path))


def _on_disk(path: Path) -> bytes | OSError | None:
    try:
        return read_regular(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        return error


def _digest(data: bytes | OSError | None) -> str:
    if isinstance(data, OSError):
        return UNREADABLE
    return ABSENT if data is None else hashlib.sha256(data).hexdigest()
