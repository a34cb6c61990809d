"""The progress bar for long work: a widget in a notebook, a line on a terminal, nothing where nobody is watching."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TextIO

from ..snapshot.serving import is_serving

Advance = Callable[[int, int], None]
_kept: list[TextIO] = []
"""The terminal, while notebooks are executed."""


@contextmanager
def progress(what: str, *, quiet: bool = False) -> Iterator[Advance]:
    """Yield a function (done, total) that moves the bar. A build's own record keeps none of it."""
    terminal = _kept[-1] if _kept else _terminal()
    if quiet or (not terminal and (is_serving() or not _in_notebook())):
        yield lambda _done, _total: None
        return
    # A widget for a front end alone: a build executes notebooks in what tqdm takes for a kernel, also on a terminal.
    bar = import_module("tqdm.auto" if not terminal and find_spec("ipywidgets") else "tqdm").tqdm
    with bar(desc=what, leave=False, file=terminal) as shown:

        def advance(done: int, total: int) -> None:
            shown.total = total
            shown.update(done - shown.n)

        yield advance


@contextmanager
def on_terminal() -> Iterator[None]:
    """Let bars reach the terminal from notebooks, whose cells write to no descriptor of this process."""
    found = _terminal()
    if not found:
        yield
        return
    with os.fdopen(os.dup(found.fileno()), "w", encoding=found.encoding, errors="replace") as copy:
        _kept.append(copy)
        try:
            yield
        finally:
            _kept.pop()


def _terminal() -> TextIO | None:
    """Return standard error, if somebody looks at it."""
    return sys.__stderr__ if sys.__stderr__ is not None and sys.__stderr__.isatty() else None


def _in_notebook() -> bool:
    """Whether a kernel runs this, whose front end shows widgets."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell else None
    return type(running).__name__ == "ZMQInteractiveShell"
