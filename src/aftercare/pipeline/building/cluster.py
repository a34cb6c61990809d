"""Builds handouts on a dask cluster: a task carries its data, and what it made comes back as bytes with digests.

So workers need no disk in common with this machine, only the same program, libraries and fonts.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

from ...core.disk.files import write_atomically
from ...core.disk.program_files import code
from ...core.errors import AftercareError
from .tasks import Exported, Task
from .worker import Fonts, Made, build_there, fonts_of

if TYPE_CHECKING:
    from distributed import Client, Future

HERE = "dask"
"""Stands for a cluster of this machine's own, started for the run."""
AHEAD = 3
"""Tasks that are sent for each thread of the cluster before results are waited for."""
PATIENCE = 20
"""Seconds until a scheduler or a first worker must have answered."""


def run(tasks: Iterable[Task], address: str) -> Iterator[Exported]:
    """Yield the result of each task as it ends; whoever stops listening cancels the rest.

    Raises AftercareError where no cluster answers.
    """
    rest = iter(tasks)
    first = next(rest, None)
    if first is None:
        return
    if first.engine != "in-process":
        raise AftercareError(
            "kernels read the project's files, which a cluster does not have; build with --jobs instead"
        )
    with _connected(address) as client:
        yield from _results(client, chain([first], rest), fonts_of(first.root))


def _results(client: "Client", rest: Iterator[Task], needed: Fonts) -> Iterator[Exported]:
    from distributed import as_completed

    program = code()
    sent: dict[Any, Task] = {}

    def send() -> "Iterator[Future]":
        if task := next(rest, None):
            future = client.submit(build_there, task, program, needed, pure=False)
            sent[future.key] = task
            yield future

    ahead = AHEAD * max(1, sum(client.nthreads().values()))
    running = as_completed([future for _ in range(ahead) for future in send()])
    try:
        for future in running:
            yield _taken(sent.pop(future.key), future)
            running.update(send())
    finally:
        client.cancel([*running.futures])


def _taken(task: Task, future: "Future") -> Exported:
    """Return what became of a task: its files are those of the digests that came with them."""
    try:
        made: Made = future.result()
    except Exception as error:  # noqa: BLE001 - its workers were killed too often, or the scheduler has gone
        return Exported(task, {}, problem=f"the cluster could not build it: {type(error).__name__}: {error}")
    if any(hashlib.sha256(data).hexdigest() != digest for data, digest in made.files.values()):
        return Exported(task, {}, problem="a file was damaged on its way from the cluster; build again")
    if made.copy:
        write_atomically(task.copy, made.copy, durable=False)
    return Exported(task, {kind: data for kind, (data, _) in made.files.items()}, made.problem)


@contextmanager
def _connected(address: str) -> "Iterator[Client]":
    """Connect to a cluster, or start one here. Raises AftercareError where there is none, or one without workers."""
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise AftercareError("a cluster needs dask; run pip install 'aftercare-handouts[cluster]'") from None
    try:
        if address == HERE:
            with LocalCluster(threads_per_worker=1, dashboard_address=None) as own, Client(own) as client:
                yield client
            return
        with Client(address, timeout=PATIENCE) as client:
            client.wait_for_workers(1, timeout=PATIENCE)
            yield client
    except (OSError, ValueError) as error:
        remedy = f"start them with dask scheduler and dask worker {address} --nthreads 1"
        raise AftercareError(f"{address}: no scheduler with a worker answers ({error}); {remedy}") from None
