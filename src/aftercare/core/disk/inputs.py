"""The files that a run reads: each is read once, and compared with the disk at the end."""

import errno
import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from .files import read_regular
from .stamps import settled

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
        self._seen: dict[Path, str] = {}
        self._noted: Mapping[Path, tuple[str, str]] = {}
        self.torn = False
        """Whether a file was another one when it was read again."""
        self.moves = 0
        """How often a file has become another, or may have: what follows from digests holds until then."""

    def recall(self, noted: Mapping[Path, tuple[str, str]]) -> None:
        """Take over what the system said of files in an earlier run, and their digests then."""
        self._noted = noted

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
            seen, data = settled(path), _on_disk(path)
            self._bytes[path], digest = data, _digest(data)
            if path not in self._digests:
                self._set(path, digest, seen)
            elif digest != self._digests[path]:  # it was let go, and is another now: `changed` must tell
                self.torn, self._seen[path] = True, ""
        return self._bytes[path]

    def let_go(self, path: Path) -> None:
        """Keep of a file its digest alone; it is read again if somebody asks."""
        self._bytes.pop(path, None)

    def wrote(self, path: Path, data: bytes | OSError | None) -> None:
        """Take over what this run has written itself."""
        self._bytes[path] = data
        self._set(path, _digest(data), "")

    def forget(self, path: Path) -> None:
        """Read a file anew when it is asked for again."""
        self._bytes.pop(path, None)
        self._digests.pop(path, None)
        self._seen.pop(path, None)
        self.moves += 1

    def _set(self, path: Path, digest: str, seen: str) -> None:
        self.moves += path in self._digests
        self._digests[path], self._seen[path] = digest, seen

    def digest(self, path: Path) -> str:
        """Return the SHA-256 of a file as it was read, `ABSENT` where there was none, or `UNREADABLE`."""
        if path not in self._digests:
            seen, digest = self._noted.get(path, ("", ""))
            if seen and seen == settled(path):
                self._set(path, digest, seen)
            else:
                self._first(path)
        return self._digests[path]

    @property
    def digests(self) -> Mapping[Path, str]:
        """What `digest` gives for every file that was asked for."""
        return self._digests

    @property
    def seen(self) -> Mapping[Path, str]:
        """What the system says of each file, as far as that tells whether it is still the one that was read."""
        return {path: seen for path, seen in self._seen.items() if seen}

    def changed(self) -> list[Path]:
        """Return the files that are not on the disk as they were read."""
        return sorted(path for path, then in self._digests.items() if self._differs(path, then))

    def _differs(self, path: Path, then: str) -> bool:
        """Whether a file is another; one that was too young for its stamp to tell may have come of age."""
        seen = self._seen.get(path, "")
        now = settled(path)
        if differs(path, then, seen):
            return True
        self._seen[path] = seen or now
        return False


def differs(path: Path | str, digest: str, seen: str) -> bool:
    """Whether a file is not the one with this digest; it is not read where the system says of it what it did then."""
    return not (seen and seen == settled(path)) and _digest(_on_disk(Path(path))) != digest


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
