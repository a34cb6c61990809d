"""What a cell writes past Python: subprocesses and C libraries, by the descriptors of this process."""

import os
import sys
import tempfile
from contextlib import AbstractContextManager, ExitStack, suppress
from pathlib import Path
from typing import IO, Self


class Descriptors(AbstractContextManager["Descriptors"]):
    """The standard descriptors while a cell runs: 1 and 2 go to files, 0 is empty.

    Reaches what subprocesses and C libraries write, which a kernel captures too.
    """

    def __init__(self, stack: ExitStack) -> None:
        """Open the files; `stack` closes them."""
        self._files: dict[int, IO[bytes]] = {
            0: stack.enter_context(Path(os.devnull).open("rb")),  # noqa: SIM115  the stack closes them
            1: stack.enter_context(tempfile.TemporaryFile()),  # noqa: SIM115
            2: stack.enter_context(tempfile.TemporaryFile()),  # noqa: SIM115
        }
        self._read = dict.fromkeys((1, 2), 0)
        self._saved: dict[int, int] = {}

    def __enter__(self) -> Self:
        """Redirect those that are open."""
        _flush()
        for fd, file in self._files.items():
            with suppress(OSError):  # closed, as in a daemon
                self._saved[fd] = os.dup(fd)
                os.dup2(file.fileno(), fd)
        return self

    def __exit__(self, *_: object) -> None:
        """Put them back."""
        _flush()
        while self._saved:
            fd, saved = self._saved.popitem()
            os.dup2(saved, fd)
            os.close(saved)

    def read(self, fd: int) -> str:
        """Return what was written to 1 or 2 since the last call."""
        data = b""
        while chunk := os.pread(self._files[fd].fileno(), 1 << 20, self._read[fd]):
            data += chunk
            self._read[fd] += len(chunk)
        return data.decode("utf-8", "replace")


def _flush() -> None:
    """Empty the interpreter's own buffers, so that their text lands on the side it was written on."""
    for stream in (sys.__stdout__, sys.__stderr__):
        with suppress(AttributeError, OSError, ValueError):  # none, broken or closed
            stream.flush()  # type: ignore[union-attr]
