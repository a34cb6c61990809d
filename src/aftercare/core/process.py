"""How the processes of this program start: each loads much that stays in memory until it ends."""

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .workers import Workers

NEW, YOUNG, OLD = 2_000_000, 50, 100
"""Objects made, and collections of the generation below, from which on a generation is looked through."""
APART_FROM = 10_000
"""Targets of a project from which on what Typst sets, be it one page, is set by other processes: it takes 150 MB."""
MOST_JOBS = 61
"""Processes that a pool may have on Windows."""
QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""What a container may use of the processors: microseconds in so many, or `max`."""
UNUSED = ("rfc3987_syntax", "isoduration", "rfc3986_validator")
"""JupyterLab brings them for formats in JSON schemas; the first takes 0.9 s of each process that reads notebooks."""


def prepare() -> None:
    """Prepare this process, which is ours alone, for what it will load."""
    collect_rarely()
    open_streams()
    for name in UNUSED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def open_streams() -> None:
    """Open what the process was started without (`>&-`), leading nowhere.

    Each gets the lowest free number, which is its own: otherwise a file would, and what others print would go into it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - until the process ends
            os.set_inheritable(stream.fileno(), True)  # to kernels, which die without
            setattr(sys, name, stream)


def collect_rarely() -> None:
    """Look for unused cycles rarely, in this process: word lists and patterns are many objects, and stay.

    Looking through all of them took a quarter of their first use, and a tenth of every check. What checks remember of
    texts is a million more, and is forgotten before they are looked through.
    """
    gc.set_threshold(NEW, YOUNG, OLD)


def processors() -> int:
    """Return how many processes may run at once: as many as the machine, or its container, leaves to this one."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with suppress(OSError, ValueError):
        share, period = map(int, QUOTA.read_text(encoding="ascii").split())
        own = min(own, -(-share // period))
    return min(max(own, 1), MOST_JOBS)


def forkable() -> bool:
    """Whether a fork of this process is safe: on Linux, as long as it has a single thread.

    Typst has threads of its own once it has compiled, lingua 2.2 once it was asked, and a fork of either never returns.
    """
    return sys.platform == "linux" and sum(1 for _ in Path("/proc/self/task").iterdir()) == 1


def pool(jobs: int | None = None, *, forked: bool = False) -> "Workers":
    """Return a pool of so many processes, or one for each processor.

    They are spawned, and load in a second or two what they need; or `forked`, where that is safe, with all of this one.
    """
    from multiprocessing import get_context  # here, because most runs need no pool

    from .workers import Workers

    return Workers(jobs or processors(), mp_context=get_context("fork" if forked else "spawn"), initializer=_serve)


def _serve() -> None:
    """Prepare a process of a pool, which would wait for work for ever if the one that gives it was killed."""
    from multiprocessing import parent_process  # here, as above

    prepare()
    if parent := parent_process():
        Thread(target=_end_with, args=[parent], daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
