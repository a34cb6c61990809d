"""What a notebook may change in this process, put back when it is done."""

import asyncio
import builtins
import getpass
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator, MutableMapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Self, TextIO


@contextmanager
def isolated() -> Iterator[None]:
    """Start from the state of a fresh interpreter, and restore this one's afterwards.

    Covers sys (streams, hooks, argv, last error), builtins, the environment, sys.path, the working directory,
    `__main__`, warnings and the root logger. Not covered: attributes of other modules, signals, locale.
    """
    main, folder = sys.modules["__main__"], os.getcwd()  # noqa: PTH109  a string, for chdir
    path, input_of_getpass = sys.path[:], getpass.getpass
    with ExitStack() as stack:
        for namespace in (vars(sys), vars(builtins), os.environ):
            stack.callback(_restore, namespace, dict(namespace))
        stack.enter_context(warnings.catch_warnings())
        stack.enter_context(_fresh_logging())
        stack.callback(os.chdir, folder)
        stack.callback(setattr, getpass, "getpass", input_of_getpass)
        stack.callback(sys.path.__setitem__, slice(None), path)
        # Without it, functions of this process's own main module no longer unpickle.
        stack.callback(sys.modules.__setitem__, "__main__", main)
        _fresh_warnings()
        sys.argv = [""]
        if "" not in sys.path:  # where a kernel looks for the modules beside the notebook
            sys.path.insert(next((i for i, p in enumerate(path) if p.endswith("-packages")), len(path)), "")
        yield


def _restore(namespace: MutableMapping[str, Any], before: dict[str, Any]) -> None:
    for name in set(namespace) - set(before):
        del namespace[name]
    namespace.update(before)


def _fresh_warnings() -> None:
    """Set Python's start-up filters, and write to the notebook's stderr whatever the caller records."""
    warnings.resetwarnings()
    for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
        warnings.simplefilter("ignore", category)
    warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
    warnings.showwarning = _show_warning


def _show_warning(  # noqa: PLR0913, PLR0917  the signature of warnings.showwarning
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    (file or sys.stderr).write(warnings.formatwarning(message, category, filename, lineno, line))


@contextmanager
def _fresh_logging() -> Iterator[None]:
    """Give the notebook a root logger without handlers: its own must not outlive it, ours must not log it."""
    root, disabled = logging.root, logging.root.manager.disable
    level, handlers = root.level, root.handlers
    root.handlers = []
    root.setLevel(logging.WARNING)
    logging.disable(logging.NOTSET)
    try:
        yield
    finally:
        root.handlers = handlers
        root.setLevel(level)
        logging.disable(disabled)


@contextmanager
def outside_event_loop() -> Iterator[None]:
    """Let another event loop run in a thread that is inside one, as every cell of a notebook is."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        yield
        return
    task = asyncio.current_task(loop)
    if task:
        asyncio.tasks._leave_task(loop, task)  # noqa: SLF001  asyncio's documented hook for other loops
    asyncio._set_running_loop(None)  # noqa: SLF001  likewise
    try:
        yield
    finally:
        asyncio._set_running_loop(loop)  # noqa: SLF001
        if task:
            asyncio.tasks._enter_task(loop, task)  # noqa: SLF001


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
