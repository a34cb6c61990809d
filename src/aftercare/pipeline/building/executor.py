"""Runs many tasks in this process or in several, a few at a time, since waiting tasks and results take memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any

from ...core.process import pool, processors
from . import tasks as one
from .tasks import Exported, Task

AHEAD = 2
"""How many notebooks are executed before the PDFs of the first must be there."""
EACH = 3
"""Tasks that are under way for each process: one is done, one is next, and one is on its way."""
EACH_MAKES = 10_000
"""Tasks after which processes are replaced: each grows by some kilobytes with every handout."""


def run(tasks: Iterable[Task], jobs: int | str) -> Iterator[Exported]:
    """Yield the result of each task as it ends; `jobs` is a number of processes, or the address of a cluster.

    A task is asked for when there is room for it.
    """
    if isinstance(jobs, str):
        from . import cluster

        yield from cluster.run(tasks, jobs)
        return
    yield from _here(tasks) if jobs == 1 else _pooled(tasks, jobs)


def _pooled(tasks: Iterable[Task], jobs: int) -> Iterator[Exported]:
    """Build in so many processes; where one of them dies, what was under way has a process for each task.

    Where there are many tasks, new processes take their place from time to time.
    """
    rest = iter(tasks)
    while first := [*islice(rest, 1)]:
        broken = []
        with pool(jobs) as workers:
            for task, future in _as_they_end(workers, one.made, chain(first, islice(rest, EACH_MAKES * jobs)), jobs):
                try:
                    yield Exported(task, *future.result())
                except BrokenProcessPool:
                    broken.append(task)
        yield from map(_apart, broken)


def _as_they_end(
    workers: Executor, work: Callable[..., Any], tasks: Iterator[Any], jobs: int, *common: Any
) -> Iterator[tuple[Any, Future[Any]]]:
    """Yield (task, what became of it) as each ends; once a process has died, no further task is asked for."""
    running: dict[Future[Any], Any] = {}
    whole = True
    while True:
        for task in islice(tasks, EACH * jobs - len(running)) if whole else ():
            running[_submitted(workers, work, task, *common)] = task
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            whole = whole and not isinstance(future.exception(), BrokenProcessPool)
            yield running.pop(future), future


def _submitted(workers: Executor, work: Callable[..., Any], *given: Any) -> Future[Any]:
    try:
        return workers.submit(work, *given)
    except (BrokenProcessPool, OSError) as error:  # a process has died since the last result, or none can begin
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool(str(error)))
        return future


def _apart(task: Task) -> Exported:
    with pool(1) as workers:
        try:
            return Exported(task, *_submitted(workers, one.made, task).result())
        except BrokenProcessPool:
            return Exported(task, {}, "the process that built it was killed; look for free memory, and build again")


def mapped(
    work: Callable[[Any, Any], Any], parts: Iterable[Any], common: Any, jobs: int, *, forked: bool = False
) -> Iterator[tuple[Any, Any]]:
    """Yield (part, what `work` makes of it and of what all have in common) as each ends, in so many processes.

    Where one of them dies, or none can begin, what is not done is left out.
    """
    with pool(jobs, forked=forked) as workers:
        for part, future in _as_they_end(workers, work, iter(parts), jobs, common):
            if not isinstance(future.exception(), BrokenProcessPool):
                yield part, future.result()


def _here(tasks: Iterable[Task]) -> Iterator[Exported]:
    """Execute one notebook after the other while threads typeset the PDFs of those before: Typst needs no Python."""
    with ThreadPoolExecutor(processors()) as threads:
        begun: deque[Callable[[], Exported]] = deque()
        for task in tasks:
            begun.append(one.begin(task, lambda work: threads.submit(work).result))
            if len(begun) > AHEAD:
                yield begun.popleft()()
        yield from (end() for end in begun)
