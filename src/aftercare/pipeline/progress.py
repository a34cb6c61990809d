"""The progress bar for long work: a widget in a notebook, a line on a terminal, nothing where nobody looks."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec

from .project import is_serving

Advance = Callable[[int, int], None]


@contextmanager
def progress(what: str, *, quiet: bool = False) -> Iterator[Advance]:
    """Yield a function (done, total) that moves the bar. A build's own record keeps none of it."""
    terminal = sys.__stderr__ is not None and sys.__stderr__.isatty()
    if quiet or (not terminal and (is_serving() or not _in_notebook())):
        yield lambda _done, _total: None
        return
    bar = import_module("tqdm.auto" if find_spec("ipywidgets") else "tqdm").tqdm  # without, tqdm.auto warns
    with bar(desc=what, leave=False, file=sys.__stderr__ if terminal else None) as shown:

        def advance(done: int, total: int) -> None:
            shown.total = total
            shown.update(done - shown.n)

        yield advance


def _in_notebook() -> bool:
    """Whether a kernel runs this, whose front end shows widgets."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell else None
    return type(running).__name__ == "ZMQInteractiveShell"
