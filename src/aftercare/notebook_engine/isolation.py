"""What a notebook may change in this process, put back when it is done."""

import asyncio
import builtins
import decimal
import getpass
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, TextIO


@contextmanager
def isolated(beside: str = "") -> Iterator[None]:
    """Start from the state of a fresh interpreter, and restore this one's afterwards.

    `beside`: a folder whose modules are found before those of the working directory.
    Covers sys (streams, hooks, argv, last error), builtins, the environment, sys.path, the working directory,
    `__main__`, warnings, the root logger and the context of decimals.
    Not covered: attributes of other modules, signals, locale.
    """
    main, folder = sys.modules["__main__"], os.getcwd()  # noqa: PTH109  a string, for chdir
    path, input_of_getpass = sys.path, getpass.getpass
    with ExitStack() as stack:
        for namespace in (vars(sys), vars(builtins)):
            stack.callback(_restore, namespace, dict(namespace))
        stack.callback(_restore_environment, dict(os.environ))
        stack.enter_context(warnings.catch_warnings())
        stack.enter_context(_fresh_logging())
        # Context variables are the notebook's own, but the context of decimals is changed in place.
        stack.enter_context(decimal.localcontext(decimal.Context()))
        stack.callback(os.chdir, folder)
        stack.callback(setattr, getpass, "getpass", input_of_getpass)
        # Without it, functions of this process's own main module no longer unpickle.
        stack.callback(sys.modules.__setitem__, "__main__", main)
        _fresh_warnings()
        sys.argv = [""]
        # A list of its own: a thread that imports meanwhile goes through the other, and would miss what moves up in it.
        sys.path = _places(path, beside)
        yield


def _places(path: list[str], beside: str) -> list[str]:
    """Return where a notebook's modules are found: as in a kernel, those of the working directory before packages."""
    packages = (number for number, folder in enumerate(path) if folder.endswith("-packages"))
    at = path.index("") if "" in path else next(packages, len(path))
    return [*path[:at], *([beside] if beside else []), *([] if "" in path else [""]), *path[at:]]


def _restore(namespace: dict[str, Any], before: dict[str, Any]) -> None:
    for name in set(namespace) - set(before):
        del namespace[name]
    namespace.update(before)


def _restore_environment(before: dict[str, str]) -> None:
    """Write only what is another: a library that looks into it in another thread meanwhile may crash."""
    for name in set(os.environ) - set(before):
        del os.environ[name]
    os.environ.update({name: value for name, value in before.items() if os.environ.get(name) != value})


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
