"""Runs many tasks in this process or in several, a few at a time, since waiting tasks and results take memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from ...core.parallel import as_they_end, submitted
from ...core.process import pool, processors
from . import tasks as one
from .tasks import Exported, Task

AHEAD = 2
"""How many notebooks are executed before the PDFs of the first must be there."""
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
            for task, future in as_they_end(workers, one.made, chain(first, islice(rest, EACH_MAKES * jobs)), jobs):
                try:
                    yield Exported(task, *future.result())
                except BrokenProcessPool:
                    broken.append(task)
        yield from map(_apart, broken)


def _apart(task: Task) -> Exported:
    with pool(1) as workers:
        try:
            return Exported(task, *submitted(workers, one.made, task).result())
        except BrokenProcessPool:
            return Exported(task, {}, "the process that built it was killed; look for free memory, and build again")


def _here(tasks: Iterable[Task]) -> Iterator[Exported]:
    """Execute one notebook after the other while threads typeset the PDFs of those before: Typst needs no Python."""
    with ThreadPoolExecutor(processors()) as threads:
        begun: deque[Callable[[], Exported]] = deque()
        for task in tasks:
            begun.append(one.begin(task, lambda work: threads.submit(work).result))
            if len(begun) > AHEAD:
                yield begun.popleft()()
        yield from (end() for end in begun)
