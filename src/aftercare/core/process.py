"""How the processes of this program begin: each loads much that stays, and ends."""

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

NEW, YOUNG, OLD = 100_000, 50, 100
"""Objects made, and collections of the generation below, from which on a generation is looked through."""
UNUSED = ("rfc3987_syntax",)
"""JupyterLab brings it for addresses in JSON schemas; its import takes 0.9 s of each process that reads notebooks."""


def prepare() -> None:
    """Prepare this process, which is ours alone, for what it will load."""
    collect_rarely()
    for name in UNUSED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def collect_rarely() -> None:
    """Look for unused cycles rarely, in this process: word lists and patterns are many objects, and stay.

    Looking through all of them took a quarter of their first use, and a tenth of every check.
    """
    gc.set_threshold(NEW, YOUNG, OLD)


def pool(jobs: int | None = None) -> "ProcessPoolExecutor":
    """Return a pool of so many processes, or one for each processor.

    They are spawned, never forked: a fork of a process in which Typst has compiled never returns.
    """
    from concurrent.futures import ProcessPoolExecutor  # here, because most runs need no pool
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=prepare)
