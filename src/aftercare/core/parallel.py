"""Gives work to several processes, a few tasks at a time, since waiting tasks and results take memory."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any

from .process import pool

EACH = 3
"""Tasks that are under way for each process: one is done, one is next, and one is on its way."""


def mapped(
    work: Callable[[Any, Any], Any], parts: Iterable[Any], common: Any, jobs: int, *, forked: bool = False
) -> Iterator[tuple[Any, Any]]:
    """Yield (part, what `work` makes of it and of what all have in common) as each ends, in so many processes.

    Where one of them dies, or none can begin, what is not done is left out.
    """
    with pool(jobs, forked=forked) as workers:
        for part, future in as_they_end(workers, work, iter(parts), jobs, common):
            if not isinstance(future.exception(), BrokenProcessPool):
                yield part, future.result()


def as_they_end(
    workers: Executor, work: Callable[..., Any], tasks: Iterator[Any], jobs: int, *common: Any
) -> Iterator[tuple[Any, Future[Any]]]:
    """Yield (task, what became of it) as each ends; once a process has died, no further task is asked for."""
    running: dict[Future[Any], Any] = {}
    whole = True
    while True:
        for task in islice(tasks, EACH * jobs - len(running)) if whole else ():
            running[submitted(workers, work, task, *common)] = task
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            whole = whole and not isinstance(future.exception(), BrokenProcessPool)
            yield running.pop(future), future


def submitted(workers: Executor, work: Callable[..., Any], *given: Any) -> Future[Any]:
    """Return what will become of a task, also where no process can take it any more."""
    try:
        return workers.submit(work, *given)
    except (BrokenProcessPool, OSError) as error:  # a process has died since the last result, or none can begin
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool(str(error)))
        return future
